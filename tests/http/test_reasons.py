"""What the texts of error responses mean to a program, and which errors have no reason."""

from __future__ import annotations

import copy
import json
import pickle
import re
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import statsig_console
from statsig_console import (
    APIStatusError,
    BadRequestError,
    ConflictError,
    ConnectError,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    ReviewRequiredError,
    StatsigError,
    UnknownOutcomeError,
    _errors,
)
from statsig_console._errors import Reason
from statsig_console._http.reasons import ADVICE, TEXTS
from statsig_console._http.response import open_answer

# Words of the server, set in so that no text stands here whole.
IS_OK, DEED, NEED, KIND = "valid", "action", "necessary", "type"
WHAT, STATE, THING = "request input", "active", "resource"
FORBIDDEN = (
    f"Forbidden. The request was {IS_OK}, but the server is refusing {DEED}. You might not have the "
    f"{NEED} permissions to access the resource."
)
KNOWN: list[tuple[int, str, str]] = [
    (400, "Name is already in use", "exists"),
    (400, "Layer name is already in use", "exists"),
    (400, "Ingestion source already exists with name warehouse", "exists"),
    (409, "Another update is already in progress for this ID list", "busy"),
    (403, "Failed to delete config because it is refenced in another config", "referenced"),
    (400, "Layer cannot be deleted with experiments still on it", "referenced"),
    (400, "Experiment has not yet started", "wrong_state"),
    (400, "Experiment has already started", "wrong_state"),
    (400, "Experiment has finished", "wrong_state"),
    (400, "Experiment has already finished", "wrong_state"),
    (400, "Experiment has not yet finished", "wrong_state"),
    (400, "Experiment an_experiment is already abandoned", "wrong_state"),
    (400, "Experiment an_experiment has finished", "wrong_state"),
    (400, "Autotune experiment has not yet started", "wrong_state"),
    (400, "Autotune experiment has finished", "wrong_state"),
    (400, f"Segment must be of {KIND} 'id_list' to be modified on this endpoint", "wrong_type"),
    (400, f"Segment must be of {KIND} 'rule_based' to be modified", "wrong_type"),
    (400, "A provided rule ID does not match an existing rule ID", "unknown_reference"),
    (404, "Gates with IDs [a_gate, b_gate] do not exist", "unknown_reference"),
    (404, "Target apps with IDs [web] do not exist", "unknown_reference"),
    (400, "Data is not available", "no_data"),
    (400, "No metric data found for the given date, recieved: 2022-11-25", "no_data"),
    (400, "No metric found for the given id, recieved: a::b", "not_found"),
    (400, "No report found for the given id, recieved: a", "not_found"),
    (400, "Duplicate rule IDs given", "invalid"),
    (400, "Duplicate rule name(s) given", "invalid"),
    (400, "Bad Request Exception", "invalid"),
    (400, f"Invalid request. Please check the {WHAT} and try again.", "invalid"),
    (400, "Invalid field(s) requested.", "invalid"),
    (400, "start: 0, is before project creation: 1653327122393", "invalid"),
    (400, "Can not invite emails from outside your organization's domain (x.example) using the ConsoleAPI, "
     "recieved: a@y.example", "invalid"),
    (401, f"This endpoint only accepts an {STATE} CONSOLE key, but another was sent: console-xxxx",
     "invalid_key"),
    (403, "Forbidden resource", "forbidden"),
    (401, "Forbidden resource", "forbidden"),
    (403, FORBIDDEN, "forbidden"),
    (403, "Insufficient permissions.", "forbidden"),
    *((404, f"{name} not found.", "not_found") for name in (
        "Gate", "Experiment", "Segment", "Holdout", "Layer", "Dynamic config", "Autotune Experiment", "Key",
        "Tag", "Alert", "Ingestion of type events")),
    (404, "Audit log not found", "not_found"),
    (404, "Metric not found", "not_found"),
    (404, "runID de941fa2-3e0f not found", "not_found"),
    (404, "No user identified", "not_found"),
    (404, "No assignment source was found with the given name", "not_found"),
    (404, f"Not Found. The requested {THING} could not be found.", "not_found"),
]  # fmt: skip
"""Texts that public sources show."""
GUESSED = [
    (409, "Gate with this name already exists", "exists"),
    (409, "Another update is already in progress", "busy"),
    (403, "This change needs a review that is approved.", "review_required"),
    (400, "A review is required for this change", "review_required"),
    (409, "This environment requires approval.", "review_required"),
    (400, "Gate is archived.", "archived"),
    (400, "Gate cannot be archived because it is referenced in: b_gate", "referenced"),
    (400, "Layer cannot be deleted because it has experiments: one", "referenced"),
    (400, "Review is already committed", "wrong_state"),
    (400, "Group blue does not exist", "unknown_reference"),
]
FIELDS: list[tuple[int, Any, str]] = [
    (400, [{"property": "name", "errorMessage": "Name is already in use"}], "exists"),
    (400, [{"property": "emails.0", "errorMessage": "Invalid email"}], "invalid"),
    (400, {"property": "parameters", "errorMessage": "Parameter(s) missing: [a]"}, "invalid"),
    (422, ["id: Required"], "invalid"),
    (404, [{"property": "gateIDs", "errorMessage": "The following Gate IDs could not be found: [a]"}],
     "unknown_reference"),
]  # fmt: skip
UNKNOWN = [
    (400, "Something else"),
    (409, "Conflict"),
    (403, "No."),
    (500, "Name is already in use"),
    (429, "Another update is already in progress for this ID list"),
    (400, "The value 'name already exists' is too long"),
    (400, "Only numbers belong to [a review is required]"),
    (404, ""),
]


