"""What is printed: formats, fields, times, terminals and notes."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest

from statsig_console.cli.rows import cell, iso_times, pick
from statsig_console.fake import Fake
from tests.support.cli import run_command


@pytest.fixture(scope="module")
def project() -> Fake:
    fake = Fake()
    fake.seed(gates=230)
    return fake


def listed(fake: Fake) -> list[dict[str, Any]]:
    """Return the gates that a list has without further options."""
    return [gate for gate in fake.objects("gates").values() if gate["status"] != "Archived"]


def test_a_list_reads_all_pages(project: Fake) -> None:
    code, out, err = run_command(project, "gates", "list")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 230
    assert [json.loads(line)["id"] for line in out.splitlines()] == [gate["id"] for gate in listed(project)]


def test_ids_are_one_in_a_line(project: Fake) -> None:
    _, out, _ = run_command(project, "gates", "list", "-o", "id")
    assert out.splitlines() == [gate["id"] for gate in listed(project)]


def test_a_terminal_gets_a_table_and_is_told_what_is_left_out(project: Fake) -> None:
    code, out, err = run_command(project, "gates", "list", "--type", "STALE", terminal=["stdout"])
    assert code == 0
    assert re.sub(r"\x1b\[\d*m", " ", out.splitlines()[0]).split()[:2] == ["id", "name"]
    assert re.search(r"\d+ rows; \d+ of \d+ fields are shown, --fields chooses others", err)


def test_a_small_table_leaves_nothing_out(project: Fake) -> None:
    _, out, err = run_command(project, "gates", "list", "--fields", "id,status", terminal=["stdout"])
    assert err == ""
    assert len(out.splitlines()) == 230 + 2


def test_fields_are_chosen_with_dots(project: Fake) -> None:
    _, out, _ = run_command(
        project, "gates", "list", "--fields", "id,owner.ownerName,rules.name", "-o", "jsonl"
    )
    for line, gate in zip(out.splitlines(), listed(project), strict=True):
        assert json.loads(line) == {
            "id": gate["id"],
            "owner.ownerName": gate["owner"]["ownerName"],
            "rules.name": [rule["name"] for rule in gate["rules"]],
        }


def test_the_names_of_fields_need_no_key(project: Fake) -> None:
    before = len(project.requests)
    code, out, _ = run_command(project, "gates", "list", "--fields", "help", key=None)
    assert code == 0
    assert {"id", "owner.ownerName"} <= set(out.splitlines())
    assert len(project.requests) == before


def test_an_unknown_field_is_refused_before_anything_is_sent(project: Fake) -> None:
    before = len(project.requests)
    code, out, err = run_command(project, "gates", "list", "--fields", "owner,stauts", "-o", "json")
    assert (code, out) == (2, "")
    assert json.loads(err)["hint"].startswith("Did you mean status?")
    assert len(project.requests) == before


def test_times_are_iso_8601(project: Fake) -> None:
    key, gate = next(iter(project.objects("gates").items()))
    _, out, _ = run_command(project, "gates", "get", key)
    shown = json.loads(out)["createdTime"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", shown)
    assert iso_times({"createdTime": gate["createdTime"]}, ["createdTime"]) == {"createdTime": shown}


@pytest.mark.parametrize("value", [None, "now", True, 10**30, float("inf")])
def test_a_time_that_is_none_stays(value: object) -> None:
    assert iso_times({"a": [{"time": value}]}, ["a.time", "b.time"]) == {"a": [{"time": value}]}


def test_cells_are_text() -> None:
    assert [cell(value) for value in (None, True, 1.5, ["a", "b"], {"a": 1}, "x")] == [
        "",
        "true",
        "1.5",
        "a, b",
        '{"a": 1}',
        "x",
    ]


def test_a_field_that_is_missing_is_null() -> None:
    assert pick({"a": [{"b": 1}, {}]}, ["a.b", "c", "a.b.d"]) == {
        "a.b": [1, None],
        "c": None,
        "a.b.d": [None, None],
    }


def test_progress_and_counts_are_on_stderr(project: Fake) -> None:
    _, out, err = run_command(project, "gates", "list", "-o", "id", terminal=["stderr"])
    assert "200 read" in err
    assert len(out.splitlines()) == 230
    _, _, err = run_command(project, "gates", "list", "-o", "id", "--no-progress", terminal=["stderr"])
    assert err == ""


def test_markdown_and_csv_escape_their_separators() -> None:
    fake = Fake()
    fake.seed(gates=1)
    (gate,) = fake.objects("gates").values()
    gate["description"] = 'a|b, "c"\nd'
    command = ("gates", "list", "--fields", "description", "-o")
    assert run_command(fake, *command, "md").out.splitlines()[-1] == '| a\\|b, "c" d |'
    assert run_command(fake, *command, "csv").out == 'description\n"a|b, ""c""\nd"\n'


def test_credentials_are_masked_in_every_output() -> None:
    fake = Fake()
    body = json.dumps({"description": "CI", "type": "CONSOLE"})
    made = run_command(fake, "keys", "create", "--input", "-", "-o", "json", stdin=body)
    assert (made.code, "[redacted]" in made.out) == (0, True)
    (key,) = (row["key"] for row in fake.objects("keys").values())
    outputs = [
        made,
        run_command(fake, "keys", "list"),
        run_command(fake, "keys", "get", key, "-o", "csv"),
        run_command(fake, "api", "GET", f"/keys/{key}"),
        run_command(fake, "keys", "delete", key, "--dry-run"),
        run_command(fake, "bulk", "keys.deactivate", stdin=f"{key}\n"),
        run_command(fake, "bulk", "keys.deactivate", "--dry-run", stdin=f"{key}\n"),
        run_command(fake, "keys", "get", f"{key}0", "--debug"),
    ]
    for code, out, err in outputs:
        assert code in (0, 4), err
        assert key not in out + err


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--debug"]])
def test_credentials_in_a_body_are_masked(arguments: list[str]) -> None:
    body = {"snowflake": {"serviceUserPassword": "correct horse"}}
    command = ("warehouse-connections", "update", "--input", "-", *arguments)
    code, out, err = run_command(Fake(), *command, stdin=json.dumps(body))
    assert code == 0, err
    assert "correct horse" not in out + err
    assert ("[redacted]" in out) is (arguments == ["--dry-run"])


class Lying:
    """A server whose list ends before the number of items that it promised."""

    def http(self) -> httpx.AsyncClient:
        """Return an HTTP client of it."""

        def answer(request: httpx.Request) -> httpx.Response:
            items = (
                [{"id": f"gate_{number}"} for number in range(100)]
                if request.url.params["page"] == "1"
                else []
            )
            pagination = {"itemsPerPage": 100, "pageNumber": 1, "totalItems": 150, "nextPage": "/more"}
            return httpx.Response(200, json={"message": "", "data": items, "pagination": pagination})

        return httpx.AsyncClient(transport=httpx.MockTransport(answer))


def test_a_list_that_may_be_incomplete_is_said_to_be() -> None:
    code, out, err = run_command(Lying(), "gates", "list", "-o", "id")
    assert (code, len(out.splitlines())) == (0, 100)
    assert err.startswith("warning: ")
    assert "items may be missing" in err
