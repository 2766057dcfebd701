"""Fault injection.

`faults` defines each kind of fault, `injector` keeps those to come and decides what happens to a request,
`plan` reads them from JSON (`Chaos`), `chance` draws random numbers that depend on the request only.
"""
