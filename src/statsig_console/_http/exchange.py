"""Send one request and read its response, or raise an error of this package."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx

from .._errors import ResponseError, StatsigError
from .._operation import RawResponse
from .._transport.delivery import Delivery, Send
from .._transport.http_clients import end_connection
from .exceptions import error_for, text_of
from .redaction import Redactor
from .response import LARGE, open_answer
from .response_body import read_body

__all__ = ["exchange"]

_MOST_OF_AN_ERROR = 2**18
"""The maximum number of bytes of an error body that are read. Searching 1 MiB for keys takes up to 0.5 s."""
_logger = logging.getLogger("statsig_console")


async def exchange(
    send: Send,
    request: httpx.Request,
    delivery: Delivery,
    redactor: Redactor,
    *,
    check: Callable[[RawResponse], None],
    max_bytes: int,
) -> RawResponse:
    """Send one request and return its response. Every failure raises an error of this package.

    Args:
        send: The function that sends a request.
        request: The request.
        delivery: Records how much of the request was sent.
        redactor: Removes the key from errors.
        check: Raises a ResponseError if the response belongs to another request.
        max_bytes: The maximum size of the decompressed body.
    """
    response = await _sent(send, request, delivery, redactor)
    # Errors are raised outside `except`. Otherwise an exception that may show the key would be their context.
    if isinstance(response, StatsigError):
        raise response
    delivery.stage, delivery.sent = "receive", "maybe"
    try:
        return await _answer(response, delivery, redactor, check=check, max_bytes=max_bytes)
    except StatsigError as error:
        delivery.is_spoiled = delivery.is_spoiled or isinstance(error, ResponseError)
        fault: StatsigError = redactor.error(error)
    except Exception as error:
        delivery.is_spoiled = True
        fault = error_for(error, delivery, redactor, request.url, response.status_code)
    finally:
        await _close(response, delivery)
    raise fault


async def _sent(
    send: Send, request: httpx.Request, delivery: Delivery, redactor: Redactor
) -> httpx.Response | StatsigError:
    """Return the response, or the error for an exception of the transport. Raise errors of this package."""
    try:
        return await send(request)
    except StatsigError:
        raise
    except Exception as error:
        return error_for(error, delivery, redactor, request.url)


async def _answer(
    response: httpx.Response,
    delivery: Delivery,
    redactor: Redactor,
    *,
    check: Callable[[RawResponse], None],
    max_bytes: int,
) -> RawResponse:
    """Read and check a success, or raise the error that the response means."""
    status, parts = response.status_code, list[bytes]()
    if 200 <= status < 300:
        await read_body(response, parts, max_bytes)
        return await _opened(response, b"".join(parts), check, redactor)
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


async def _opened(
    response: httpx.Response, body: bytes, check: Callable[[RawResponse], None], redactor: Redactor
) -> RawResponse:
    """Open and check a success. A large one is opened in a thread, so that the event loop is not blocked."""
    arguments = response.status_code, response.headers, body, redactor.text
    if len(body) <= LARGE:
        answer = open_answer(*arguments)
    else:
        from anyio.to_thread import run_sync

        answer = await run_sync(open_answer, *arguments, abandon_on_cancel=True)
    check(answer)
    return answer
