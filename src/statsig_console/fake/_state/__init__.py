"""Everything that a fake keeps.

`store` holds the objects, `table` is one ordered collection with its views, `undo` the log of changes,
`references` the fields by which objects name each other; `snapshots` and `files` save and restore it all.
"""
