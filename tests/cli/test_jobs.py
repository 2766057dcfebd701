"""The commands that are written by hand: checks, rollouts, bulk runs, any request, doctor, schema, skill."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from statsig_console.cli.prompts import duration, expected_seconds
from statsig_console.cli.tree import JOBS, commands_of, groups
from statsig_console.fake import Fake
from statsig_console.jobs import _editing
from tests.support.cli import KEY, run_command
from tests.support.fake_project import Project, rule


@pytest.fixture
def fake() -> Fake:
    """A project with two gates."""
    project = Project()
    users = {"name": "Testers", "passPercentage": 100, "conditions": [user_ids("u1")]}
    project.send("gates_create", body={"name": "beta", "rules": [rule("Everybody"), users]})
    return project.fake


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Confirm edits at once."""
    monkeypatch.setattr(_editing, "PAUSE", 0.0)


def user_ids(*ids: str) -> dict[str, Any]:
    """Return a condition that lists user ids."""
    return {"type": "user_id", "operator": "any", "targetValue": list(ids)}


def writes(fake: Fake) -> list[str]:
    """Return the operations of the writes so far."""
    return [str(record.operation) for record in fake.requests if record.method != "GET"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["gate", "beta"], 0),
        (["gate", "beta", "--rollout", "<=50", "--rule", "Everybody"], 0),
        (["gate", "beta", "--rollout", "<=50"], 10),
        (["gate", "beta", "--rollout", ">=5", "--rollout", "<=10", "--rule", "Everybody"], 0),
        (["gate", "beta", "--rollout", "=11", "--rule", "Everybody"], 10),
        (["gate", "beta", "--status", "Launched"], 10),
        (["gate", "gone"], 10),
        (["gate", "beta", "--rollout", "50%"], 2),
        (["gate", "beta", "--rollout", "<=101"], 2),
        (["dynamic-config", "banner_text", "--rollout", "<=10"], 0),
        (["experiment", "new_checkout"], 0),
        (["experiment", "new_checkout", "--allocation", "<=1"], 10),
    ],
)
def test_a_check_is_met_or_not(fake: Fake, arguments: list[str], code: int) -> None:
    found, out, err = run_command(fake, "check", *arguments, "-o", "json")
    assert found == code, err
    assert (out != "") is (code == 0)


def test_a_rollout_changes_one_rule_and_nothing_else(fake: Fake) -> None:
    before = json.loads(json.dumps(fake.objects("gates")["beta"]["rules"]))
    code, out, err = run_command(fake, "gates", "rollout", "beta", "25", "--rule", "Everybody")
    assert code == 0, err
    rules = fake.objects("gates")["beta"]["rules"]
    assert [found["passPercentage"] for found in rules] == [25, 100]
    assert rules[1] == before[1]
    assert json.loads(out)["rules"][0]["passPercentage"] == 25
    assert writes(fake)[-1:] == ["gates_update_rule"]


def test_a_dry_run_of_a_rollout_shows_the_request(fake: Fake) -> None:
    command = ("gates", "rollout", "beta", "25", "--rule", "Everybody")
    before = len(writes(fake))
    code, out, err = run_command(fake, *command, "--dry-run")
    assert code == 0, err
    shown = json.loads(out)
    assert (shown["method"], shown["body"]) == ("PATCH", {"passPercentage": 25})
    assert len(writes(fake)) == before


@pytest.mark.parametrize(
    "arguments", [["101", "--rule", "Everybody"], ["25", "--rule", "Nobody"], ["many", "--rule", "Everybody"]]
)
def test_a_wrong_rollout_is_refused(fake: Fake, arguments: list[str]) -> None:
    before = len(writes(fake))
    assert run_command(fake, "gates", "rollout", "beta", *arguments).code == 2
    assert len(writes(fake)) == before


def test_users_join_those_of_a_rule(fake: Fake) -> None:
    command = ("gates", "allow", "beta", "--rule", "Testers", "--user", "u2", "--user", "u3")
    code, _, err = run_command(fake, *command)
    assert code == 0, err
    (condition,) = fake.objects("gates")["beta"]["rules"][1]["conditions"]
    assert condition["targetValue"] == ["u1", "u2", "u3"]


