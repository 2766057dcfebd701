"""Whether an answer can be the answer to what was asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ._codec import UNSET
from ._errors import AmbiguousMutation, MalformedJSON, ResponseError, SchemaMismatch, StatsigError
from ._operation import Answer, Operation, data
from ._secrecy import Secrecy
from ._unforeseen import unforeseen

__all__ = ["check_fit", "decoded"]

T = TypeVar("T")


def check_fit(
    operation: Operation, places: Mapping[str, object], content: bytes | None, answer: Answer
) -> None:
    """Raise for a read that brought nothing, or an object that was not asked for.

    What answers another request would otherwise pass for this one, and so would all that follow.
    """
    error: ResponseError | None = None
    if operation.safety == "read" and answer.data is UNSET and answer.message is None:
        error = MalformedJSON("nothing")
    elif (
        isinstance(answer.data, dict)
        and isinstance(found := answer.data.get("id"), str)
        and found != places.get("id")
    ):
        # Some groups take the name in place of the id, and make the id of a new object from its name.
        known = _names((found, answer.data.get("name")))
        asked = _asked(operation, places, content)
        if (names := _names(asked)) and names.isdisjoint(known):
            text = f"{found!r} where {next(filter(None, asked))!r} was asked for"
            error = SchemaMismatch("data.id", text, raw=answer.data)
    if error is not None:
        error.status = answer.status
        raise error


def _asked(operation: Operation, places: Mapping[str, object], content: bytes | None) -> list[object]:
    """Return by what names the object of an operation is known; none where it answers with something else."""
    # A key is its own id, and its object has another.
    if operation.path.startswith("/keys"):
        return []
    sent = json.loads(content) if content and operation.safety != "read" else None
    body: list[object] = [sent.get("id"), sent.get("name")] if isinstance(sent, dict) else []
    if operation.safety == "create":
        return body if not operation.places else []
    if operation.places == ("id",) and (operation.path.endswith("/{id}") or operation.safety == "transition"):
        return [places.get("id"), *body]
    # A rule has a name of its own, and its gate is the answer.
    return [places.get("id")] if operation.path.endswith(("/{id}/rule", "/{id}/rules")) else []


def _names(values: Iterable[object]) -> set[str]:
    """Return names as they are left when a server writes them in its own way."""
    plain = ("".join(filter(str.isalnum, name)).casefold() for name in values if isinstance(name, str))
    return set(filter(None, plain))


def decoded(
    operation: Operation,
    path: Callable[[], str],
    answer: Answer,
    decode: Callable[[Answer], T],
    secrecy: Secrecy,
) -> T:
    """Return the decoded answer, or raise SchemaMismatch for a read that as a whole is of another kind.

    Decoders give back what they cannot read; inside of an object that is kept.
    """
    try:
        return _decoded(operation, answer, decode)
    except ResponseError as error:
        error.status = answer.status
        fault: StatsigError = secrecy.error(error.locate(operation.id, operation.method, path()))
    except Exception as error:
        # What a function of the user raises is for the user.
        if isinstance(error, StatsigError) or not _is_ours(decode):
            raise
        fault = unforeseen(error, secrecy, answer.status).locate(operation.id, operation.method, path())
        if operation.safety != "read":
            fault = AmbiguousMutation(fault).locate(operation.id, operation.method, path())
    # A traceback with locals would show what the server repeats.
    del answer
    raise fault


def _is_ours(decode: Callable[[Answer], object]) -> bool:
    return (getattr(decode, "__module__", None) or "").startswith(f"{__package__}.")


def _decoded(operation: Operation, answer: Answer, decode: Callable[[Answer], T]) -> T:
    result = decode(answer)
    is_documented = operation.id != f"{operation.method} {operation.path}"
    if is_documented and operation.safety == "read" and decode is not data and result is answer.data:
        kind = "nothing" if result is UNSET else type(result).__name__
        raise SchemaMismatch("data", f"{kind} where something else belongs", raw=answer.data)
    return result
