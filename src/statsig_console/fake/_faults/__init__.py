"""Fault injection.

`faults` defines each kind of fault, `injector` keeps the pending ones and chooses those for a request,
`plan` reads them from JSON (`Chaos`), `chance` draws random numbers that depend only on the request.
"""
