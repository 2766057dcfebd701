"""How commands end: exit codes, errors for people and for programs, and no key in any output."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest

import statsig_console
from statsig_console import Client, Retry, StatsigError
from statsig_console.cli import connection
from statsig_console.cli.exit_codes import MEANINGS, ExitCode, code_of
from statsig_console.fake import Fake
from tests.support.cli import KEY, Finished, run_command

ERRORS = [
    value
    for value in (getattr(statsig_console, name) for name in statsig_console.__all__)
    if inspect.isclass(value) and issubclass(value, StatsigError)
]


@pytest.fixture(autouse=True)
def no_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one attempt for each call, so that no test waits."""
    monkeypatch.setattr(connection, "Client", partial(Client, retry=Retry(attempts=1)))


def project() -> Fake:
    """Return a fake with one gate."""
    fake = Fake()
    fake.seed(gates=1)
    fake.objects("gates")["new_checkout"] = {
        **next(iter(fake.objects("gates").values())),
        "id": "new_checkout",
    }
    return fake


GET = ("gates", "get", "new_checkout")
DISABLE = ("gates", "disable", "new_checkout")
ADD_RULE = ("gates", "add-rule", "new_checkout", "--input", "-")
RULE = json.dumps({"name": "New", "passPercentage": 5, "conditions": [{"type": "public"}]})


def fails(status: int) -> Callable[[Fake], None]:
    """Return what makes a fake answer with a status."""
    return lambda fake: fake.fail(status)


def loses(fake: Fake) -> None:
    """Carry out a request and lose its response."""
    fake.drop(applied=True, operation="gates_add_rule")


ENDINGS: dict[str, tuple[ExitCode, tuple[str, ...], Callable[[Fake], None] | None]] = {
    "done": (ExitCode.DONE, GET, None),
    "refused": (ExitCode.REFUSED, DISABLE, fails(400)),
    "conflict": (ExitCode.REFUSED, DISABLE, fails(409)),
    "unknown option": (ExitCode.USAGE, (*GET, "--nope"), None),
    "unknown command": (ExitCode.USAGE, ("gates", "gett"), None),
    "unknown group": (ExitCode.USAGE, ("gate",), None),
    "missing argument": (ExitCode.USAGE, ("gates", "get"), None),
    "wrong type": (ExitCode.USAGE, ("gates", "list", "--include-archived=perhaps"), None),
    "unknown value": (ExitCode.USAGE, ("gates", "list", "--type", "FUNNY"), None),
    "missing body": (ExitCode.USAGE, ("gates", "create"), None),
    "unknown field": (ExitCode.USAGE, ("gates", "update", "new_checkout", "--set", "emial=x"), None),
    "no such file": (ExitCode.USAGE, ("gates", "create", "--input", "/nowhere/x.json"), None),
    "insecure address": (ExitCode.USAGE, (*GET, "--base-url", "http://example.com"), None),
    "nobody to ask": (ExitCode.USAGE, ("bulk", "gates.disable"), None),
    "wrong key": (ExitCode.PERMISSION, GET, fails(401)),
    "no permission": (ExitCode.PERMISSION, GET, fails(403)),
    "not found": (ExitCode.NOT_FOUND, ("gates", "get", "gone"), None),
    "partly failed": (ExitCode.PARTLY_FAILED, ("bulk", "gates.disable", "--yes"), None),
    "outcome unknown": (ExitCode.UNKNOWN_OUTCOME, ADD_RULE, loses),
    "server": (ExitCode.UNAVAILABLE, GET, fails(503)),
    "rate limited": (ExitCode.RATE_LIMITED, GET, fails(429)),
    "check not met": (ExitCode.CHECK_NOT_MET, ("check", "gate", "gone"), None),
}
PARTLY = "new_checkout\ngone\n"


def ending(name: str, *more: str) -> tuple[ExitCode, Finished]:
    """Run the command of a case; return the expected code too."""
    code, arguments, arrange = ENDINGS[name]
    fake = project()
    if arrange is not None:
        arrange(fake)
    stdin = RULE if arguments is ADD_RULE else PARTLY
    return code, run_command(fake, *arguments, *more, stdin=stdin)


@pytest.mark.parametrize("name", ENDINGS)
def test_a_program_gets_the_exit_code_and_one_object(name: str) -> None:
    code, (found, out, err) = ending(name, "-o", "json")
    assert found == code
    if code is ExitCode.DONE:
        return
    # The outcomes of a bulk run are its result, also if some of them are failures.
    assert (out == "") is (code is not ExitCode.PARTLY_FAILED)
    error = json.loads(err.splitlines()[-1])
    assert error.keys() >= {
        "error",
        "class",
        "status",
        "operation",
        "hint",
        "fixable_by",
        "sent",
        "retry_after",
    }
    assert error["exit_code"] == code
    assert error["error"]


@pytest.mark.parametrize("name", [name for name, case in ENDINGS.items() if case[0] is not ExitCode.DONE])
def test_a_person_gets_one_line_and_a_hint(name: str) -> None:
    _, (_, _, err) = ending(name, "-o", "table")
    lines = [line for line in err.splitlines() if line.startswith(("error: ", "hint: "))]
    assert lines[0].startswith("error: ")
    assert len(lines) <= 2
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("gates gett", "`statsig-console gates --help` shows what is allowed."),
        ("gates get", "`statsig-console gates get --help` shows what is allowed."),
        ("gates list --limit 5", "A list always reads all pages. `statsig-console gates list --help`"),
    ],
)
def test_wrong_usage_leads_to_the_help(words: str, hint: str) -> None:
    assert f"hint: {hint}" in run_command(None, *words.split(), "-o", "table").err