def test_a_rule_without_user_ids_takes_no_user(fake: Fake) -> None:
    code, out, err = run_command(fake, "gates", "allow", "beta", "--rule", "Everybody", "--user", "u2")
    assert (code, out) == (1, "")
    assert "0 conditions that list user ids" in err


def test_a_gate_is_stopped(fake: Fake) -> None:
    code, out, _ = run_command(fake, "gates", "kill", "beta")
    assert (code, json.loads(out)["isEnabled"]) == (0, False)
    assert json.loads(run_command(fake, "gates", "kill", "beta", "--dry-run").out)["url"].endswith(
        "/beta/disable"
    )


BOTH = "new_checkout\nbeta\n"


def test_a_bulk_run_prints_each_outcome(fake: Fake) -> None:
    code, out, err = run_command(fake, "bulk", "gates.disable", "--yes", stdin=BOTH)
    assert (code, err) == (0, "2 done\n")
    assert [(row["item"], row["state"]) for row in map(json.loads, out.splitlines())] == [
        ("new_checkout", "done"),
        ("beta", "done"),
    ]


@pytest.mark.parametrize(("answer", "code", "count"), [("y\n", 0, 2), ("n\n", 9, 0), ("", 9, 0)])
def test_a_bulk_run_asks_on_a_terminal(
    fake: Fake, tmp_path: Path, answer: str, code: int, count: int
) -> None:
    items = tmp_path / "ids.txt"
    items.write_text(BOTH)
    before = len(writes(fake))
    command = ("bulk", "gates.disable", "--items", str(items))
    found, out, err = run_command(fake, *command, stdin=answer, terminal=["stdin"])
    assert (found, len(writes(fake)) - before) == (code, count)
    assert "gates.disable changes 2 objects, which takes about 1 s. Go on? [y/N]" in err
    assert (out != "") is (code == 0)


@pytest.mark.parametrize("arguments", [["--no-input"], []])
def test_a_bulk_run_that_cannot_ask_does_nothing(fake: Fake, arguments: list[str]) -> None:
    before = len(writes(fake))
    code, out, err = run_command(fake, "bulk", "gates.disable", *arguments, stdin=BOTH)
    assert (code, out, len(writes(fake))) == (2, "", before)
    assert "--yes" in err


def test_one_object_or_a_read_needs_no_question(fake: Fake) -> None:
    assert run_command(fake, "bulk", "gates.disable", stdin="beta\n").code == 0
    assert run_command(fake, "bulk", "gates.get", stdin=BOTH).code == 0


def test_a_bulk_run_shows_its_requests(fake: Fake) -> None:
    before = len(fake.requests)
    command = ("bulk", "gates.update", "--set", "description=Old", "--dry-run")
    code, out, err = run_command(fake, *command, stdin=BOTH, key=None)
    assert code == 0, err
    shown = [json.loads(line) for line in out.splitlines()]
    assert [request["url"].rsplit("/", 1)[1] for request in shown] == ["new_checkout", "beta"]
    assert [request["body"] for request in shown] == [{"description": "Old"}] * 2
    assert len(fake.requests) == before


def test_a_bulk_run_takes_a_body_for_each_object(fake: Fake) -> None:
    texts = {"beta": "B", "new_checkout": "N"}
    lines = [{"id": id, "body": {"description": text}} for id, text in texts.items()]
    stdin = "\n".join(map(json.dumps, lines))
    code, _, err = run_command(fake, "bulk", "gates.update", "--yes", stdin=stdin)
    assert code == 0, err
    assert {id: fake.objects("gates")[id]["description"] for id in texts} == texts


