"""Convert exceptions of HTTP clients, known and unknown, to errors of this package without the key."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import httpx

from .._errors import (
    APITimeoutError,
    ConnectError,
    PoolExhaustedError,
    ResponseError,
    StatsigError,
    TransportError,
    TruncatedResponseError,
)
from .._transport.delivery import Delivery
from .redaction import Redactor

if TYPE_CHECKING:
    import ssl

__all__ = ["error_for", "text_of", "unforeseen_error"]

_KNOWN = (httpx.HTTPError, httpx.InvalidURL, OSError)
_NO_TLS = "Check base_url, and the proxies on the path: no common form of TLS was found."
_OF_REQUESTS = "REQUESTS_CA_BUNDLE"
"""The variable that names certificates to the package requests; a user of it may expect it to be read."""
_UNFORESEEN = (
    "Look at the cause: this was not foreseen. It comes from the HTTP client passed as `http_client`, "
    "if any, or is a fault of this package, which is worth a report."
)


def text_of(error: BaseException, redactor: Redactor) -> str:
    """Return the class of an exception and its text without keys. For some, `str` itself fails."""
    try:
        text = " ".join(str(error).split())
    except Exception:
        text = ""
    kind = type(error).__name__
    return redactor.text(f"{kind}: {text}" if text else kind)


def unforeseen_error(error: Exception, redactor: Redactor, status: int | None = None) -> ResponseError:
    """Return the error for an unexpected exception after the request was sent, with that as its cause.

    It is unknown whether the server carried out the request.
    """
    text = f"the response could not be processed: {text_of(error, redactor)}"
    found = ResponseError(text, status=status, hint=_UNFORESEEN)
    found.__cause__ = redactor.cause(error)
    return found


def error_for(
    error: Exception, delivery: Delivery, redactor: Redactor, url: httpx.URL, status: int | None = None
) -> StatsigError:
    """Return the error for an exception of an exchange, with that exception as its cause."""
    stage, sent, text = _stage(error, delivery), delivery.sent, text_of(error, redactor)
    if sent == "no":
        text = f"{url.netloc.decode()}: {text}"
    found: StatsigError
    if isinstance(error, httpx.PoolTimeout):
        found = PoolExhaustedError(text, stage="connect", sent=sent)
    elif isinstance(error, httpx.TimeoutException | TimeoutError):
        found = APITimeoutError(text, stage=stage, sent=sent)
    elif isinstance(error, httpx.ConnectError) or sent == "no":
        found = _connect_error(error, text, delivery)
    elif not isinstance(error, _KNOWN):
        return unforeseen_error(error, redactor, status)
    elif stage == "receive" and isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        found = TruncatedResponseError(text)
    elif isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in text:
        found = ResponseError(f"the response is not HTTP: {text}")
    else:
        found = TransportError(text, stage=stage, sent=sent)
    found.__cause__ = redactor.cause(error)
    return found


def _stage(error: Exception, delivery: Delivery) -> str:
    """Return the stage that failed. The HTTP client of a user tells it only by the class of its exception."""
    if isinstance(error, httpx.WriteError | httpx.WriteTimeout):
        return "send"
    return "connect" if isinstance(error, httpx.ConnectTimeout | httpx.ProxyError) else delivery.stage


def _connect_error(error: Exception, text: str, delivery: Delivery) -> ConnectError:
    # Imported here, because importing it takes long.
    import ssl

    refusal = _tls_refusal(error)
    if refusal is None:
        hint = None if isinstance(error, _KNOWN) else _UNFORESEEN
        return ConnectError(text, stage="connect", sent=delivery.sent, hint=hint)
    if isinstance(refusal, ssl.SSLCertVerificationError):
        reason = getattr(refusal, "verify_message", "") or "it cannot be verified"
        text = f"{text}: the certificate of the server is not trusted: {reason}"
        found = ConnectError(text, stage="connect", sent=delivery.sent, reason="certificate")
        if os.environ.get(_OF_REQUESTS) and not os.environ.get("SSL_CERT_FILE"):
            found.hint += f" {_OF_REQUESTS} is set, but only requests reads it."
        return found
    found = ConnectError(text, stage="connect", sent=delivery.sent, hint=_NO_TLS)
    found.fixable_by = "human"
    return found


def _tls_refusal(error: BaseException) -> ssl.SSLError | None:
    """Return the error of a TLS handshake that would fail again, or None."""
    import ssl

    cause: BaseException | None = error
    found, seen = None, set[int]()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        # A server that ends the connection during the handshake may be available again soon.
        if isinstance(cause, ssl.SSLError) and not isinstance(
            cause, ssl.SSLEOFError | ssl.SSLZeroReturnError
        ):
            found = cause
        cause = cause.__cause__ or cause.__context__
    return found
