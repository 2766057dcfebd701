"""Reading back: whether a change whose answer was lost was made."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anyio

from ._errors import Conflict, InvalidArgumentError, NotFound
from ._exchange import target
from ._operation import Answer, Operation, Verify
from ._session import Request

__all__ = ["read_back"]

Read = Callable[[Request], Awaitable[Answer]]

# A second look, since an object may take a moment to show up.
_SECOND_LOOK = 2.0


async def read_back(request: Request, verify: Verify, read: Read) -> Answer | None:
    """Return the object as it is when the change was made, or None when it was not.

    Raises Conflict when a create finds an object under its name that differs from what was sent.
    """
    if verify.reached is not None or verify.left is not None:
        return await _after_transition(request, verify, read)
    body = json.loads(request.content or b"{}")
    for look in range(2):
        if look:
            await anyio.sleep(_SECOND_LOOK)
        answer = await _created(request, verify, body, read)
        if answer is not None:
            different = _difference(body, answer.data)
            if different:
                text = f"another object has this name; it differs in {', '.join(different)}"
                raise Conflict(text, status=409, headers=answer.headers)
            return answer
    return None


async def _after_transition(request: Request, verify: Verify, read: Read) -> Answer | None:
    answer = await read(_reading(request, verify.path or "", request.places))
    state = answer.data if isinstance(answer.data, dict) else {}
    if verify.reached is not None:
        made = all(state.get(name) == value for name, value in verify.reached.items())
    else:
        made = all(name in state and state[name] != value for name, value in (verify.left or {}).items())
    return answer if made else None


async def _created(request: Request, verify: Verify, body: Mapping[str, Any], read: Read) -> Answer | None:
    if verify.path is not None:
        try:
            return await read(_reading(request, verify.path, body))
        except NotFound:
            if verify.list is None or "id" in body:
                return None
        except InvalidArgumentError:
            pass  # the body does not hold the id; the name must do
    if verify.list is not None and "name" in body:
        return await _named(request, verify.list, body["name"], read)
    return None


async def _named(request: Request, path: str, name: object, read: Read) -> Answer | None:
    number = 1
    while True:
        answer = await read(_reading(request, path, {}, number))
        items = answer.data if isinstance(answer.data, list) else []
        for item in items:
            if isinstance(item, dict) and item.get("name") == name:
                return Answer(answer.status, answer.headers, answer.message, None, item)
        if not items or not (answer.pagination or {}).get("nextPage"):
            return None
        number += 1


def _reading(request: Request, path: str, values: Mapping[str, object], page: int | None = None) -> Request:
    operation = Operation(f"{request.operation.id} (reading back)", "GET", path, "read")
    query = None if page is None else {"page": page, "limit": 100}
    return Request(operation, target(operation.fill(values), query), None, request.options)


def _difference(sent: Mapping[str, Any], found: Any) -> list[str]:
    """Return the plain fields that differ; the server reshapes lists and objects, so they prove nothing."""
    if not isinstance(found, dict):
        return ["everything"]
    plain = {name: value for name, value in sent.items() if isinstance(value, str | int | float | bool)}
    return [name for name, value in plain.items() if name in found and found[name] != value]
