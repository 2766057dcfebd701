"""Every operation of the document on the fake: an example is sent, and the answer fits the document."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._handlers import dispatch
from statsig_console.fake._handlers.call import Call
from tests.support import operations
from tests.support.fake_project import DOCUMENT, OPERATIONS, check, prepared
from tests.support.shown_fields import lacking

BY_ID = {one.id: one for one in operations.OPERATIONS}


@pytest.mark.parametrize("name", OPERATIONS)
def test_answer_of_every_operation_fits_the_document(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    status, answer = project.ask(name, path, query, body)
    check(operation, status, answer)
    assert status == operation.status
    assert lacking(BY_ID[name], answer) == []
    record = project.fake.requests[-1]
    assert (record.operation, record.status) == (name, operation.status)


@pytest.mark.parametrize("name", [each for each in OPERATIONS if "{id}" in DOCUMENT.operations[each].path])
def test_every_operation_on_an_unknown_object_is_refused_with_404(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    status, answer = project.ask(name, path | {"id": "unknown"}, query, body)
    assert status == 404
    check(operation, status, answer)
    assert answer["message"].endswith("not found.") or "runID" in answer["message"]


@pytest.mark.parametrize("name", [each for each in OPERATIONS if DOCUMENT.operations[each].body is not None])
def test_every_body_of_the_wrong_kind_is_refused_with_400(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, _ = prepared(operation)
    status, answer = project.ask(name, path, query, ["not", "an", "object"])
    assert status == 400
    check(operation, status, answer)
    assert answer["errors"][0]["errorMessage"].startswith("Expected object")


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_an_echo_if_the_fake_says_so(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project, path, query, body = prepared(DOCUMENT.operations[name])
    kind, echo = project.fake.semantics()[name], dispatch.echo
    echoed: list[str] = []

    def spy(call: Call) -> Any:
        echoed.append(call.operation.id)
        return echo(call)

    monkeypatch.setattr(dispatch, "echo", spy)
    project.send(name, path, query, body)
    assert echoed == ([name] if kind == "echo" else [])
