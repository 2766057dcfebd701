"""Adopting our own document, in three published forms, restores removed parts of the chapters."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from document import lint
from tests.support.adoption import (
    adopt,
    differences,
    full_document,
    leaves,
    names,
    published_form,
    resolved,
    take,
    texts_that_differ,
)

LONG = [pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 6)]
FREE = re.compile(r"summary|description|examples?|x-.*")
PUBLISHED_DIFFERS = {
    "required",  # what a published response says to require is not believed
    "operationId",  # some names follow no rule
    "discriminator",  # the published form has none
    "maximum", "maxItems", "maxLength", "minimum", "minItems", "minLength", "pattern",  # responses have none
}  # fmt: skip


@pytest.mark.parametrize("seed", [1, *LONG])
def test_the_bundled_document_restores_everything_but_texts(tmp_path: Path, seed: int) -> None:
    taken = take(seed)
    taken.write(tmp_path / "openapi")
    found, notes = adopt(tmp_path / "openapi", full_document())
    assert differences(full_document(), found) == []
    counts = texts_that_differ(full_document(), found)
    assert all(FREE.fullmatch(key) for key in counts)
    assert counts["summary"] == 10
    written = Counter(note.kind for note in notes if note.written)
    assert written["operation"] == 10
    removed = Counter(part.split()[0] for part in taken.parts)
    assert written["schema"] == sum(part.startswith("component schemas/") for part in taken.parts)
    # Values and fields of schemas that only the operations use come back with these.
    for kind in ("field", "value", "parameter"):
        assert removed[kind] - 10 <= written[kind] <= removed[kind]


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_the_resolved_document_restores_every_shape(tmp_path: Path, seed: int) -> None:
    taken = take(seed)
    taken.write(tmp_path / "openapi")
    found, _ = adopt(tmp_path / "openapi", resolved(full_document()))
    assert list(leaves(_shapes(full_document()), _shapes(found), named=True)) == []
    gone = {part.removeprefix("component ") for part in taken.parts if part.startswith("component ")}
    assert names(full_document()) - names(found) <= gone, "schemas that exist are found by their shape"


@pytest.mark.long
@pytest.mark.parametrize("seed", [2])
def test_the_published_form_restores_every_field(tmp_path: Path, seed: int) -> None:
    taken = take(seed)
    taken.write(tmp_path / "openapi")
    published = published_form(full_document())
    found, _ = adopt(tmp_path / "openapi", published, "/console/v1")
    kinds = Counter(kind for kind, _ in leaves(_shapes(full_document()), _shapes(found), named=True))
    assert set(kinds) <= PUBLISHED_DIFFERS, kinds
    assert kinds["operationId"] <= 3
    taken.write(tmp_path / "before")  # without some operations, a schema may be open for no response
    before = {_without_line(text) for text in lint.violations(tmp_path / "before")}
    after = {_without_line(text) for text in lint.violations(tmp_path / "openapi", drafts=True)}
    assert after <= before
    unfinished = lint.violations(tmp_path / "openapi")
    assert unfinished
    assert all(text.endswith(("[finished]", "[sized]", "[closed_enums]", "[always]")) for text in unfinished)


@pytest.mark.long
def test_adopting_a_second_time_changes_nothing(tmp_path: Path) -> None:
    take(1, parts=0, operations=0).write(tmp_path / "openapi")
    files = sorted((tmp_path / "openapi").rglob("*.yaml"))
    before = [file.read_text() for file in files]
    _, notes = adopt(tmp_path / "openapi", published_form(full_document()), "/console/v1")
    assert [note for note in notes if note.written] == []
    assert [file.read_text() for file in files] == before


def _without_line(violation: str) -> str:
    """The text of a violation without the number of its line, which adopting moves."""
    return re.sub(r":\d+:", ":", violation, count=1)


def _shapes(content: dict[str, object]) -> object:
    """The operations with every reference resolved, and the values of discriminators instead of names."""

    def plain(node: object) -> object:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "propertyName" in node:
            return {"propertyName": node["propertyName"], "values": sorted(node["mapping"])}
        return {key: plain(value) for key, value in node.items() if key != "externalDocs"}

    return plain(resolved(content)["paths"])
