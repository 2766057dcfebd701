"""The ASGI interface of the fake."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .refusal import most_read, refusal, too_large
from .response import Response
from .transport import KEY_HEADER

__all__ = ["Receive", "Reply", "Send"]

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Reply = Callable[[str, str, str | None, bytes], Awaitable[Response]]


async def serve(
    reply: Reply, scope: Mapping[str, Any], receive: Receive, send: Send, allow_hosts: Iterable[str]
) -> None:
    """Answer one request, or confirm the start and the end of the server."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        target = _target(scope)
        response = refusal(scope, target, allow_hosts) or await _reply(reply, scope, target, receive)
        if response is not None:
            await _send(response, receive, send)


async def _reply(reply: Reply, scope: Mapping[str, Any], target: str, receive: Receive) -> Response | None:
    """Return the response to a request, or None if the client has disconnected."""
    most = most_read(scope)
    content = await _content(receive, most)
    if content is None:
        return None
    if len(content) > most:
        return too_large()
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return await reply(scope["method"], target, headers.get(KEY_HEADER), content)


async def _content(receive: Receive, most: int) -> bytes | None:
    """Return the body. Reading stops after more than `most` bytes."""
    content = bytearray()
    while True:
        event = await receive()
        if event["type"] == "http.disconnect":
            return None
        content += event.get("body", b"")
        if len(content) > most or not event.get("more_body"):
            return bytes(content)


def _target(scope: Mapping[str, Any]) -> str:
    path: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    query: bytes = scope.get("query_string", b"")
    return (path.partition(b"?")[0] + (b"?" + query if query else b"")).decode("latin-1")


async def _send(response: Response, receive: Receive, send: Send) -> None:
    if response.broken != "answer":
        await send(
            {"type": "http.response.start", "status": response.status, "headers": response.header_list()}
        )
        body = response.body[: len(response.body) // 2] if response.broken else response.body
        await send({"type": "http.response.body", "body": body, "more_body": bool(response.broken)})
    if response.broken:
        await _abort(receive)


async def _abort(receive: Receive) -> None:
    """Close the connection of the server. uvicorn has it on the object to which `receive` belongs."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("a fault of the fake breaks the connection")
    transport.abort()
    await receive()


async def _live(receive: Receive, send: Send) -> None:
    while True:
        event = await receive()
        await send({"type": f"{event['type']}.complete"})
        if event["type"] == "lifespan.shutdown":
            return
