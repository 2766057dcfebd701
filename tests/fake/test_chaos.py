"""Trouble by plan: the same bytes for the same seed, in process and over TCP, and plans that are wrong."""

from __future__ import annotations

import inspect
import json
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import (
    Client,
    PermissionDeniedError,
    RateLimitError,
    Retry,
    ServerError,
    TransportError,
    models,
)
from statsig_console._http.response import retry_after
from statsig_console.fake import Chaos, Fake, running
from statsig_console.fake._faults.faults import Which
from statsig_console.fake._faults.plan import WORDS
from tests.support.fake_faults import RETRY_FORMS, fail_in_each_form, proxy_page, retry_headers
from tests.support.fault_calls import KEY

GATE = "new_checkout"
NOW = 1_790_000_000.0
DOCS = Path(__file__).parents[2] / "docs"
Ask = tuple[str, str, bytes]


def project(chaos: Chaos | None = None, **arguments: Any) -> Fake:
    """Return a fake with a few gates, one of which nothing refers to."""
    fake = Fake(seed=3, clock=lambda: NOW, **arguments)
    fake.seed(gates=12, experiments=2)
    made = fake.respond("POST", "/console/v1/gates", KEY, json.dumps({"name": GATE}).encode())
    assert made.status == 201
    fake.follow(chaos or Chaos())
    return fake


def everything(seed: int) -> Chaos:
    """Return a plan with trouble of every kind."""
    chaos = Chaos(seed)
    chaos.delay(1, rate=0.2)
    chaos.delay(0.5, applied=True, rate=0.2)
    chaos.fail(429, retry_after=3, rate=0.2)
    chaos.fail(502, applied=True, rate=0.1, **proxy_page(502))
    chaos.fail(503, times=3, after=10)
    chaos.drop(rate=0.1)
    chaos.drop(applied=True, stage="body", rate=0.1)
    chaos.invent(tag="gates", rate=0.3)
    chaos.read_only(rate=0.1, method="PATCH")
    chaos.require_review(rate=0.2)
    return chaos


def requests(fake: Fake) -> list[Ask]:
    """Return what is asked, some of it more than once."""
    asked: list[Ask] = [("GET", "/gates?limit=3", b""), ("GET", "/nothing", b"")]
    for gate in fake.objects("gates"):
        body = json.dumps({"description": f"of {gate}"}).encode()
        asked += [("GET", f"/gates/{gate}", b""), ("PATCH", f"/gates/{gate}", body)]
        asked += [("PUT", f"/gates/{gate}/archive", b"{}"), ("GET", f"/gates/{gate}", b"")]
    return asked


def answers(fake: Fake, asked: list[Ask]) -> list[tuple[object, ...]]:
    """Return all of what is answered, headers and breaks included."""
    found = (fake.respond(method, f"/console/v1{path}", KEY, content) for method, path, content in asked)
    return [(each.status, each.header_list(), each.body, each.broken) for each in found]


def raw(url: str, asked: list[Ask]) -> list[bytes]:
    """Return the bytes that come back on a connection for each request."""
    place, found = urlsplit(url), []
    for method, path, content in asked:
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as wire:
            head = f"{method} {place.path}{path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
            head += f"statsig-api-key: {KEY}\r\ncontent-length: {len(content)}\r\n\r\n"
            wire.sendall(head.encode() + content)
            received = b""
            try:
                while part := wire.recv(65536):
                    received += part
            except ConnectionResetError:
                received += b"(reset)"
        found.append(received)
    return found


def test_the_same_seed_and_the_same_requests_make_the_same_bytes() -> None:
    runs = [answers(fake, requests(fake)) for fake in (project(everything(seed)) for seed in (7, 7, 8))]
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]
    statuses = {answer[0] for answer in runs[0]}
    assert {200, 404, 429, 503} <= statuses
    assert {None, "answer", "body"} == {answer[3] for answer in runs[0]}


