"""The fault matrix, rows 24 to 53: what statuses and headers say."""

from __future__ import annotations

import gzip
import json
import logging
import tracemalloc
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import anyio
import pytest

from statsig_console import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    Client,
    ConflictError,
    FieldError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseError,
    ResponseTooLargeError,
    Retry,
    ServerError,
    StatsigError,
    UnexpectedRedirectError,
    UnknownOutcomeError,
    bulk,
    models,
)
from tests.support.certificates import Authority
from tests.support.event_loops import on_real_clocks
from tests.support.fault_calls import KEY
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, Script, answer, serve
from tests.support.meeting import applies, meeting, says

pytestmark = pytest.mark.anyio

GATE = {"id": "a"}
HTML = {"Content-Type": "text/html"}
PAGE = b"<html><body><h1>Bad Gateway</h1></body></html>"
Call = Callable[[Client], Awaitable[Any]]


async def read(client: Client) -> Any:
    """Make a call of the class `read`."""
    return await client.gates.get("a")


async def replace(client: Client) -> Any:
    """Make a call of the class `replace`."""
    return await client.gates.update("a", models.GateUpdate(description="new"))


async def delete(client: Client) -> Any:
    """Make a call of the class `delete`."""
    return await client.gates.delete("a")


async def once(client: Client) -> Any:
    """Make a call of the class `once`."""
    return await client.experiments.reset("a")


repeatable = pytest.mark.parametrize("call", [read, replace, delete], ids=lambda call: call.__name__)


@pytest.mark.parametrize("calls", [1, 6])
async def test_row_024_refusals_without_a_word_on_how_long(calls: int) -> None:
    trying = most = 0

    async def script(exchange: Exchange) -> None:
        nonlocal trying, most
        if exchange.request.at < 60:
            await exchange.answer(None, 429)
            return
        trying += 1
        most = max(most, trying if exchange.request.number < 2 * calls else 0)
        await anyio.sleep(1)
        trying -= 1
        exchange.apply()
        await exchange.answer(GATE)

    async with meeting(script) as (server, client), anyio.create_task_group() as group:
        for _ in range(calls):
            group.start_soon(replace, client)
    times = [seen.at for seen in server.seen]
    trials = times[calls:-calls]
    assert len(server.ledger) == calls
    # After the first pause one call tries for all, and after each further refusal for longer.
    assert len(trials) == 2
    assert 10 <= trials[0] < 10.6
    assert 20 <= trials[1] - trials[0] < 21.1
    # Its success lets in the next one; the last ones may go together again.
    assert server.seen[-calls].at >= 60
    assert most <= 1


async def test_row_025_a_refusal_that_says_how_long() -> None:
    refusal = says(None, 429, headers={"Retry-After": "3"})
    async with (
        meeting(refusal, applies(GATE)) as (server, client),
        anyio.create_task_group() as group,
    ):
        group.start_soon(replace, client)
        await anyio.sleep(1)
        group.start_soon(delete, client)
        await anyio.sleep(1)
        assert len(server.seen) == 1
    refused, *others = server.seen
    assert 3 <= others[0].at - refused.at <= 3.15
    assert others[1].at >= others[0].at
    assert [seen.method for seen in server.ledger] == ["PATCH", "DELETE"]


async def test_row_026_a_date_counts_from_the_date_of_the_answer() -> None:
    headers = {"Date": "Sat, 21 Nov 2026 10:00:00 GMT", "Retry-After": "Sat, 21 Nov 2026 10:00:20 GMT"}
    async with meeting(says(None, 429, headers=headers), applies(GATE)) as (server, client):
        await replace(client)
    assert 20 <= server.seen[1].at <= 21
    assert len(server.seen) == 2


NO_WAITS = ["0", "-3", "nan", "inf", "1e9", "soon", "2026-11-21T10:00:20Z", "7, 8", ""]


