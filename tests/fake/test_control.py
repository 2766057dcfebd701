"""The doors of the fake: the log of requests, control in process and over TCP, the command."""

from __future__ import annotations

import argparse
import itertools
import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from statsig_console.fake import Fake, running
from statsig_console.fake.__main__ import _limit
from tests.support.fault_calls import KEY

HEADERS = {"STATSIG-API-KEY": KEY}
NOW = 1_790_000_000.0


def ask(
    fake: Fake, method: str, path: str, body: object = None, key: str | None = KEY
) -> tuple[int, dict[str, Any]]:
    """Send one request and return the status and the body of its answer."""
    content = b"" if body is None else json.dumps(body).encode()
    answer = fake.respond(method, path, key, content)
    return answer.status, json.loads(answer.body)


def control(fake: Fake, method: str, path: str, body: object = None) -> tuple[int, dict[str, Any]]:
    """Ask the fake itself, without a key."""
    return ask(fake, method, f"/_fake/{path}", body, None)


@pytest.fixture
def fake() -> Fake:
    made = Fake(seed=3, clock=lambda: NOW)
    made.seed(gates=12)
    return made


@pytest.fixture
def gate(fake: Fake) -> str:
    """The id of a gate."""
    return next(iter(fake.objects("gates")))


@pytest.fixture
def busy(fake: Fake, gate: str) -> Fake:
    """A fake with five requests behind it."""
    ask(fake, "GET", "/console/v1/gates?limit=5&tags=Core&tags=Web")
    ask(fake, "PATCH", f"/console/v1/gates/{gate}", {"description": "a", "tags": ["Core"]})
    ask(fake, "PUT", f"/console/v1/gates/{gate}/archive", {"forceArchive": True})
    ask(fake, "GET", "/console/v1/gates/nothing")
    fake.drop()
    ask(fake, "POST", "/console/v1/gates", {"name": "new_checkout", "rules": [{"name": "A"}]})
    return fake


MATCHES: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [0, 1, 2, 3, 4]),
    ({"operation": "gates_archive"}, [2]),
    ({"method": "get"}, [0, 3]),
    ({"path": "/gates"}, [0, 4]),
    ({"path": "/gates/*"}, [1, 2, 3]),
    ({"path": "/gates/*/archive", "method": "PUT"}, [2]),
    ({"status": 404}, [3]),
    ({"status": 200, "method": "GET"}, [0]),
    ({"query": {"limit": 5}}, [0]),
    ({"query": {"limit": "6"}}, []),
    ({"query": {"tags": ["Core", "Web"]}}, [0]),
    ({"body": {"description": "a"}}, [1]),
    ({"body": {"tags": ["Core"], "description": "a"}}, [1]),
    ({"body": {"tags": []}}, []),
    ({"body": {"forceArchive": True}, "status": 200}, [2]),
    ({"body": {"rules": [{"name": "A"}]}}, [4]),
    ({"body": "text"}, []),
]


@pytest.mark.parametrize(("wanted", "places"), MATCHES, ids=str)
def test_requests_are_found_by_what_they_were(busy: Fake, wanted: dict[str, Any], places: list[int]) -> None:
    assert busy.requests.matching(**wanted) == [busy.requests[place] for place in places]


def test_an_operation_that_does_not_exist_is_no_empty_answer(busy: Fake) -> None:
    with pytest.raises(
        ValueError, match=r"no operation is called gate_archive; did you mean (gates|metrics)_archive"
    ):
        busy.requests.matching(operation="gate_archive")


def test_the_log_is_a_sequence_that_forgets_the_oldest() -> None:
    fake = Fake(keep_requests=3)
    for number in range(5):
        ask(fake, "GET", f"/console/v1/gates/g{number}")
    paths = [each.path for each in fake.requests]
    assert paths == ["/gates/g2", "/gates/g3", "/gates/g4"]
    assert len(fake.requests) == 3
    assert fake.requests[-1].path == "/gates/g4"
    for at in (slice(1, None), slice(None, -1), slice(None, None, -1), slice(5, 9)):
        assert [each.path for each in fake.requests[at]] == paths[at]
    assert fake.requests[0] in fake.requests
    for each in fake.requests:
        fake.requests.clear()
        assert each.status == 404
    assert not fake.requests
    with pytest.raises(ValueError, match="keep_requests must be at least 1"):
        Fake(keep_requests=0)