def failed(status: int, message: object, errors: object = None) -> APIStatusError:
    """Return the error that a response stands for."""
    body = {"status": status, "message": message} | ({} if errors is None else {"errors": errors})
    with pytest.raises(APIStatusError) as caught:
        open_answer(status, {}, json.dumps(body).encode())
    return caught.value


@pytest.mark.parametrize(("status", "text", "reason"), [*KNOWN, *GUESSED])
def test_known_texts_have_their_reason(status: int, text: str, reason: str) -> None:
    for told in (text, f" {text.rstrip('.')}. ", text.upper()):
        error = failed(status, told)
        assert (error.reason, error.status) == (reason, status)


@pytest.mark.parametrize(("status", "fields", "reason"), FIELDS)
def test_texts_of_fields_have_their_reason(status: int, fields: Any, reason: str) -> None:
    message = "Not Found Exception" if status == 404 else "Bad Request Exception"
    assert failed(status, message, fields).reason == reason


@pytest.mark.parametrize(("status", "text"), UNKNOWN)
def test_unknown_texts_have_no_reason(status: int, text: str) -> None:
    assert failed(status, text).reason is None
    with pytest.raises(APIStatusError) as caught:
        open_answer(status, {}, text.encode())
    assert caught.value.reason is None


@given(st.sampled_from([400, 401, 403, 404, 409, 422, 429, 500]), st.text() | st.sampled_from("'\" []."))
def test_any_text_has_a_reason_of_the_list_or_none(status: int, text: str) -> None:
    assert failed(status, text).reason in (None, *get_args(Reason))


def test_the_table_has_no_text_that_is_not_tested() -> None:
    cases = [(status, text) for status, text, _ in (*KNOWN, *GUESSED)]
    cases += [(404, FIELDS[-1][1][0]["errorMessage"])]
    for known in TEXTS:
        assert any(
            status in known.statuses and re.fullmatch(known.pattern, text.rstrip("."), re.IGNORECASE)
            for status, text in cases
        ), known
    assert {known.reason for known in TEXTS} | {"certificate", "not_applicable", "overwritten"} == set(
        get_args(Reason)
    )
    assert set(ADVICE) <= set(get_args(Reason))


def test_texts_without_a_source_are_guesses() -> None:
    sure = {known.reason for known in TEXTS if not known.is_guess}
    assert {known.reason for known in TEXTS} - sure == {"review_required", "archived"}
    for status, text, reason in KNOWN:
        exact = [known for known in TEXTS if known.reason == reason and not known.is_guess]
        matches = [re.fullmatch(known.pattern, text.rstrip("."), re.IGNORECASE) for known in exact]
        assert any(matches), (status, text)


def test_an_object_that_exists_is_a_conflict_of_its_own_status() -> None:
    error = failed(400, "Name is already in use")
    assert type(error) is ConflictError
    assert (error.status, error.fixable_by) == (400, "code")
    assert "errors" not in error.hint
    assert "another name" in error.hint


@pytest.mark.parametrize("status", [400, 403, 409])
def test_a_change_that_needs_a_review_says_how_to_propose_it(status: int) -> None:
    error = failed(status, "This change needs a review that is approved.")
    assert type(error) is ReviewRequiredError
    assert isinstance(error, PermissionDeniedError)
    assert (error.status, error.fixable_by) == (status, "human")
    assert "client.gate_reviews.create" in error.hint


def test_the_hint_names_errors_only_where_there_are_some() -> None:
    listed = [{"property": "name", "errorMessage": "Required"}]
    assert "`errors`" in failed(400, "Bad Request Exception", listed).hint
    for told in ("Bad Request Exception", "Something else", "Duplicate rule IDs given"):
        error = failed(400, told)
        assert type(error) is BadRequestError
        assert "`errors`" not in error.hint
        assert error.hint


def test_a_reason_survives_a_pickle_and_a_copy() -> None:
    error = failed(404, "Gate not found.").locate("gates_get", "GET", "/gates/x")
    assert type(error) is NotFoundError
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (twin.reason, twin.hint, str(twin)) == ("not_found", error.hint, str(error))


TREE = [kind for kind in vars(_errors).values() if isinstance(kind, type) and issubclass(kind, StatsigError)]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_has_a_reason_or_none(kind: type[StatsigError]) -> None:
    assert kind.reason is None
    assert getattr(statsig_console, kind.__name__) is kind


def test_errors_without_a_response_have_none_but_for_a_certificate() -> None:
    refused = ConnectError("x", stage="connect", sent="no", reason="certificate")
    assert (refused.reason, refused.fixable_by) == ("certificate", "human")
    assert UnknownOutcomeError(refused).reason is None
    assert InvalidArgumentError("id", "is empty").reason is None
