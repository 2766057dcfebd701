"""Every error response becomes the error that its status stands for, whatever else it holds."""

from __future__ import annotations

import pickle
import traceback

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import Client, RateLimitError, Retry, StatsigError
from statsig_console._limits.members import Waiter
from statsig_console._limits.queue import AdmissionQueue
from tests.support.error_responses import bodies, expected, headers, is_repeated, statuses
from tests.support.tiers import examples

pytestmark = pytest.mark.anyio


@given(statuses, headers, bodies, st.booleans())
@pytest.mark.search
@settings(max_examples=examples(250, 5000))
async def test_a_read_raises_the_error_of_the_status(
    status: int, fields: list[tuple[bytes, bytes]], body: bytes, is_whole: bool
) -> None:
    requests = 0

    class Body(httpx.AsyncByteStream):
        async def __aiter__(self):  # type: ignore[no-untyped-def]
            yield body
            if not is_whole:
                raise httpx.ReadError("reset")

    def respond(request: httpx.Request) -> httpx.Response:
        nonlocal requests
        requests += 1
        return httpx.Response(status, headers=fields, stream=Body())

    refusals: list[float | None] = []
    record_refusal = AdmissionQueue.record_refusal

    def spy(queue: AdmissionQueue, waiter: Waiter, retry_after: float | None) -> dict[str, int]:
        refusals.append(retry_after)
        return record_refusal(queue, waiter, retry_after)

    retry = Retry(attempts=2, longest_wait=60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AdmissionQueue, "record_refusal", spy)
        async with (
            httpx.AsyncClient(transport=httpx.MockTransport(respond)) as http,
            Client("console-x", http_client=http, retry=retry, deadline=1000) as client,
        ):
            with pytest.raises(StatsigError) as caught:
                await client.gates.get("x")
    error = caught.value
    assert isinstance(error, expected(status))
    assert requests == error.attempts == 1 + is_repeated(error, longest_wait=60)
    assert len(refusals) == (requests if isinstance(error, RateLimitError) else 0)
    shown = "".join(traceback.format_exception(error, limit=None))
    assert error.hint in shown
    str(error).encode()
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("encoding", ["br", "gzip", "gzip, gzip", "\xe9"])
@pytest.mark.parametrize("status", [400, 429, 503])
async def test_a_body_that_cannot_be_read_does_not_hide_the_status(status: int, encoding: str) -> None:
    fields = [(b"Content-Encoding", encoding.encode("latin-1")), (b"Transfer-Encoding", b"chunked")]
    for extra in ([], [(b"Content-Length", b"5")]):
        response = httpx.Response(status, headers=[*fields, *extra], stream=httpx.ByteStream(b"?????"))
        transport = httpx.MockTransport(lambda request, response=response: response)
        async with (
            httpx.AsyncClient(transport=transport) as http,
            Client("console-x", http_client=http, retry=Retry(attempts=1)) as client,
        ):
            with pytest.raises(expected(status)):
                await client.gates.get("x")


async def test_a_large_error_body_is_read_in_part() -> None:
    class Endless(httpx.AsyncByteStream):
        sent = 0

        async def __aiter__(self):  # type: ignore[no-untyped-def]
            while True:
                self.sent += 2**16
                yield b"x" * 2**16

    stream = Endless()
    transport = httpx.MockTransport(lambda request: httpx.Response(429, stream=stream))
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client("console-x", http_client=http, retry=Retry(attempts=1)) as client,
    ):
        with pytest.raises(RateLimitError, match="429 xxx"):
            await client.gates.get("x")
    assert stream.sent <= 2**18 + 2**17
