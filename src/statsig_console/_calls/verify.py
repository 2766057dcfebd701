"""Read back a write whose response was lost, and compare the object with the write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from .._errors import APIStatusError, ConflictError, InvalidArgumentError, NotFoundError, StatsigError
from .._http.identity import Requested, compare_identity, requested_object
from .._http.reasons import advise
from .._http.request import target
from .._http.response import parse_date
from .._operation import Operation, RawResponse, Verify
from .._page_signs import CycleDetector
from .request import Request

__all__ = ["SECOND_LOOK", "UndecidedError", "differences", "is_older", "read_back"]

Read = Callable[[Request], Awaitable[RawResponse]]

SECOND_LOOK = 2.0
"""Seconds before an object is read a second time, if the first time did not show the write: the effect of a
write may appear late."""
_CLOCK_SKEW = 60.0
"""Seconds by which the clocks of the server's machines may differ. No source; far above what NTP leaves."""
_EMPTY: tuple[Any, ...] = (None, "", [], {})
"""Values that count as equal: a server may store null for an empty value, or return an empty one for null."""


class UndecidedError(StatsigError):
    """The object that was read back does not show whether the write was carried out."""


async def read_back(
    request: Request, verify: Verify, read: Read, pause: Callable[[float], Awaitable[None]], *, age: float
) -> RawResponse | APIStatusError | None:
    """Return the current object if the write was carried out, or None if it was not.

    For a create that finds an object older than the call, it returns the ConflictError to raise.

    Args:
        request: The write.
        verify: How to read its object, and the values to expect.
        read: Sends a read, whose time counts toward the deadline of the write.
        pause: Waits some seconds, within the same deadline.
        age: Seconds since the first attempt of the write; infinite if it belongs to an earlier call.

    Raises UndecidedError if the result is not certain: the response holds another object, or other content
    than was sent. Raises the error of a read that failed.
    """
    is_transition = verify.reached is not None or verify.left is not None
    body = {} if is_transition else json.loads(request.content or b"{}")

    async def look() -> RawResponse | None:
        if is_transition:
            return await _after_transition(request, verify, read)
        return await _find_created(request, verify, body, read)

    answer = await look()
    if answer is None:
        await pause(SECOND_LOOK)
        age += SECOND_LOOK
        answer = await look()
    if answer is None or is_transition:
        return answer
    if is_older(answer, age):
        text = "an object with this name existed before the call"
        return advise(ConflictError(text, status=409, headers=answer.headers), "exists")
    if paths := differences(_in_same_case(body), _in_same_case(answer.data)):
        raise UndecidedError(f"an object with this name exists; it differs in {', '.join(paths)}")
    return answer


async def _after_transition(request: Request, verify: Verify, read: Read) -> RawResponse | None:
    reading = _reading(request, verify.path or "", request.places)
    answer = await read(reading)
    state = _requested(reading, requested_object(reading.operation, request.places, None), answer)
    wanted = verify.reached if verify.reached is not None else verify.left or {}
    if missing := [name for name in wanted if state.get(name) is None]:
        raise UndecidedError(f"the object has no {', '.join(missing)}")
    if verify.reached is not None:
        is_done = all(state[name] == value for name, value in wanted.items())
    else:
        is_done = all(state[name] != value for name, value in wanted.items())
    return answer if is_done else None


async def _find_created(
    request: Request, verify: Verify, body: Mapping[str, Any], read: Read
) -> RawResponse | None:
    if verify.path is not None:
        try:
            reading = _reading(request, verify.path, body)
            answer = await read(reading)
        except NotFoundError:
            if verify.list is None or "id" in body:
                return None
        except InvalidArgumentError:
            pass  # The body holds no id, so the object is found by its name in a list.
        else:
            _requested(reading, requested_object(request.operation, {}, request.content), answer)
            return answer
    if verify.list is not None and "name" in body:
        return await _find_by_name(request, verify.list, body["name"], read)
    raise UndecidedError("the request holds neither the id nor the name of its object")


