"""A sync of the ids of a segment sends the difference, waits for updates, and refuses wrong ids."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import (
    BadRequestError,
    Client,
    Hooks,
    InvalidArgumentError,
    PaginationError,
    PollTimeoutError,
    StatsigError,
    TooManyRemovalsError,
)
from statsig_console.fake import Fake
from statsig_console.jobs import SyncProgress, segment_ids, sync_segment_ids
from statsig_console.jobs._segment_sync import estimate
from tests.support.id_lists import LIST, Ignoring, PageCap, create, ids_of, sent_ids, writes
from tests.support.tiers import examples
from tests.support.virtual_time import in_virtual_time
from tests.support.wire_faults import FAULTS, Wire

KEY = "console-xxxx"
KINDS = ["id_list", "user_store_id_list"]


@pytest.fixture
def fake() -> Fake:
    """A Console whose updates take time on the clock of the test."""
    return Fake(clock=anyio.current_time, keep_requests=10**6)


def users(*numbers: int) -> list[str]:
    """Return ids for a range of numbers."""
    return [f"user-{number}" for number in range(*numbers)]


async def streamed(ids: list[str]) -> AsyncIterator[str]:
    """Yield ids as a database would."""
    for id in ids:
        yield id


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
async def test_only_the_difference_is_sent(client: Client, fake: Fake, kind: str) -> None:
    await create(client, users(1000), kind)
    fake.requests.clear()
    report = await sync_segment_ids(client, LIST, streamed([*users(20, 1030), "user-20"]))
    assert ids_of(fake) == set(users(20, 1030))
    assert (report.added, report.removed, report.unchanged, report.unknown) == (30, 20, 980, 0)
    assert sorted(id for _, id in sent_ids(fake)) == sorted(users(20) + users(1000, 1030))
    assert report.requests == len(writes(fake)) == 2
    again = await sync_segment_ids(client, LIST, users(20, 1030))
    assert (again.added, again.removed, again.unchanged, again.requests) == (0, 0, 1010, 0)
    assert len(writes(fake)) == 2
    assert str(again) == f"segment {LIST}: 0 added, 0 removed, 1,010 unchanged; 0 writes, 0.0 min"


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
async def test_large_differences_are_cut_and_each_chunk_waits_for_the_one_before(
    client: Client, fake: Fake, kind: str
) -> None:
    await create(client, users(500), kind)
    fake.requests.clear()
    wanted = users(500) if kind == "id_list" else users(100, 500)
    count = 101_000 if kind == "id_list" else 2500
    told = list[SyncProgress]()
    report = await sync_segment_ids(
        client, LIST, [*wanted, *(f"new-{n}" for n in range(count))], max_removal=0.2, progress=told.append
    )
    assert report.requests == len(writes(fake)) == (2 if kind == "id_list" else 4)
    assert not [one for one in fake.requests if one.status != 200], "no write met another one"
    assert ids_of(fake) == {*wanted, *(f"new-{n}" for n in range(count))}
    reading, writing = ([one for one in told if one.stage == stage] for stage in ("reading", "writing"))
    assert reading[-1].done == reading[-1].total == 500
    assert [one.requests_left for one in writing] == list(range(report.requests, -1, -1))
    assert writing[-1].done == writing[-1].total == report.added + report.removed
    assert writing[-1].seconds_left == 0


@pytest.mark.anyio
@pytest.mark.parametrize("wanted", ["text", b"bytes", {"ids": []}, 7, None], ids=repr)
async def test_what_is_no_list_of_ids_is_refused_at_once(client: Client, fake: Fake, wanted: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"wanted: \w+ given"):
        await sync_segment_ids(client, LIST, wanted)
    assert not fake.requests


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ([], "no ids"),
        (["user-1", "user-2\n"], "item 2 begins or ends with white space"),
        (["user-1", ""], "item 2 is empty"),
        ([1, 2], "item 1 is no text, but int"),
    ],
)
async def test_wrong_ids_are_refused_before_a_write(
    client: Client, fake: Fake, wanted: list[Any], text: str
) -> None:
    await create(client, users(10))
    for source in (wanted, streamed(wanted)):
        with pytest.raises(InvalidArgumentError, match=text):
            await sync_segment_ids(client, LIST, source, max_removal=1)
    assert ids_of(fake) == set(users(10))


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["rule_based", "analysis_list"])
async def test_other_segments_are_refused(client: Client, fake: Fake, kind: str) -> None:
    await create(client, [], kind)
    with pytest.raises(InvalidArgumentError, match=f"is of type {kind}"):
        await sync_segment_ids(client, LIST, ["user-1"])
    with pytest.raises(InvalidArgumentError, match=f"is of type {kind}"):
        await segment_ids(client, LIST)
    assert not writes(fake)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("name", "value"), [("max_removal", 5), ("max_removal", True), ("wait", -1), ("wait", "1")]
)
async def test_wrong_options_are_refused(client: Client, fake: Fake, name: str, value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=name):
        await sync_segment_ids(client, LIST, ["user-1"], **{name: value})
    assert not fake.requests


@pytest.mark.anyio
async def test_too_many_removals_are_refused(client: Client, fake: Fake) -> None:
    await create(client, users(100))
    for dry_run in (True, False):
        with pytest.raises(TooManyRemovalsError, match=r"6 of 100 ids \(6.0%\)") as caught:
            await sync_segment_ids(client, LIST, users(6, 200), dry_run=dry_run)
        assert (caught.value.count, caught.value.total, caught.value.share) == (6, 100, 0.06)
    assert ids_of(fake) == set(users(100))
    assert (await sync_segment_ids(client, LIST, users(5, 200))).removed == 5
    assert (await sync_segment_ids(client, LIST, ["other"], max_removal=1)).removed == 195
    assert ids_of(fake) == {"other"}


@pytest.mark.anyio
async def test_what_others_undo_before_the_end_is_sent_again(client: Client, fake: Fake) -> None:
    await create(client, users(10))

    def interfere(progress: SyncProgress) -> None:
        if progress.requests_left == 0:
            for method, ids in (("DELETE", users(29, 30)), ("PATCH", ["other", "user-0"])):
                fake.respond(method, f"/console/v1/segments/{LIST}/id_list", KEY, json_ids(ids))

    report = await sync_segment_ids(client, LIST, users(1, 30), max_removal=1, progress=interfere)
    assert (report.added, report.removed, report.unknown) == (20, 1, 0)
    assert ids_of(fake) == {*users(1, 30), "other"}


@pytest.mark.anyio
async def test_what_the_server_does_not_carry_out_is_told(fake: Fake) -> None:
    async with httpx.AsyncClient(transport=Ignoring(fake)) as http, Client(KEY, http_client=http) as client:
        await create(client, users(10))
        report = await sync_segment_ids(client, LIST, users(3, 12), max_removal=1)
    assert report.unknown == 3
    assert "3 unknown" in str(report)
    assert ids_of(fake) == set(users(12))


def json_ids(ids: list[str]) -> bytes:
    """Return the body of a write."""
    return b'{"ids":[%s]}' % b",".join(b'"%s"' % id.encode() for id in ids)


@pytest.mark.anyio
async def test_updates_of_others_are_waited_for_beyond_the_deadline_of_a_call(fake: Fake) -> None:
    # Between the look at the list and the write, another program begins an update that takes 2 s.
    left = 3

    def interfere(event: Any) -> None:
        nonlocal left
        if event.operation == "segments_add_ids" and event.attempt == 1 and left:
            left -= 1
            body = json_ids([f"other-{left}-{n}" for n in range(20_000)])
            assert fake.respond("PATCH", f"/console/v1/segments/{LIST}/id_list", KEY, body).status == 200

    async with fake.http() as http, Client(KEY, http_client=http) as plain:
        await create(plain, users(10))
    hooked = Client(KEY, http_client=fake.http(), deadline=1.0, hooks=Hooks(request=interfere))
    async with hooked as client:
        report = await sync_segment_ids(client, LIST, users(20))
    assert left == 0
    assert (report.added, report.unknown) == (10, 0)
    assert {one.status for one in fake.requests} == {200, 201, 409}
    assert set(users(20)) < ids_of(fake)


@pytest.mark.anyio
async def test_an_update_that_does_not_end_is_given_up(client: Client, fake: Fake) -> None:
    await create(client, users(10))
    fake.respond("PATCH", f"/console/v1/segments/{LIST}/id_list", KEY, json_ids(users(90_000)))
    with pytest.raises(PollTimeoutError, match="was still being updated after 2 seconds"):
        await sync_segment_ids(client, LIST, users(10), wait=2)


@pytest.mark.anyio
@pytest.mark.parametrize("refuses", [False, True])
async def test_pages_that_are_shorter_than_asked_for(fake: Fake, refuses: bool) -> None:
    async with (
        httpx.AsyncClient(transport=PageCap(fake, 100, refuses=refuses)) as http,
        Client(KEY, http_client=http) as client,
    ):
        await create(client, users(950))
        assert await segment_ids(client, LIST) == users(950)
        report = await sync_segment_ids(client, LIST, users(10, 1000))
    assert (report.added, report.removed, report.unchanged) == (50, 10, 940)
    assert ids_of(fake) == set(users(10, 1000))


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ({"count": 9, "ids": ["user-1", "user-2"]}, "2 ids of 9 were read"),
        ({"count": 9, "ids": []}, "0 ids of 9 were read"),
        ({"count": 9}, "a response had no list of ids"),
        ({"ids": ["user-1"]}, "a response had no list of ids"),
    ],
)
async def test_pages_that_do_not_end_are_an_error(page: dict[str, Any], problem: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        data: dict[str, Any] = {"id": LIST, "name": LIST, "type": "id_list"}
        if request.url.path.endswith("id_list"):
            data = {"name": LIST, **page}
        elif request.url.path.endswith("metadata"):
            data = {"currentVersion": 1, "isUpdating": False}
        return httpx.Response(200, json={"data": data})

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http,
        Client(KEY, http_client=http) as client,
    ):
        with pytest.raises(PaginationError, match=f"read 3 times, but {problem}"):
            await sync_segment_ids(client, LIST, ["user-3"])


@pytest.mark.anyio
@pytest.mark.parametrize("times", [2, 3])
async def test_a_list_that_changes_while_it_is_read_is_read_again(fake: Fake, times: int) -> None:
    left = times

    async with (
        httpx.AsyncClient(transport=PageCap(fake, 100)) as http,
        Client(KEY, http_client=http) as client,
    ):
        await create(client, users(250))

        def interfere(progress: SyncProgress) -> None:
            nonlocal left
            if progress.stage == "reading" and progress.done == 100 and left:
                left -= 1
                ids = json_ids([f"user-{left}"])
                assert fake.respond("DELETE", f"/console/v1/segments/{LIST}/id_list", KEY, ids).status == 200

        if times == 3:
            with pytest.raises(PaginationError, match="were read 3 times, but"):
                await sync_segment_ids(client, LIST, users(250), progress=interfere)
        else:
            report = await sync_segment_ids(client, LIST, users(250), progress=interfere)
            assert (report.added, report.removed, report.unchanged) == (2, 0, 248)
            assert ids_of(fake) == set(users(250))


@pytest.mark.anyio
@pytest.mark.parametrize(("kind", "count"), [("id_list", 12_000), ("user_store_id_list", 105_000)])
async def test_a_plan_names_the_time_of_the_run(client: Client, fake: Fake, kind: str, count: int) -> None:
    await create(client, users(10), kind)
    wanted = [f"new-{n}" for n in range(count)]
    plan = await sync_segment_ids(client, LIST, wanted, max_removal=1, dry_run=True)
    assert not [one for one in writes(fake) if len(one.body["ids"]) > 10], "a dry run sends nothing"
    assert (plan.added, plan.removed, plan.dry_run) == (count, 10, True)
    assert f"would take {plan.requests:,} writes, {plan.seconds / 60:.1f} min" in str(plan)
    start = anyio.current_time()
    report = await sync_segment_ids(client, LIST, wanted, max_removal=1)
    assert report.requests == plan.requests
    assert anyio.current_time() - start == pytest.approx(plan.seconds, rel=0.02)
    assert report.seconds == pytest.approx(plan.seconds, rel=0.02)


def test_an_estimate_keeps_the_documented_rate_limits() -> None:
    assert estimate([1000] * 100, True) == 0
    assert estimate([1000] * 101, True) == 10
    assert estimate([1000] * 901, True) == 900
    assert estimate([1000] * 101, True, before=100) == 20
    assert estimate([], False) == estimate([1000], False) == 0
    # An update of 100,000 ids takes 6 s, and its end is noticed at the next look.
    assert 6 <= estimate([100_000], False) < 6.6


@pytest.mark.anyio
async def test_a_refused_write_says_how_much_was_sent(client: Client, fake: Fake) -> None:
    await create(client, users(10))

    def interfere(progress: SyncProgress) -> None:
        if progress.stage == "writing" and progress.done == 10:
            fake.fail(400, operation="segments_remove_ids")

    with pytest.raises(BadRequestError) as caught:
        await sync_segment_ids(client, LIST, users(5, 20), max_removal=1, progress=interfere)
    assert caught.value.__notes__[-1] == "10 of 15 ids were sent; the same call again sends the others"
    assert (await sync_segment_ids(client, LIST, users(5, 20), max_removal=1)).requests == 1
    assert ids_of(fake) == set(users(5, 20))


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(2))
async def test_faults_lose_nothing(fake: Fake, kind: str, seed: int) -> None:
    await trouble(fake, kind, seed, share=0.25)


@pytest.mark.long
@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(100, 140))
async def test_a_storm_of_faults_loses_nothing(fake: Fake, kind: str, seed: int) -> None:
    await trouble(fake, kind, seed, share=0.5)


async def trouble(fake: Fake, kind: str, seed: int, share: float) -> None:
    """Sync while faults happen, again after each error, as a person would; then nothing is missing."""
    async with fake.http() as http, Client(KEY, http_client=http) as client:
        await create(client, users(900), kind)
    wire = Wire(fake, FAULTS, share, seed)
    async with httpx.AsyncClient(transport=wire) as http, Client(KEY, http_client=http) as client:
        for wanted in (users(400, 2900), users(2000), users(700, 2100)):
            for _ in range(30):
                try:
                    report = await sync_segment_ids(client, LIST, wanted, max_removal=1)
                except StatsigError as error:
                    print(type(error).__name__, error)
                else:
                    assert report.unknown == 0
                    break
            assert ids_of(fake) == set(wanted)
    assert wire.met


@settings(max_examples=examples(30, 500))
@given(
    st.lists(st.integers(0, 40)),
    st.lists(st.integers(0, 40), min_size=1),
    st.sampled_from(KINDS),
)
def test_any_two_lists_become_equal(before: list[int], wanted: list[int], kind: str) -> None:
    async def run() -> None:
        fake = Fake(clock=anyio.current_time)
        async with fake.http() as http, Client(KEY, http_client=http) as client:
            await create(client, {f"u{n}" for n in before}, kind)
            start = len(writes(fake))
            report = await sync_segment_ids(client, LIST, [f"u{n}" for n in wanted], max_removal=1)
            assert ids_of(fake) == {f"u{n}" for n in wanted}
            assert report.added == len({*wanted} - {*before})
            assert report.removed == len({*before} - {*wanted})
            assert report.unchanged == len({*before} & {*wanted})
            assert len(writes(fake)) - start == bool(report.added) + bool(report.removed)

    backend, options = in_virtual_time("asyncio")
    anyio.run(run, backend=backend, backend_options=options)
