"""Turn exceptions that no library is known to raise into errors of this package."""

from __future__ import annotations

from .._errors import ResponseError
from .redaction import Redactor

__all__ = ["HINT", "text_of", "unforeseen"]

HINT = (
    "Look at the cause: this was not foreseen. It comes from the HTTP client passed as `http`, if any, "
    "or is a fault of this package, which is worth a report."
)


def text_of(error: BaseException, redactor: Redactor) -> str:
    """Return the kind of an exception and its text without keys; some cannot be shown as text."""
    try:
        text = " ".join(str(error).split())
    except Exception:
        text = ""
    kind = type(error).__name__
    return redactor.text(f"{kind}: {text}" if text else kind)


def unforeseen(error: Exception, redactor: Redactor, status: int | None = None) -> ResponseError:
    """Return the error for an exception after the request was sent, with that exception as its cause.

    Nothing tells whether the server carried out the request.
    """
    found = ResponseError(f"the response could not be taken: {text_of(error, redactor)}")
    found.status, found.hint = status, HINT
    found.__cause__ = redactor.cause(error)
    return found
