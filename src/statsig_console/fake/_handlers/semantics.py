"""How closely the fake models each operation of the server."""

from __future__ import annotations

from typing import Literal

from .._document.document import Document, Operation
from .._state.store import Store
from .call import HANDLERS, Call
from .dispatch import echo, handler_of

__all__ = ["Semantics", "semantics_of"]

Semantics = Literal["modelled", "crud", "echo"]


def semantics_of(document: Document) -> dict[str, Semantics]:
    """Return how closely each operation is modelled.

    `modelled` operations have their own code. `crud` operations create, read, list, update or delete an
    object. Both behave like the server. `echo` operations return the example of the document and keep the
    body of a write.
    """
    store = Store(0, lambda: 0.0)
    return {name: _of(document, store, operation) for name, operation in sorted(document.operations.items())}


def _of(document: Document, store: Store, operation: Operation) -> Semantics:
    if operation.id in HANDLERS or f"{operation.method} {operation.path}" in HANDLERS:
        return "modelled"
    handler = handler_of(Call(operation, document, store, {}, {}, [], None))
    return "echo" if handler is echo else "crud"
