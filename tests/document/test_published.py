"""The document is published as one file in JSON and in YAML, and as a dict of the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml

import statsig_console
from document.bundle import ROOT, Loader, bundle
from document.published import as_yaml, published

DOCUMENT = bundle()
FILES = published(DOCUMENT)
EXTENSIONS: dict[str, str] = DOCUMENT["x-extensions"]
SELDOM = {"x-review"}
"""Keys that operations have for a short time only."""


def keys(node: Any) -> Iterator[str]:
    """Yield each key that begins with `x-`, wherever it occurs, each time that it occurs."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key.startswith("x-"):
                yield key
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_the_committed_file_is_up_to_date(file: Any) -> None:
    assert file.read_text(encoding="utf-8") == FILES[file], "run `make generate`"


def test_json_is_the_file_of_the_package() -> None:
    (published_json,) = (text for file, text in FILES.items() if file.suffix == ".json")
    packaged = files("statsig_console").joinpath("_generated", "openapi.json").read_text(encoding="utf-8")
    assert published_json == packaged


# PyYAML reads YAML 1.1, the loader of the chapters reads YAML 1.2.
@pytest.mark.parametrize("loader", [getattr(yaml, "CSafeLoader", yaml.SafeLoader), Loader])
def test_yaml_is_the_same_document(loader: Any) -> None:
    (text,) = (text for file, text in FILES.items() if file.suffix == ".yaml")
    assert yaml.load(text, Loader=loader) == DOCUMENT
    assert not [line for line in text.splitlines() if "&id" in line]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, Loader])
def test_text_that_looks_like_something_else_stays_text(loader: Any) -> None:
    shared = {"twice": ["1e3", "1.0", "on", "null", "~", "2026-01-31", "0x1F", "", " a", "a: b\n- c\n", "é"]}
    document: dict[str, Any] = {"a": shared, "b": shared, "c": [1, 1.5, True, None, {}]}
    assert yaml.load(as_yaml(document), Loader=loader) == document


def test_openapi_returns_a_dict_of_your_own() -> None:
    first = statsig_console.openapi()
    assert first == DOCUMENT
    first["paths"].clear()
    first["info"]["title"] = "Mine"
    assert statsig_console.openapi() == DOCUMENT


def test_each_key_of_ours_is_explained() -> None:
    occurring = set(keys(DOCUMENT))
    unexplained = sorted(occurring - EXTENSIONS.keys())
    assert unexplained == [], "explain these keys in `x-extensions` of openapi/openapi.yaml"
    unused = sorted(EXTENSIONS.keys() - occurring - SELDOM)
    assert unused == [], "no part of the document has these keys; delete them from `x-extensions`"


@pytest.mark.parametrize("name", EXTENSIONS)
def test_an_explanation_is_a_sentence(name: str) -> None:
    assert EXTENSIONS[name][0].isupper() or EXTENSIONS[name][0] == "`"
    assert EXTENSIONS[name].endswith(".\n")


def test_the_safety_classes_are_explained() -> None:
    classes = {operation["x-safety"] for item in DOCUMENT["paths"].values() for operation in operations(item)}
    for name in classes:
        assert f"\n`{name}`: " in EXTENSIONS["x-safety"]


def operations(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the operations of a path."""
    yield from (value for value in item.values() if isinstance(value, dict) and "operationId" in value)


def test_info_names_licence_and_edition() -> None:
    info = DOCUMENT["info"]
    assert info["license"]["identifier"] == "MIT"
    assert date.fromisoformat(info["x-edition"]) < date.today()
    assert "`x-extensions`" in info["description"]


def test_the_readme_names_the_files() -> None:
    readme = (ROOT.parent / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        assert f"openapi/{file.name})" in readme


def test_json_keeps_the_order_of_the_document() -> None:
    (text,) = (text for file, text in FILES.items() if file.suffix == ".json")
    assert json.dumps(json.loads(text)) == json.dumps(DOCUMENT)