@pytest.mark.parametrize("value", [*NO_WAITS, "Sat, 21 Nov 2026 09:00:00 GMT"])
async def test_row_027_what_is_no_wait_is_ignored(value: str, caplog: pytest.LogCaptureFixture) -> None:
    headers = {"Date": "Sat, 21 Nov 2026 10:00:00 GMT", "Retry-After": value}
    refusal, failure = says(None, 429, headers=headers), says(None, 503, headers=headers)
    with caplog.at_level(logging.DEBUG, "statsig_console"):
        async with meeting(refusal, applies(GATE), failure, says(GATE)) as (server, client):
            await replace(client)
            await read(client)
    first, second, third, fourth = server.seen
    assert 10 <= second.at - first.at < 10.6
    assert fourth.at - third.at <= 0.5
    assert "Retry-After" in caplog.text


async def test_row_028_a_wait_beyond_the_deadline_fails_at_once(tmp_path: Path) -> None:
    refusal = says(None, 429, headers={"Retry-After": "86400"})
    journal = tmp_path / "run.jsonl"
    async with meeting(refusal) as (server, client):
        report = await bulk(client.gates.delete, ["a"], journal=journal)
    (outcome,) = report.outcomes
    error = outcome.error
    assert isinstance(error, RateLimitError)
    assert error.elapsed < 0.1
    assert (error.retry_after, error.attempts, error.operation) == (86_400, 1, "gates_delete")
    assert server.calls() == ["DELETE /gates/a"]
    assert not server.ledger
    async with meeting(applies()) as (server, client):
        report = await bulk(client.gates.delete, ["a"], journal=journal)
    assert [outcome.state for outcome in report.outcomes] == ["done"]
    assert len(server.ledger) == 1


async def test_row_029_the_longest_of_several_waits_counts() -> None:
    headers = {"Retry-After-short": "1", "Retry-After": "8", "Retry-After-long": "870"}
    refusal = says(None, 429, headers=headers)
    async with meeting(refusal, applies(GATE)) as (server, client):
        with pytest.raises(RateLimitError) as caught:
            await replace(client)
        patient = Retry(longest_wait=1000)
        assert caught.value.retry_after == 870
        assert anyio.current_time() < 0.1
    async with meeting(refusal, applies(GATE), retry=patient, deadline=2000) as (server, client):
        start = anyio.current_time()
        await replace(client)
    assert 870 <= server.seen[1].at - start <= 900 * 1.05
    assert len(server.seen) == 2


async def test_row_030_the_page_of_a_proxy_that_refuses() -> None:
    refusal = says(None, 429, headers=HTML, body=b"<h1>Too many requests</h1>")
    async with meeting(refusal, retry=Retry(attempts=2)) as (server, client):
        with pytest.raises(RateLimitError, match="Too many requests") as caught:
            await replace(client)
    assert caught.value.body_excerpt == "<h1>Too many requests</h1>"
    assert (caught.value.status, caught.value.attempts) == (429, 2)
    assert len(server.seen) == 2
    assert not server.ledger


async def test_row_031_a_refused_read_pauses_reads_only() -> None:
    async def script(exchange: Exchange) -> None:
        if exchange.request.number == 1:
            await exchange.answer(None, 429, headers={"Retry-After": "20"})
        else:
            exchange.apply()
            await exchange.answer(GATE)

    async with meeting(script) as (server, client), anyio.create_task_group() as group:
        group.start_soon(read, client)
        await anyio.sleep(1)
        group.start_soon(read, client)
        await replace(client)
        assert anyio.current_time() < 1.5
    refused, change, *reads = server.seen
    assert change.method == "PATCH"
    assert [seen.method for seen in reads] == ["GET", "GET"]
    assert all(20 <= seen.at - refused.at <= 21 for seen in reads)


