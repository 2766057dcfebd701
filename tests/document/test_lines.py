"""Places of the merged document are found in the chapters."""

from __future__ import annotations

import pytest

from document.bundle import METHODS, Bundle, read
from document.lines import Line, Lines

SHARED = """\
openapi: 3.1.0
info:
  version: "1"
servers:
  - url: https://api.example.com
x-parameters: [{ $ref: "#/components/parameters/Key" }]
components:
  parameters:
    Key: { name: X-Key, in: header }
"""
CHAPTER = """\
tags:
  - name: gates
paths:
  /gates:
    get:
      parameters:
        - { name: limit, in: query }
        - name: page
          in: query
      responses: { "200": { description: Gates. } }
  /gates/{id}:
    parameters: [{ name: id, in: path }]
    put: {}
components:
  schemas:
    Gate:
      type: object
      properties:
        id: { type: string }
        state:
          type: string
          enum: [on, off]
"""


@pytest.fixture
def lines() -> Lines:
    merged = Bundle()
    merged.add("openapi.yaml", SHARED)
    merged.add("gates.yaml", CHAPTER)
    assert merged.problems == []
    return Lines.of(merged)


@pytest.mark.parametrize(
    ("trail", "place"),
    [
        ("info version", "openapi.yaml:3"),
        ("servers 0 url", "openapi.yaml:5"),
        ("components parameters Key", "openapi.yaml:9"),
        ("components parameters Key name", "openapi.yaml:9"),
        ("tags gates", "gates.yaml:1"),
        ("paths /gates", "gates.yaml:4"),
        ("paths /gates get", "gates.yaml:5"),
        ("paths /gates get parameters 0", "gates.yaml:7"),
        ("paths /gates get parameters 1 in", "gates.yaml:9"),
        ("paths /gates get responses 200", "gates.yaml:10"),
        ("paths /gates/{id} parameters 0", "gates.yaml:12"),
        ("paths /gates/{id} put", "gates.yaml:13"),
        ("components schemas Gate properties state enum 1", "gates.yaml:22"),
        # What does not exist is near what does.
        ("paths /gates get parameters 2", "gates.yaml:6"),
        ("paths /gates get parameters limit", "gates.yaml:6"),
        ("paths /gates post", "gates.yaml:4"),
        ("paths /gates/{id} parameters 1", "gates.yaml:12"),
        ("paths /gates parameters 0", "gates.yaml:4"),
        ("components schemas Gate properties name", "gates.yaml:18"),
        ("components schemas Gate properties id type string", "gates.yaml:19"),
        ("components schemas Layer", "openapi.yaml:7"),
        ("paths /layers", "openapi.yaml:1"),
        ("", "openapi.yaml:1"),
    ],
)
def test_a_place_has_a_chapter_and_a_line(lines: Lines, trail: str, place: str) -> None:
    assert str(lines.find(trail.split())) == place


def test_lines_are_in_order() -> None:
    assert Line("a.yaml", 2) < Line("a.yaml", 10) < Line("b.yaml", 1)


def test_every_operation_and_component_of_our_document_is_found() -> None:
    merged = read()
    lines, document = Lines.of(merged), merged.document()
    trails = [
        ("paths", path, method)
        for path, item in document["paths"].items()
        for method in item
        if method in METHODS
    ]
    trails += [("components", kind, name) for kind, names in document["components"].items() for name in names]
    for trail in trails:
        found = lines.find(trail)
        text = merged.texts[found.chapter].splitlines()[found.number - 1]
        assert text.strip().startswith(f"{trail[-1]}:")
