"""Rate limits.

`algorithms` has seven algorithms with which servers count requests, `quota` applies them to the operations.
"""