@repeatable
async def test_row_032_failures_of_the_server_are_outlived(call: Call) -> None:
    failure = says(None, 500, body=b'{"status": 500, "message": "Oops."}')
    async with meeting(failure, failure, failure, applies(GATE)) as (server, client):
        await call(client)
    pauses = [later.at - earlier.at for earlier, later in pairwise(server.seen)]
    assert len(pauses) == 3
    assert all(pause <= longest for pause, longest in zip(pauses, (0.51, 1.01, 2.01), strict=True))
    assert len(server.ledger) == 1


@repeatable
async def test_row_032_a_server_that_goes_on_failing(call: Call) -> None:
    failure = says(None, 500, body=b'{"status": 500, "message": "Oops."}')
    async with meeting(failure) as (server, client):
        # A write that failed on the server may have been carried out nevertheless.
        kind = ServerError if call is read else UnknownOutcomeError
        with pytest.raises(kind, match="500 Oops") as caught:
            await call(client)
    assert isinstance(caught.value, ServerError | UnknownOutcomeError)
    assert (caught.value.status, caught.value.attempts) == (500, 4)
    assert (caught.value.method, caught.value.path) == (server.seen[0].method, "/gates/a")
    assert len(server.seen) == 4


async def test_row_033_a_failure_of_the_server_after_what_must_not_be_repeated() -> None:
    async with meeting(applies(None, 500)) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await once(client)
    assert (caught.value.status, caught.value.attempts) == (500, 1)
    assert (caught.value.operation, caught.value.path) == ("experiments_reset", "/experiments/a/reset")
    assert len(server.seen) == len(server.ledger) == 1


async def test_row_033_a_failure_of_the_server_after_what_can_be_read_back() -> None:
    found = says({"id": "a", "isEnabled": True})
    async with meeting(applies(None, 500), found) as (server, client):
        await client.gates.enable("a")
    assert server.calls() == ["PUT /gates/a/enable", "GET /gates/a"]
    assert len(server.ledger) == 1


@pytest.mark.parametrize("status", [502, 504])
@repeatable
async def test_row_034_the_page_of_a_gateway_is_outlived(status: int, call: Call) -> None:
    failure = says(None, status, headers=HTML, body=PAGE)
    async with meeting(failure, applies(GATE)) as (server, client):
        await call(client)
    assert len(server.seen) == 2
    assert len(server.ledger) == 1


@pytest.mark.parametrize("status", [502, 504])
async def test_row_034_the_page_of_a_gateway_does_not_hide_the_status(status: int) -> None:
    async with meeting(says(None, status, headers=HTML, body=PAGE)) as (server, client):
        with pytest.raises(ServerError, match="Bad Gateway") as caught:
            await read(client)
        with pytest.raises(UnknownOutcomeError) as doubt:
            await once(client)
    assert (caught.value.status, caught.value.body_excerpt) == (status, PAGE.decode())
    assert doubt.value.status == status
    assert len(server.seen) == 4 + 1


async def test_row_035_a_server_that_asks_for_time_gets_it() -> None:
    failure = says(None, 503, headers={"Retry-After": "7"})
    async with meeting(failure, applies(GATE)) as (server, client):
        await replace(client)
    assert 7 <= server.seen[1].at - server.seen[0].at < 7.5
    async with meeting(says(None, 503, headers={"Retry-After": "86400"})) as (server, client):
        start = anyio.current_time()
        with pytest.raises(ServerError) as caught:
            await read(client)
        assert anyio.current_time() - start < 0.1
    assert (caught.value.retry_after, caught.value.attempts) == (86_400, 1)
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [520, 529, 599, 999])
async def test_row_036_statuses_that_no_list_has(status: int) -> None:
    # What is no status at all, such as 999, counts as a failure of the server, as RFC 9110 has it.
    async with meeting(says(None, status)) as (server, client):
        with pytest.raises(ServerError) as caught:
            await read(client)
        with pytest.raises(UnknownOutcomeError) as doubt:
            await once(client)
    assert caught.value.status == doubt.value.status == status
    assert len(server.seen) == 4 + 1


async def test_row_036_a_success_that_no_list_has() -> None:
    async with meeting(says(GATE, 299)) as (server, client):
        assert (await read(client)).id == "a"
    assert len(server.seen) == 1


