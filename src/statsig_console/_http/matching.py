"""Check that a response belongs to its request."""

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
from .._operation import Operation, RawResponse, data
from .exceptions import unforeseen_error
from .identity import compare_identity, requested_object
from .redaction import Redactor

__all__ = ["check_matches_request", "decoded"]

T = TypeVar("T")


def check_matches_request(
    operation: Operation, places: Mapping[str, object], content: bytes | None, answer: RawResponse
) -> None:
    """Raise a ResponseError if a read returned no object, or an object that was not requested.

    Otherwise a response to another request would be accepted, and so would all later ones on that connection.
    """
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
    """Return the decoded response, or raise SchemaMismatchError for a read whose data has another type.

    Decoders return values of another type unchanged. Inside an object, such values are kept.
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


def _is_ours(decode: Callable[[RawResponse], object]) -> bool:
    return (getattr(decode, "__module__", None) or "").startswith("statsig_console.")


def _decoded(operation: Operation, answer: RawResponse, decode: Callable[[RawResponse], T]) -> T:
    result = decode(answer)
    is_documented = operation.id != f"{operation.method} {operation.path}"
    if is_documented and operation.is_read and decode is not data and result is answer.data:
        kind = "nothing" if result is UNSET else type(result).__name__
        text = f"{kind} is not the type that the operation returns"
        raise SchemaMismatchError("data", text, raw=answer.data, status=answer.status)
    return result
