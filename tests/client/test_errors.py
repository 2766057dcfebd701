"""Each error tells what happened, where and what was sent, and survives a pickle."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import traceback
from typing import Any

import pytest

import statsig_console
from statsig_console import (
    APIStatusError,
    APITimeoutError,
    FieldError,
    InvalidArgumentError,
    PollTimeoutError,
    StatsigError,
    UnexpectedRedirectError,
    UnknownOutcomeError,
    _errors,
)
from statsig_console._http.response import open_answer

KINDS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "BadRequestError",
    429: "RateLimitError",
    500: "ServerError",
    503: "ServerError",
    599: "ServerError",
    418: "APIStatusError",
    999: "ServerError",
}


def failed(status: int, body: object) -> APIStatusError:
    """Return the error that an answer stands for."""
    with pytest.raises(APIStatusError) as caught:
        open_answer(status, {"x-statsig-region": "here"}, json.dumps(body).encode())
    return caught.value


@pytest.mark.parametrize(("status", "name"), KINDS.items())
def test_each_status_has_its_class(status: int, name: str) -> None:
    error = failed(status, {"status": status, "message": "No."})
    assert type(error).__name__ == name
    assert (error.status, error.message, error.headers) == (status, "No.", {"x-statsig-region": "here"})


@pytest.mark.parametrize(
    ("errors", "found"),
    [
        (
            [{"property": "emails.0", "errorMessage": "Invalid email"}],
            [FieldError("emails.0", "Invalid email")],
        ),
        ({"property": "parameters", "errorMessage": "missing"}, [FieldError("parameters", "missing")]),
        (["id: Required", "no colon"], [FieldError("id", "Required"), FieldError("", "no colon")]),
        ([], []),
        (None, []),
        ("id: Required", [FieldError("id", "Required")]),
        ([{"odd": 1}, 5, None], [FieldError("", "{'odd': 1}"), FieldError("", "5"), FieldError("", "None")]),
    ],
)
def test_field_errors_in_every_shape(errors: object, found: list[FieldError]) -> None:
    error = failed(400, {"status": 400, "message": "Bad Request Exception", "errors": errors})
    assert list(error.errors) == found
    assert all(field.message in str(error) for field in found)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"statusCode":404,"message":"runID x not found","error":"Not Found"}', "runID x not found"),
        (b'{"message":"Insufficient permissions."}', "Insufficient permissions."),
        (b"<html>Bad gateway</html>", "<html>Bad gateway</html>"),
        (b"", "no message"),
        (b'{"message":["a","b"]}', '{"message":["a","b"]}'),
        (b"[" * 100_000, "[" * 200),
    ],
)
def test_messages_of_every_body(body: bytes, message: str) -> None:
    with pytest.raises(APIStatusError) as caught:
        open_answer(502, {}, body)
    assert caught.value.message == message
    assert len(caught.value.body_excerpt) <= 2000


def test_the_echo_of_the_key_is_removed() -> None:
    error = failed(401, {"status": 401, "message": "An invalid key was sent. Key: console-abcdef123456"})
    assert "abcdef" not in str(error) + error.body_excerpt + repr(error.__dict__)


def test_the_text_says_where_and_how_often() -> None:
    error = failed(404, {"message": "Gate not found."}).locate("gates_get", "GET", "/gates/gone", 2, 1.25)
    assert str(error) == "GET /gates/gone: 404 Gate not found. (after 2 attempts in 1.2 s)"
    assert (error.operation, error.method, error.path, error.attempts, error.elapsed) == (
        "gates_get",
        "GET",
        "/gates/gone",
        2,
        1.25,
    )


def made(kind: type[StatsigError]) -> StatsigError:
    """Make an error of any class of the tree."""
    known: dict[str, Any] = {
        "message": "text",
        "kind": "missing",
        "param": "id",
        "reason": "empty",
        "problem": "empty",
        "sign": "Cannot GET /x",
        "stage": "wait",
        "sent": "maybe",
        "status": 404,
        "cause": InvalidArgumentError("a", "b"),
        "json_path": "$",
        "content_type": "text/html",
        "limit": 5,
        "location_origin": "https://x.example",
        "base": {"id": "x"},
        "mine": ["set description"],
        "theirs": {"id": "x"},
        "segment": "vip",
        "count": 6,
        "total": 100,
        "max_removal": 0.05,
    }
    needed = [p for p in inspect.signature(kind).parameters.values() if p.default is p.empty]
    return kind(
        *[known[p.name] for p in needed if p.kind is not p.KEYWORD_ONLY],
        **{p.name: known[p.name] for p in needed if p.kind is p.KEYWORD_ONLY},
    )


TREE = [kind for kind in vars(_errors).values() if isinstance(kind, type) and issubclass(kind, StatsigError)]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_survives_a_pickle(kind: type[StatsigError]) -> None:
    error = made(kind).locate("gates_get", "GET", "/gates/x", 3, 0.5)
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is kind
    assert str(twin) == str(error)
    assert {k: str(v) for k, v in twin.__dict__.items()} == {k: str(v) for k, v in error.__dict__.items()}


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_is_public_and_in_the_drawing(kind: type[StatsigError]) -> None:
    assert getattr(statsig_console, kind.__name__) is kind
    assert kind.__name__ in (_errors.__doc__ or "")


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_says_who_can_mend_it(kind: type[StatsigError]) -> None:
    assert kind.fixable_by in ("code", "human", "retry")
    own = vars(kind).get("hint")
    assert not own or own.endswith(".")


def notes(error: BaseException) -> list[str]:
    """Return the notes that a traceback shows below an error."""
    return list(getattr(error, "__notes__", ()))


def raised(error: StatsigError) -> StatsigError:
    """Raise an error twice, as who catches and raises again."""
    try:
        raise error
    except StatsigError as caught:
        first = caught.locate("gates_get", "GET", "/gates/x", 1)
    try:
        raise first from None
    except StatsigError as again:
        return again


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_the_hint_of_every_error_is_shown_once(kind: type[StatsigError]) -> None:
    error = made(kind)
    hints = [error.hint] if error.hint else []
    error.add_note("of the user")
    for way in (
        lambda: error,
        lambda: raised(error),
        lambda: pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(error)))),
        lambda: copy.copy(error),
        lambda: copy.deepcopy(error),
        lambda: raised(pickle.loads(pickle.dumps(error))),
    ):
        found = way()
        assert notes(found) == [*hints, "of the user"]
        assert error.hint not in str(found) or not hints
    twin = copy.copy(error)
    twin.add_note("of the copy")
    assert notes(error) == [*hints, "of the user"]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_a_note_follows_its_hint(kind: type[StatsigError]) -> None:
    error = made(kind)
    error.hint = "Do this."
    assert notes(error) == ["Do this."]
    error.add_note("of the user")
    error.hint = "Do that."
    assert notes(error) == ["Do that.", "of the user"]
    shown = "".join(traceback.format_exception(pickle.loads(pickle.dumps(error))))
    assert shown.count("Do that.") == 1
    error.hint = ""
    assert notes(error) == ["of the user"]


def test_a_traceback_of_an_unknown_outcome_shows_where_it_comes_from() -> None:
    error = UnknownOutcomeError(UnexpectedRedirectError(307, "https://x.example"))
    shown = "".join(traceback.format_exception(error))
    assert shown.count(UnexpectedRedirectError.hint) == shown.count(UnknownOutcomeError.hint) == 1


def test_errors_are_also_what_python_calls_them() -> None:
    assert issubclass(APITimeoutError, TimeoutError)
    assert issubclass(PollTimeoutError, TimeoutError)
    assert issubclass(InvalidArgumentError, ValueError)


def test_an_ambiguous_change_keeps_its_cause() -> None:
    cause = APITimeoutError("late", stage="wait", sent="maybe")
    error = UnknownOutcomeError(cause)
    assert (error.outcome, error.stage, error.cause) == ("unknown", "wait", cause)
    assert "late" in str(error)
