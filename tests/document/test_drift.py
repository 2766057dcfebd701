"""The command `drift`: what it reads, what it reports, what it remembers, and its exit status."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

import drift
from comparison.loading import SurfaceError, load, parse
from comparison.texts import digest
from document.bundle import bundle
from tests.support.small_documents import ENUM, NUMBER, TEXT, Json, ask, read, send, thing

ROOT = Path(__file__).parents[2]
Output = pytest.CaptureFixture[str]


class Folder:
    """A folder with our document, and published documents beside it."""

    def __init__(self, root: Path, ours: Json) -> None:
        self.root = root
        self.openapi = root / "openapi"
        self.openapi.mkdir()
        (self.openapi / "openapi.yaml").write_text(json.dumps(ours, indent=1))

    def publish(self, document: Json, name: str = "published.json") -> str:
        """Write a published document."""
        file = self.root / name
        file.write_text(json.dumps(document) if name.endswith("json") else yaml.safe_dump(document))
        return str(file)

    def drift(self, *words: str) -> int:
        """Run the command for our document in this folder."""
        return drift.main([*words, "--openapi", str(self.openapi)])

    def accept(self, text: str) -> None:
        """Write the accepted differences."""
        (self.openapi / "accepted.yaml").write_text(text)


OURS = read(thing({"a": TEXT}))
YESTERDAY = read(thing({"a": NUMBER}))
TODAY = read(thing({"a": NUMBER, "b": TEXT}))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, OURS)


def line_of(folder: Folder, text: str) -> int:
    """The number of the first line of our document that begins with a text."""
    lines = (folder.openapi / "openapi.yaml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(text))


def test_the_command_prints_what_is_new(folder: Folder, capsys: Output) -> None:
    assert folder.drift(folder.publish(TODAY)) == 1
    field, around = line_of(folder, '"a": {'), line_of(folder, '"schema": {')
    assert capsys.readouterr().out.splitlines() == [
        "breaking: 1 difference in 1 place",
        f"  type       GET /gates  response a: is number, was string  openapi.yaml:{field}",
        "",
        "added: 1 difference in 1 place",
        f"  field      GET /gates  response b: new: string  openapi.yaml:{around}",
        "",
    ]
    earlier = folder.publish(YESTERDAY, "yesterday.json")
    assert folder.drift(folder.publish(TODAY), "--since", earlier, "--json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "class": "added",
            "kind": "field",
            "operation": "GET /gates",
            "part": "response",
            "path": "b",
            "model": "",
            "what": "new: string",
            "difference": "field GET /gates response b: new: string",
            "chapter": "openapi.yaml",
            "line": around,
        }
    ]
    assert folder.drift(earlier, "--since", earlier) == 0
    output = capsys.readouterr().out.splitlines()
    assert output[0] == "older: 1 difference in 1 place"
    assert output[1] == "  … 1 more lines with ALL=1"
    assert output[-1] == "Nothing is new."
    assert folder.drift(earlier, "--since", earlier, "--json") == 0
    assert folder.drift(folder.publish(OURS), "--json", "--all") == 0
    assert capsys.readouterr().out == "[]\n" * 2


def test_yaml_is_read_like_json(folder: Folder, capsys: Output) -> None:
    written = {**TODAY, "info": {"version": "1", "x-day": "2026-09-17"}}
    responses = written["paths"]["/gates"]["get"]["responses"]
    text = yaml.safe_dump(written).replace("'200':", "200:")
    assert "200:" in text
    assert parse(text, "x")["paths"]["/gates"]["get"]["responses"] == responses
    assert folder.drift(folder.publish(TODAY, "today.yaml")) == 1
    first = capsys.readouterr().out
    folder.drift(folder.publish(TODAY))
    assert first == capsys.readouterr().out
    (folder.root / "marked.json").write_text(json.dumps(TODAY), encoding="utf-8-sig")
    assert load(str(folder.root / "marked.json")) == TODAY
    merged = "openapi: 3.0.0\nx: &x { get: { responses: {} } }\npaths: { /a: { <<: *x }, /b: { on: 1 } }"
    assert parse(merged, "x")["paths"] == {"/a": {"get": {"responses": {}}}, "/b": {"on": 1}}


def test_the_command_says_what_it_cannot_read(folder: Folder, capsys: Output) -> None:
    written = {
        "no.json": ("{", "is not JSON"),
        "no.yaml": ("openapi: [", "is neither JSON nor YAML"),
        "list.json": ("[]", "not an OpenAPI 3 document"),
        "text.html": ("<html>", "not an OpenAPI 3 document"),
        "swagger.json": ('{"swagger": "2.0"}', "not an OpenAPI 3 document"),
        "empty.json": ('{"openapi": "3.0.0"}', "has no `paths`"),
        "else.json": ('{"openapi": "3.0.0", "paths": {"/api/x": {}}}', "has none of our operations"),
    }
    for name, (text, message) in written.items():
        (folder.root / name).write_text(text)
        assert folder.drift(str(folder.root / name)) == 2
        error = capsys.readouterr().err
        assert message in error
        assert name in error
    (folder.openapi / "openapi.yaml").write_text("paths: []\npaths: []")
    assert folder.drift(folder.publish(TODAY)) == 2
    assert "openapi.yaml:2:" in capsys.readouterr().err


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server that publishes the document of today."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/openapi.yaml" else 404)
            self.end_headers()
            self.wfile.write(yaml.safe_dump(TODAY).encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_document_may_be_at_a_url(server: str, folder: Folder, capsys: Output) -> None:
    assert load(f"{server}/openapi.yaml") == TODAY
    assert folder.drift(f"{server}/openapi.yaml") == 1
    assert folder.drift(f"{server}/gone.json") == 2
    assert "404" in capsys.readouterr().err
    with pytest.raises(SurfaceError, match="cannot be read"):
        load("http://127.0.0.1:1/openapi.json")


def test_missing_references_are_named(folder: Folder, capsys: Output) -> None:
    folder.drift(folder.publish(read({"$ref": "#/components/schemas/Nowhere"})))
    assert "#/components/schemas/Nowhere does not exist" in capsys.readouterr().err


def test_three_thousand_differences_stay_readable(folder: Folder, capsys: Output) -> None:
    theirs = read(thing({"a": TEXT, **dict.fromkeys([f"field_{number}" for number in range(3000)], TEXT)}))
    assert folder.drift(folder.publish(theirs)) == 1
    text = capsys.readouterr().out.splitlines()
    assert text[0] == "added: 1 difference in 3,000 places"
    assert "and 2988 more: new: string" in text[1]
    assert len(text[1]) < 500
    theirs["paths"] |= {f"/gates/{number}": OURS["paths"]["/gates"] for number in range(500)}
    assert folder.drift(folder.publish(theirs)) == 1
    text = capsys.readouterr().out.splitlines()
    assert len(text) == 63
    assert text[-2] == "  … 441 more lines with ALL=1"


def test_a_recorded_edition_is_the_baseline(folder: Folder, capsys: Output) -> None:
    yesterday, today = folder.publish(YESTERDAY, "yesterday.json"), folder.publish(TODAY)
    assert folder.drift(yesterday, "--record", "2026-09-17") == 1
    assert json.loads((folder.openapi / "baseline.json").read_text())["edition"] == "2026-09-17"
    assert folder.drift(yesterday) == 0
    capsys.readouterr()
    assert folder.drift(today) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines() if line[:1].isalpha()] == [
        "added",
        "older",
    ]
    for day, message in (("2026-09-16", "is before 2026-09-17"), ("soon", "is not the day of an edition")):
        assert folder.drift(today, "--record", day) == 2
        assert message in capsys.readouterr().err
    assert folder.drift(today, "--record", "2026-10-01") == 1
    assert folder.drift(today) == 0
    (folder.openapi / "baseline.json").write_text('{"edition": "2026-10-01"}')
    assert folder.drift(today) == 2
    assert "is not a recorded edition" in capsys.readouterr().err


def test_older_differences_are_those_of_the_same_place(folder: Folder, capsys: Output) -> None:
    before = read(thing({"a": TEXT, "b": {**ENUM, "enum": ["x", "y"]}}))
    (folder.openapi / "openapi.yaml").write_text(json.dumps(read(thing({"a": TEXT, "b": ENUM}))))
    folder.drift(folder.publish(before), "--record", "2026-09-17")
    after = read(thing({"a": TEXT, "b": {**ENUM, "enum": ["x", "y", "z"]}}))
    capsys.readouterr()
    assert folder.drift(folder.publish(after)) == 1
    assert (
        capsys.readouterr().out.splitlines()[1]
        == "  enum       GET /gates  response b: also z  openapi.yaml:1"
    )


def test_a_new_operation_is_older_once_it_was_recorded(folder: Folder, capsys: Output) -> None:
    theirs = read(thing({"a": TEXT}))
    theirs["paths"]["/gates"]["put"] = {"summary": "Put a gate.", "responses": {"200": {}}}
    assert folder.drift(folder.publish(theirs), "--record", "2026-09-17") == 1
    assert "  operation  PUT /gates: new: Put a gate.  openapi.yaml:" in capsys.readouterr().out
    theirs["paths"]["/gates"]["put"]["summary"] = "Put something."
    assert folder.drift(folder.publish(theirs)) == 0


def described(text: str, field: str = "Text.") -> Json:
    """A document whose operation has a description, and a field with another one."""
    document = read(thing({"a": {"type": "string", "description": field}}))
    document["paths"]["/gates"]["get"]["description"] = text
    return document


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("At most 900 requests in 15m or 12 in 10s.", "900 15 12 10"),
        ("Up to `1,000` ids of `v2` in Json5, md5 and `a 7`; 0.5 or 10-20 percent.", "1,000 0.5 10-20"),
        ("See v2.", ""),
        ("No number.", ""),
    ],
)
def test_numbers_of_a_description(text: str, numbers: str) -> None:
    found = digest({"description": text})
    assert found.partition(" #")[0] == digest({"summary": text}).partition(" #")[0] == numbers
    assert digest({"description": "An id.", "x-text": "5 #abc"}) == "5 #abc"


def test_descriptions_with_other_numbers_are_reported(folder: Folder, capsys: Output) -> None:
    first = described("At most 100 calls in 10 s, see `v2`.", "Up to 5.")
    folder.drift(folder.publish(first), "--record", "2026-09-17")
    capsys.readouterr()
    cases = {
        "At most 900 calls in 10 s, see `v2`.": "the description has 900 10, had 100 10",
        "At most 100 calls in 10 min, see `v2`.": "the description with 100 10 has other words",
        "Any number of calls, see `v2`.": "the description has no number, had 100 10",
    }
    for text, message in cases.items():
        assert folder.drift(folder.publish(described(text, "Up to 5."))) == 1
        start = line_of(folder, '"get": {')
        assert f"text       GET /gates: {message}  openapi.yaml:{start}" in capsys.readouterr().out
    assert folder.drift(folder.publish(described("At  MOST 100 calls in 10 s,\nsee `v2`.", "Up to 5."))) == 0
    capsys.readouterr()
    assert folder.drift(folder.publish(described("At most 100 calls in 10 s, see `v2`.", "Up to 6."))) == 1
    field = line_of(folder, '"a": {')
    expected = f"text       GET /gates  response a: the description has 6, had 5  openapi.yaml:{field}"
    assert expected in capsys.readouterr().out


ENTRY = """
- difference: "type GET /gates response a: is number, was string"
  reason: Real responses hold text.
  date: 2026-11-29
