"""Limits of the fake: each way to count lets in and refuses what a server that counts so does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statsig_console.fake import Fake
from statsig_console.fake._limits.algorithms import ALGORITHMS, Algorithm, Limiter

KEY = "console-test"


def admitted(algorithm: Algorithm, moments: Sequence[float], limits: list[tuple[int, float]]) -> list[bool]:
    """Return which of some requests are let in."""
    limiter = Limiter(limits, algorithm)
    return [limiter.ask(moment) == 0 for moment in moments]


def test_a_sliding_log_looks_back_from_each_request() -> None:
    moments = [0, 6, 9, 9.999999, 10, 15, 16]
    assert admitted("sliding log", moments, [(2, 10)]) == [True, True, False, False, True, False, True]


def test_a_sliding_log_may_count_what_it_refused() -> None:
    moments = [0, 6, 9, 10, 15, 19, 30]
    expected = [True, True, False, False, False, False, True]
    assert admitted("sliding log, rejections count", moments, [(2, 10)]) == expected


def test_a_fixed_window_starts_anew_at_its_multiples() -> None:
    moments = [8, 9, 9.5, 10, 11, 19.9, 20]
    assert admitted("fixed window", moments, [(2, 10)]) == [True, True, False, True, True, False, True]


def test_a_token_bucket_gives_back_a_little_at_a_time() -> None:
    moments = [0, 0, 4.9, 5, 5, 9, 10, 100, 100, 100]
    expected = [True, True, False, True, False, False, True, True, True, False]
    assert admitted("token bucket", moments, [(2, 10)]) == expected


def test_a_first_hit_window_starts_with_the_first_request_after_the_last_one() -> None:
    moments = [3, 12, 12.5, 13, 14, 22.9, 23]
    assert admitted("first-hit window", moments, [(2, 10)]) == [True, True, False, True, True, False, True]


def test_a_block_shuts_for_a_whole_span_and_refusals_do_not_lengthen_it() -> None:
    moments = [0, 1, 9, 10, 18.9, 19, 20]
    assert admitted("block", moments, [(2, 10)]) == [True, True, False, False, False, True, True]


def test_a_sliding_counter_weighs_the_window_before() -> None:
    moments = [0, 1, 2, 3, 4, 10, 10.1, 12.5, 12.6]
    expected = [True, True, True, True, False, False, True, False, True]
    assert admitted("sliding counter", moments, [(4, 10)]) == expected


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("limits", [[(3, 10)], [(1, 1), (5, 20)], [(100, 10), (900, 900)]])
def test_the_wait_that_is_told_is_enough_and_no_less_would_do(
    algorithm: Algorithm, limits: list[tuple[int, float]]
) -> None:
    now, refused = 1000.3, 0
    waiting, early = Limiter(limits, algorithm), Limiter(limits, algorithm)
    for _ in range(1000):
        wait = waiting.ask(now)
        assert early.ask(now) == wait
        if wait and algorithm == "sliding log":
            assert early.ask(now + wait - 0.000_001) > 0
        if wait:
            refused += 1
            now = round(now + wait, 6)
            if algorithm not in ("sliding log, rejections count", "sliding counter"):
                assert waiting.ask(now) == 0
                assert early.ask(now) == 0
    assert refused


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_all_limits_hold_at_once(algorithm: Algorithm) -> None:
    limiter = Limiter([(10, 1), (30, 100)], algorithm)
    assert sum(limiter.ask(at / 100) == 0 for at in range(1000)) <= 45


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@given(gaps=st.lists(st.floats(0, 12), max_size=40), later=st.floats(0, 25))
def test_what_is_left_is_how_many_are_let_in_at_once(
    algorithm: Algorithm, gaps: list[float], later: float
) -> None:
    limiter = Limiter([(4, 10), (6, 21)], algorithm)
    now = 1000.0
    for gap in gaps:
        now += gap
        limiter.ask(now)
    now += later
    told = limiter.left(now)
    assert [(most, seconds) for most, seconds, _ in told] == [(4, 10), (6, 21)]
    let_in = 0
    while limiter.ask(now) == 0:
        let_in += 1
    assert min(left for _, _, left in told) == let_in


def test_an_unknown_way_to_count_is_refused() -> None:
    with pytest.raises(ValueError, match="the algorithm leaky is unknown"):
        Limiter([(1, 1)], "leaky")  # type: ignore[arg-type]


def ask(fake: Fake, method: str, path: str, body: Any = None, key: str = KEY) -> tuple[int, Any, Any]:
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, f"/console/v1{path}", key, content)
    waits = {name: value for name, value in answer.headers.items() if name.startswith("Retry-After")}
    return answer.status, json.loads(answer.body), waits


def test_behaviour_14_only_changes_count_and_the_limits_are_the_users_to_choose() -> None:
    now = [0.0]
    fake = Fake(clock=lambda: now[0], limits=[(2, 10), (3, 900)], retry_after=True)
    for name in ("first", "second"):
        assert ask(fake, "POST", "/gates", {"name": name})[0] == 201
    assert all(ask(fake, "GET", "/gates")[0] == 200 for _ in range(50))
    now[0] = 3.5
    status, body, waits = ask(fake, "POST", "/gates", {"name": "third"})
    assert (status, body) == (429, {"status": 429, "message": "Too Many Requests"})
    assert waits == {"Retry-After": "7"}
    assert list(fake.objects("gates")) == ["first", "second"]
    now[0] = 10
    assert ask(fake, "PUT", "/gates/first/disable")[0] == 200
    assert ask(fake, "PUT", "/gates/first/enable")[2] == {"Retry-After": "890"}


def test_behaviour_14_a_refused_change_is_neither_made_nor_logged_and_bad_requests_count() -> None:
    fake = Fake(clock=lambda: 0.0, limits=[(2, 10)])
    assert ask(fake, "POST", "/gates", {})[0] == 400
    assert ask(fake, "POST", "/gates", {"name": "new"}, key="wrong")[0] == 401
    assert ask(fake, "PUT", "/gates/none/enable")[0] == 404
    status, _, waits = ask(fake, "POST", "/gates", {"name": "new"})
    assert (status, waits, fake.objects("gates")) == (429, {}, {})
    assert [each.status for each in fake.requests] == [400, 401, 404, 429]
    assert ask(fake, "GET", "/audit_logs")[1]["data"] == []


def test_behaviour_14_without_limits_everything_is_let_in() -> None:
    fake = Fake(clock=lambda: 0.0)
    assert {ask(fake, "POST", "/tags", {"name": f"t{n}", "description": ""})[0] for n in range(1000)} == {200}


def test_id_lists_have_limits_of_their_own() -> None:
    fake = Fake(clock=lambda: 0.0, limits=[(1000, 10)])
    ask(fake, "POST", "/segments", {"name": "Some list", "type": "id_list"})
    answers = [ask(fake, "PATCH", "/segments/some_list/id_list", {"ids": [str(n)]})[0] for n in range(13)]
    assert answers == [200] * 12 + [429]
    assert ask(fake, "DELETE", "/segments/some_list/id_list", {"ids": ["1"]})[0] == 200


@pytest.mark.anyio
async def test_a_refusal_says_over_http_when_to_come_back() -> None:
    fake = Fake(clock=lambda: 0.0, limits=[(1, 10)], algorithm="token bucket", retry_after=True)
    async with fake.http() as http:
        headers = {"STATSIG-API-KEY": KEY}
        body = {"name": "Core", "description": ""}
        assert (await http.post("/tags", json=body, headers=headers)).status_code == 200
        answer = await http.post("/tags", json=body, headers=headers)
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
        text = await http.get("/project/usage_billing/report", params={"end": 1}, headers=headers)
        assert text.headers["content-type"] == "text/csv; charset=utf-8"
        assert text.text.startswith("Date,Event Type,")