@repeatable
async def test_row_037_a_request_that_came_too_slowly(call: Call) -> None:
    async with meeting(says(None, 408), applies(GATE)) as (server, client):
        await call(client)
    assert len(server.seen) == 2
    assert len(server.ledger) == 1


async def test_row_037_a_request_that_came_too_slowly_and_must_not_be_repeated() -> None:
    async with meeting(says(None, 408)) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await once(client)
    assert (caught.value.status, len(server.seen)) == (408, 1)


@pytest.mark.parametrize("call", [read, replace, delete, once])
async def test_row_037_a_clear_no_is_not_repeated(call: Call) -> None:
    async with meeting(says(None, 409)) as (server, client):
        with pytest.raises(ConflictError) as caught:
            await call(client)
    assert (caught.value.status, caught.value.attempts) == (409, 1)
    assert len(server.seen) == 1


@pytest.mark.parametrize("call", [read, replace, delete, once])
async def test_row_037_too_early_means_not_processed_and_is_repeated(call: Call) -> None:
    async with meeting(says(None, 425), applies(GATE)) as (server, client):
        await call(client)
    assert (len(server.seen), len(server.ledger)) == (2, 1)
    async with meeting(says(None, 425)) as (server, client):
        with pytest.raises(APIStatusError) as caught:
            await call(client)
    assert (caught.value.status, caught.value.fixable_by, len(server.seen)) == (425, "retry", 4)


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        (b'[{"property": "emails.0", "errorMessage": "Invalid"}]', [FieldError("emails.0", "Invalid")]),
        (b'{"property": "name", "errorMessage": "Taken"}', [FieldError("name", "Taken")]),
        (b'["id: Required", "Broken"]', [FieldError("id", "Required"), FieldError("", "Broken")]),
        (b'"page: Must be above 0"', [FieldError("page", "Must be above 0")]),
    ],
)
async def test_row_038_field_errors_in_every_shape(errors: bytes, expected: list[FieldError]) -> None:
    body = b'{"status": 400, "message": "Bad Request Exception", "errors": ' + errors + b"}"
    async with meeting(says(None, 400, body=body)) as (server, client):
        with pytest.raises(BadRequestError, match="Bad Request Exception") as caught:
            await replace(client)
    assert list(caught.value.errors) == expected
    assert (caught.value.status, len(server.seen)) == (400, 1)


async def test_row_039_a_key_that_is_refused() -> None:
    body = f'{{"status": 401, "message": "Invalid key {KEY}"}}'.encode()
    async with meeting(says(None, 401, body=body)) as (server, client):
        with pytest.raises(AuthenticationError) as caught:
            await replace(client)
        error = caught.value
        assert "Console API key" in error.hint
        assert KEY not in f"{error!r} {error} {error.__dict__}"
        assert len(server.seen) == 1
        report = await bulk(client.gates.delete, ["a", "b", "c", "d"], concurrency=1)
    assert len(server.seen) == 1 + 1
    assert isinstance(report.outcomes[0].error, AuthenticationError)
    assert len(report.outcomes) == 4
    assert not server.ledger


async def test_row_040_a_key_that_may_only_read() -> None:
    async with meeting(says(None, 403, body=b'{"message": "Insufficient permissions."}')) as (
        server,
        client,
    ):
        with pytest.raises(PermissionDeniedError, match="Insufficient") as caught:
            await replace(client)
        assert "scope" in caught.value.hint
        assert len(server.seen) == 1
        report = await bulk(client.gates.delete, ["a", "b", "c", "d"], concurrency=1)
    assert len(server.seen) == 1 + 1
    assert isinstance(report.outcomes[0].error, PermissionDeniedError)
    assert not server.ledger


