"""Whatever is sent to the fake, it answers, keeps nothing of what it refuses, and all lists stay readable."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from statsig_console.fake import Fake
from statsig_console.fake._control.endpoints import Control
from statsig_console.fake._document.document import Json, Operation
from statsig_console.fake._http.arguments import names_of
from statsig_console.fake._http.strict_json import DEEPEST, read_json
from statsig_console.fake._state.files import text as state_text
from tests.support.fake_bodies import FRAGMENTS, TARGETS, bodies, texts, values
from tests.support.fake_project import DOCUMENT, Project, check, prepared, query_of
from tests.support.tiers import examples

KEY = "console-test"
EXAMPLES = examples(6, 60)
"""How many bodies each operation gets; with more of them, others come in each run."""
DEFAULT = settings(
    max_examples=EXAMPLES,
    database=None,
    derandomize=EXAMPLES == 6,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHECKED: set[tuple[str, int, int]] = set()
"""Operation, status and hash of each response that was compared with the document; most lists recur."""
WRITES = sorted(name for name, each in DOCUMENT.operations.items() if each.method != "GET")
READS = [each for each in DOCUMENT.operations.values() if each.method == "GET"]
DOORS = sorted(Control(Fake()).endpoints)


def target(operation: Operation, path: Json, query: Json) -> str:
    """Return the target of a request, with what comes from TARGETS as it is."""
    found = "/console/v1" + operation.path
    for name, value in path.items():
        found = found.replace(f"{{{name}}}", value if value in TARGETS else quote(value, safe=""))
    return found + ("?" + urlencode(query, doseq=True) if query else "")


def state(fake: Fake) -> tuple[str, int]:
    """Return all that a fake keeps, and how many changes can be undone."""
    return state_text(fake.store, fake.clock), len(fake.store.changes)


def send(project: Project, operation: Operation, at: str, content: bytes = b"") -> int:
    """Send a request; its answer must be one of the document, or say that the request cannot be read."""
    answer = project.fake.respond(operation.method, at, KEY, content)
    is_csv = answer.headers.get("content-type", "").startswith("text/csv")
    body: Any = answer.body.decode() if is_csv else json.loads(answer.body)
    if answer.status == 400 and "statusCode" in body:
        assert body.keys() == {"statusCode", "message", "error"}
    elif (known := (operation.id, answer.status, hash(answer.body))) not in CHECKED:
        check(operation, answer.status, body)
        CHECKED.add(known)
    return answer.status


def check_reads(project: Project, written: Operation, path: Json) -> None:
    """Assert that all lists can be read, and all that the object of a request has."""
    for each in READS:
        names = [parameter.name for parameter in each.parameters if parameter.place == "path"]
        if not names or (each.segments[0] == written.segments[0] and path.keys() >= set(names)):
            place = {name: path[name] for name in names}
            status = send(project, each, target(each, place, query_of(project, each)))
            assert status == each.status or names or each.envelope != "page", (each.id, status)


@pytest.mark.parametrize("name", WRITES)
def test_no_body_breaks_the_lists(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    moment = project.fake.snapshot()

    @DEFAULT
    @given(content=bodies(body or {}, sorted(operation.body_properties)))
    def holds(content: bytes) -> None:
        project.fake.restore(moment)
        before = state(project.fake)
        status = send(project, operation, target(operation, path, query), content)
        if status >= 400:
            assert state(project.fake) == before
        else:
            check_reads(project, operation, path)

    holds()


CONFIG = '{"name": "a config", "defaultValue": {"a": %s}}'
JSON = [
    each for each in FRAGMENTS if each in ("-0", "1e308", "1" * 300, '{"a": 1, "a": {"a": 2}}', '"\\u0000"')
]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=range(len(FRAGMENTS)))
@pytest.mark.parametrize("body", [CONFIG, '{"name": "a config", "description": %s}', "%s", '{"x": [%s]}'])
def test_what_cannot_be_written_again_is_refused(body: str, fragment: str) -> None:
    fake = Fake()
    before = state(fake)
    answer = fake.respond("POST", "/console/v1/dynamic_configs", KEY, (body % fragment).encode())
    if fragment not in JSON:
        assert (answer.status, json.loads(answer.body)["statusCode"]) == (400, 400)
    elif body == CONFIG:
        assert answer.status == 201
    if answer.status == 400:
        assert state(fake) == before
    assert fake.respond("GET", "/console/v1/dynamic_configs", KEY, b"").status == 200


@given(value=values())
def test_what_is_read_can_be_written(value: Any) -> None:
    content = json.dumps(value)
    try:
        found = read_json(content)
    except ValueError:
        return
    assert json.loads(json.dumps(found, allow_nan=False, ensure_ascii=False).encode()) == found


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_depth_has_a_limit(opening: str, closing: str) -> None:
    def nested(depth: int) -> bytes:
        return (opening * depth + "[]" + closing * depth).encode()

    assert read_json(nested(DEEPEST - 1))
    for depth in (DEEPEST, 1_000, 100_000):
        with pytest.raises(ValueError, match=f"more than {DEEPEST} levels deep"):
            read_json(nested(depth))


@pytest.mark.parametrize(
    "content", [b'{"name": "\xff"}', '{"name": "é"}'.encode("latin-1"), '{"name":"a"}'.encode("utf-16")]
)
def test_a_body_that_is_not_utf_8_is_named(content: bytes) -> None:
    answer = Fake().respond("POST", "/console/v1/gates", KEY, content)
    assert answer.status == 400
    assert json.loads(answer.body)["message"].startswith("the body is not UTF-8: ")


@pytest.mark.parametrize("name", sorted(DOCUMENT.operations))
def test_no_path_and_no_query_breaks_an_answer(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    names = [each.name for each in operation.parameters if each.place == "query"]
    content = json.dumps(body).encode() if body is not None else b""
    for odd in TARGETS:
        for place in path:
            if odd:
                before = state(project.fake)
                status = send(project, operation, target(operation, path | {place: odd}, query), content)
                if status >= 400:
                    assert state(project.fake) == before
        for parameter in names:
            at = target(operation, path, {each: query[each] for each in query if each != parameter})
            send(project, operation, f"{at}{'&' if '?' in at else '?'}{parameter}={odd}", content)
    check_reads(project, operation, path)


@pytest.mark.parametrize("segment", ["%ff", "%ED%A0%80", "%c3", "\ud800"])
@pytest.mark.parametrize("at", ["/gates/{}", "/gates?tags={}", "/gates?{}=a"])
def test_a_path_or_query_that_is_not_utf_8_is_refused(at: str, segment: str) -> None:
    answer = Fake().respond("GET", "/console/v1" + at.format(segment), KEY, b"")
    assert (answer.status, json.loads(answer.body)["message"]) == (
        400,
        "the path or the query is not percent-encoded UTF-8",
    )


@given(
    method=texts(),
    at=st.sampled_from(["", "/console/v1/gates/", "/console/v1/", "/_fake/", "/"]),
    rest=texts() | st.sampled_from(TARGETS),
    key=st.none() | texts(),
    content=st.binary(max_size=5),
    fails=st.booleans(),
)
def test_every_request_gets_an_answer(
    method: str, at: str, rest: str, key: str | None, content: bytes, fails: bool
) -> None:
    fake = Fake()
    fake.seed(gates=2)
    if fails:
        fake.fail(rate=0.5)
    for each in (method, "GET", "POST"):
        answer = fake.respond(each, at + rest, key, content)
        assert 200 <= answer.status < 500 or (fails and answer.status == 500)
    assert fake.respond("GET", "/_fake/requests", None, b"").status == 200


def test_a_change_that_fails_half_way_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake()
    fake.seed(gates=1)
    before = state(fake)

    def broken(entry: Json) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(fake.store, "note", broken)
        with pytest.raises(RuntimeError, match="broken"):
            fake.respond("POST", "/console/v1/gates", KEY, b'{"name": "new_checkout"}')
    assert state(fake) == before
    assert fake.respond("POST", "/console/v1/gates", KEY, b'{"name": "new_checkout"}').status == 201


@pytest.mark.anyio
async def test_what_was_put_by_hand_can_be_read() -> None:
    fake = Fake()
    fake.seed(gates=1)
    ((name, gate),) = fake.objects("gates").items()
    fake.objects("gates")[name] = gate | {"description": "\ud800"}
    fake.invent("status", "\udfff", times=None)
    async with fake.http() as http:
        (found,) = (await http.get("/gates", headers={"STATSIG-API-KEY": KEY})).json()["data"]
    assert (found["description"], found["status"]) == ("\ud800", "\udfff")


def everything(fake: Fake) -> Any:
    """Return all that the requests under /_fake/ can change."""
    told = json.loads(fake.respond("GET", "/_fake/state", None, b"").body)
    return state(fake), told, repr(fake.faults._waiting), fake.faults._draws.seed, list(fake.requests)


EXACT: dict[str, list[Json]] = {
    "advance": [{"seconds": each} for each in (1, 0.5, 1e12, -1, 10**300, 32_503_680_000)],
    "seed": [{"gates": 1}, {"gates": 2_000_000}, {"segments": 1, "gates": -1}],
    "fail": [{"status": 503}, {"status": 503, "retry_after": 1e300}, {"headers": {"a": "\r\n"}}],
    "chaos": [{"trouble": [{"drop": {}}, {"fail": {"status": 9}}]}, {"trouble": [{"drop": {}}]}, {"seed": 4}],
    "invent": [{"field": "type", "value": [1]}],
    "restore": [{"name": "gone"}, {}],
    "rewind": [{"changes": 1}, {"changes": 5}],
}


@pytest.mark.parametrize(("method", "name"), DOORS)
def test_a_control_request_does_all_or_nothing(method: str, name: str) -> None:
    fake = Fake(clock=lambda: 1_790_000_000.0)
    fake.seed(gates=2)
    fake.respond("POST", "/_fake/snapshot", None, b"")
    moment = fake.snapshot()
    arguments = names_of(Control(fake).endpoints[method, name])

    @settings(DEFAULT, max_examples=max(EXAMPLES, 40))
    @given(
        content=st.sampled_from([json.dumps(each).encode() for each in EXACT.get(name, [{}])])
        | st.sampled_from(EXACT.get(name, [{}])).flatmap(lambda example: bodies(example, arguments)),
        query=st.sampled_from(
            ["", "?limit=-1", "?limit=\ud800", "?tag=%ff", f"?limit={'9' * 5_000}", "?tag=gates"]
        ),
    )
    def holds(content: bytes, query: str) -> None:
        fake.restore(moment)
        fake.respond("POST", "/console/v1/gates", KEY, b'{"name": "new_checkout"}')
        before = everything(fake)
        answer = fake.respond(method, f"/_fake/{name}{query}", None, content)
        assert answer.status < 500
        assert method != "GET" or everything(fake) == before
        if answer.status >= 400:
            assert json.loads(answer.body)["message"]
            assert everything(fake) == before
        assert fake.respond("GET", "/_fake/state", None, b"").status == 200

    holds()


@pytest.mark.parametrize(
    "seconds", ["1e12", "NaN", "Infinity", "-1", '"1"', "1e400", "1" * 400, "true", "null", "[]"]
)
@pytest.mark.parametrize("now", [0.0, 1_790_000_000.0])
def test_the_clock_moves_by_a_sensible_time_or_not_at_all(seconds: str, now: float) -> None:
    fake = Fake(clock=lambda: now)
    before = everything(fake)
    answer = fake.respond("POST", "/_fake/advance", None, b'{"seconds": %s}' % seconds.encode())
    assert answer.status == 400
    assert everything(fake) == before


@pytest.mark.anyio
async def test_statuses_without_a_body_have_none() -> None:
    fake = Fake()
    async with fake.http() as http:
        for status in (204, 304):
            fake.fail(status, body={"a": 1})
            answer = await http.get("/gates")
            assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.anyio
async def test_any_header_of_latin_1_is_sent() -> None:
    fake = Fake()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(fake), base_url="http://fake/console/v1"
    ) as http:
        fake.fail(503, headers={"X-Reason": "caf\xe9 \xff"})
        answer = await http.get("/gates")
    assert (answer.status_code, answer.headers["x-reason"]) == (503, "caf\xe9 \xff")
