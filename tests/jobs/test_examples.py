"""Every file in examples/jobs runs against the fake and does what its first line says."""

from __future__ import annotations

import ast
import csv
import importlib.util
import io
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from statsig_console import Client, models
from statsig_console.fake import Fake
from tests.support import id_lists
from tests.support.stale_gates import add_gates, writes

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "jobs").glob("*.py"))
LONGEST_MAIN = 8
KEY = "console-xxxx"


def load(name: str, fake: Fake) -> ModuleType:
    """Import an example whose clients send to the fake."""
    (file,) = [file for file in EXAMPLES if file.stem == name]
    spec = importlib.util.spec_from_file_location(f"example_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Client = partial(Client, KEY, http_client=fake.http())  # type: ignore[attr-defined]
    return module


def users(fake: Fake) -> Any:
    """Return the users that the rule of the gate passes."""
    return fake.objects("gates")["new_checkout"]["rules"][0]["conditions"][0]["targetValue"]


@pytest.fixture
async def gate(client: Client) -> None:
    """Create a gate that passes a user."""
    condition = models.Condition(type="user_id", operator="any", target_value=["u0"])
    rules = [models.Rule(name="beta", pass_percentage=10, conditions=[condition])]
    await client.gates.create(models.GateCreate(name="new_checkout", rules=rules))


@pytest.mark.anyio
async def test_safe_edit(fake: Fake, gate: None) -> None:
    await load("03_safe_edit", fake).main("new_checkout", "beta", "u1", 25)
    assert users(fake) == ["u0", "u1"]
    assert fake.objects("gates")["new_checkout"]["rules"][0]["passPercentage"] == 25


@pytest.mark.anyio
async def test_stale_gates(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    add_gates(fake, "old_banner", "old_footer")
    await load("02_stale_gates", fake).main("plan", "new_checkout", "old_banner")
    assert capsys.readouterr().out.startswith("2 stale gates: 1 to archive, 1 to keep.\n")
    assert not writes(fake)
    for printed in ("Report(1 done)", "Report(1 skipped)"):
        await load("02_stale_gates", fake).main("apply")
        assert capsys.readouterr().out == f"{printed}\n"
    statuses = {id: gate["status"] for id, gate in fake.objects("gates").items()}
    assert statuses == {"old_banner": "In Progress", "old_footer": "Archived"}


@pytest.mark.anyio
async def test_ci_check(fake: Fake, gate: None, capsys: pytest.CaptureFixture[str]) -> None:
    example = load("11_ci_check", fake)
    assert await example.main("new_checkout") == 0
    fake.objects("gates")["new_checkout"]["rules"][0]["passPercentage"] = 60
    assert await load("11_ci_check", fake).main("new_checkout") == 10
    assert capsys.readouterr().out == (
        "gate new_checkout: ok\ngate new_checkout: its rollout is 60 %, more than 50 %\n"
    )


@pytest.mark.anyio
async def test_inventory(fake: Fake, gate: None, capsys: pytest.CaptureFixture[str]) -> None:
    await load("01_inventory", fake).main("gate", "tag")
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["kind"], row["id"], row["status"], row["rules"]) == (
        "gate",
        "new_checkout",
        "In Progress",
        "1",
    )
    await load("01_inventory", fake).main()
    kinds = {row["kind"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert kinds > {"gate", "environment"}


@pytest.mark.anyio
async def test_sync_segment(
    client: Client, fake: Fake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await id_lists.create(client, [f"u{number}" for number in range(20)])
    path = tmp_path / "ids.txt"
    path.write_text("".join(f"u{number}\n" for number in range(1, 25)) + "\n")
    await load("04_sync_segment", fake).main(id_lists.LIST, str(path))
    assert id_lists.ids_of(fake) == {f"u{number}" for number in range(1, 25)}
    assert "5 added, 1 removed, 19 unchanged" in capsys.readouterr().out


@pytest.mark.anyio
async def test_experiment_results(capsys: pytest.CaptureFixture[str]) -> None:
    fake = Fake()
    fake.seed(gates=0, experiments=20)
    experiments = fake.objects("experiments").values()
    running = next(one["id"] for one in experiments if one["status"] == "active")
    await load("06_experiment_results", fake).main(running, "7")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows
    assert all(float(row["p_value"]) <= 1 for row in rows)
    new = next(one["id"] for one in experiments if one["status"] == "setup")
    await load("06_experiment_results", fake).main(new)
    assert capsys.readouterr().out == "date\r\n"


@pytest.mark.anyio
async def test_bulk_tags(client: Client, fake: Fake, gate: None, capsys: pytest.CaptureFixture[str]) -> None:
    await client.gates.create(models.GateCreate(name="old_checkout", tags=["Growth"]))
    await load("13_bulk_tags", fake).main("Growth", "Growth 2027")
    assert fake.objects("gates")["old_checkout"]["tags"] == ["Growth", "Growth 2027"]
    assert fake.objects("gates")["new_checkout"]["tags"] == []
    assert "1" in capsys.readouterr().out


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_short_and_tested(file: Path) -> None:
    tree = ast.parse(file.read_text())
    (main,) = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef) and node.name == "main"]
    body = main.body[1:]
    assert isinstance(main.body[0], ast.Expr), "main begins with a docstring"
    assert (body[-1].end_lineno or 0) - body[0].lineno + 1 <= LONGEST_MAIN
    assert f'load("{file.stem}"' in Path(__file__).read_text(), "write a test for it"