async def test_row_041_a_delete_that_finds_nothing_after_a_doubt() -> None:
    async def loses_its_answer(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.reset()

    async with meeting(loses_its_answer, says(None, 404)) as (server, client):
        report = await bulk(client.gates.delete, ["a"])
    assert [outcome.state for outcome in report.outcomes] == ["recovered"]
    assert len(server.seen) == 2
    assert len(server.ledger) == 1
    async with meeting(says(None, 404)) as (server, client):
        with pytest.raises(NotFoundError):
            await delete(client)
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", [read, replace, delete, once])
async def test_row_042_a_redirect_is_never_followed(status: int, call: Call) -> None:
    redirect = says(None, status, headers={"Location": "/elsewhere"})
    async with meeting(redirect) as (server, client):
        with pytest.raises(StatsigError) as caught:
            await call(client)
    error = caught.value
    redirected = error
    if call is not read:
        # It may follow a write that was carried out, or ask for it at another address.
        assert isinstance(error, UnknownOutcomeError)
        redirected = error.cause
    assert isinstance(redirected, UnexpectedRedirectError)
    assert redirected.location_origin == "the same origin"
    assert (getattr(error, "status", None), error.attempts) == (status, 1)
    assert len(server.seen) == 1


@pytest.mark.parametrize("call", [read, replace, delete, once])
async def test_row_042_switching_protocols_is_no_answer(call: Call) -> None:
    raw = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
    async with meeting(lambda exchange: exchange.send(raw)) as (server, client):
        with pytest.raises(ResponseError if call is read else UnknownOutcomeError) as caught:
            await call(client)
    assert getattr(caught.value, "status", None) in (101, None)
    assert call is read or len(server.seen) == 1


@pytest.mark.parametrize("call", [read, replace])
async def test_row_043_a_redirect_elsewhere_gives_nothing_away(call: Call) -> None:
    async with serve(says(GATE)) as elsewhere:
        redirect = says(None, 307, headers={"Location": f"{elsewhere.url}/gates/a"})
        async with meeting(redirect) as (server, client):
            with pytest.raises((UnexpectedRedirectError, UnknownOutcomeError)) as caught:
                await call(client)
    error = caught.value.cause if isinstance(caught.value, UnknownOutcomeError) else caught.value
    assert isinstance(error, UnexpectedRedirectError)
    assert (error.status, len(server.seen)) == (307, 1)
    assert error.location_origin == elsewhere.url.rpartition(":")[0]
    assert elsewhere.accepted == 0


async def test_row_044_a_redirect_out_of_tls_gives_nothing_away(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.trust(tmp_path, monkeypatch)
    async with serve(says(GATE)) as plain:
        redirect = says(None, 308, headers={"Location": f"{plain.url}/gates/a"})
        async with (
            serve(redirect, tls=authority.server("127.0.0.1")) as server,
            client_at(server.url) as client,
        ):
            with pytest.raises(UnexpectedRedirectError) as caught:
                await read(client)
    assert caught.value.location_origin == "http://127.0.0.1"
    assert (caught.value.status, len(server.seen)) == (308, 1)
    assert plain.accepted == 0


@pytest.mark.parametrize("status", [204, 205, 304])
async def test_row_045_an_answer_without_a_body_to_a_read(status: int) -> None:
    bare = b"HTTP/1.1 %d Reason\r\n%s\r\n" % (status, b"Content-Length: 0\r\n" if status == 205 else b"")

    async def script(exchange: Exchange) -> None:
        await exchange.send(bare)

    async with meeting(script) as (server, client):
        with pytest.raises(ResponseError) as caught:
            await read(client)
    error = caught.value
    assert (error.status, error.operation, error.path) == (status, "gates_get", "/gates/a")
    assert len(server.seen) == 1


@pytest.mark.parametrize("call", [delete, replace, once])
async def test_row_046_an_answer_without_a_body_to_a_change(call: Call) -> None:
    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.send(b"HTTP/1.1 204 No Content\r\n\r\n")

    async with meeting(script) as (server, client):
        if call is not replace:
            assert not await call(client)
        else:
            # Where an object belongs, its absence is never passed on as if it were one.
            with pytest.raises(UnknownOutcomeError) as caught:
                await call(client)
            assert caught.value.status == 204
    assert len(server.seen) == len(server.ledger) == 1


def beyond(raw: bytes) -> Script:
    """Return a script that sends the answer to another request behind its own."""

    async def script(exchange: Exchange) -> None:
        await exchange.send(raw + answer({"id": "foreign"}))

    return script


@pytest.mark.parametrize("raw", [b"HTTP/1.1 204 No Content\r\n\r\n", answer({"id": "a"})])
async def test_row_047_bytes_beyond_an_answer_are_not_the_next_one(raw: bytes) -> None:
    async with meeting(beyond(raw), says({"id": "b"}), says({"id": "c"})) as (server, client):
        assert (await client.raw.gates.archive("a")).status in (200, 204)
        assert (await client.gates.get("b")).id == "b"
        assert (await client.gates.get("c")).id == "c"
    assert [seen.connection for seen in server.seen] == [1, 2, 2]


async def test_row_047_bytes_that_come_late_are_not_the_next_answer() -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.answer({"id": "a"})
        await anyio.sleep(1)
        await exchange.send(answer({"id": "foreign"}))

    async with meeting(script, says({"id": "b"})) as (server, client):
        assert (await client.gates.get("a")).id == "a"
        await anyio.sleep(2)
        assert (await client.gates.get("b")).id == "b"
    assert [seen.connection for seen in server.seen] == [1, 2]


async def test_row_048_word_that_more_is_to_come_without_end() -> None:
    async def script(exchange: Exchange) -> None:
        for _ in range(40):
            await exchange.send(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50)
        await exchange.stall()

    async with meeting(script, retry=Retry(attempts=1)) as (server, client):
        with pytest.raises(StatsigError) as caught:
            await read(client)
    assert caught.value.elapsed < 1
    assert len(server.seen) == 1


async def test_row_048_a_little_word_that_more_is_to_come() -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 5 + answer(GATE))

    async with meeting(script) as (server, client):
        assert (await read(client)).id == "a"
    assert len(server.seen) == 1


BROKEN = {
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}{}{",
    "a length that is none": b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
    "no HTTP": b"220 mail.example ESMTP ready\r\n\r\n",
    "a header without a name": b"HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 2\r\n\r\n{}",
    "200 kB of headers": b"HTTP/1.1 200 OK\r\nX-Large: " + b"x" * 200_000 + b"\r\n\r\n",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
}
broken = pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)