def test_the_same_seed_makes_the_same_bytes_on_the_wire() -> None:
    plan = Chaos(10)
    fail_in_each_form(plan, 3, NOW, rate=0.3)
    plan.fail(502, rate=0.2, **proxy_page(502))
    plan.drop(applied=True, rate=0.2)
    plan.drop(applied=True, stage="body", rate=0.2)
    runs = []
    for _ in range(2):
        fake = project(plan)
        with running(fake) as url:
            runs.append(raw(url, requests(fake)[:30]))
    assert runs[0] == runs[1]
    assert b"" in runs[0]
    assert all(b"date: Mon, 21 Sep 2026 14:13:20 GMT\r\n" in each for each in runs[0] if each)


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.permutations(range(12)))
def test_chance_does_not_look_at_the_order_of_requests(seed: int, order: list[int]) -> None:
    plan = Chaos(seed)
    plan.fail(503, rate=0.4)
    fail_in_each_form(plan, 9, NOW, rate=0.4)
    fake, other = Fake(clock=lambda: NOW, chaos=plan), Fake(clock=lambda: NOW, chaos=plan)
    asked: list[Ask] = [("GET", f"/gates/gate_{number}", b"") for number in range(12)]
    shuffled = answers(other, [asked[place] for place in order])
    ordered = answers(fake, asked)
    assert [ordered[place] for place in order] == shuffled
    assert answers(fake, asked) == answers(other, asked)


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.5, 1.0])
def test_a_rate_is_the_share_of_requests(rate: float) -> None:
    plan = Chaos(1)
    plan.fail(503, rate=rate)
    found = [answer[0] for answer in answers(project(plan), [("GET", "/gates?limit=1", b"")] * 2000)]
    assert abs(found.count(503) / 2000 - rate) < 0.02


def test_times_count_what_happened_and_rates_go_on() -> None:
    fake = project()
    fake.fail(503, rate=0.5, times=3)
    fake.fail(500, times=2, after=4)
    found = [answer[0] for answer in answers(fake, [("GET", "/gates?limit=1", b"")] * 50)]
    assert (found.count(503), found.count(500)) == (3, 2)
    assert set(found[:4]) <= {200, 503}


def test_several_fakes_follow_one_plan_and_none_uses_it_up() -> None:
    plan = Chaos()
    plan.fail(503, times=2)
    for _ in range(2):
        assert [answer[0] for answer in answers(project(plan), [("GET", "/gates", b"")] * 3)] == [
            503,
            503,
            200,
        ]
    fake = project(plan)
    fake.follow(Chaos())
    assert answers(fake, [("GET", "/gates", b"")])[0][0] == 200


FITS: list[tuple[Which, list[int]]] = [
    ({}, [0, 1, 2, 3, 4, 5]),
    ({"operation": "gates_update"}, [2]),
    ({"tag": "gates"}, [0, 1, 2, 3]),
    ({"method": "get"}, [0, 1, 4, 5]),
    ({"method": "PATCH", "tag": "experiments"}, []),
    ({"mutations": True}, [2, 3]),
    ({"mutations": False, "tag": "gates"}, [0, 1]),
]


@pytest.mark.parametrize(("which", "places"), FITS, ids=str)
def test_trouble_happens_to_what_fits(which: Which, places: list[int]) -> None:
    fake = project()
    gate = next(iter(fake.objects("gates")))
    asked: list[Ask] = [
        ("GET", "/gates", b""),
        ("GET", f"/gates/{gate}", b""),
        ("PATCH", f"/gates/{gate}", b"{}"),
    ]
    asked += [("PUT", f"/gates/{gate}/disable", b""), ("GET", "/tags", b""), ("GET", "/nothing", b"")]
    which = {"rate": 1, **which}
    fake.fail(503, **which)
    found = [answer[0] for answer in answers(fake, asked)]
    assert [place for place, status in enumerate(found) if status == 503] == places


@pytest.mark.parametrize("seconds", [0.4, 1, 870])
def test_retry_after_is_in_whole_seconds(seconds: float) -> None:
    fake = project()
    fake.fail(429, retry_after=seconds)
    parsed = retry_after(dict(fake.respond("GET", "/console/v1/gates", KEY, b"").headers))
    assert parsed is not None
    assert seconds <= parsed < seconds + 1


@pytest.mark.parametrize("form", RETRY_FORMS)
def test_headers_ask_for_a_wait_in_any_form(form: str) -> None:
    fake = project()
    fake.fail(429, headers=retry_headers(30, form, NOW))
    response = fake.respond("GET", "/console/v1/gates", KEY, b"")
    headers = {name.decode(): value.decode() for name, value in response.header_list()}
    assert retry_after(headers) == (None if form == "none" else 30)


def test_text_is_sent_as_it_is_with_the_type_that_it_is_given() -> None:
    fake = project()
    fake.fail(502, **proxy_page(502))
    response = fake.respond("GET", "/console/v1/gates", KEY, b"")
    assert (b"content-type", b"text/html") in response.header_list()
    assert response.body.decode() == proxy_page(502)["body"]


