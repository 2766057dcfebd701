"""The notes of a release say what users notice: names, parameters, models and values."""

from __future__ import annotations

import json
import subprocess
from copy import deepcopy
from pathlib import Path

import pytest

import release_notes
from tests.support.small_documents import ENUM, LIST, MORE, TEXT, Json, content, document, header, thing


def gates(fields: Json, *verbs: str, tag: str = "gates", **schemas: Json) -> Json:
    """A document in our conventions with some operations of one group."""
    answer = {"$ref": "#/components/schemas/GateAnswer"}
    operations: Json = {
        f"/{tag}/{verb}": {
            "get": {
                "operationId": f"{tag}_{verb}",
                "tags": [tag],
                "summary": f"Do {verb}.",
                "parameters": [],
                "responses": {"200": content(answer)},
            }
        }
        for verb in verbs
    }
    return document(
        operations,
        Gate=thing(fields, "id"),
        GateAnswer=thing({"message": TEXT, "data": {"$ref": "#/components/schemas/Gate"}}, "data"),
        **schemas,
    )


def notes(old: Json, new: Json) -> list[str]:
    """The notes without empty lines."""
    return [line for line in release_notes.Notes(old, new).markdown().splitlines() if line]


def test_notes_say_what_users_notice() -> None:
    state = {"$ref": "#/components/schemas/GateState"}
    old = gates({"id": TEXT, "teamID": TEXT, "state": state}, "get", "list", "archive", GateState=ENUM)
    new = gates(
        {"id": TEXT, "isStale": LIST, "state": state, "rule": {"$ref": "#/components/schemas/Rule"}},
        "get",
        "list",
        "launch",
        GateState=MORE,
        Rule=thing({"id": TEXT}),
    )
    listed = new["paths"]["/gates/list"]["get"]
    listed["parameters"] = [{"name": "pageSize", "in": "query", "schema": TEXT}]
    listed["deprecated"] = True
    new["paths"] |= gates({}, "get", "list", tag="alerts")["paths"]
    assert notes(old, new) == [
        "### Breaking",
        "* `client.gates.archive` was removed.",
        "* `models.Gate`: `team_id` was removed.",
        "### New groups",
        "* `client.alerts`: `get`, `list`.",
        "### New operations",
        "* `client.gates.launch`: Do launch.",
        "### Deprecated",
        "* `client.gates.list` is deprecated.",
        "### Parameters",
        "* `client.gates.list`: `page_size` is new (string).",
        "### Models",
        "* New: `Rule`.",
        "* `models.Gate`: `is_stale` is new (list of string); `rule` is new (Rule).",
        "### Values",
        "* `models.GateState`: also c.",
    ]
    assert "* `models.Rule` was removed." in notes(new, old)
    assert notes(new, deepcopy(new)) == ["Nothing changed for users."]


def test_notes_tell_headers_once() -> None:
    old, new = gates({"id": TEXT}, "get", "list"), gates({"id": TEXT}, "get", "list")
    for item in new["paths"].values():
        item["parameters"] = [{"name": "X-Hint-ID", "in": "header", "schema": TEXT}]
    assert notes(old, new) == ["### Parameters", "* Every request: `X-Hint-ID` is new (string)."]
    assert notes(new, old) == ["### Breaking", "* Every request: `X-Hint-ID` was removed."]


def test_notes_tell_of_addresses_keys_and_limits() -> None:
    old, new = gates({"id": TEXT}, "get", "list"), gates({"id": {**TEXT, "maxLength": 9}}, "get", "list")
    for side, version in ((old, "1"), (new, "2")):
        side["info"] = {"version": version}
        side["servers"] = [{"url": f"https://api.example.com/v{version}"}]
        side["security"] = [{"Key": []}]
        side["components"]["securitySchemes"] = {"Key": header(f"X-KEY-{version}")}
    assert notes(old, new) == [
        "### Breaking",
        "* Every request: `server` is https://api.example.com/v2, was https://api.example.com/v1; "
        "`authentication` is header X-KEY-2, was header X-KEY-1.",
        "### Parameters",
        "* Every request: `version` is 2, was 1.",
        "### Models",
        "* `models.Gate`: `id` maxLength 9 is new.",
    ]


def test_notes_tell_renamed_calls_and_other_results() -> None:
    old, new = gates({"id": TEXT}, "get", "list"), gates({"id": TEXT}, "get", "list")
    new["paths"]["/gates/get"]["get"]["operationId"] = "gates_read"
    data = new["components"]["schemas"]["GateAnswer"]["properties"]
    data["data"] = {"type": "array", "items": data["data"]}
    assert notes(old, new)[:3] == [
        "### Breaking",
        "* `client.gates.get` is now `client.gates.read`.",
        "* `client.gates.list` returns list of Gate instead of Gate.",
    ]
    moved = deepcopy(old)
    moved["paths"]["/v2/get"] = moved["paths"].pop("/gates/get")
    assert notes(old, moved) == [
        "### Breaking",
        "* `client.gates.get` calls GET /v2/get instead of GET /gates/get.",
    ]


def git(folder: Path, *words: str) -> None:
    """Run git in a repository that is thrown away."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def test_notes_are_read_from_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / release_notes.DOCUMENT
    assert release_notes.main(["v1"], tmp_path) == 2
    git(tmp_path, "init", "--quiet")
    file.parent.mkdir(parents=True)
    for tag, verbs in (("v1", ["get"]), ("v2", ["get", "list"])):
        file.write_text(json.dumps(gates({"id": TEXT}, *verbs)))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", tag)
        git(tmp_path, "tag", tag)
    file.write_text(json.dumps(gates({"id": TEXT}, "get", "list", "archive")))
    capsys.readouterr()
    assert release_notes.main(["v1", "v2"], tmp_path) == 0
    assert capsys.readouterr().out == "### New operations\n\n* `client.gates.list`: Do list.\n"
    assert release_notes.main(["v2"], tmp_path) == 0
    assert "client.gates.archive" in capsys.readouterr().out
    for words, message in ((["v9"], "v9:"), (["--", "--output=x"], "--output=x:"), (["v1", "v9"], "v9:")):
        assert release_notes.main(words, tmp_path) == 2
        assert message in capsys.readouterr().err
    file.unlink()
    assert release_notes.main(["v1"], tmp_path) == 2
    assert "does not exist" in capsys.readouterr().err