"""


def test_accepted_differences_do_not_come_again(folder: Folder, capsys: Output) -> None:
    folder.accept(ENTRY)
    assert folder.drift(folder.publish(YESTERDAY)) == 0
    output = capsys.readouterr()
    assert output.out.splitlines()[0] == "accepted: 1 difference in 1 place"
    assert "Real responses" not in output.out
    assert folder.drift(folder.publish(YESTERDAY), "--all") == 0
    assert "  (Real responses hold text., 2026-11-29)  openapi.yaml:" in capsys.readouterr().out
    assert folder.drift(folder.publish(YESTERDAY), "--all", "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["class"], one["reason"]) == ("accepted", "Real responses hold text., 2026-11-29")
    assert folder.drift(folder.publish(TODAY)) == 1
    folder.accept(f"# Two entries.\n{ENTRY}{ENTRY.replace('response a', 'response z')}")
    assert folder.drift(folder.publish(YESTERDAY)) == 0
    assert "accepted.yaml:7: matches no difference any more; remove it: type GET" in capsys.readouterr().err


def test_accepted_differences_that_are_incomplete_are_refused(folder: Folder, capsys: Output) -> None:
    cases = {
        "a: b": "is not a list of differences",
        "- difference: x": "accepted.yaml:1: write difference, reason, date",
        ENTRY.replace("Real responses hold text.", "''"): "accepted.yaml:2: needs a reason and a date",
        ENTRY.replace("2026-11-29", "today"): "accepted.yaml:2: needs a reason and a date",
        ENTRY + ENTRY: "accepted.yaml:6: repeats line 2",
        "- [": "accepted.yaml: ",
    }
    for text, message in cases.items():
        folder.accept(text)
        assert folder.drift(folder.publish(YESTERDAY)) == 2
        assert message in capsys.readouterr().err
    folder.accept("# Nothing yet.\n")
    assert folder.drift(folder.publish(OURS)) == 0


def aged(count: int, *extra: str, **info: str) -> Json:
    """A document with some operations, fields and parameters."""
    document = send(thing(dict.fromkeys([f"f{number}" for number in range(count)], TEXT)))
    for name in [*(f"/v{number}" for number in range(count)), *extra]:
        document["paths"][name] = {"get": {"responses": {"200": {}}}}
    return {**document, "info": info}


@pytest.mark.parametrize(
    ("published", "is_older"),
    [
        (aged(12), False),
        (aged(2), True),  # lacks ten operations and more, and adds nothing
        (aged(8), False),  # lacks four operations and some fields of one body
        (aged(11, "/dropped"), True),  # lacks one, and has one that the baseline dropped
        (aged(11, "/dropped", "/new1", "/new2"), False),
        (aged(12, "/dropped"), False),
        (aged(2, *(f"/new{number}" for number in range(30))), False),
        (aged(12, version="2.9"), True),
        (aged(2, version="2.11"), False),
        (aged(2, version="2.10"), True),
        (aged(12, **{"x-edition": "2026-09-16"}), True),
        (aged(2, **{"x-edition": "2026-09-18"}), False),
    ],
)
def test_an_older_edition_is_recognised(
    tmp_path: Path, capsys: Output, published: Json, is_older: bool
) -> None:
    folder = Folder(tmp_path, aged(12, "/dropped"))
    folder.drift(folder.publish(aged(12, version="2.10.0")), "--record", "2026-09-17")
    capsys.readouterr()
    folder.accept(ENTRY)
    folder.drift(folder.publish(published))
    note = "This edition is older than the one ours was compared with (2026-09-17)"
    printed = capsys.readouterr().err
    assert printed.startswith(note) is is_older
    assert ("matches no difference" in printed) is not is_older


def test_the_recorded_edition_holds_no_sentences() -> None:
    """It holds names, types and values; of descriptions only the numbers."""
    file = ROOT / "openapi" / "baseline.json"
    recorded = json.loads(file.read_text())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", recorded["edition"])
    texts = re.findall(r'"([^"\\]*)"', file.read_text())
    assert [text for text in texts if len(text.split()) > 12 and not re.search(r"#\w{8}$", text)] == []
    assert not re.search(r'"(description|summary|title|example|examples)": ?"', file.read_text())


def test_the_recorded_edition_has_nothing_new(tmp_path: Path, capsys: Output) -> None:
    """It also has every accepted difference."""
    recorded = json.loads((ROOT / "openapi" / "baseline.json").read_text())
    file = tmp_path / "published.json"
    file.write_text(json.dumps(recorded["document"]))
    began = time.process_time()
    assert drift.main([str(file)]) == 0
    assert time.process_time() - began < 20
    output = capsys.readouterr()
    assert output.err == ""
    assert re.findall(r"^\w+: ", output.out, re.MULTILINE) == ["older: ", "accepted: "]


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_exits_with_the_status_of_the_comparison(tmp_path: Path) -> None:
    version = subprocess.run(["make", "--version"], capture_output=True, text=True, check=True).stdout
    if not re.match(r"GNU Make ([4-9]|\d\d)\.", version):
        pytest.skip("make before 4.0 exits with 2 for every failure")
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (tmp_path / ".check").touch()
    ours = bundle()
    ours["paths"] = {path: ours["paths"][path] for path in ("/tags", "/tags/{id}")}
    same, other = tmp_path / "same.json", tmp_path / "other file.json"
    same.write_text(json.dumps(ours))
    del ours["paths"]["/tags"]["get"]
    other.write_text(json.dumps(ours))

    def make(*words: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "--no-print-directory", "drift", f"VENV={tmp_path}", *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    unnamed = make()
    assert (unnamed.returncode, unnamed.stderr.splitlines()[0][:15]) == (2, "Name a document")
    changed = make(f"SPEC={other}", f"SINCE={same}", "JSON=1")
    assert changed.returncode == 1
    assert "***" not in changed.stderr
    assert [one["difference"] for one in json.loads(changed.stdout)] == ["operation GET /tags: gone"]
    calm = make(f"SPEC={same}", f"SINCE={same}", "ALL=1")
    assert calm.returncode == 0
    assert "  operation  GET /gates: gone  gates.yaml:" in calm.stdout


def test_both_run_as_commands(folder: Folder) -> None:
    broken = folder.publish({**ask(), "paths": {"/gates": {"get": {"parameters": 5}}}}, "broken.json")
    for words, status in (
        (["drift.py", broken, "--openapi", str(folder.openapi)], 2),
        (["drift.py", folder.publish(TODAY), "--openapi", str(folder.openapi)], 1),
        (["drift.py", folder.publish(OURS, "ours.json"), "--openapi", str(folder.openapi)], 0),
        (["drift.py"], 2),
        (["release_notes.py", "--help"], 0),
    ):
        done = subprocess.run(
            [sys.executable, ROOT / "scripts" / words[0], *words[1:]], capture_output=True, check=False
        )
        assert done.returncode == status, done.stderr


def test_a_query_parameter_that_was_added_before_is_older(tmp_path: Path, capsys: Output) -> None:
    folder = Folder(tmp_path, ask())
    one, two = ({"name": name, "schema": TEXT} for name in ("q", "r"))
    folder.drift(folder.publish(ask(one)), "--record", "2026-09-17")
    capsys.readouterr()
    assert folder.drift(folder.publish(ask(one, two)), "--json") == 1
    assert [found["path"] for found in json.loads(capsys.readouterr().out)] == ["r"]