@pytest.mark.anyio
@pytest.mark.parametrize("applied", [False, True])
async def test_a_delay_comes_before_the_change_or_after_it(applied: bool) -> None:
    fake = project()
    fake.delay(3, applied=applied, mutations=True)
    start = anyio.current_time()
    async with fake.http() as http, anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: http.delete(f"/gates/{GATE}", headers={"STATSIG-API-KEY": KEY}))
        await anyio.sleep(2.9)
        assert (GATE not in fake.objects("gates")) is applied
        await anyio.sleep(0.2)
        assert GATE not in fake.objects("gates")
    assert anyio.current_time() - start == pytest.approx(3.1)


@pytest.mark.anyio
@pytest.mark.parametrize("applied", [False, True])
async def test_who_does_not_wait_for_the_answer_leaves_the_change_made_or_not(applied: bool) -> None:
    fake = project()
    fake.delay(60, applied=applied)
    async with fake.http() as http:
        with anyio.move_on_after(5) as scope:
            await http.delete(f"/gates/{GATE}", headers={"STATSIG-API-KEY": KEY})
    assert scope.cancelled_caught
    assert (GATE not in fake.objects("gates")) is applied


def test_a_delay_over_tcp_is_a_time_out() -> None:
    fake = project()
    with running(fake) as url, httpx.Client(base_url=url, timeout=0.05) as http:
        fake.delay(0.3, times=1)
        with pytest.raises(httpx.ReadTimeout):
            http.get("/gates", headers={"STATSIG-API-KEY": KEY})
        http.timeout = httpx.Timeout(10)
        assert http.get("/gates", headers={"STATSIG-API-KEY": KEY}).status_code == 200


def test_a_broken_answer_is_shorter_than_it_says_or_none_at_all() -> None:
    fake = project()
    with running(fake) as url:
        fake.drop(stage="body", applied=True)
        (cut,) = raw(url, [("DELETE", f"/gates/{GATE}", b"")])
        fake.drop()
        (nothing,) = raw(url, [("GET", "/gates", b"")])
        (whole,) = raw(url, [("GET", "/gates?limit=1", b"")])
    head, _, body = cut.partition(b"\r\n\r\n")
    promised = re.search(rb"content-length: (\d+)", head)
    assert promised
    assert len(body) == int(promised[1]) // 2
    assert nothing == b""
    assert whole.startswith(b"HTTP/1.1 200")
    assert GATE not in fake.objects("gates")


@pytest.mark.anyio
async def test_a_client_meets_trouble_as_from_a_server() -> None:
    fake = project()
    async with fake.http() as http, Client(KEY, http_client=http, retry=Retry(attempts=1)) as client:
        fake.fail(429, retry_after=7)
        with pytest.raises(RateLimitError) as refused:
            await client.tags.create(models.TagCreate(name="New", description="New"))
        assert refused.value.retry_after == 7
        fake.fail(502, **proxy_page(502))
        with pytest.raises(ServerError):
            await client.tags.get("Core")
        fake.drop()
        with pytest.raises(TransportError):
            await client.tags.get("Core")


@pytest.mark.anyio
@pytest.mark.parametrize("how", ["argument", "trouble", "scope"])
async def test_a_key_that_only_reads_changes_nothing(how: str) -> None:
    key = "console-reader"
    fake = project(key=KEY, read_only_key=key) if how == "argument" else project()
    gate = next(iter(fake.objects("gates")))
    async with fake.http() as http:
        if how == "trouble":
            fake.read_only()
        if how == "scope":
            async with Client(KEY, http_client=http) as owner:
                body = models.KeyCreate(description="Reports", type="CONSOLE", scopes=["omni_read_only"])
                made = (await owner.keys.create(body)).key
                assert made is not None
                key = made.reveal()
        async with Client(key, http_client=http) as client:
            before = await client.gates.get(gate)
            for change in (client.gates.disable, client.gates.delete, client.gates.launch):
                with pytest.raises(PermissionDeniedError) as refused:
                    await change(gate)
                assert refused.value.message == "Forbidden resource"
            assert await client.gates.get(gate) == before
    assert len(fake.requests.matching(status=403)) == 3
    assert len([entry for _, entry in fake.store.noted() if "gate" in entry["actionType"]]) == 1


@pytest.mark.parametrize("scopes", [[], ["omni_read_write"], ["omni_read_only", "omni_read_write"]])
def test_a_key_that_may_write_is_not_read_only(scopes: list[str]) -> None:
    fake = project()
    body = json.dumps({"type": "CONSOLE", "description": "Deploys", "scopes": scopes}).encode()
    key = json.loads(fake.respond("POST", "/console/v1/keys", KEY, body).body)["data"]["key"]
    tag = json.dumps({"name": "New", "description": "New"}).encode()
    assert fake.respond("POST", "/console/v1/tags", key, tag).status == 200