@pytest.mark.parametrize(
    ("operation", "stdin", "text"),
    [
        ("gates.destroy", BOTH, "is no operation"),
        ("gate.archive", BOTH, "is no operation"),
        ("gates.delete-rule", BOTH, "this operation needs objects with id, ruleID"),
        ("gates.archive", '{"name": "beta"}', "has no id"),
        ("gates.archive", '{"id": "beta", "forse": true}', "has forse"),
        ("gates.archive", "{beta}", "no JSON"),
        ("gates.update", BOTH, "the body of the request is missing"),
    ],
)
def test_wrong_items_are_refused_before_anything_is_sent(
    fake: Fake, operation: str, stdin: str, text: str
) -> None:
    before = len(fake.requests)
    code, out, err = run_command(fake, "bulk", operation, "--yes", stdin=stdin)
    assert (code, out, len(fake.requests)) == (2, "", before)
    assert text in json.loads(err)["error"]


def test_a_journal_remembers_what_is_done(fake: Fake, tmp_path: Path) -> None:
    command = ("bulk", "gates.disable", "--yes", "--journal", str(tmp_path / "run.jsonl"))
    assert run_command(fake, *command, stdin="beta\n").code == 0
    before = len(writes(fake))
    code, out, _ = run_command(fake, *command, stdin=BOTH)
    assert code == 0
    assert [json.loads(line)["why"] for line in out.splitlines()] == [None, "earlier"]
    assert len(writes(fake)) == before + 1


def test_the_expected_time_follows_the_rate_limits() -> None:
    assert [duration(expected_seconds(writes)) for writes in (2, 100, 101, 900, 901, 9000)] == [
        "about 1 s",
        "about 5 s",
        "about 10 s",
        "about 1 min",
        "about 15 min",
        "about 2.2 h",
    ]


def test_any_request_is_sent(fake: Fake) -> None:
    code, out, _ = run_command(fake, "api", "GET", "/gates/beta", "--fields", "id")
    assert (code, json.loads(out)) == (0, {"id": "beta"})
    command = ("api", "patch", "/gates/beta", "-F", "description=Hi", "-F", "isEnabled:=false")
    assert run_command(fake, *command).code == 0
    gate = fake.objects("gates")["beta"]
    assert (gate["description"], gate["isEnabled"]) == ("Hi", False)


def test_one_page_of_a_list_is_said_to_be_one(fake: Fake) -> None:
    code, out, err = run_command(fake, "api", "GET", "/gates?limit=1")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "more items follow" in err


def test_any_write_has_a_dry_run(fake: Fake) -> None:
    before = len(fake.requests)
    code, out, _ = run_command(fake, "api", "POST", "/odd name/%2Fx", "-F", "a.b=1", "--dry-run", key=None)
    shown = json.loads(out)
    assert (code, shown["url"].partition("/v1")[2], shown["body"]) == (
        0,
        "/odd%20name/%2Fx",
        {"a": {"b": "1"}},
    )
    assert len(fake.requests) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["FETCH", "/gates"],
        ["GET", "gates"],
        ["GET", "/gates/../keys"],
        ["GET", "/gates", "--input", "-"],
        ["POST", "/gates", "--input", "-", "-F", "a=1"],
        ["POST", "/gates", "-F", "a"],
        ["POST", "/gates", "-F", "a:=b"],
    ],
)
def test_a_wrong_request_is_refused(fake: Fake, arguments: list[str]) -> None:
    before = len(fake.requests)
    code, out, _ = run_command(fake, "api", *arguments, stdin="[1]")
    assert (code, out, len(fake.requests)) == (2, "", before)


def test_doctor_says_what_is_used(fake: Fake) -> None:
    code, out, err = run_command(fake, "doctor")
    assert code == 0, err
    rows = {row["check"]: row for row in map(json.loads, out.splitlines())}
    assert rows.keys() == {"versions", "key", "address", "proxy", "certificates", "connection"}
    assert "STATSIG_CONSOLE_API_KEY" in rows["key"]["detail"]
    assert KEY not in out


def test_doctor_sends_nothing_offline_and_finds_a_missing_key(fake: Fake) -> None:
    before = len(fake.requests)
    assert run_command(fake, "doctor", "--offline").code == 0
    code, out, err = run_command(fake, "doctor", key=None)
    assert (code, len(fake.requests)) == (3, before)
    assert json.loads(err)["class"] == "InvalidApiKeyError"
    row = json.loads(out.splitlines()[1])
    assert not row["ok"]
    assert "--key-file" in row["detail"]
    assert "key=" not in row["detail"]


