"""The commands for inventories, results of experiments, and lists of ids."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from statsig_console.fake import Fake
from tests.support.cli import KEY, run_command
from tests.support.id_lists import LIST, Ignoring


@pytest.fixture
def fake() -> Fake:
    """A project with gates, experiments and a segment with ten ids."""
    fake = Fake()
    fake.seed(gates=5, experiments=20)
    for method, path, body in (
        ("POST", "segments", {"id": LIST, "name": LIST, "type": "id_list", "idType": "userID"}),
        ("PATCH", f"segments/{LIST}/id_list", {"ids": [f"u{number}" for number in range(10)]}),
    ):
        assert fake.respond(method, f"/console/v1/{path}", KEY, json.dumps(body).encode()).status < 300
    return fake


def ids_of(fake: Fake) -> set[str]:
    """Return the ids of the segment."""
    body = fake.respond("GET", f"/console/v1/segments/{LIST}/id_list?limit=1000", KEY, b"").body
    return set(json.loads(body)["data"]["ids"])


def test_an_inventory(fake: Fake) -> None:
    code, out, err = run_command(fake, "inventory", "-o", "jsonl", "--fields", "kind,id,rules")
    assert code == 0, err
    rows = [json.loads(line) for line in out.splitlines()]
    assert {"kind": "segment", "id": LIST, "rules": 0} in rows
    code, out, err = run_command(fake, "inventory", "--kind", "gate", "--kind", "segment", "-o", "id")
    assert code == 0, err
    assert sorted(out.split()) == sorted([*(i for i in fake.objects("gates") if is_listed(fake, i)), LIST])
    code, _, err = run_command(fake, "inventory", "--kind", "gates")
    assert code != 0
    assert "unknown: 'gates'" in err
    assert "modified" in run_command(fake, "inventory", "--fields", "help").out.split()


def is_listed(fake: Fake, gate: str) -> bool:
    """Return whether a list of gates has a gate."""
    return bool(fake.objects("gates")[gate]["status"] != "Archived")


def test_results_of_an_experiment(fake: Fake) -> None:
    found = next(one for one in fake.objects("experiments").values() if one["status"] == "active")
    code, out, err = run_command(fake, "experiments", "results", found["id"], "--days", "3", "-o", "json")
    assert code == 0, err
    rows = json.loads(out)
    assert rows
    assert all(0 <= row["p_value"] <= 1 for row in rows)
    assert {row["chance_to_beat"] for row in rows} == {None}


@pytest.mark.parametrize("from_stdin", [True, False])
def test_a_sync(fake: Fake, tmp_path: Path, from_stdin: bool) -> None:
    text = "".join(f"u{number}\n" for number in range(1, 12)) + "\n"
    path = tmp_path / "ids.txt"
    path.write_text(text)
    command = ["segments", "sync", LIST, "-" if from_stdin else str(path), "-o", "json"]
    code, out, err = run_command(fake, *command, stdin=text)
    assert code != 0
    assert "1 of 10 ids (10.0%) would be removed" in err
    code, out, err = run_command(fake, *command, "--max-removal", "10%", "--dry-run", stdin=text)
    assert code == 0, err
    assert (json.loads(out)["added"], json.loads(out)["dry_run"]) == (2, True)
    assert ids_of(fake) == {f"u{number}" for number in range(10)}
    journal = str(tmp_path / "journal")
    code, out, err = run_command(
        fake, *command, "--max-removal", "10%", "--journal", journal, stdin=text, terminal=["stderr"]
    )
    assert code == 0, err
    assert {**json.loads(out), "seconds": 0} == {
        "id": LIST,
        "added": 2,
        "removed": 1,
        "unchanged": 9,
        "unknown": 0,
        "requests": 2,
        "seconds": 0,
        "dry_run": False,
    }
    assert ids_of(fake) == {f"u{number}" for number in range(1, 12)}
    assert "writing 3 of 3 ids" in err
    assert Path(journal).exists()


class Ignores:
    """A Console that confirms removals and makes none."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def http(self) -> httpx.AsyncClient:
        """Return the HTTP client."""
        return httpx.AsyncClient(transport=Ignoring(self._fake))


def test_ids_that_the_list_does_not_show_are_an_error(fake: Fake) -> None:
    command = ("segments", "sync", LIST, "-", "--max-removal", "90%")
    code, out, err = run_command(Ignores(fake), *command, stdin="u1\n")
    assert code == 6
    assert json.loads(out)["unknown"] == 9
    assert "9 ids were sent, but the list does not show it" in err


@pytest.mark.parametrize("share", ["5", "0.05", "101%", "-1%", "x%"])
def test_a_share_is_a_percentage(fake: Fake, share: str) -> None:
    code, _, err = run_command(fake, "segments", "sync", LIST, "-", f"--max-removal={share}", stdin="u1\n")
    assert code == 2
    assert "is no percentage" in err


def test_a_sync_has_names_of_fields_and_one_stdin(fake: Fake) -> None:
    found = run_command(fake, "segments", "sync", LIST, "-", "--fields", "help")
    assert "unchanged" in found.out.split()
    code, _, err = run_command(fake, "segments", "sync", LIST, "-", "--key-file", "-", key=None)
    assert code == 2
    assert "stdin" in err
