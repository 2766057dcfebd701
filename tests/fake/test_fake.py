"""The fake as its users see it: in process, over a socket, with faults on request and a seeded project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

from statsig_console.fake import Fake, Request, running
from statsig_console.fake import __main__ as command

KEY = {"STATSIG-API-KEY": "console-test"}
CLOCK = 1_790_000_000.0


@pytest.fixture
def fake() -> Fake:
    made = Fake(clock=lambda: CLOCK)
    made.seed(gates=30)
    return made


def ask(
    fake: Fake, method: str, target: str, body: object = None, key: str | None = "console-test"
) -> tuple[int, str]:
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, f"/console/v1{target}", key, content)
    return answer.status, answer.body.decode()


@pytest.mark.anyio
async def test_http_answers_without_a_socket(fake: Fake) -> None:
    async with fake.http() as http:
        answer = await http.get("/gates", params={"limit": 2}, headers=KEY)
        assert answer.status_code == 200
        assert len(answer.json()["data"]) == 2
        assert answer.json()["pagination"]["nextPage"] == "/console/v1/gates?page=2&limit=2"


@pytest.mark.anyio
async def test_http_takes_a_base_url_with_the_same_path(fake: Fake) -> None:
    async with fake.http("http://localhost/console/v1") as http:
        assert (await http.get("/gates", headers=KEY)).status_code == 200
        assert (await http.get("http://localhost/gates", headers=KEY)).status_code == 404


@pytest.mark.anyio
async def test_a_dropped_connection_is_a_read_error(fake: Fake) -> None:
    fake.drop(operation="gates_create", applied=True)
    async with fake.http() as http:
        with pytest.raises(httpx.ReadError):
            await http.post("/gates", json={"name": "A gate"}, headers=KEY)
        assert (await http.get("/gates/a_gate", headers=KEY)).status_code == 200


@pytest.mark.anyio
async def test_a_connection_dropped_within_the_body_is_a_protocol_error(fake: Fake) -> None:
    fake.drop(stage="body")
    async with fake.http() as http:
        with pytest.raises(httpx.RemoteProtocolError):
            await http.post("/gates", json={"name": "A gate"}, headers=KEY)
        assert (await http.get("/gates/a_gate", headers=KEY)).status_code == 404


@pytest.mark.parametrize("key", [None, "", "client-xxxx", "secret-xxxx"])
def test_a_key_of_another_kind_is_refused_and_repeated_in_the_answer(fake: Fake, key: str | None) -> None:
    status, text = ask(fake, "GET", "/gates", key=key)
    assert status == 401
    assert json.loads(text)["message"].endswith(f"Key: {key}")


def test_a_fake_with_a_key_takes_only_that_one() -> None:
    fake = Fake(key="console-mine")
    assert ask(fake, "GET", "/gates", key="console-other")[0] == 401
    assert ask(fake, "GET", "/gates", key="console-mine")[0] == 200


def test_the_record_has_no_key(fake: Fake) -> None:
    ask(fake, "GET", "/gates?tags=a&tags=b&limit=5")
    ask(fake, "POST", "/gates", {"name": "A gate"})
    first, second = fake.requests
    query: dict[str, str | list[str]] = {"tags": ["a", "b"], "limit": "5"}
    assert first == Request("GET", "/gates", query, None, "gates_list", 200)
    assert second == Request("POST", "/gates", {}, {"name": "A gate"}, "gates_create", 201)
    assert fake.requests.matching(operation="gates_create") == [second]
    assert "console-" not in repr(fake.requests)


@pytest.mark.parametrize("target", ["/nothing", "/gates/a/b/c/d/e", "/gates/", "//gates", "/gates/a/nothing"])
def test_an_unknown_path_is_answered_as_the_server_does(fake: Fake, target: str) -> None:
    status, text = ask(fake, "GET", target)
    expected = {"statusCode": 404, "message": f"Cannot GET /console/v1{target}", "error": "Not Found"}
    assert (status, json.loads(text)) == (404, expected)


def test_a_body_that_is_no_json_is_refused(fake: Fake) -> None:
    answer = fake.respond("POST", "/console/v1/gates", "console-test", b"{name")
    assert answer.status == 400
    assert json.loads(answer.body)["statusCode"] == 400


def test_ids_with_signs_reach_the_object(fake: Fake) -> None:
    gate = next(each for each in fake.objects("gates").values() if each["rules"])
    rule = gate["rules"][0]["id"].replace(":", "%3A")
    status, _ = ask(fake, "PATCH", f"/gates/{gate['id']}/rules/{rule}", {"passPercentage": 1})
    assert status == 200
    assert fake.objects("gates")[gate["id"]]["rules"][0]["passPercentage"] == 1


def test_failures_come_in_order_after_what_they_wait_for(fake: Fake) -> None:
    fake.fail(500, times=2, operation="gates_list")
    fake.fail(429, after=3, method="GET", headers={"retry-after": "1"})
    assert [ask(fake, "GET", "/gates")[0] for _ in range(5)] == [500, 500, 200, 429, 200]
    assert [each.status for each in fake.requests] == [500, 500, 200, 429, 200]


def test_a_failure_may_hide_a_change_that_was_made(fake: Fake) -> None:
    fake.fail(503, applied=True)
    assert ask(fake, "POST", "/gates", {"name": "A gate"})[0] == 503
    assert "a_gate" in fake.objects("gates")
    fake.fail(503)
    assert ask(fake, "POST", "/gates", {"name": "B gate"})[0] == 503
    assert "b_gate" not in fake.objects("gates")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (None, '{"status":502,"message":"Bad Gateway"}'),
        ("<html>", "<html>"),
        (b"\x7b", "{"),
        ({"a": 1}, '{"a":1}'),
        ([], "[]"),
    ],
)
def test_a_failure_may_have_any_body(fake: Fake, body: object, expected: str) -> None:
    fake.fail(502, body=body)
    assert ask(fake, "GET", "/gates") == (502, expected)


def test_a_fault_for_an_unknown_operation_is_a_mistake(fake: Fake) -> None:
    with pytest.raises(ValueError, match="gates_explode"):
        fake.fail(operation="gates_explode")


def test_an_invented_value_is_answered_once_and_not_kept(fake: Fake) -> None:
    fake.invent(tag="gates", after=1)
    seen = [json.loads(ask(fake, "GET", "/gates")[1])["data"][0]["status"] for _ in range(3)]
    assert seen[1] == "Half Launched"
    assert "Half Launched" not in (seen[0], seen[2])
    fake.invent("type", "ETERNAL", operation="gates_get")
    name = next(iter(fake.objects("gates")))
    assert json.loads(ask(fake, "GET", f"/gates/{name}")[1])["data"]["type"] == "ETERNAL"


def test_the_same_seed_makes_the_same_project() -> None:
    def names(seed: int, now: float) -> list[object]:
        fake = Fake(seed=seed, clock=lambda: now)
        fake.seed(gates=200, dynamic_configs=20, experiments=20, autotunes=5, segments=5)
        return [[(each["id"], each.get("rules")) for each in fake.objects(tag).values()] for tag in SEEDED]

    assert names(1, 0) == names(1, CLOCK)
    assert names(1, 0) != names(2, 0)


SEEDED = ("gates", "dynamic_configs", "experiments", "autotunes", "segments")


def test_a_seeded_project_looks_like_one_that_grew() -> None:
    fake = Fake(clock=lambda: CLOCK)
    fake.seed()
    everything = list(fake.objects("gates").values())
    gates = [gate for gate in everything if gate["status"] != "Archived"]
    assert (len(gates), len(everything)) == (2300, 2415)
    kinds = Counter(gate["type"] for gate in gates)
    assert kinds["STALE"] == 460
    assert min(kinds["TEMPORARY"], kinds["PERMANENT"]) > 200
    reasons = Counter(gate["typeReason"] for gate in gates if gate["type"] == "STALE")
    assert len(reasons) == 8
    assert min(reasons.values()) > 50
    assert {gate["status"] for gate in everything} == {"In Progress", "Launched", "Disabled", "Archived"}
    assert all(gate["createdTime"] < CLOCK * 1000 for gate in gates)
    pages = [sum(gate["type"] == "STALE" for gate in gates[at : at + 100]) for at in range(0, 2300, 100)]
    assert set(pages) == {20}
    dead = [gate for gate in gates if gate["typeReason"] == "STALE_PROBABLY_DEAD_CHECK"]
    assert dead
    assert all(gate["checksPerHour"] == 0 for gate in dead)


def test_every_object_of_a_seeded_project_can_be_read_and_changed() -> None:
    fake = Fake(clock=lambda: CLOCK)
    fake.seed(gates=60, dynamic_configs=40, experiments=40, autotunes=20, segments=0)
    for tag in SEEDED[:4]:
        for name in fake.objects(tag):
            assert ask(fake, "GET", f"/{tag}/{name}")[0] == 200
            expected = 400 if fake.objects(tag)[name].get("status") == "archived" else 200
            assert ask(fake, "PATCH", f"/{tag}/{name}", {"description": "Seen"})[0] == expected


def test_references_of_seeded_gates_answer_from_the_state() -> None:
    fake = Fake(clock=lambda: CLOCK)
    fake.seed(gates=300, dynamic_configs=60, experiments=60)
    kinds = {"gate": 0, "experiment": 0, "dynamic_config": 0}
    for gate in fake.objects("gates"):
        for kind in kinds:
            _, text = ask(fake, "GET", f"/gates/{gate}/{kind}_references")
            found = json.loads(text)["data"]
            kinds[kind] += len(found)
            assert all(gate in json.dumps(each) for each in found)
    assert min(kinds.values()) > 5


def test_it_is_fast_with_2300_gates() -> None:
    began = time.process_time()
    fake = Fake(clock=lambda: CLOCK)
    fake.seed()
    for page in range(1, 25):
        ask(fake, "GET", f"/gates?limit=100&page={page}&includeArchived=true")
    assert time.process_time() - began < 1
    name = next(iter(fake.objects("gates")))
    times = []
    for _ in range(101):
        began = time.perf_counter()
        ask(fake, "GET", f"/gates/{name}")
        times.append(time.perf_counter() - began)
    assert sorted(times)[50] < 0.001


def test_a_server_answers_over_a_socket_and_breaks_connections(fake: Fake) -> None:
    with running(fake) as url, httpx.Client(base_url=url, headers=KEY) as http:
        assert url.startswith("http://127.0.0.1:")
        assert http.get("/gates", params={"limit": 1}).status_code == 200
        gate = next(each for each in fake.objects("gates").values() if each["rules"])
        target = f"/gates/{gate['id']}/rules/{gate['rules'][0]['id'].replace(':', '%3A')}"
        assert http.patch(target, json={"passPercentage": 2}).status_code == 200
        fake.drop(stage="answer", applied=True, operation="gates_create")
        with pytest.raises(httpx.TransportError):
            http.post("/gates", json={"name": "A gate"})
        fake.drop(stage="body")
        with pytest.raises(httpx.RemoteProtocolError):
            http.get("/gates")
        assert http.get("/gates/a_gate").status_code == 200
        fake.fail(429, headers={"Retry-After": "7"})
        assert http.get("/gates").headers["retry-after"] == "7"
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


@pytest.mark.anyio
async def test_it_is_an_asgi_application(fake: Fake) -> None:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(fake), base_url="http://fake/console/v1"
    ) as http:
        assert (await http.get("/gates", headers=KEY)).status_code == 200
        fake.drop()
        with pytest.raises(ConnectionResetError):
            await http.get("/gates", headers=KEY)


def test_the_command_serves_a_seeded_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, int, Fake]] = []
    monkeypatch.setattr(command, "serve", lambda *arguments: served.append(arguments))
    monkeypatch.setattr(sys, "argv", ["fake", "--port", "8123", "--gates", "7", "--seed", "3"])
    command.main()
    host, port, fake = served[0]
    assert (host, port, len(fake.objects("gates"))) == ("127.0.0.1", 8123, 7)


def test_seeding_twice_adds_to_the_project(fake: Fake) -> None:
    fake.seed(gates=20, experiments=2)
    fake.seed(gates=0, experiments=3)
    assert (len(fake.objects("gates")), len(fake.objects("experiments"))) == (31 + 21, 5)


def test_importing_it_does_not_load_the_server() -> None:
    code = "import sys, statsig_console.fake; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"uvicorn", "jsonschema", "yaml"} & set(loaded)


def test_it_never_imports_the_client() -> None:
    folder = Path(str(files("statsig_console.fake")))
    assert not [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"^\s*(from \.\.|(from|import) statsig_console)", path.read_text(), re.MULTILINE)
    ]
