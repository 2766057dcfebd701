"""Which operations behave like those of the server, and which answer without knowing what they mean."""

from __future__ import annotations

from typing import Literal

from .._document.document import Document, Operation
from .._state.store import Store
from .call import HANDLERS, Call
from .crud import example_of, part, plain

__all__ = ["Semantics", "semantics_of"]

Semantics = Literal["own", "plain", "kept", "example"]


def semantics_of(document: Document) -> dict[str, Semantics]:
    """Tell for each operation how far the fake goes.

    `own` has code of its own and `plain` creates, reads, lists, updates, deletes or switches an object;
    both are real. `kept` takes a body and gives it back, `example` answers with the example of the document.
    """
    store = Store(0, lambda: 0.0)
    return {name: _of(document, store, each) for name, each in sorted(document.operations.items())}


def _of(document: Document, store: Store, operation: Operation) -> Semantics:
    place = f"{operation.method} {operation.path}"
    if operation.id in HANDLERS or place in HANDLERS:
        return "own"
    path = {each.name: "" for each in operation.parameters if each.place == "path"}
    chosen = plain(Call(operation, document, store, path, {}, [], None))
    if chosen is example_of:
        return "example"
    return "kept" if chosen is part else "plain"