def test_every_code_but_two_is_in_the_cases() -> None:
    # Interrupts and prompts are tested on a terminal.
    assert {case[0] for case in ENDINGS.values()} == set(ExitCode) - {ExitCode.INTERRUPTED, ExitCode.DECLINED}
    assert MEANINGS.keys() == set(ExitCode)


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_of_the_client_has_a_code(kind: type[StatsigError]) -> None:
    error = kind.__new__(kind)
    known = {
        "ClientClosedError",
        "WrongEventLoopError",
        "ForkedProcessError",
        "EditConflictError",
        "StatsigError",
    }
    known |= {"APIStatusError", "BadRequestError", "ConflictError", "ReviewRequiredError"}
    assert (code_of(error) is ExitCode.REFUSED) is (kind.__name__ in known)


@pytest.mark.parametrize("name", ENDINGS)
def test_no_output_has_the_key_even_with_debug(name: str) -> None:
    _, (_, out, err) = ending(name, "--debug")
    assert KEY not in out + err
    assert KEY[8:] not in out + err


def test_debug_shows_requests_and_the_traceback() -> None:
    _, (_, _, err) = ending("not found", "--debug", "-o", "table")
    assert "Traceback" in err
    assert "/gates/gone" in err


def key_file(folder: Path, mode: int, key: str = KEY) -> str:
    """Write a key to a file and return its name."""
    file = folder / "key"
    file.write_text(f"{key}\n")
    file.chmod(mode)
    return str(file)


def test_the_key_comes_from_a_file_that_only_its_owner_can_read(tmp_path: Path) -> None:
    assert run_command(project(), *GET, "--key-file", key_file(tmp_path, 0o600), key=None).code == 0


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    code, out, err = run_command(project(), *GET, "--key-file", key_file(tmp_path, mode), key=None)
    assert (code, out) == (2, "")
    assert "chmod 600" in err


def test_a_command_with_two_clients_reads_stdin_once(tmp_path: Path) -> None:
    (tmp_path / "ids").write_text("new_checkout\n")
    command = ("bulk", "gates.disable", "--items", str(tmp_path / "ids"), "--key-file", "-")
    assert run_command(project(), *command, key=None, stdin=f"{KEY}\n").code == 0


def test_the_key_comes_from_stdin() -> None:
    assert run_command(project(), *GET, "--key-file", "-", key=None, stdin=f"{KEY}\n").code == 0


@pytest.mark.parametrize("arguments", [("bulk", "gates.disable"), ("gates", "create", "--input", "-")])
def test_stdin_is_read_for_one_purpose(arguments: tuple[str, ...]) -> None:
    code, out, err = run_command(project(), *arguments, "--key-file", "-", key=None, stdin=KEY)
    assert (code, out) == (2, "")
    assert "stdin" in err


def test_two_different_keys_are_refused(tmp_path: Path) -> None:
    other = key_file(tmp_path, 0o600, "console-another-key-here")
    code, _, err = run_command(project(), *GET, "--key-file", other)
    assert code == 2
    assert "another-key" not in err


def test_a_missing_key_is_an_error_of_the_key() -> None:
    code, out, err = run_command(project(), *GET, key=None)
    assert (code, out) == (3, "")
    assert "or use --key-file;" in json.loads(err)["error"]


@pytest.mark.parametrize(
    ("arguments", "key", "option"),
    [
        (["--base-url", "http://example.com"], KEY, "--allow-insecure http"),
        ([], "other-key-of-something", "--allow-insecure key"),
    ],
)
def test_an_error_names_the_option_that_helps(arguments: list[str], key: str, option: str) -> None:
    _, _, err = run_command(project(), *GET, *arguments, key=key)
    assert option in json.loads(err)["error"]
    assert key[8:] not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "json", "--fields", "id", *GET),
        (*GET, "--fields=id", "--output=json"),
        ("--no-progress", "gates", "get", "--fields", "id", "new_checkout", "-o", "json"),
        ("-o", "json", "gates", "get", "--fields", "id", "--", "new_checkout"),
        ("gates", "-o", "json", "get", "new_checkout", "--fields", "id"),
    ],
)
def test_global_options_stand_before_and_after_the_command(arguments: tuple[str, ...]) -> None:
    code, out, err = run_command(project(), *arguments)
    assert (code, json.loads(out)) == (0, {"id": "new_checkout"}), err


@pytest.mark.parametrize(("arguments", "value"), [(["--respect-reviews"], "true"), ([], None)])
def test_the_option_for_reviews_is_a_header(arguments: list[str], value: str | None) -> None:
    sent: list[httpx.Request] = []
    assert run_command(project(), *DISABLE, *arguments, sent=sent).code == 0
    assert sent[0].headers.get("x-respect-review-settings") == value


def test_a_fault_of_the_program_is_called_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("nobody expected this")

    monkeypatch.setattr(connection, "Client", broken)
    code, out, err = run_command(project(), *GET, "-o", "json")
    assert (code, out) == (1, "")
    assert "fault of the program" in json.loads(err)["hint"]