@broken
async def test_row_049_what_is_not_http_to_a_read(raw: bytes) -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.send(raw)

    async with meeting(script, script, says(GATE)) as (server, client):
        with pytest.raises(ResponseError) as caught:
            await client.with_options(max_retries=0).gates.get("a")
        assert (caught.value.operation, caught.value.attempts) == ("gates_get", 1)
        # It may have been a single mishap, so a read is tried again, on another connection.
        assert (await read(client)).id == "a"
    assert [seen.connection for seen in server.seen] == [1, 2, 3]


@broken
async def test_row_049_what_is_not_http_to_a_change(raw: bytes) -> None:
    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.send(raw)

    async with meeting(script) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await once(client)
    assert isinstance(caught.value.cause, ResponseError)
    assert len(server.seen) == len(server.ledger) == 1


async def test_row_049_both_a_length_and_chunks() -> None:
    # Chunks count, says RFC 9112; what the length leaves over must not answer the next request.
    raw = (
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"15\r\n" + b'{"data": {"id": "a"}}' + b"\r\n0\r\n\r\n"
    )

    async def script(exchange: Exchange) -> None:
        await exchange.send(raw)

    async with meeting(script, says({"id": "b"})) as (server, client):
        with suppress(ResponseError):
            assert (await client.with_options(max_retries=0).gates.get("a")).id == "a"
        assert (await client.gates.get("b")).id == "b"
    assert [seen.connection for seen in server.seen] == [1, 2]