def test_the_log_never_holds_the_key(fake: Fake) -> None:
    ask(fake, "GET", f"/console/v1/keys/{KEY}")
    ask(fake, "GET", "/console/v1/gates", key=None)
    assert KEY not in repr(fake.requests)
    assert fake.requests[0].path == "/keys/(key)"


def test_control_takes_no_key_and_leaves_no_trace() -> None:
    fake = Fake(key="console-other", limits=[(1, 10)])
    fake.fail(500, times=9)
    for prefix in ("", "/console/v1"):
        status, told = ask(fake, "POST", f"{prefix}/_fake/seed", {"gates": 3}, None)
        assert status == 200
    assert told["objects"]["gates"] == 6
    assert len(fake.requests) == 0
    assert ask(fake, "GET", "/console/v1/gates", None, "console-other")[0] == 500


def test_control_undoes_and_goes_back(fake: Fake, gate: str) -> None:
    assert control(fake, "POST", "snapshot")[1]["snapshots"] == ["unnamed"]
    for step in ("enable", "disable"):
        ask(fake, "PUT", f"/console/v1/gates/{gate}/{step}")
    assert control(fake, "POST", "snapshot", {"name": "off"})[1]["changes"] == 2
    assert control(fake, "POST", "rewind")[1]["changes"] == 1
    assert fake.objects("gates")[gate]["isEnabled"]
    control(fake, "POST", "restore", {"name": "off"})
    assert not fake.objects("gates")[gate]["isEnabled"]
    assert control(fake, "POST", "restore")[1]["objects"]["gates"] == 12
    assert "gates" not in control(fake, "POST", "clear")[1]["objects"]


def test_control_tells_the_requests(busy: Fake) -> None:
    status, told = control(busy, "GET", "requests?path=/gates/*&limit=2")
    assert (status, told["count"]) == (200, 3)
    assert [each["path"] for each in told["requests"]][-1] == "/gates/nothing"
    assert len(told["requests"]) == 2
    assert control(busy, "GET", "requests?status=404")[1]["requests"][0]["status"] == 404
    assert control(busy, "GET", "requests?operation=gates_create")[1]["requests"][0]["body"]["rules"]
    assert control(busy, "DELETE", "requests")[1]["requests"] == 0


def test_control_tells_the_state(fake: Fake) -> None:
    status, told = control(fake, "GET", "state")
    assert (status, told["seed"], told["changes"]) == (200, 3, 0)
    assert told["objects"]["gates"] == len(fake.objects("gates"))
    assert told["time"] == "2026-09-21T14:13:20.000Z"
    assert control(fake, "POST", "advance", {"seconds": 61.5})[1]["time"] == "2026-09-21T14:14:21.500Z"
    assert control(fake, "GET", "semantics")[1]["gates_archive"] == "modelled"


def test_control_tells_the_objects(fake: Fake, gate: str) -> None:
    found = fake.objects("gates")
    told = control(fake, "GET", "objects?tag=gates&limit=2")[1]
    assert told == {"count": len(found), "objects": dict(list(found.items())[-2:])}
    assert control(fake, "GET", f"objects?tag=gates&limit={len(found)}")[1]["objects"] == found
    assert control(fake, "GET", "objects?tag=gates&limit=0")[1]["objects"] == {}
    assert control(fake, "GET", "objects?tag=autotunes")[1] == {"count": 0, "objects": {}}


def test_control_tells_what_is_left_of_the_limits() -> None:
    fake = Fake(limits=[(100, 10), (900, 900)], clock=lambda: NOW)
    for number in range(3):
        ask(fake, "POST", "/console/v1/gates", {"name": f"gate {number}"})
    left = [
        {"scope": "changes", "most": most, "seconds": s, "left": most - 3}
        for most, s in ((100, 10), (900, 900))
    ]
    assert control(fake, "GET", "state")[1]["limits"] == left
    assert control(fake, "POST", "advance", {"seconds": 10})[1]["limits"][0]["left"] == 100
    assert control(Fake(), "GET", "state")[1]["limits"] == []