def test_the_guide_for_agents_names_every_command() -> None:
    code, out, _ = run_command(None, "skill", key=None)
    assert code == 0
    for group in groups():
        assert f"`{group['name']}`" in out
        assert all(f"`{known['verb']}`" in out for known in commands_of(group["group"]).values())
    assert all(f"`{' '.join(job.path)}`" in out for job in JOBS)


def test_a_fake_is_served_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, int, int]] = []

    def serve(host: str, port: int, fake: Fake) -> None:
        served.append((host, port, len(fake.objects("gates"))))

    monkeypatch.setattr("statsig_console.fake.__main__.serve", serve)
    monkeypatch.setattr("signal.signal", lambda *arguments: None)
    code, _, err = run_command(None, "fake", "--port", "8123", "--gates", "3", key=None)
    assert (code, served) == (0, [("127.0.0.1", 8123, 3)]), err


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--limit", "many"], ["--state", "/nowhere/x"]])
def test_a_server_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr("signal.signal", lambda *arguments: None)
    code, out, err = run_command(None, "fake", *arguments, key=None)
    assert code in (1, 2)
    assert out == ""
    assert err


@pytest.mark.long
def test_the_demo_runs(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    code, out, err = run_command(None, "demo", "--plan", str(plan), key=None)
    assert code == 0, err
    assert str(plan) in out
    assert plan.exists()


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Make a program the editor that changes `gate`."""
    program = folder / "editor.py"
    program.write_text(
        "import json, pathlib, sys\nfile = pathlib.Path(sys.argv[1])\ngate = json.loads(file.read_text())\n"
        f"{code}\nfile.write_text(json.dumps(gate))"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(folder))


def test_an_edit_shows_the_difference_and_asks(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "gate['description'] = 'New'; gate['rules'][0]['passPercentage'] = 20")
    command = ("gates", "edit", "beta")
    declined = run_command(fake, *command, stdin="n\n", terminal=["stdin"])
    assert (declined.code, declined.out) == (9, "")
    assert '+  "description": "New",' in declined.err
    shown = json.loads(run_command(fake, *command, "--dry-run").out)
    assert shown["body"].keys() == {"description", "rules"}
    code, _, err = run_command(fake, *command, stdin="y\n", terminal=["stdin"])
    assert code == 0, err
    gate = fake.objects("gates")["beta"]
    assert (gate["description"], gate["rules"][0]["passPercentage"]) == ("New", 20)
    assert list(tmp_path.glob("gate-*")) == []


@pytest.mark.parametrize(
    ("change", "code", "text"),
    [
        ("pass", 0, "nothing was changed"),
        ("sys.exit(3)", 1, "ended with status 3"),
        ("file.write_text('{'); sys.exit()", 2, "no JSON"),
        ("gate = []", 2, "no JSON object"),
        ("gate['nmae'] = 'x'", 2, "no such field"),
    ],
)
def test_an_edit_without_a_change_or_with_a_wrong_one_writes_nothing(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, code: int, text: str
) -> None:
    editor(tmp_path, monkeypatch, change)
    before = len(writes(fake))
    found, out, err = run_command(fake, "gates", "edit", "beta", "--yes")
    assert (found, out, len(writes(fake))) == (code, "", before)
    assert text in err


def test_an_edit_does_not_overwrite_the_change_of_somebody_else(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_meanwhile(*arguments: object) -> None:
        fake.objects("gates")["beta"]["description"] = "Theirs"

    editor(tmp_path, monkeypatch, "gate['description'] = 'Mine'")
    monkeypatch.setattr("statsig_console.cli.gate_editor.confirm", change_meanwhile)
    code, out, err = run_command(fake, "gates", "edit", "beta")
    assert (code, out) == (1, "")
    assert "description of beta was changed by somebody else" in err
    assert fake.objects("gates")["beta"]["description"] == "Theirs"
