"""Sample objects for a new fake.

`gates` makes gates as in an old project, `samples` the other kinds.
"""