def test_a_request_tells_when_it_came_and_how_long_it_took(fake: Fake) -> None:
    ask(fake, "GET", "/console/v1/gates")
    fake.advance(60)
    ask(fake, "GET", "/console/v1/gates")
    first, second = fake.requests
    assert (first.time, second.time) == (NOW, NOW + 60)
    assert 0 < first.took < 5
    assert control(fake, "GET", "requests")[1]["requests"][1]["time"] == "2026-09-21T14:14:20.000Z"


def test_control_makes_trouble(fake: Fake, gate: str) -> None:
    assert control(fake, "POST", "fail", {"status": 429, "operation": "gates_get", "times": 2})[0] == 200
    path = f"/console/v1/gates/{gate}"
    assert [ask(fake, "GET", path)[0] for _ in range(3)] == [429, 429, 200]
    control(fake, "POST", "drop", {"applied": True})
    assert fake.respond("GET", path, KEY, b"").broken == "answer"
    control(fake, "POST", "invent", {"field": "status", "value": "Half Launched"})
    assert ask(fake, "GET", path)[1]["data"]["status"] == "Half Launched"


WRONG = [
    ("POST", "rewind", {"changes": 5}, 400, "cannot rewind 5 changes: 0 can be undone"),
    ("POST", "rewind", {"changes": "1"}, 400, 'changes must be int, not "1"'),
    ("POST", "rewind", {"changes": True}, 400, "changes must be int, not true"),
    ("POST", "rewind", {"steps": 1}, 400, "unknown: steps; known: changes"),
    ("POST", "rewind", [1], 400, "the body must be a JSON object"),
    ("POST", "clear", {"a": 1}, 400, "unknown: a; known: nothing"),
    ("POST", "seed", {"gates": -1}, 400, "gates=-1"),
    ("POST", "advance", {}, 400, "missing: seconds"),
    ("POST", "advance", {"seconds": -1}, 400, "the clock goes forward only"),
    ("POST", "restore", {"name": "off"}, 404, "No snapshot is called off; there are: none"),
    ("POST", "fail", {"operation": "gates_fly"}, 400, "no operation is called gates_fly"),
    ("GET", "requests?operation=gates_fly", None, 400, "no operation is called gates_fly"),
    ("GET", "requests?limit=all", None, 400, "invalid literal"),
    ("GET", "objects?tag=gate", None, 404, "No group is called gate; there are: alerts, "),
    ("GET", "objects", None, 400, "missing: tag"),
    ("GET", "requests?colour=red", None, 400, "unknown: colour"),
    ("PUT", "state", None, 404, "There is no PUT /_fake/state; there are GET /_fake/state"),
    ("GET", "nothing", None, 404, "There is no GET /_fake/nothing"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "reason"), WRONG)
def test_control_says_what_is_wrong(
    fake: Fake, method: str, path: str, body: Any, status: int, reason: str
) -> None:
    before = fake.store.drawn
    found, told = control(fake, method, path, body)
    assert (found, told["status"]) == (status, status)
    assert reason in told["message"]
    assert fake.store.drawn == before


def test_control_refuses_what_is_no_json(fake: Fake) -> None:
    assert fake.respond("POST", "/_fake/clear", None, b"{").status == 400
    assert fake.objects("gates")


@pytest.mark.anyio
async def test_control_in_process(fake: Fake) -> None:
    async with fake.http() as http:
        assert (await http.post("/_fake/clear")).json()["changes"] == 0
        assert (await http.get("/gates", headers=HEADERS)).json()["data"] == []