def needs_review_by_setting(fake: Fake) -> None:
    names = ("is_config_review_required", "is_metric_review_required")
    body = {**dict.fromkeys(names, True), "is_metric_review_required_on_verified_only": False}
    answer = fake.respond("POST", "/console/v1/settings/reviews", KEY, json.dumps(body).encode())
    assert answer.status < 300, answer


def needs_review_by_object(fake: Fake) -> None:
    for id, gate in fake.objects("gates").items():
        fake.objects("gates")[id] = gate | {
            "reviewSettings": {"requiredReview": True, "allowedReviewers": []}
        }


REVIEWS: dict[str, Callable[[Fake], None]] = {
    "trouble": lambda fake: fake.require_review(tag="gates"),
    "setting": needs_review_by_setting,
    "object": needs_review_by_object,
}


@pytest.mark.anyio
@pytest.mark.parametrize("need", REVIEWS.values(), ids=REVIEWS)
async def test_a_change_that_needs_a_review_is_made_by_its_commit(need: Callable[[Fake], None]) -> None:
    fake = project()
    gate = next(id for id, each in fake.objects("gates").items() if each["isEnabled"])
    need(fake)
    async with fake.http() as http, Client(KEY, http_client=http) as client:
        for change in (client.gates.disable, client.gates.archive, client.gates.delete):
            with pytest.raises(PermissionDeniedError, match=r"needs a review that is approved"):
                await change(gate)
        assert (await client.gates.get(gate)).is_enabled
        body = models.GateReviewCreate(description="Off", change=models.GateReviewChange(is_enabled=False))
        review = await client.gate_reviews.create(gate, body)
        assert (await client.gates.get(gate)).is_enabled
        for step, status in ((None, "pending"), (client.gate_reviews.approve, "accepted")):
            if step:
                await step(gate, review.review_id)
            waits = (await client.gates.get(gate)).active_review
            assert waits
            assert (waits.review_id, waits.review_status) == (review.review_id, status)
        await client.gate_reviews.commit(gate, review.review_id)
        after = await client.gates.get(gate)
        assert not after.is_enabled
        assert not after.active_review
        # What no review could propose needs none.
        await client.gates.create(models.GateCreate(name="another"))
        await client.tags.create(models.TagCreate(name="New", description="New"))


@pytest.mark.anyio
async def test_reviews_are_asked_for_by_kind() -> None:
    fake = project()
    fake.require_review(tag="experiments")
    fake.require_review(tag="experiment_overrides")
    gate, experiment = (next(iter(fake.objects(tag))) for tag in ("gates", "experiments"))
    async with fake.http() as http, Client(KEY, http_client=http) as client:
        await client.gates.disable(gate)
        with pytest.raises(PermissionDeniedError):
            await client.experiments.update(experiment, models.ExperimentUpdate(hypothesis="Better"))
        with pytest.raises(PermissionDeniedError):
            await client.experiment_overrides.remove_user(experiment, "user_1", group_id="a")


def test_a_plan_of_json_is_the_plan_of_the_methods() -> None:
    steps: list[dict[str, Any]] = [
        {"delay": {"seconds": 1, "rate": 0.2}},
        {"delay": {"seconds": 0.5, "applied": True, "rate": 0.2}},
        {"fail": {"status": 429, "retry_after": 3, "rate": 0.2}},
        {"fail": {"status": 502, "applied": True, "rate": 0.1, **proxy_page(502)}},
        {"fail": {"status": 503, "times": 3, "after": 10}},
        {"drop": {"rate": 0.1}},
        {"drop": {"applied": True, "stage": "body", "rate": 0.1}},
        {"invent": {"tag": "gates", "rate": 0.3}},
        {"read_only": {"rate": 0.1, "method": "PATCH"}},
        {"require_review": {"rate": 0.2}},
    ]
    plan = Chaos.from_json(json.dumps({"seed": 7, "trouble": steps}))
    made, meant, asked = project(plan), project(everything(7)), project()
    for fake in (made, meant, asked):
        assert fake.objects("gates")
    status = asked.respond(
        "POST", "/_fake/chaos", None, json.dumps({"seed": 7, "trouble": steps}).encode()
    ).status
    assert status == 200
    assert answers(made, requests(made)) == answers(meant, requests(meant)) == answers(asked, requests(asked))


