"""Every command of an operation on the fake: its result in all formats, its dry run, its errors."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, get_args

import httpx
import pytest

from statsig_console.cli.body import mask_paths
from statsig_console.cli.failures import clean
from statsig_console.cli.global_options import Format, GlobalOptions
from statsig_console.cli.output import Output
from statsig_console.cli.tree import commands_of, groups
from tests.support.cli import KEY, run_command
from tests.support.fake_project import DOCUMENT, prepared

COMMANDS = {
    known["operation"]: (group, known) for group in groups() for known in commands_of(group["group"]).values()
}
READS = [name for name, (_, known) in COMMANDS.items() if known["kind"] == "read"]


def writes() -> Iterator[Any]:
    """Return the writes; of those that are alike in a group, one is in the quick tests."""
    seen = set()
    for name, (group, known) in COMMANDS.items():
        if known["kind"] != "read":
            likeness = (group["name"], known["method"], bool(known["body"]), len(known["arguments"]))
            yield pytest.param(name, marks=[pytest.mark.long] if likeness in seen else [])
            seen.add(likeness)


def arguments_of(name: str, path: Any, query: Any, body: Any) -> tuple[list[str], str]:
    """Return the arguments of the command for a request, and what stands on stdin."""
    group, known = COMMANDS[name]
    found = [group["name"], known["verb"], *(path[place["wire"]] for place in known["arguments"])]
    for option in known["options"]:
        values = query.get(option["wire"])
        for value in values if isinstance(values, list) else [] if values is None else [values]:
            found.append(f"--{option['name']}={value}")
    if body is None or not known["body"]:
        return found, ""
    return [*found, "--input", "-"], json.dumps(body)


def test_every_operation_of_the_document_has_a_command() -> None:
    assert COMMANDS.keys() == DOCUMENT.operations.keys()


@pytest.mark.parametrize("name", READS)
def test_a_read_prints_its_result_in_every_format(name: str) -> None:
    project, path, query, body = prepared(DOCUMENT.operations[name])
    arguments, stdin = arguments_of(name, path, query, body)
    code, out, err = run_command(project.fake, *arguments, "-o", "json", stdin=stdin)
    assert (code, KEY in err) == (0, False), err
    value = json.loads(out)
    assert project.fake.requests[-1].operation == name
    for format in get_args(Format):
        check_format(format, value[:20] if isinstance(value, list) else value)


def check_format(format: Format, value: Any) -> None:
    """Assert that a result is printed in a form that its readers parse."""
    rows = value if isinstance(value, list) else [] if value is None else [value]
    text = printed(format, value)
    match format:
        case "json":
            assert json.loads(text) == value
        case "jsonl":
            assert [json.loads(line) for line in text.splitlines()] == rows
        case "csv" if isinstance(value, str):
            assert text == value
        case "csv":
            lines = list(csv.reader(io.StringIO(text)))
            assert len(lines) == (len(rows) + 1 if any(rows) else 0)
            assert len({len(line) for line in lines}) <= 1
        case "md":
            assert len(text.splitlines()) == (len(rows) + 2 if any(rows) else 0)
        case "table":
            assert bool(text) is any(rows)
        case "id":
            assert len(text.splitlines()) in (0, len(rows))


def printed(format: Format, value: Any) -> str:
    """Return what is printed for a value; nothing if the objects have no id."""
    with pytest.MonkeyPatch.context() as patch:
        stream = io.StringIO()
        patch.setattr("sys.stdout", stream)
        patch.setattr("sys.stderr", io.StringIO())
        try:
            Output(GlobalOptions(output=format)).print(value)
        except Exception:
            assert format == "id"
        return stream.getvalue()


@pytest.mark.parametrize("name", list(writes()))
def test_a_write_shows_exactly_the_request_that_it_sends(name: str) -> None:
    project, path, query, body = prepared(DOCUMENT.operations[name])
    arguments, stdin = arguments_of(name, path, query, body)
    sent: list[httpx.Request] = []
    code, out, err = run_command(project.fake, *arguments, "--dry-run", stdin=stdin, key=None, sent=sent)
    assert (code, sent) == (0, []), err
    shown = json.loads(out)
    code, out, err = run_command(project.fake, *arguments, "-o", "json", stdin=stdin, sent=sent)
    assert code == 0, err
    json.loads(out)
    secrets = COMMANDS[name][1]["body"]["secrets"] if body is not None else []
    content = json.loads(sent[0].content) if sent[0].content else None
    first = {"method": sent[0].method, "url": str(sent[0].url), "body": mask_paths(content, secrets)}
    assert shown == json.loads(clean(json.dumps(first)))
    assert ("warning: " in err) is bool(COMMANDS[name][1]["deprecated"])