def test_control_over_tcp(fake: Fake, gate: str) -> None:
    with running(fake) as url, httpx.Client(base_url=url) as http:
        http.post("/_fake/snapshot", json={})
        before = http.get(f"/gates/{gate}", headers=HEADERS).json()
        assert http.put(f"/gates/{gate}/launch", headers=HEADERS).status_code == 200
        assert http.get("/_fake/state").json()["changes"] == 1
        http.post("/_fake/restore", json={})
        assert http.get(f"/gates/{gate}", headers=HEADERS).json() == before
        root = url.removesuffix("/console/v1")
        found = httpx.get(f"{root}/_fake/requests", params={"operation": "gates_launch"}).json()
        assert found["count"] == 1


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_a_served_fake_stands_still_for_a_snapshot() -> None:
    fake = Fake()
    stop = threading.Event()

    def work(http: httpx.Client) -> None:
        for number in itertools.takewhile(lambda _: not stop.is_set(), itertools.count()):
            http.post("/gates", json={"name": f"gate {number}"}, headers=HEADERS).raise_for_status()

    with running(fake) as url, httpx.Client(base_url=url) as http:
        worker = threading.Thread(target=work, args=(http,))
        worker.start()
        twin = Fake()
        try:
            for _ in range(100):
                twin.restore(fake.snapshot())
                # A gate and its entry in the audit log come together.
                assert len(twin.objects("gates")) == len(twin.store.noted())
                assert len(fake.requests.matching(method="POST")) >= len(twin.objects("gates")) - 1
        finally:
            stop.set()
            worker.join()
    assert twin.objects("gates").keys() <= fake.objects("gates").keys()


@contextmanager
def command(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command; gives the process and the address that it prints."""
    words = [sys.executable, "-m", "statsig_console.fake", "--gates", "3", *arguments]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            url = process.stdout.readline().strip()
            assert process.stdout.readline() == f'In Python: Client("console-test", base_url="{url}")\n'
            assert process.stdout.readline() == f"In a browser: {url.removesuffix('/console/v1')}/\n"
            yield process, url
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_keeps_its_state_in_a_file(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "state.json"
    with command("--state", str(path)) as (process, url):
        made = httpx.post(f"{url}/gates", json={"name": "new_checkout"}, headers=HEADERS)
        assert made.status_code == 201
        process.send_signal(number)
        out, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert (out, errors) == ("", f"The state is in {path}.\n")
    assert "new_checkout" in Fake.load(path).objects("gates")
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_begins_with_trouble(tmp_path: Path) -> None:
    path = tmp_path / "chaos.json"
    path.write_text('[{"fail": {"status": 503, "times": 2}}, {"fail": {"status": 429}}]')
    with command("--chaos", str(path)) as (_, url):
        statuses = [httpx.get(f"{url}/gates", headers=HEADERS).status_code for _ in range(4)]
    assert statuses == [503, 503, 429, 200]


def test_the_command_has_limits() -> None:
    with command("--limit", "2/10", "--limit", "900/900", "--retry-after") as (_, url):
        answers = [
            httpx.post(f"{url}/gates", json={"name": f"gate {number}"}, headers=HEADERS)
            for number in range(3)
        ]
        told = httpx.get(f"{url}/_fake/state").json()["limits"]
    assert [each.status_code for each in answers] == [201, 201, 429]
    assert 8 <= int(answers[-1].headers["Retry-After"]) <= 10
    assert [(each["most"], each["seconds"], each["left"]) for each in told] == [(2, 10, 0), (900, 900, 898)]


def test_the_command_allows_host_names() -> None:
    with command("--allow-host", "statsig-fake", "--allow-host", "fake.example") as (_, url):
        statuses = [
            httpx.get(f"{url}/gates", headers=HEADERS | {"Host": f"{host}:8000"}).status_code
            for host in ("statsig-fake", "fake.example", "localhost", "evil.example")
        ]
    assert statuses == [200, 200, 200, 421]


@pytest.mark.parametrize("limit", ["100", "0/10", "100/0", "100/inf", "100/nan", "a/b", "1.5/3"])
def test_the_command_says_what_a_limit_is(limit: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=f"{limit} is no limit; 100/10 lets 100 changes in"):
        _limit(limit)


def failed(*arguments: str) -> tuple[int, str]:
    """Run the command, which must fail, and return its status and its words."""
    words = [sys.executable, "-m", "statsig_console.fake", "--gates", "3", *arguments]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert not done.stdout
    return done.returncode, done.stderr


def test_the_command_says_that_a_port_is_taken_and_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, words = failed("--port", str(port), "--state", str(path))
    assert status == 1
    assert words.startswith(
        f"statsig-console-fake: cannot listen on 127.0.0.1:{port}: Address already in use"
    )
    assert words.endswith("--port 0 takes a port that is free\n")
    assert not path.exists()


def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text("{}")
    status, words = failed("--state", str(path))
    assert status == 1
    assert words.startswith(f"statsig-console-fake: {path} was not written by a fake")
    assert path.read_text() == "{}"