def compressed(content: bytes, encoding: str = "gzip") -> bytes:
    """Return a raw answer that says how it is compressed."""
    return answer(headers={"Content-Encoding": encoding}, body=content)


@pytest.mark.parametrize(
    "raw", [compressed(b'{"data": {}}'), compressed(gzip.compress(b'{"data": {}}' * 99, mtime=0)[:-12])]
)
async def test_row_050_a_body_that_is_not_compressed_as_it_says(raw: bytes) -> None:
    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.send(raw)

    async with meeting(script, says(GATE)) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await once(client)
        assert isinstance(caught.value.cause, ResponseError)
        assert caught.value.status == 200
        assert (await read(client)).id == "a"
    assert [seen.connection for seen in server.seen] == [1, 2]
    assert len(server.ledger) == 1


async def test_row_050_a_compression_that_nobody_asked_for() -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.send(compressed(b"\x0b\x02\x80{}\x03", "br"))

    async with meeting(script) as (server, client):
        with pytest.raises(ResponseError, match="br, which was not requested") as caught:
            await read(client)
    assert (caught.value.status, len(server.seen)) == (200, 1)
    assert server.seen[0].headers["accept-encoding"] == "gzip"


@cache
def bomb(megabytes: int) -> bytes:
    """Return zeros, compressed; a block that does not look back can be repeated."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = press.compress(bytes(2**20)) + press.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + block * megabytes


@pytest.mark.parametrize(
    ("encoding", "limit"), [("gzip", 64 * 2**20), ("gzip", 2**20), ("gzip, gzip", 64 * 2**20)]
)
async def test_row_051_a_bomb_does_not_go_off(encoding: str, limit: int) -> None:
    content = bomb(1024)
    raw = compressed(gzip.compress(content) if "," in encoding else content, encoding)

    async def script(exchange: Exchange) -> None:
        await exchange.send(raw)

    async with meeting(script, says(GATE), max_response_bytes=limit) as (server, client):
        tracemalloc.start()
        with pytest.raises(ResponseError) as caught:
            await read(client)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (await read(client)).id == "a"
    if encoding == "gzip":
        assert isinstance(caught.value, ResponseTooLargeError)
        assert caught.value.limit == limit
    assert (caught.value.status, caught.value.attempts) == (200, 1)
    assert peak < limit + 16 * 2**20
    assert [seen.connection for seen in server.seen] == [1, 2]


@on_real_clocks
async def test_row_051_what_is_large_and_no_bomb_comes_whole() -> None:
    data = {"id": "a", "deep": "x" * (3 * 2**20 - 17)}
    raw = compressed(gzip.compress(json.dumps({"data": data}).encode(), 1))

    async def script(exchange: Exchange) -> None:
        for start in range(0, len(raw), 1000):
            await exchange.send(raw[start : start + 1000])

    async with meeting(script) as (server, client):
        answered = await client.with_options(max_retries=0).raw.gates.get("a")
    assert answered.data == data
    assert len(server.seen) == 1


async def test_row_052_a_body_without_end() -> None:
    sent = 0

    async def script(exchange: Exchange) -> None:
        nonlocal sent
        await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
        while True:
            await exchange.send(b'"x",' * 2**14)
            sent += 2**16

    async with meeting(script, says(GATE), max_response_bytes=2**20) as (server, client):
        with pytest.raises(ResponseTooLargeError) as caught:
            await read(client)
        assert (await read(client)).id == "a"
    assert (caught.value.limit, caught.value.attempts) == (2**20, 1)
    assert sent < 20 * 2**20
    assert [seen.connection for seen in server.seen] == [1, 2]


async def test_row_053_cookies_are_not_kept() -> None:
    sets = says(GATE, headers={"Set-Cookie": "session=1; Path=/"})
    async with meeting(sets) as (server, client):
        await read(client)
        await replace(client)
    assert len(server.seen) == 2
    assert all("cookie" not in seen.headers for seen in server.seen)
