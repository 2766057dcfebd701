"""The state of a fake.

`store` holds the objects, `table` is one ordered collection with its views, `undo` the log of changes,
`references` the fields in which objects name each other. `snapshots` and `files` save and restore the state.
"""
