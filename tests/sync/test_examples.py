"""Every file in examples/frameworks runs against the fake and does what its first line says."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import trio

import statsig_console
from statsig_console import sync
from statsig_console.fake import running
from statsig_console.pytest_plugin import FakeConsole

FOLDER = Path(__file__).parents[2] / "examples" / "frameworks"


@pytest.fixture
def fake(fake_console: FakeConsole, monkeypatch: pytest.MonkeyPatch) -> FakeConsole:
    """A fake with 60 gates, which the clients of the examples reach in memory."""
    fake_console.seed(gates=60)
    options: dict[str, Any] = {"key": fake_console.key, "http_client": fake_console.http()}
    monkeypatch.setattr(statsig_console, "Client", partial(statsig_console.Client, **options))
    monkeypatch.setattr(sync, "Client", partial(sync.Client, **options))
    return fake_console


def load(name: str) -> Any:
    """Import an example."""
    spec = importlib.util.spec_from_file_location(f"example_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Worker processes find its functions by their names.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def stale(fake: FakeConsole) -> list[str]:
    """Return the ids of stale gates."""
    return [id for id, gate in fake.objects("gates").items() if gate["type"] == "STALE"]


def test_fastapi(fake: FakeConsole) -> None:
    pytest.importorskip("fastapi")
    from fastapi.testclient import TestClient

    gate_id = next(iter(fake.objects("gates")))
    with TestClient(load("fastapi_app").app) as browser:
        found = browser.get(f"/gates/{gate_id}")
        assert found.json()["id"] == gate_id
        assert browser.get("/gates/no_such_gate").status_code == 404
        assert len(browser.get("/stale").json()) == len(stale(fake)) > 0


def test_flask(fake: FakeConsole) -> None:
    pytest.importorskip("flask")
    example = load("flask_app")
    browser = example.app.test_client()
    gate_id = next(iter(fake.objects("gates")))
    assert browser.get(f"/gates/{gate_id}").json["id"] == gate_id
    assert browser.get("/gates/no_such_gate").status_code == 404
    assert len(browser.get("/stale").json) == len(stale(fake)) > 0
    example.client().close()


TASK_WORKER = """
import sys
import warnings
from functools import partial
from statsig_console import sync

sys.path.insert(0, sys.argv[1])
sync.Client = partial(sync.Client, base_url=sys.argv[2])
import task_worker

print(task_worker.main(sys.argv[3:]))
"""


# In a process of its own, because a fork of this one would copy the locks of its other threads.
@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_task_worker(fake: FakeConsole) -> None:
    gate_ids = [f"old_checkout_{number}" for number in range(4)]
    with sync.Client() as client:
        for gate_id in gate_ids:
            client.gates.create({"name": gate_id})
    with running(fake) as url:
        command = [sys.executable, "-c", TASK_WORKER, str(FOLDER), url, *gate_ids]
        environment = {**os.environ, "STATSIG_CONSOLE_API_KEY": fake.key}
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.stdout.strip() == str(["Archived"] * len(gate_ids)), done.stderr
    assert {fake.objects("gates")[gate_id]["status"] for gate_id in gate_ids} == {"Archived"}


def test_lambda_handler(fake: FakeConsole) -> None:
    example = load("lambda_handler")
    for gate_id, gate in list(fake.objects("gates").items())[:2]:
        expected = {"gate": gate_id, "is_enabled": gate["isEnabled"]}
        assert example.handler({"gate": gate_id}, None) == expected
    example.client.close()


def test_trio_program(fake: FakeConsole) -> None:
    found = trio.run(load("trio_program").main)
    gates = fake.objects("gates").items()
    assert found == {id: gate["status"] for id, gate in gates if gate["status"] != "Archived"}


def test_script(fake: FakeConsole, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    gate_id = stale(fake)[0]
    fake.objects("tags")["t1"] = {"id": "t1", "name": "old checkout"}
    for gate in fake.objects("gates").values():
        gate["tags"] = ["old checkout"] if gate["id"] == gate_id else []
    failures = load("script").main("old checkout")
    assert failures == int(fake.objects("gates")[gate_id]["status"] != "Archived")
    assert "gates archived" in capsys.readouterr().out


def test_notebook(fake: FakeConsole) -> None:
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(FOLDER / "notebook.ipynb", as_version=4)
    with running(fake) as url, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = "\n".join(
            [
                "import functools, statsig_console, statsig_console.sync as sync, warnings",
                "warnings.simplefilter('error', RuntimeWarning)",
                f"options = {{'key': {fake.key!r}, 'base_url': {url!r}}}",
                "for module in (statsig_console, sync):",
                "    module.Client = functools.partial(module.Client, **options)",
            ]
        )
        notebook.cells.insert(0, nbformat.v4.new_code_cell(start))
        nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output["output_type"] in ("error", "stream")]
    texts = "\n".join(str(output["data"]["text/plain"]) for output in outputs)
    assert "Page(10 items" in texts
    assert "\n60\n" in texts
    assert "Report(10 done)" in texts


def test_every_example_is_tested() -> None:
    text = Path(__file__).read_text()
    for file in FOLDER.iterdir():
        if file.suffix in (".py", ".ipynb"):
            assert f"def test_{file.stem.removesuffix('_app')}(" in text, f"write a test for {file.name}"
