"""What is repeated after which failure, and what is said when nothing more can be done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console import (
    BadRequestError,
    Client,
    ConnectError,
    InvalidArgumentError,
    MalformedJSONError,
    NotFoundError,
    Operation,
    RateLimitError,
    Retry,
    ServerError,
    StatsigError,
    TransportError,
    UnknownOutcomeError,
    models,
)
from statsig_console._operation import Safety
from tests.support.scripted_server import Server

SAFE: list[Safety] = ["read", "replace", "delete"]
UNSAFE: list[Safety] = ["create", "transition", "once"]

refused = RateLimitError("slow down", status=429)
unsent = ConnectError("no route", stage="connect", sent="no")
lost = TransportError("reset", stage="wait", sent="maybe")
broken = ServerError("oops", status=500)


@pytest.mark.parametrize("safety", SAFE + UNSAFE)
def test_what_was_refused_or_never_left_is_repeated_for_all(safety: Safety) -> None:
    for error in (refused, unsent):
        assert Retry().pause(error, operation(safety), 1) is not None


@pytest.mark.parametrize("error", [lost, broken])
def test_what_may_have_happened_is_repeated_only_where_it_does_no_harm(error: StatsigError) -> None:
    assert all(Retry().pause(error, operation(safety), 1) is not None for safety in SAFE)
    assert all(Retry().pause(error, operation(safety), 1) is None for safety in UNSAFE)


@pytest.mark.parametrize(
    "error",
    [BadRequestError("x", status=400), NotFoundError("x", status=404), InvalidArgumentError("a", "b")],
)
@pytest.mark.parametrize("safety", SAFE + UNSAFE)
def test_a_clear_no_is_not_repeated(error: StatsigError, safety: Safety) -> None:
    assert Retry().pause(error, operation(safety), 1) is None


@given(st.integers(1, 100), st.integers(1, 100))
def test_pauses_stay_within_their_bounds(attempt: int, attempts: int) -> None:
    pause = Retry(attempts=attempts).pause(unsent, operation("once"), attempt)
    assert (
        pause is None
        if attempt >= attempts
        else pause is not None and 0 <= pause <= min(0.5 * 2 ** (attempt - 1), 8)
    )


def test_the_server_says_how_long_to_wait() -> None:
    asked = RateLimitError("slow down", status=429)
    asked.retry_after = 7.5
    assert Retry().pause(asked, operation("once"), 1) == 7.5
    asked.retry_after = 86_400
    assert Retry().pause(asked, operation("once"), 1) is None


def test_less_than_one_attempt_is_refused() -> None:
    with pytest.raises(InvalidArgumentError):
        Retry(attempts=0)


def operation(safety: Safety) -> Operation:
    """Return an operation of a safety class."""
    return Operation(f"things_{safety}", "GET" if safety == "read" else "POST", "/things", safety)


@pytest.mark.anyio
@pytest.mark.parametrize("safety", SAFE + UNSAFE)
async def test_every_class_outlives_refusals(safety: Safety) -> None:
    server = Server(429, httpx.Response(429, headers={"retry-after": "20"}), 429)
    async with server.client() as client:
        assert (await client.send(operation(safety))).status == 200
    assert len(server.requests) == 4
    assert 20 <= server.times[2] - server.times[1] <= 21


@pytest.mark.anyio
@pytest.mark.parametrize(
    "failure", [500, 502, httpx.ReadError("reset"), httpx.ReadTimeout("late"), httpx.ConnectError("dns")]
)
@pytest.mark.parametrize("safety", SAFE + UNSAFE)
async def test_ambiguous_failures_by_class(safety: Safety, failure: Any) -> None:
    # Behind an httpx client that is not ours even a failed connection counts as perhaps sent.
    server = Server(failure)
    async with server.client() as client:
        if safety in SAFE:
            assert (await client.send(operation(safety))).status == 200
        else:
            with pytest.raises(UnknownOutcomeError) as caught:
                await client.send(operation(safety))
            assert (caught.value.operation, caught.value.attempts) == (f"things_{safety}", 1)
    assert len(server.requests) == (2 if safety in SAFE else 1)


@pytest.mark.anyio
async def test_the_last_error_tells_the_whole_story() -> None:
    server = Server(*[500] * 9)
    async with server.client(retry=Retry(attempts=3)) as client:
        with pytest.raises(ServerError, match=r"GET /gates/x: 500 m \(after 3 attempts") as caught:
            await client.gates.get("x")
    assert caught.value.attempts == len(server.requests) == 3
    assert caught.value.elapsed == pytest.approx(server.times[-1] - server.times[0])


@pytest.mark.anyio
async def test_a_delete_that_finds_nothing_after_a_lost_answer_has_succeeded() -> None:
    server = Server(httpx.ReadError("reset"), 404)
    async with server.client() as client:
        await client.gates.delete("x")
    assert len(server.requests) == 2


@pytest.mark.anyio
async def test_a_delete_that_finds_nothing_at_once_has_failed() -> None:
    async with Server(404).client() as client:
        with pytest.raises(NotFoundError):
            await client.gates.delete("x")


NO_RULE = {"status": 400, "message": "A provided rule ID does not match an existing rule ID"}


@pytest.mark.anyio
async def test_an_unknown_rule_after_a_lost_answer_may_be_what_the_first_attempt_left() -> None:
    server = Server(httpx.ReadError("reset"), httpx.Response(400, json=NO_RULE))
    async with server.client() as client:
        await client.raw.gates.delete_rule("x", "base:10.00:1")
    # The id of the rule names its percentage, which the first attempt may have changed.
    server = Server(httpx.ReadError("reset"), httpx.Response(400, json=NO_RULE))
    async with server.client() as client:
        with pytest.raises(UnknownOutcomeError):
            await client.gates.update_rule("x", "base:10.00:1", models.RuleUpdate(pass_percentage=20))


@pytest.mark.anyio
async def test_an_unknown_rule_at_once_is_refused() -> None:
    async with Server(httpx.Response(400, json=NO_RULE)).client() as client:
        with pytest.raises(BadRequestError):
            await client.gates.delete_rule("x", "base:10.00:1")


@pytest.mark.anyio
async def test_an_unreadable_success_of_a_change_is_not_repeated() -> None:
    server = Server(httpx.Response(200, content=b"{", headers={"content-type": "application/json"}))
    async with server.client() as client:
        with pytest.raises((UnknownOutcomeError, MalformedJSONError)) as caught:
            await client.gates.enable("x")
    assert [request.method for request in server.requests] == ["PUT", "GET"]
    assert getattr(caught.value, "status", None) == 200


@pytest.mark.anyio
async def test_a_server_that_drips_is_cut_off() -> None:
    class Dripping(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            for _ in range(10_000):
                await anyio.sleep(5)
                yield b" "

    server = Server(*[httpx.Response(200, stream=Dripping()) for _ in range(9)])
    async with server.client(deadline=30, retry=Retry(attempts=1)) as client:
        with pytest.raises(TransportError, match="no response within 30 s") as caught:
            await client.gates.get("x")
    assert caught.value.stage == "receive"
    assert caught.value.elapsed == pytest.approx(30)


@pytest.mark.anyio
async def test_the_deadline_holds_for_all_attempts_together() -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        await anyio.sleep(25)
        return httpx.Response(500)

    async with Client(
        "console-x",
        http_client=httpx.AsyncClient(transport=httpx.MockTransport(slow)),
        retry=Retry(attempts=9),
    ) as client:
        start = anyio.current_time()
        with pytest.raises((ServerError, TransportError)) as caught:
            await client.gates.get("x")
        assert anyio.current_time() - start <= 60.001
        assert caught.value.attempts in (2, 3)


@pytest.mark.anyio
async def test_a_wait_beyond_the_deadline_is_not_begun() -> None:
    server = Server(httpx.Response(429, headers={"retry-after": "50"}))
    async with server.client(deadline=30) as client:
        start = anyio.current_time()
        with pytest.raises(RateLimitError) as caught:
            await client.gates.get("x")
    assert caught.value.retry_after == 50
    assert anyio.current_time() == start


@pytest.mark.anyio
async def test_a_server_that_is_down_for_long_is_left_alone() -> None:
    server = Server(*[500] * 5_000)
    async with server.client() as client:
        for _ in range(1_000):
            with pytest.raises(ServerError):
                await client.gates.get("x")
    assert len(server.requests) == 1_100


@pytest.mark.anyio
async def test_a_change_in_doubt_stays_in_doubt_when_its_repetition_is_refused() -> None:
    server = Server(httpx.ReadError("reset"), *[429] * 9)
    async with server.client() as client:
        with pytest.raises(UnknownOutcomeError) as caught:
            await client.send(operation("replace"))
    assert isinstance(caught.value.cause, TransportError)
    assert caught.value.attempts == len(server.requests) == 4


@pytest.mark.anyio
async def test_copies_share_everything_but_their_options() -> None:
    server = Server(*[500] * 2)
    async with server.client() as client:
        hasty = client.with_options(max_retries=0, deadline=5, timeout=1, priority=10)
        with pytest.raises(ServerError) as caught:
            await hasty.gates.get("x")
        assert caught.value.attempts == 1
        assert (await client.gates.get("x")).id == "x"
        assert server.requests[0].extensions["timeout"] == dict.fromkeys(
            ("connect", "read", "write", "pool"), 1
        )
        assert server.requests[1].extensions["timeout"]["read"] == 30
    with pytest.raises(StatsigError, match="closed"):
        await hasty.gates.get("x")


@pytest.mark.parametrize("deadline", [0, -1, float("nan"), float("inf")])
def test_a_deadline_that_cannot_be_is_refused(deadline: float) -> None:
    with pytest.raises(InvalidArgumentError, match="deadline"):
        Client("console-x", deadline=deadline)
    with pytest.raises(InvalidArgumentError):
        Client("console-x").with_options(max_retries=-1)
