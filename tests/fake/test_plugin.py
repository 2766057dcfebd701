"""The fixture of pytest: a fake for each test, in process and over TCP, and only where it is asked for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from importlib.metadata import entry_points
from pathlib import Path
from textwrap import dedent

import anyio
import httpx
import pytest

from statsig_console import models
from statsig_console.pytest_plugin import FakeConsole

pytest_plugins = ["pytester"]

SERVICE = dedent("""
    import anyio, os
    from statsig_console import Client

    async def main():
        async with Client(base_url=os.environ["CONSOLE_URL"]) as client:
            print(len([gate async for gate in client.gates.list()]))

    anyio.run(main)
""")


@pytest.mark.anyio
async def test_an_async_test_has_a_client(fake_console: FakeConsole) -> None:
    fake_console.seed(gates=20)
    async with fake_console.client() as client:
        assert len([gate async for gate in client.gates.list()]) == 20
    assert len(fake_console.requests) == 1


def test_a_test_without_async_has_an_address(fake_console: FakeConsole) -> None:
    wanted = urllib.request.Request(
        f"{fake_console.url}/gates", headers={"STATSIG-API-KEY": fake_console.key}
    )
    with urllib.request.urlopen(wanted) as answer:
        assert json.load(answer)["data"] == []
    assert fake_console.url == fake_console.url
    assert len(fake_console.requests.matching(operation="gates_list", status=200)) == 1


def test_a_program_in_another_process_finds_it(fake_console: FakeConsole) -> None:
    fake_console.seed(gates=7)
    found = {"CONSOLE_URL": fake_console.url, "STATSIG_CONSOLE_API_KEY": fake_console.key}
    words = [sys.executable, "-c", SERVICE]
    done = subprocess.run(words, env=os.environ | found, capture_output=True, text=True, check=True)
    assert done.stdout == "7\n"


@pytest.mark.fake_console(key="console-only-this", limits=[(1, 10)], seed=5)
def test_a_mark_gives_settings(fake_console: FakeConsole) -> None:
    with httpx.Client(base_url=fake_console.url) as http:
        statuses = [
            http.post("/gates", json={"name": f"gate {key}"}, headers={"STATSIG-API-KEY": key}).status_code
            for key in ("console-other", fake_console.key, fake_console.key)
        ]
    assert statuses == [401, 201, 429]
    assert fake_console.store.seed == 5


@pytest.mark.anyio
@pytest.mark.fake_console(key="console-only-this")
async def test_the_client_has_the_key_and_takes_settings(fake_console: FakeConsole) -> None:
    async with fake_console.client(rate_limits=[], concurrency=1) as client:
        await client.gates.create(models.GateCreate(name="new_checkout"))
    assert list(fake_console.objects("gates")) == ["new_checkout"]


def test_nothing_listens_until_the_address_is_asked_for_nor_after_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["statsig_console.pytest_plugin"]')
    pytester.makepyfile(
        """
        import threading, httpx, pytest
        addresses = []

        def test_one(fake_console):
            before = threading.active_count()
            fake_console.seed(gates=3)
            assert threading.active_count() == before
            addresses.append(fake_console.url)
            assert threading.active_count() == before + 1
            assert httpx.get(addresses[0] + "/_fake/state").json()["objects"]["gates"] >= 3

        def test_two(fake_console):
            assert not fake_console.objects("gates")
            with pytest.raises(httpx.ConnectError):
                httpx.get(addresses[0])

        @pytest.mark.anyio
        @pytest.mark.parametrize("anyio_backend", ["asyncio"])
        @pytest.mark.fake_console(seed=1)
        async def test_three(fake_console):
            async with fake_console.client() as client:
                assert [gate async for gate in client.gates.list()] == []

        @pytest.mark.fake_console(7)
        def test_four(fake_console):
            pass
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:schemathesis", "--strict-markers", "-W", "error")
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines("*the mark fake_console takes arguments by name only, not (7,)*")


@pytest.mark.parametrize(
    ("option", "line"),
    [("--fixtures", "fake_console -- *"), ("--markers", "*fake_console(**settings): arguments of *.Fake*")],
)
def test_pytest_lists_it(pytester: pytest.Pytester, option: str, line: str) -> None:
    ours = ["-p", "statsig_console.pytest_plugin", "-p", "no:schemathesis"]
    pytester.runpytest_inprocess(*ours, option).stdout.fnmatch_lines([line])


def test_the_examples_of_the_docs_pass(pytester: pytest.Pytester) -> None:
    docs = Path(__file__).parents[2] / "docs" / "testing.md"
    blocks = re.findall(r"```python\n(.*?)```", docs.read_text(), re.DOTALL)
    tests = [each for each in blocks if "def test_" in each]
    assert len(tests) == 2
    pytester.makeconftest('pytest_plugins = ["statsig_console.pytest_plugin"]')
    pytester.makepyfile(*tests[:1], test_program=tests[1])
    pytester.runpytest_inprocess("-p", "no:schemathesis", "-W", "error").assert_outcomes(passed=3)


def test_a_run_that_does_not_ask_for_it_does_not_load_it() -> None:
    assert not [each for each in entry_points(group="pytest11") if "statsig" in each.value]


def test_without_the_extra_the_error_says_what_to_install(
    fake_console: FakeConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(RuntimeError, match=r"pip install 'statsig-console\[fake\]'"):
        _ = fake_console.url
    anyio.run(_list, fake_console)


async def _list(fake: FakeConsole) -> None:
    async with fake.client() as client:
        assert not [gate async for gate in client.gates.list()]
