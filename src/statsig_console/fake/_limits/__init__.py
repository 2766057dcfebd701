"""Rate limits.

`algorithms` has seven ways in which servers count requests, `quota` applies them to the operations.
"""
