"""How closely the fake models each operation of the server."""

from __future__ import annotations

from typing import Literal

from .._document.document import Document, Operation
from .._state.store import Store
from .call import HANDLERS, Call
from .crud import example_of, part, plain

__all__ = ["Semantics", "semantics_of"]

Semantics = Literal["modelled", "crud", "echo", "example"]


def semantics_of(document: Document) -> dict[str, Semantics]:
    """Return how closely each operation is modelled.

    `modelled` operations have their own code. `crud` operations create, read, list, update, delete or switch
    an object. Both behave like the server. `echo` stores a body and returns it. `example` returns the example
    of the document.
    """
    store = Store(0, lambda: 0.0)
    return {name: _of(document, store, operation) for name, operation in sorted(document.operations.items())}


def _of(document: Document, store: Store, operation: Operation) -> Semantics:
    place = f"{operation.method} {operation.path}"
    if operation.id in HANDLERS or place in HANDLERS:
        return "modelled"
    path = {parameter.name: "" for parameter in operation.parameters if parameter.place == "path"}
    chosen = plain(Call(operation, document, store, path, {}, [], None))
    if chosen is example_of:
        return "example"
    return "echo" if chosen is part else "crud"