PLANS = [
    ('"drop"', "must be a JSON object with seed and trouble, or a list"),
    ('{"sed": 7}', "unknown: sed; known: seed, trouble"),
    ('{"seed": "7"}', 'seed must be int, not "7"'),
    ('{"trouble": {}}', "trouble must be list, not {}"),
    ("[{}]", "step 1 of the plan: expected one word and its arguments"),
    ('[{"fail": {}}, {"fail": 503}]', "step 2 of the plan: expected one word"),
    ('[{"fail": {}, "drop": {}}]', "step 1 of the plan: expected one word"),
    ('[{"explode": {}}]', "step 1 of the plan: unknown: explode; known: fail, drop, delay"),
    ('[{"fail": {"colour": 1}}]', "unknown: colour; known: status, applied, headers"),
    ('[{"fail": {"status": "503"}}]', 'status must be int, not "503"'),
    ('[{"fail": {"status": 20}}]', "status is a number from 200 to 599, not 20"),
    ('[{"fail": {"headers": {"a": 1}}}]', 'headers must be object of text | null, not {"a": 1}'),
    ('[{"drop": {"stage": "week"}}]', 'stage must be "answer" | "body", not "week"'),
    ('[{"fail": {"retry_after": -1}}]', "retry_after is a number from 0 to 100,000,000,000, not -1"),
    ('[{"drop": {"rate": 5}}]', "rate is a number from 0 to 1, not 5"),
    ('[{"drop": {"rate": NaN}}]', "NaN is not JSON"),
    ('[{"drop": {"times": -1}}]', "times is a number from 0 on"),
    ('[{"drop": {"times": true}}]', "times must be int | null, not true"),
    ('[{"drop": {"method": "FLY"}}]', "method must be one of GET, POST, PUT, PATCH, DELETE, not FLY"),
    (
        '[{"drop": {"operation": "gates_achive"}}]',
        "no operation is called gates_achive; did you mean gates_archive?",
    ),
    ('[{"drop": {"tag": "gate"}}]', "no tag is called gate; did you mean gates?"),
    ('[{"delay": {}}]', "missing: seconds"),
    ('[{"delay": {"seconds": Infinity}}]', "Infinity is not JSON"),
    ('[{"delay": {"seconds": 1e12}}]', "seconds is a number from 0 to 100,000,000,000, not 1000000000000.0"),
    ('[{"delay": {"seconds": 1e400}}]', "a number is larger than a double can be"),
    ('[{"fail": {"headers": {"a": "\\r\\nb: c"}}}]', "headers cannot have 'a': '\\r\\nb: c'"),
    ('[{"fail": {"headers": {"a b": "c"}}}]', "headers cannot have 'a b': 'c'"),
    ('[{"fail": {"headers": {"a": "日"}}}]', "use Latin-1 without line breaks"),
    ('[{"fail": {"body": "\\ud800"}}]', "a text has a lone surrogate"),
    ("[{", "Expecting"),
]


@pytest.mark.parametrize(("plan", "reason"), PLANS)
def test_a_plan_that_is_wrong_is_told_where_and_why(plan: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        Chaos.from_json(plan)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda chaos: chaos.drop(stage="bdy"), ValueError),
        (lambda chaos: chaos.delay(-1), ValueError),
        (lambda chaos: chaos.drop(rates=0.5), TypeError),
        (lambda chaos: chaos.fail(headers={"a": "日"}), ValueError),
        (lambda chaos: chaos.fail(headers={"a": "b\n"}), ValueError),
        (lambda chaos: chaos.fail(body="\ud800"), ValueError),
        (lambda chaos: chaos.fail(body={"a": {1}}), TypeError),
        (lambda chaos: chaos.invent("a", {1}), TypeError),
    ],
)
def test_mistakes_in_python_are_told_at_once(ask: Callable[[Any], None], error: type[Exception]) -> None:
    chaos = Chaos()
    with pytest.raises(error):
        ask(chaos)
    assert answers(project(chaos), [("GET", "/gates", b"")])[0][0] == 200


@settings(max_examples=50)
@given(st.binary() | st.text() | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_plan_or_a_value_error(text: str | bytes) -> None:
    try:
        assert isinstance(Chaos.from_json(text), Chaos)
    except ValueError:
        return


def test_the_documentation_has_every_word_and_every_argument() -> None:
    text = (DOCS / "chaos.md").read_text()
    arguments = set(Which.__annotations__)
    for word in WORDS:
        assert f"| `{word}` |" in text
        parameters = inspect.signature(getattr(Chaos, word)).parameters.values()
        arguments |= {each.name for each in parameters if each.kind is not each.VAR_KEYWORD} - {"self"}
    assert [name for name in sorted(arguments) if f"`{name}`" not in text] == []
    for plan in re.findall(r"```json\n(.*?)```", text, re.DOTALL):
        assert isinstance(Chaos.from_json(plan), Chaos)
