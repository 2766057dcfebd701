"""How the key stays out of errors: of what a server repeats, and of the frames that saw the request."""

from __future__ import annotations

from typing import Any, TypeVar

import httpx

from ._answers import redact
from ._errors import StatsigError

__all__ = ["Secrecy"]

E = TypeVar("E", bound=BaseException)

# What is shorter than any real key may well stand in an answer by chance.
_SHORTEST = 16


class Secrecy:
    """Takes a key, and whatever looks like one, out of what came back; its repr does not show it either."""

    __slots__ = ("_key",)

    def __init__(self, key: str = "") -> None:
        self._key = key if len(key) >= _SHORTEST else None

    def text(self, text: str) -> str:
        """Return a text without this key, and without what looks like one."""
        return redact(text if self._key is None else text.replace(self._key, "[redacted]"))

    def body(self, content: bytes) -> bytes:
        """Return a body of any encoding without keys."""
        return self.text(content.decode("latin-1")).encode("latin-1")

    def headers(self, headers: httpx.Headers) -> httpx.Headers:
        """Return headers without keys."""
        return httpx.Headers([(name, self.text(value)) for name, value in headers.multi_items()])

    def error(self, error: StatsigError) -> StatsigError:
        """Return an error of ours without keys, what led to it, and the frames that it came through."""
        for name, value in vars(error).items():
            setattr(error, name, self._value(value))
        error.__cause__ = error.__context__ = None
        return self.cause(error)

    def cause(self, error: E) -> E:
        """Take the keys and frames off an error and all that led to it.

        Frames of an engine hold the request with its key; a traceback with locals would show them.
        """
        rest: list[BaseException | None] = [error]
        seen: set[int] = set()
        while rest:
            if (one := rest.pop()) is not None and id(one) not in seen:
                seen.add(id(one))
                one.args = tuple(self._value(argument) for argument in one.args)
                one.__traceback__ = None
                if hasattr(one.__cause__, "request_info"):
                    # An error of aiohttp that holds all headers of the request.
                    one.__cause__ = one.__context__ = None
                rest += [one.__cause__, one.__context__]
                rest += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        return error

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self._value(name): self._value(one) for name, one in value.items()}
        return [self._value(one) for one in value] if isinstance(value, list) else value