async def _find_by_name(request: Request, path: str, name: object, read: Read) -> RawResponse | None:
    """Read a list until the name is found, or to its first empty page, since links may be missing."""
    number, pages = 1, CycleDetector[list[Any]]()
    while True:
        answer = await read(_reading(request, path, {}, number))
        if not isinstance(answer.data, list):
            raise UndecidedError("the response holds no list")
        for item in answer.data:
            if isinstance(item, dict) and item.get("name") == name:
                return RawResponse(answer.status, answer.headers, answer.message, None, item)
        if not answer.data or answer.pagination is None:
            return None
        if pages.find(number, answer.data) is not None:
            raise UndecidedError("the pages of the list repeat")
        number += 1


def _requested(reading: Request, requested: Requested, answer: RawResponse) -> Mapping[str, Any]:
    """Return the object of a response, or raise UndecidedError if it is not known to be the requested one."""
    found = answer.data
    if not isinstance(found, dict) or compare_identity(requested, found) != "same":
        raise UndecidedError(f"{reading.operation.path} returned another object, or none")
    return found


def _reading(request: Request, path: str, values: Mapping[str, object], page: int | None = None) -> Request:
    operation = Operation(f"{request.operation.id} (reading back)", "GET", path, "read")
    query = None if page is None else {"page": page, "limit": 100}
    # The values are passed on, so that a response with another object is refused. So is the time used.
    path = target(operation.fill(values), query)
    return Request(operation, path, None, request.options, values, time=request.time)


def _in_same_case(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with its id and name in lower case, since a server may store them in another case."""
    names = {field: value[field].casefold() for field in ("id", "name") if isinstance(value.get(field), str)}
    return {**value, **names}


def is_older(answer: RawResponse, age: float) -> bool:
    """Return whether an object was created before the call, using only times of the server's clock."""
    created = answer.data.get("createdTime") if isinstance(answer.data, dict) else None
    if not isinstance(created, int | float) or isinstance(created, bool):
        return False
    now = parse_date(answer.headers.get("date", ""))
    # The number of the server is only compared, since arithmetic fails if it is too long for a float.
    return now is not None and created < 1000 * (now.timestamp() - age - _CLOCK_SKEW)


def differences(sent: Any, found: Any, path: str = "") -> list[str]:
    """Return the paths at which a value that was read differs from the value that was sent.

    Fields that the response leaves out or adds are ignored. A list with one item equals the item, because the
    server returns condition values in either form. Plain values in a list may have another order, as tags do.
    Objects may not, because the order of rules has a meaning.
    """
    if isinstance(sent, Mapping) and isinstance(found, Mapping):
        return [
            path_inside
            for name, value in sent.items()
            if name in found
            for path_inside in differences(value, found[name], f"{path}.{name}" if path else name)
        ]
    if sent in _EMPTY and not isinstance(sent, bool | int):
        return [] if found in _EMPTY else [path]
    if isinstance(sent, list) or isinstance(found, list):
        return _list_differences(_as_list(sent), _as_list(found), path)
    # True equals 1 in Python, but is another value in JSON.
    is_same = sent == found and isinstance(sent, bool) == isinstance(found, bool)
    return [] if is_same else [path]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _list_differences(sent: list[Any], found: list[Any], path: str) -> list[str]:
    if len(sent) != len(found):
        return [path]
    if all(isinstance(value, str | int | float) for value in (*sent, *found)):
        # In JSON, True and 1 are different values, and 1 and 1.0 are the same number.
        return [] if _count(sent) == _count(found) else [path]
    return [
        inside
        for index, pair in enumerate(zip(sent, found, strict=True))
        for inside in differences(*pair, f"{path}[{index}]")
    ]


def _count(values: list[Any]) -> Counter[tuple[bool, Any]]:
    return Counter((isinstance(value, bool), value) for value in values)
