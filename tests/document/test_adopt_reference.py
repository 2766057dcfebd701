"""Adopting the newest published operations as a partial document gives a draft of what we wrote by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adoption.chapters import key_of
from document import lint
from document.places import Json
from tests.support.adoption import Taken, adopt, full_document

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
EDITION, PREFIX = "2026-09", "/console/v1"


def newest() -> Json:
    """The newest published operations as a document."""
    paths: Json = {}
    for file in sorted((REFERENCE / "paths").glob("*.json")):
        for path, item in json.loads(file.read_text()).items():
            own = {method: one for method, one in item.items() if one.get("x-reference") == EDITION}
            if own:
                paths.setdefault(path, {}).update(own)
    schemas = json.loads((REFERENCE / f"components-{EDITION}.json").read_text())
    return {"openapi": "3.0.0", "paths": paths, "components": {"schemas": schemas}}


@pytest.mark.long
@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the published schemas are not part of the project")
def test_the_newest_operations_are_adopted_as_a_valid_draft(tmp_path: Path) -> None:
    published = newest()
    keys = {
        key_of(method, path.removeprefix(PREFIX))
        for path, item in published["paths"].items()
        for method in item
    }
    taken = Taken(0)
    for paths, path, method in list(taken.operations()):
        if key_of(method, path) in keys:
            taken.take_operation(paths, path, method)
    taken.prune()
    taken.write(tmp_path / "openapi")
    found, notes = adopt(tmp_path / "openapi", published, PREFIX, partial=True)
    full = full_document()
    assert [*found["paths"]] == [*full["paths"]]
    assert sum(note.kind == "operation" for note in notes if note.written) == len(keys)
    assert [note for note in notes if note.kind in ("field", "value") and note.written] == []
    assert lint.violations(tmp_path / "openapi", drafts=True) == []
    wrong = [
        name
        for path, item in full["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
        and (name := operation["operationId"]) != found["paths"][path][method]["operationId"]
    ]
    assert len(wrong) * 3 <= len(keys), "our rules give most of the names"
