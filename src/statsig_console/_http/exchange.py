"""Send one request and read its response, or raise an error of this package."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx

from .._errors import ResponseError, StatsigError
from .._operation import RawResponse
from .._transport.delivery import Delivery, Send
from .exceptions import error_for, text_of
from .redaction import Redactor
from .response import LARGE, open_answer
from .response_body import read_body

__all__ = ["exchange"]

_MOST_OF_AN_ERROR = 2**18
"""Bytes of the body of an error response that are read; to search 1 MiB for keys takes up to 0.5 s."""
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
    """Send one request and return its response, or raise an error of this package, whatever went wrong.

    Args:
        send: How a request is sent.
        request: What is sent.
        delivery: Records how far the request came.
        redactor: Keeps the key out of errors.
        check: Raises a ResponseError if this is not the response to the request.
        max_bytes: Bytes of the decoded body at most.
    """
    response = await _sent(send, request, delivery, redactor)
    # Errors are raised outside of `except`, so that no exception that may show the key is their context.
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
        await _close(response)
    raise fault


async def _sent(
    send: Send, request: httpx.Request, delivery: Delivery, redactor: Redactor
) -> httpx.Response | StatsigError:
    """Return the response, or the error for an exception of the engine; errors of this package are raised."""
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
    """Read and check a success, or raise what the response stands for."""
    status, parts = response.status_code, list[bytes]()
    if 200 <= status < 300:
        await read_body(response, parts, max_bytes)
        return await _opened(response, b"".join(parts), check, redactor)
    if status >= 200:
        # A body that cannot be read does not hide a status: after a 429, the limits must know.
        try:
            await read_body(response, parts, min(max_bytes, _MOST_OF_AN_ERROR))
        except Exception as error:
            delivery.is_spoiled = True
            _logger.debug("the body of a %d could not be read: %s", status, text_of(error, redactor))
    # The server repeats the key in its message; a traceback with locals would show it.
    body = redactor.body(b"".join(parts))
    parts.clear()
    return open_answer(status, redactor.headers(response.headers), body, redactor.text)


async def _close(response: httpx.Response) -> None:
    """Close a response; what it said counts, also where that fails."""
    try:
        await response.aclose()
    except Exception as error:
        _logger.debug("a response could not be closed: %s", type(error).__name__)


async def _opened(
    response: httpx.Response, body: bytes, check: Callable[[RawResponse], None], redactor: Redactor
) -> RawResponse:
    """Open and check a success; open a large one in a thread, so that the event loop goes on meanwhile."""
    arguments = response.status_code, response.headers, body, redactor.text
    if len(body) <= LARGE:
        answer = open_answer(*arguments)
    else:
        from anyio.to_thread import run_sync

        answer = await run_sync(open_answer, *arguments, abandon_on_cancel=True)
    check(answer)
    return answer
