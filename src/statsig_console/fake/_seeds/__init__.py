"""Objects to begin with.

`gates` makes gates as a grown project has them, `samples` the other kinds.
"""
