"""Every operation of the document on the fake: an example is sent, and the answer fits the document."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._handlers import crud
from statsig_console.fake._handlers.call import HANDLERS, Call
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


def test_every_handler_has_an_operation() -> None:
    assert [each for each in HANDLERS if " " not in each and each not in DOCUMENT.operations] == []


def test_only_requests_without_a_trace_are_answered_with_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    guessed: list[str] = []
    plain = crud.part

    def part(call: Call) -> Any:
        guessed.append(call.operation.id)
        return plain(call)

    monkeypatch.setattr(crud, "part", part)
    for name in OPERATIONS:
        project, path, query, body = prepared(DOCUMENT.operations[name])
        project.send(name, path, query, body)
    assert set(guessed) == {"gates_request_code_cleanup", "experiments_request_code_cleanup"}
