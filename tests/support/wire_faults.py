"""What can happen to one request between the client and the fake Console, and an engine where it does."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

import anyio
import httpx

from statsig_console._transport.delivery import EXTENSION, Delivery
from statsig_console.fake import Fake

__all__ = ["FAULTS", "Fault", "Wire", "told"]

Pass = Callable[[], Awaitable[httpx.Response]]
"""Hands the request on to the fake."""
JSON = {"content-type": "application/json"}
HTML = {"content-type": "text/html"}
ELSEWHERE = {"location": "https://elsewhere.example/console/v1/gates"}
PAGE = "<html><title>Sign in</title></html>"
_LASTS = 3
"""The maximum number of faults of the same request; after them, it succeeds."""
DATE = "Fri, 10 Oct 2025 08:53:20 GMT"
LATER = "Fri, 10 Oct 2025 08:53:40 GMT"


class Fault(NamedTuple):
    """One way in which a request goes wrong."""

    name: str
    happen: Callable[[Delivery, Pass], Awaitable[httpx.Response]]


class Wire(httpx.AsyncBaseTransport):
    """An engine that knows how far a request came, and lets a share of them meet a fault.

    Args:
        fake: Where the other requests end.
        faults: What can happen.
        share: Of all requests, those to which it happens.
        seed: Decides which, by what is sent and how often it was; the order does not matter.
    """

    def __init__(self, fake: Fake, faults: Sequence[Fault], share: float, seed: int) -> None:
        self.fake = fake.http()
        self.met = 0
        """Requests that met a fault."""
        self._faults, self._share, self._seed = faults, share, seed
        self._sent = Counter[bytes]()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, or do what befalls it."""
        exchange: Delivery = request.extensions[EXTENSION]
        exchange.sent = "no"

        async def arrive() -> httpx.Response:
            exchange.stage, exchange.sent = "wait", "maybe"
            await anyio.sleep(0.05)
            return await self.fake.send(
                httpx.Request(request.method, request.url, headers=request.headers, content=request.content),
                stream=True,
            )

        fault = self._fault_of(b"%b %b %b" % (request.method.encode(), request.url.raw_path, request.content))
        return await (arrive() if fault is None else fault.happen(exchange, arrive))

    def _fault_of(self, sent: bytes) -> Fault | None:
        number = self._sent[sent]
        self._sent[sent] += 1
        lot = random.Random(b"%d %d %b" % (self._seed, number, sent))
        if number >= _LASTS or lot.random() >= self._share:
            return None
        self.met += 1
        return lot.choice(self._faults)


class _Body(httpx.AsyncByteStream):
    """A body that comes in parts, each after a while, and may end with an error."""

    def __init__(self, parts: Sequence[bytes], pause: float = 0.0, error: Exception | None = None) -> None:
        self._parts, self._pause, self._error = parts, pause, error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:
            await anyio.sleep(self._pause)
            yield part
        if self._error is not None:
            raise self._error


def _unsent(name: str, error: type[httpx.TransportError], seconds: float = 0.0) -> Fault:
    async def happen(exchange: Delivery, arrive: Pass) -> httpx.Response:
        await anyio.sleep(seconds)
        raise error("no connection")

    return Fault(name, happen)


def _lost(name: str, error: type[httpx.TransportError], *, made: bool, seconds: float = 0.0) -> Fault:
    async def happen(exchange: Delivery, arrive: Pass) -> httpx.Response:
        exchange.stage, exchange.sent = "wait", "maybe"
        if made:
            await arrive()
        await anyio.sleep(seconds)
        raise error("Server disconnected without sending a response.")

    return Fault(f"{name}, {'made' if made else 'not made'}", happen)


def told(
    name: str, status: int, body: str | bytes = "", headers: Mapping[str, str] = JSON, *, made: bool = False
) -> Fault:
    """Answer for the fake, after the change is made or without making it."""
    content = body.encode() if isinstance(body, str) else body

    async def happen(exchange: Delivery, arrive: Pass) -> httpx.Response:
        exchange.stage, exchange.sent = "wait", "maybe"
        if made:
            await arrive()
        return httpx.Response(status, headers=dict(headers), stream=_Body([content]))

    return Fault(f"{name}, {'made' if made else 'not made'}", happen)


