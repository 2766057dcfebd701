"""Remove API keys from text, also in the encodings in which a server may repeat them."""

from __future__ import annotations

import re
from base64 import b64encode
from contextvars import ContextVar

from .._secret import REDACTED

__all__ = ["REDACTED", "SENT_SECRETS", "Redactor", "redact"]

SENT_SECRETS: ContextVar[tuple[str, ...]] = ContextVar("sent_secrets", default=())
"""Credentials that the current call sends; see `send_secrets`."""
_KINDS = "console", "client", "secret"
# At the beginning of a word, which may follow upon a percent escape. That is looked at last, because `re`
# skips ahead to a literal at the beginning of a pattern, ten times as fast.
_KIND = "|".join(rf"{kind}(?:(?<!\w{kind})|(?<=%[0-9A-Fa-f]{{2}}{kind}))" for kind in _KINDS)
_KEY = re.compile(rf"({_KIND})(?:-|%2[Dd]|\\u002[Dd])[A-Za-z0-9_%-]{{4,}}")
# JSON may come in UTF-16 or UTF-32, with zeros between the letters; as text they may be escaped.
_BETWEEN = r"(?:\x00|\\{1,8}(?:x|u00)00){0,3}"
_BASE64 = {"+": r"(?:\+|-|%2[Bb])", "/": r"(?:\\{0,8}/|_|%2[Ff])"}
"""What differs between Base64 and its form for URLs, which JSON and URLs may escape."""


def redact(text: str) -> str:
    """Remove what looks like any key, and credentials that the current call sends.

    The server repeats keys in messages and takes them in paths.
    """
    for secret in SENT_SECRETS.get():
        text = text.replace(secret, REDACTED)
    return _KEY.sub(r"\1-" + REDACTED, text)


class Redactor:
    """Remove one key from text: in any case, percent-encoded, escaped as in JSON or HTML, or in Base64.

    Every quantifier has a bound, so that the cost is linear whatever the server sends.
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

    Each alternative begins with a literal, because `re` then skips ahead to one of them.
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
    # The characters at both ends also depend on what is around the key.
    own = encoded[-(-offset * 8 // 6) : (offset + len(key)) * 8 // 6]
    return _BETWEEN.join(_BASE64.get(letter, letter) for letter in own)
