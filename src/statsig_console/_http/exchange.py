"""Send one request and read its response, or raise an error of this package."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import Any, TypeGuard

import httpx

from .._errors import ResponseError, StatsigError
from .._operation import LargeResponse, RawResponse
from .._transport.delivery import Delivery
from .._transport.http1.received import ReceivedResponse
from .._transport.http_clients import end_connection
from .exceptions import error_for, text_of
from .headers import ResponseHeaders
from .redaction import Redactor
from .response import LARGE, open_answer
from .response_body import read_body

__all__ = ["exchange"]

_MOST_OF_AN_ERROR = 2**18
"""The maximum number of bytes of an error body that are read. Searching 1 MiB for keys takes up to 0.5 s."""
_logger = logging.getLogger("statsig_console")


async def exchange(
    sending: Awaitable[ReceivedResponse | httpx.Response],
    delivery: Delivery,
    redactor: Redactor,
    url: httpx.URL,
    *,
    check: Callable[[RawResponse], None],
    max_bytes: int,
) -> RawResponse:
    """Send one request and return its response. Every failure raises an error of this package.

    Args:
        sending: Sends the request when it is awaited, and returns the response.
        delivery: Records how much of the request was sent.
        redactor: Removes the key from errors.
        url: The address of the server, for errors.
        check: Raises a ResponseError if the response belongs to another request.
        max_bytes: The maximum size of the decompressed body.
    """
    try:
        response = await sending
    except StatsigError:
        raise
    except Exception as error:
        fault = error_for(error, delivery, redactor, url)
    else:
        delivery.stage, delivery.sent = "receive", "maybe"
        try:
            # No variable holds the answer, because a traceback with local variables would show it.
            if _is_plain(response):
                return _checked(_open_plain(response, redactor), check)
            return _checked(await _answer(_as_httpx(response), delivery, redactor, max_bytes), check)
        except StatsigError as error:
            delivery.is_spoiled = delivery.is_spoiled or isinstance(error, ResponseError)
            fault = redactor.error(error)
        except Exception as error:
            delivery.is_spoiled = True
            fault = error_for(error, delivery, redactor, url, response.status_code)
        finally:
            if isinstance(response, ReceivedResponse):
                response.close()
            else:
                await _close(response, delivery)
    # Raised outside `except`. Otherwise an exception that may show the key would be its context.
    raise fault


def _checked(answer: RawResponse, check: Callable[[RawResponse], None]) -> RawResponse:
    check(answer)
    return answer


def _open_plain(response: ReceivedResponse, redactor: Redactor) -> RawResponse:
    headers = ResponseHeaders(response.headers, response.content_type or b"")
    return open_answer(response.status_code, headers, response.body, redactor.text)


def _is_plain(response: ReceivedResponse | httpx.Response) -> TypeGuard[ReceivedResponse]:
    """Return whether a response is a whole success in memory that is neither compressed nor large."""
    return (
        isinstance(response, ReceivedResponse)
        and 200 <= response.status_code < 300
        and not response.is_encoded
        and len(response.body) <= LARGE
        and response.fault is None
    )


def _as_httpx(response: ReceivedResponse | httpx.Response) -> httpx.Response:
    return response.as_httpx() if isinstance(response, ReceivedResponse) else response


async def _answer(
    response: httpx.Response, delivery: Delivery, redactor: Redactor, max_bytes: int
) -> RawResponse:
    """Read a success, or raise the error that the response means."""
    status, parts = response.status_code, list[bytes]()
    if 200 <= status < 300:
        await read_body(response, parts, max_bytes)
        return await _opened(response, b"".join(parts), redactor)
    if status >= 200:
        # An unreadable body must not hide the status, because the rate limits must learn of a 429.
        try:
            await read_body(response, parts, min(max_bytes, _MOST_OF_AN_ERROR))
        except Exception as error:
            delivery.is_spoiled = True
            _logger.debug("the body of a %d could not be read: %s", status, text_of(error, redactor))
    # The server repeats the key in its message, and a traceback with local variables would show it.
    body = redactor.body(b"".join(parts))
    parts.clear()
    return open_answer(status, redactor.headers(response.headers), body, redactor.text)


async def _close(response: httpx.Response, delivery: Delivery) -> None:
    """Close a response. If that fails, the response is used all the same."""
    try:
        if delivery.is_spoiled:
            end_connection(response)
        await response.aclose()
    except Exception as error:
        _logger.debug("a response could not be closed: %s", type(error).__name__)


async def _opened(response: httpx.Response, body: bytes, redactor: Redactor) -> RawResponse:
    """Open a success. A large one is opened in a thread, so that the event loop is not blocked."""
    arguments = response.status_code, response.headers, body, redactor.text
    if len(body) <= LARGE:
        return open_answer(*arguments)
    from anyio.to_thread import run_sync

    return await run_sync(_open_large, *arguments, abandon_on_cancel=True)


def _open_large(*arguments: Any) -> LargeResponse:
    opened = open_answer(*arguments)
    return LargeResponse(*(getattr(opened, each.name) for each in fields(opened)))
