"""Redact credentials in errors and logs, and keys in all texts that a server repeats."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import httpx

from .._codec import REDACTED
from .._errors import FieldError, StatsigError

__all__ = ["REDACTED", "SENT_SECRETS", "KeyPattern", "Redactor", "redact"]

SENT_SECRETS: ContextVar[tuple[str, ...]] = ContextVar("sent_secrets", default=())
"""Credentials that the current call sends; see `send_secrets`."""
_KINDS = "console", "client", "secret"
# Only at the beginning of a word, or after a percent escape. The lookbehind is last in the pattern, because
# `re` is ten times as fast if a pattern begins with a literal.
_KIND = "|".join(rf"{kind}(?:(?<!\w{kind})|(?<=%[0-9A-Fa-f]{{2}}{kind}))" for kind in _KINDS)
_KEY = re.compile(rf"({_KIND})(?:-|%2[Dd]|\\u002[Dd])[A-Za-z0-9_%-]{{4,}}")
# JSON in UTF-16 or UTF-32 has zero bytes between the letters; in a text they may be escaped.
_BETWEEN = r"(?:\x00|\\{1,8}(?:x|u00)00){0,3}"
_BASE64 = {"+": r"(?:\+|-|%2[Bb])", "/": r"(?:\\{0,8}/|_|%2[Ff])"}
"""The characters that differ between Base64 and its form for URLs; JSON and URLs may escape them."""


def redact(text: str) -> str:
    """Remove all texts that look like a key, and credentials that the current call sends.

    The server repeats keys in messages, and some paths hold keys.
    """
    for secret in SENT_SECRETS.get():
        text = text.replace(secret, REDACTED)
    return _KEY.sub(r"\1-" + REDACTED, text)


class KeyPattern:
    """Removes one key from texts: in any case, percent-encoded, escaped as in JSON or HTML, or in Base64.

    Every quantifier has a bound, so that the time is linear for every text of the server.
    """

    __slots__ = ("_patterns",)

    def __init__(self, key: str) -> None:
        encoded = "|".join(_in_base64(key, offset) for offset in range(3))
        self._patterns = re.compile(_BETWEEN.join(map(_forms, key))), re.compile(f"(?:{encoded})={{0,2}}")

    def remove(self, text: str) -> str:
        """Return the text without the key."""
        for pattern in self._patterns:
            text = pattern.sub(REDACTED, text)
        return text


def _forms(letter: str) -> str:
    """Return a pattern for all forms of one character.

    Each alternative begins with a literal, because `re` searches fast for those.
    """
    cases = sorted({letter.lower(), letter.upper()})
    codes = "|".join("".join(f"[{d.lower()}{d.upper()}]" for d in f"{ord(case):02x}") for case in cases)
    numbers = "|".join(str(ord(case)) for case in cases)
    forms = [re.escape(case) for case in cases]
    forms.append(rf"%(?:25){{0,4}}(?:{codes})")
    forms.append(rf"\\{{1,8}}(?:u00|x)(?:{codes})")
    forms.append(rf"&(?:amp;){{0,4}}#(?:0{{0,6}}(?:{numbers})|[xX]0{{0,6}}(?:{codes}));")
    return f"(?:{'|'.join(forms)})"


def _in_base64(key: str, offset: int) -> str:
    """Return a pattern for the key in the Base64 of a longer text in which it begins at this offset."""
    encoded = b64encode(b"\0" * offset + key.encode()).decode()
    # The characters at both ends also depend on the text around the key.
    own = encoded[-(-offset * 8 // 6) : (offset + len(key)) * 8 // 6]
    return _BETWEEN.join(_BASE64.get(letter, letter) for letter in own)


E = TypeVar("E", bound=BaseException)
# A text that is shorter than any real key may occur in a response by chance.
_SHORTEST = 16
_PLAIN = (type(None), bool, int, float, complex)
_DEEPEST = 100


class Redactor:
    """Removes a key, and all texts that look like a key. Its repr does not show the key."""

    __slots__ = ("_key", "_pattern")

    def __init__(self, key: str = "") -> None:
        self._key = key if len(key) >= _SHORTEST else None
        self._pattern: KeyPattern | None = None

    def text(self, text: str) -> str:
        """Return a text without this key and without texts that look like a key."""
        if self._key is not None:
            if self._pattern is None:
                # Created at the first error, because most clients never need it.
                self._pattern = KeyPattern(self._key)
            text = self._pattern.remove(text)
        return redact(text)

    def body(self, content: bytes) -> bytes:
        """Return a body of any encoding without keys."""
        return self.text(content.decode("latin-1")).encode("latin-1")

    def headers(self, headers: httpx.Headers) -> httpx.Headers:
        """Return headers without keys. They may hold any bytes."""
        return httpx.Headers([(name, self.body(value)) for name, value in headers.raw])

    def error(self, error: StatsigError) -> StatsigError:
        """Return an error of this package without keys, without its causes, and without its frames."""
        error.__cause__ = error.__context__ = None
        self._clean(error)
        return error

    def cause(self, error: E) -> E | None:
        """Return an exception without keys and frames, also in its causes.

        Frames of a transport hold the request with its key, and a traceback with local variables would show
        them. A cause that still shows a key is removed. Returns None if the exception itself shows one.
        """
        if not self._clean(error):
            return None
        rest: list[BaseException] = [error]
        seen: set[int] = {id(error)}
        while rest:
            one = rest.pop()
            for name in ("__cause__", "__context__"):
                led: BaseException | None = getattr(one, name)
                if led is None or id(led) in seen:
                    continue
                if self._clean(led):
                    seen.add(id(led))
                    rest.append(led)
                else:
                    setattr(one, name, None)
            rest += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        return error

    def _clean(self, error: BaseException) -> bool:
        """Remove keys and frames from one exception, and return whether it now shows no key."""
        try:
            if hasattr(error, "request_info"):
                return False  # An exception of aiohttp holds all headers of the request.
            error.__traceback__ = None
            error.args = tuple(self._value(argument) for argument in error.args)
            for name, value in list(vars(error).items()):
                # Not with setattr, which a class may forbid.
                vars(error)[name] = self._value(value)
            for name in ("strerror", "filename", "filename2") if isinstance(error, OSError) else ():
                setattr(error, name, self._value(getattr(error, name)))
            if isinstance(error, BaseExceptionGroup) and not all(map(self._clean, error.exceptions)):
                return False
        except Exception:
            return False
        return not self._shows(error, str) and not self._shows(error, repr)

    def _shows(self, value: object, how: Callable[[object], str]) -> bool:
        try:
            text: str = how(value)
        except Exception:
            return False  # An exception whose `str` fails shows nothing.
        return self.text(text) != text

    def _value(self, value: Any, depth: int = 0) -> Any:
        """Return a value without keys. Objects of other classes are kept, unless they show a key."""
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, str):
            return self.text(value)
        if type(value) is bytes:
            return self.body(value)
        if isinstance(value, FieldError):
            return FieldError(self.text(value.property), self.text(value.message))
        if depth > _DEEPEST:
            return "…"
        if isinstance(value, dict):
            return {self._value(name, depth + 1): self._value(one, depth + 1) for name, one in value.items()}
        if type(value) in (list, tuple):
            return type(value)(self._value(one, depth + 1) for one in value)
        if isinstance(value, BaseException):
            return value
        return f"<{type(value).__name__}>" if self._shows(value, repr) else value
