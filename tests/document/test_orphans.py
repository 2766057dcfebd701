"""What refers to an operation that the document does not have is named with its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import orphans
from statsig_console.fake._handlers.call import HANDLERS
from tests.support.operations import DOCUMENT

Json = dict[str, Any]
NAMES = orphans.Names(DOCUMENT)


def test_no_file_names_an_operation_that_does_not_exist() -> None:
    assert orphans.orphans(DOCUMENT) == []


def renamed_operation(document: Json) -> None:
    document["paths"]["/gates/{id}/archive"]["put"]["operationId"] = "gates_archive_all"


def moved_path(document: Json) -> None:
    document["paths"]["/experiments/{id}/pulse_load"] = document["paths"].pop("/experiments/{id}/load_pulse")


def renamed_group(document: Json) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation["tags"] == ["layers"]:
                operation["tags"] = ["strata"]
                operation["operationId"] = operation["operationId"].replace("layers_", "strata_")
    next(tag for tag in document["tags"] if tag["name"] == "layers")["name"] = "strata"


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (
            renamed_operation,
            {
                "src/statsig_console/fake/_resources/gates.py": "gates_archive is no operation",
                "src/statsig_console/demo/__main__.py": "gates_archive is no operation",
                "README.md": "client.gates.archive is no operation",
            },
        ),
        (
            moved_path,
            {"src/statsig_console/fake/_resources/pulse_loads.py": "POST /experiments/{id}/load_pulse is no"},
        ),
        (
            renamed_group,
            {
                "src/statsig_console/fake/_resources/layers.py": "layers_get_overrides is no operation",
                "src/statsig_console/fake/_resources": "openapi/ has no group layers",
                "src/statsig_console/fake/_handlers/audit_actions.py": "layers_*override* is no operation",
                "src/statsig_console/jobs/_kinds.py": "openapi/ has no group layers",
                "src/statsig_console/jobs/_inventory.py": "openapi/ has no group layers",
            },
        ),
    ],
)
def test_a_rename_leaves_orphans(change: Callable[[Json], None], places: dict[str, str]) -> None:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    found = orphans.orphans(document)
    for place, text in places.items():
        assert [line for line in found if line.startswith(place) and text in line], (place, found)


@pytest.mark.parametrize("operation", sorted(HANDLERS))
def test_each_handler_without_its_operation_is_an_orphan(operation: str) -> None:
    paths = {
        path: {
            method: content
            for method, content in item.items()
            if f"{method.upper()} {path}" != operation
            and (method == "parameters" or content["operationId"] != operation)
        }
        for path, item in DOCUMENT["paths"].items()
    }
    document = {**DOCUMENT, "paths": paths}
    names = orphans.Names(document)
    assert any(names.missing(f'"{operation}"')) or any(operation in line for line in orphans.in_tables(names))


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ('call("gates_get", "gates_archive")', []),
        ("call('gates_get_all')", ["gates_get_all"]),
        ("`experiment_reviews_list` and `experiments_list_reviews`", ["experiments_list_reviews"]),
        ('gates_get_all = "gates_bytes" or "my_gates_get_all" or "gates_"', []),
        ("await client.gates.get_all(), client.raw.gates.get(), gates.get_all()", ["client.gates.get_all"]),
        ("client.raw.gates.get_all", ["client.gates.get_all"]),
        ('"GET /gates/{id}", "GET /gates/new_checkout?page=2", "GET /console/v1/gates"', []),
        ('"PUT /gates", `GET /gates/{id}/all?x=1`', ["PUT /gates", "GET /gates/{id}/all"]),
        ('"GET /somewhere/else"', []),
        ("GET /gates/{id}/all", []),
    ],
)
def test_the_form_of_an_operation(line: str, missing: list[str]) -> None:
    assert list(NAMES.missing(line)) == missing


def test_only_hand_written_files_are_read(tmp_path: Path) -> None:
    texts = {
        "src/a/b.py": 'x = 1\ny = "gates_get_all"\n',
        "src/_generated/b.py": '"gates_get_all"',
        "tests/document/test_a.py": '"gates_get_all"',
        "tests/fake/test_a.py": '"GET /gates/{id}/all", "gates_get_all"',
        "docs/a/page.md": "`GET /gates/{id}/all`",
        "README.md": "client.gates.get_all()",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert list(orphans.in_text(NAMES, tmp_path)) == [
        "README.md:1: client.gates.get_all is no operation of openapi/",
        "docs/a/page.md:1: GET /gates/{id}/all is no operation of openapi/",
        "src/a/b.py:2: gates_get_all is no operation of openapi/",
        "tests/fake/test_a.py:1: gates_get_all is no operation of openapi/",
    ]


def test_the_operations_without_code_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert orphans.main() == 0
    assert capsys.readouterr().out == f"the fake only echoes: {', '.join(orphans.echoes(DOCUMENT))}\n"


def test_an_orphan_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    document = copy.deepcopy(DOCUMENT)
    moved_path(document)
    monkeypatch.setattr(orphans, "bundle", lambda: document)
    assert orphans.main() == 1
    assert "pulse_loads.py" in capsys.readouterr().err
