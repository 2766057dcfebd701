"""Check that a response belongs to its request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from .._codec import UNSET, Unset
from .._errors import (
    MalformedJSONError,
    ResponseError,
    SchemaMismatchError,
    StatsigError,
    UnknownOutcomeError,
)
from .._operation import LargeResponse, Operation, OrNone, RawResponse, data, decode_apart, nothing
from .exceptions import unforeseen_error
from .identity import compare_identity, requested_object
from .redaction import Redactor

__all__ = ["check_matches_request", "decode_response"]

T = TypeVar("T")
_CONTAINERS = (dict, list)
_ABSENT = (Unset, type(None))
_JSON = (dict, list, str, int, float)


def kinds_of(operation: Operation, decode: Callable[[RawResponse], object] | None) -> tuple[type, ...]:
    """Return the types that the data of the response may have; empty if any type, or no data, is right."""
    if decode is None or decode is nothing or not operation.is_documented or not _is_ours(decode):
        return ()
    if isinstance(decode, OrNone):
        return (*_CONTAINERS, *_ABSENT)
    return _JSON if decode is data else _CONTAINERS


def check_matches_request(
    operation: Operation,
    places: Mapping[str, object],
    content: bytes | None,
    answer: RawResponse,
    kinds: tuple[type, ...] = (),
) -> None:
    """Raise a ResponseError if the response has no data of the right kind, or belongs to another object.

    Otherwise a response to another request would be accepted, and so would all later ones on that connection.
    """
    if kinds and not isinstance(answer.data, kinds):
        raise _mismatch(answer)
    if operation.is_read and answer.data is UNSET and answer.message is None:
        raise MalformedJSONError("nothing", status=answer.status)
    if (
        isinstance(answer.data, dict)
        and ((found := answer.data.get("id")) is None or found != places.get("id"))
        # A key may be masked in the response.
        and not operation.path.startswith("/keys")
        and compare_identity(requested := requested_object(operation, places, content), answer.data)
        == "other"
    ):
        field = "id" if isinstance(found, str) else "name"
        wanted = next(text for texts in requested for text in texts)
        text = f"{answer.data[field]!r} instead of {wanted!r}, which was requested"
        raise SchemaMismatchError(f"data.{field}", text, raw=answer.data, status=answer.status)


def decoded(
    operation: Operation,
    path: Callable[[], str],
    answer: RawResponse,
    decode: Callable[[RawResponse], T],
    redactor: Redactor,
) -> T:
    """Return the decoded response, or raise SchemaMismatchError if its data has another type.

    Decoders return values of another type unchanged. Inside an object, such values are kept. For a write,
    data of another type raises UnknownOutcomeError.
    """
    try:
        return _decoded(operation, answer, decode)
    except ResponseError as error:
        fault: StatsigError = redactor.error(operation.locate(error, path()))
    except Exception as error:
        # An exception of a user's function is passed on to the user.
        if isinstance(error, StatsigError) or not _is_ours(decode):
            raise
        fault = operation.locate(unforeseen_error(error, redactor, answer.status), path())
    if not operation.is_read:
        fault = operation.locate(UnknownOutcomeError(fault), path())
    # A traceback with local variables would show credentials that the server repeats.
    del answer
    raise fault


async def decode_response(
    operation: Operation,
    path: Callable[[], str],
    answer: RawResponse,
    decode: Callable[[RawResponse], T],
    redactor: Redactor,
) -> T:
    """Return the result of `decoded`, which runs in a thread if the response to a read is large.

    A function of the user runs in the event loop. So does the decoder of a write, because a cancellation
    would lose its result.
    """
    try:
        if isinstance(answer, LargeResponse) and operation.is_read and _is_ours(decode):
            return await decode_apart(answer, partial(decoded, operation, path, answer, decode, redactor))
        return decoded(operation, path, answer, decode, redactor)
    finally:
        # A traceback with local variables would show credentials that the server repeats.
        del answer


def _is_ours(decode: Callable[[RawResponse], object]) -> bool:
    return (getattr(decode, "__module__", None) or "").startswith("statsig_console.")


def _decoded(operation: Operation, answer: RawResponse, decode: Callable[[RawResponse], T]) -> T:
    result = decode(answer)
    # None is what a decoder of data that may be missing returns for null.
    is_left_out = result is None and isinstance(decode, OrNone)
    if decode is not data and result is answer.data and not is_left_out and kinds_of(operation, decode):
        raise _mismatch(answer)
    return result


def _mismatch(answer: RawResponse) -> SchemaMismatchError:
    kind = "nothing" if answer.data in (UNSET, None) else type(answer.data).__name__
    text = f"{kind} is not the type that the operation returns"
    return SchemaMismatchError("data", text, raw=answer.data, status=answer.status)
