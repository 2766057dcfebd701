"""Send requests that carry credentials, and keep these out of errors and logs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from .._codec import UNSET, Secret, SecretText, encode, mask
from .._errors import StatsigError
from .._operation import Api, Operation, Query, RawResponse
from .redaction import SENT_SECRETS

__all__ = ["send_secrets"]

T = TypeVar("T")
E = TypeVar("E", bound=BaseException)

# What is shorter may well stand in a text by chance.
_SHORTEST = 8


# The arguments of `Api.send` are repeated, so that type checkers see them: generated code calls this instead.
async def send_secrets(
    api: Api,
    operation: Operation,
    path: Mapping[str, object],
    *,
    query: Query | None = None,
    body: object = UNSET,
    decode: Callable[[RawResponse], T],
) -> T:
    """Send an operation whose path or body holds credentials: no error, log or frame of it shows them."""
    try:
        with _hiding(*path.values(), _json(body)):
            return await api.send(operation, path, query=query or {}, body=body, decode=decode)
    except StatsigError as error:
        fault = error
    raise _without_frames(fault)


def _json(body: object) -> object:
    try:
        return encode(body)
    except RecursionError:
        return UNSET  # The client refuses it, and says where.


@contextmanager
def _hiding(*values: Any) -> Iterator[None]:
    """Let `redact` remove the credentials in these values, as long as a call takes."""
    texts = list(_secrets(values))
    lines = [line for text in texts for line in text.splitlines()]
    found = [text for text in [*texts, *lines] if len(text) >= _SHORTEST]
    # A server may repeat them inside JSON.
    escaped = [json.dumps(secret, ensure_ascii=ascii)[1:-1] for secret in found for ascii in (True, False)]
    before = SENT_SECRETS.get()
    SENT_SECRETS.set((*before, *dict.fromkeys([*found, *escaped])))
    try:
        yield
    finally:
        # A coroutine that is thrown away ends in another context, where `reset` would raise.
        SENT_SECRETS.set(before)


def _secrets(value: Any) -> Iterator[str]:
    if isinstance(value, Secret):
        yield from _secrets(mask(value.reveal()))
    elif isinstance(value, SecretText):
        yield value[:]
    elif isinstance(value, Mapping | list | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _secrets(item)


def _without_frames(error: E) -> E:
    """Return an error without the frames that it and what led to it came through; they hold what was sent."""
    rest: list[BaseException | None] = [error]
    seen: set[int] = set()
    while rest:
        if (one := rest.pop()) is not None and id(one) not in seen:
            seen.add(id(one))
            one.__traceback__ = None
            rest += [one.__cause__, one.__context__]
            rest += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
    return error
