"""A module is found by its standard term: in the first line of its docstring, and in the docs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "statsig_console"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
QUESTIONS = {
    "when a request is retried": ("retry", "_calls/retry.py"),
    "the rate limiter": ("rate limits", "_limits/limiter.py"),
    "how a connection is opened": ("connection", "_transport/connections.py"),
    "how a response is parsed": ("response", "_http/response.py"),
    "what Ctrl-C does to a request": ("in flight", "_calls/in_flight.py"),
    "the version": ("version", "_version.py"),
    "the queue of waiting calls": ("queue", "_limits/queue.py"),
    "what two processes share": ("processes", "_limits/file_store.py"),
    "redaction": ("errors and logs", "_http/redaction.py"),
    "the thread of synchronous clients": ("thread", "_blocking/portal.py"),
    "the journal": ("journal", "_bulk/journal.py"),
    "fault injection": ("fault injection", "fake/_faults/injector.py"),
    "the lint rules of the document": ("lint rules", "scripts/document/lint.py"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_standard_term_leads_to_the_module(question: str) -> None:
    term, name = QUESTIONS[question]
    file = ROOT / name if name.startswith("scripts/") else PACKAGE / name
    docstring = ast.get_docstring(ast.parse(file.read_text())) or ""
    assert re.search(term, docstring.splitlines()[0], re.IGNORECASE), f"{name} does not say {term!r} first"
    assert f"`{name}`" in ARCHITECTURE, f"docs/architecture.md does not name {name}"


ADDED = {"_jsonable", "_openapi", "_exclusive", "_blocking", "jobs", "conditions", "sync", "cli", "__main__"}
"""Subjects that came after the first twenty."""


def test_the_top_level_stays_small() -> None:
    found = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert len(found - {"__init__"} - ADDED) <= 20, sorted(found)