def _spoilt(name: str, spoil: Callable[[bytes], _Body], headers: Mapping[str, str] | None = None) -> Fault:
    """Let the change be made, and do something to a good answer."""

    async def happen(exchange: Delivery, arrive: Pass) -> httpx.Response:
        answer = await arrive()
        return httpx.Response(
            answer.status_code,
            headers={"content-type": answer.headers["content-type"], **(headers or {})},
            stream=spoil(await answer.aread()),
        )

    return Fault(f"{name}, made", happen)


def _refused(
    form: str, headers: Mapping[str, str], body: str = '{"status":429,"message":"Too Many"}'
) -> Fault:
    return told(f"429, {form}", 429, body, {**JSON, **headers})


def _both(name: str, status: int, body: str | bytes = "", headers: Mapping[str, str] = JSON) -> list[Fault]:
    return [told(name, status, body, headers, made=made) for made in (False, True)]


def _replaced(body: bytes, old: bytes, new: bytes) -> _Body:
    return _Body([body.replace(old, new)])


_CUT = httpx.RemoteProtocolError("peer closed connection without sending complete message body")
_ERROR = '{"status":%d,"message":"Internal server error"}'

FAULTS: list[Fault] = [
    _unsent("connection refused", httpx.ConnectError),
    _unsent("connecting takes too long", httpx.ConnectTimeout, 5.0),
    *(_lost("reset", httpx.ReadError, made=made) for made in (False, True)),
    *(_lost("end without an answer", httpx.RemoteProtocolError, made=made) for made in (False, True)),
    *(_lost("no answer for 30 s", httpx.ReadTimeout, made=made, seconds=30.0) for made in (False, True)),
    _lost("sending takes too long", httpx.WriteTimeout, made=False, seconds=10.0),
    _refused("no header", {}),
    _refused("3", {"retry-after": "3"}),
    _refused("a date", {"retry-after": LATER, "date": DATE}),
    _refused("long: 45", {"retry-after-long": "45", "retry-after-short": "2"}),
    *(_refused(form, {"retry-after": form}) for form in ("0", "-1", "nan", "inf", "soon", "7, 8")),
    _refused("870, too long to wait", {"retry-after-long": "870"}),
    _refused("a page", HTML, PAGE),
    *_both("500", 500, _ERROR % 500),
    *_both("502, a page", 502, PAGE, HTML),
    *_both("503, Retry-After: 2", 503, _ERROR % 503, {**JSON, "retry-after": "2"}),
    *_both("504, a page", 504, PAGE, HTML),
    *(fault for status in (520, 529, 599) for fault in _both(f"{status}", status)),
    *_both("408", 408, _ERROR % 408),
    told("409", 409, '{"status":409,"message":"Another update is already in progress"}'),
    told("400", 400, '{"status":400,"message":"Bad Request Exception","errors":["name: no"]}'),
    told("425", 425),
    *(told(f"{status}", status, "", ELSEWHERE) for status in (301, 302, 307, 308)),
    *_both("303", 303, "", ELSEWHERE),
    *_both("a page to sign in", 200, PAGE, HTML),
    *_both("nothing", 200, b"", {}),
    *_both("null", 200, "null"),
    *_both("{}", 200, "{}"),
    # Where an operation returns nothing, a text is as good as a message: nothing tells that it was not made.
    told("text", 200, '"ok"', made=True),
    *_both("NaN", 200, '{"message":"ok","data":NaN}'),
    *_both("nested 100,000 deep", 200, "[" * 100_000),
    *_both("not gzip", 200, "{}", {**JSON, "content-encoding": "gzip"}),
    told("another object", 200, '{"message":"ok","data":{"id":"another_object","name":"another object"}}'),
    _spoilt("a body that is cut off", lambda body: _Body([body[: len(body) // 2]], error=_CUT)),
    _spoilt("JSON that is cut off", lambda body: _Body([body[: len(body) // 2]])),
    _spoilt("bytes beyond the JSON", lambda body: _Body([body, b"}"])),
    _spoilt("a body that is reset", lambda body: _Body([body[:9]], error=httpx.ReadError("reset"))),
    _spoilt("a body that stalls", lambda body: _Body([body[:9]], 30.0, httpx.ReadTimeout("stalled"))),
    _spoilt("a slow body", lambda body: _Body([body[:9], body[9:]], 3.0)),
    _spoilt("a byte each second", lambda body: _Body([body[i : i + 1] for i in range(len(body))], 1.0)),
    _spoilt("an unknown status", lambda body: _replaced(body, b'"status":"', b'"status":"Half ')),
    _spoilt("an unknown field", lambda body: _replaced(body, b'"data":{', b'"data":{"newer":[1],')),
]
