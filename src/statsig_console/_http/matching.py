"""Whether a response can be the response to its request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from .._codec import UNSET
from .._errors import (
    MalformedJSONError,
    ResponseError,
    SchemaMismatchError,
    StatsigError,
    UnknownOutcomeError,
)
from .._operation import Operation, RawResponse, data, nothing
from .exceptions import unforeseen_error
from .identity import compare_identity, requested_object
from .redaction import Redactor

__all__ = ["check_matches_request", "decoded"]

T = TypeVar("T")
_CONTAINERS = (dict, list)
_JSON = (dict, list, str, int, float)


def kinds_of(operation: Operation, decode: Callable[[RawResponse], object] | None) -> tuple[type, ...]:
    """Return what the data of the response may be; empty for anything, and for none."""
    if decode is None or decode is nothing or not operation.is_documented or not _is_ours(decode):
        return ()
    return _JSON if decode is data else _CONTAINERS


def check_matches_request(
    operation: Operation,
    places: Mapping[str, object],
    content: bytes | None,
    answer: RawResponse,
    kinds: tuple[type, ...] = (),
) -> None:
    """Raise a ResponseError for a response without the data that belongs there, or for another object.

    A response that belongs to another request would otherwise be taken for this one, and all later ones too.
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
        text = f"{answer.data[field]!r} where {wanted!r} was asked for"
        raise SchemaMismatchError(f"data.{field}", text, raw=answer.data, status=answer.status)


def decoded(
    operation: Operation,
    path: Callable[[], str],
    answer: RawResponse,
    decode: Callable[[RawResponse], T],
    redactor: Redactor,
) -> T:
    """Return the decoded answer, or raise SchemaMismatchError for one that as a whole is of another kind.

    Decoders give back what they cannot read; inside of an object that is kept. A write that is answered so
    raises UnknownOutcomeError.
    """
    try:
        return _decoded(operation, answer, decode)
    except ResponseError as error:
        fault: StatsigError = redactor.error(operation.locate(error, path()))
    except Exception as error:
        # What a function of the user raises is for the user.
        if isinstance(error, StatsigError) or not _is_ours(decode):
            raise
        fault = operation.locate(unforeseen_error(error, redactor, answer.status), path())
    if not operation.is_read:
        fault = operation.locate(UnknownOutcomeError(fault), path())
    # A traceback with locals would show what the server repeats.
    del answer
    raise fault


def _is_ours(decode: Callable[[RawResponse], object]) -> bool:
    return (getattr(decode, "__module__", None) or "").startswith("statsig_console.")


def _decoded(operation: Operation, answer: RawResponse, decode: Callable[[RawResponse], T]) -> T:
    result = decode(answer)
    if decode is not data and result is answer.data and kinds_of(operation, decode):
        raise _mismatch(answer)
    return result


def _mismatch(answer: RawResponse) -> SchemaMismatchError:
    kind = "nothing" if answer.data in (UNSET, None) else type(answer.data).__name__
    text = f"{kind} where something else belongs"
    return SchemaMismatchError("data", text, raw=answer.data, status=answer.status)
