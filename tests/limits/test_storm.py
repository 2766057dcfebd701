"""A server that refuses everything for long: few requests, nothing lost, and the run goes on after it."""

from __future__ import annotations

import anyio
import httpx
import pytest

from statsig_console import Client, RateLimitError, bulk

pytestmark = pytest.mark.anyio

HALF_AN_HOUR = 1_800.0


class Storm:
    """Refuses with 429 until a moment, then deletes what it is told to."""

    def __init__(self, ends: float, retry_after: str | None = None) -> None:
        self.ends = anyio.current_time() + ends
        self.headers = {"retry-after": retry_after} if retry_after is not None else {}
        self.refused = 0
        self.deleted: list[str] = []

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer after a while, as servers do."""
        await anyio.sleep(0.1)
        if anyio.current_time() < self.ends:
            self.refused += 1
            return httpx.Response(429, headers=self.headers, json={"status": 429, "message": "Too many"})
        self.deleted.append(request.url.path.rpartition("/")[2])
        return httpx.Response(200, json={"message": "Deleted."})

    def client(self) -> Client:
        """Return a client whose requests come here."""
        return Client("console-x", http_client=httpx.AsyncClient(transport=httpx.MockTransport(self.answer)))


@pytest.mark.parametrize(("concurrency", "most"), [(1, 12), (8, 8 + 12)])
@pytest.mark.parametrize("retry_after", [None, "7"])
async def test_a_bulk_run_outlasts_half_an_hour_of_refusals(
    concurrency: int, most: int, retry_after: str | None
) -> None:
    storm = Storm(HALF_AN_HOUR, retry_after)
    ids = [f"gate_{number}" for number in range(150)]
    start = anyio.current_time()
    async with storm.client() as client:
        report = await bulk(client.gates.delete, ids, concurrency=concurrency)
    assert report.counts["done"] == len(ids)
    assert sorted(storm.deleted) == sorted(ids)
    # Those in flight when it begins, then one after each pause of 10 to 300 s.
    assert storm.refused <= most
    assert anyio.current_time() - start < HALF_AN_HOUR + 400


async def test_refusals_end_all_the_same_when_they_never_end() -> None:
    storm = Storm(1e9)
    async with storm.client() as client:
        report = await bulk(client.gates.delete, ["new_checkout"])
    (outcome,) = report.outcomes
    assert isinstance(outcome.error, RateLimitError)
    assert storm.refused == outcome.attempts == 30 + 4


async def test_one_call_alone_is_not_as_patient() -> None:
    storm = Storm(HALF_AN_HOUR)
    async with storm.client() as client:
        with pytest.raises(RateLimitError) as caught:
            await client.gates.delete("new_checkout")
    assert caught.value.attempts == storm.refused == 4


async def test_a_server_that_asks_for_a_day_is_not_waited_for() -> None:
    storm = Storm(HALF_AN_HOUR, "86400")
    start = anyio.current_time()
    async with storm.client() as client:
        with pytest.raises(RateLimitError) as caught:
            await client.gates.delete("new_checkout")
    assert anyio.current_time() - start < 1
    assert caught.value.retry_after == 86_400
    assert storm.refused == 1


async def test_who_wants_no_repetition_gets_none() -> None:
    storm = Storm(HALF_AN_HOUR)
    async with storm.client() as client:
        report = await bulk(client.with_options(max_retries=0).gates.delete, ["new_checkout"])
    assert report.counts["failed"] == storm.refused == 1
