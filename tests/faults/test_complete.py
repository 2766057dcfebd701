"""Every row of the fault matrix has a test, and every test of the matrix says which row it is of."""

from __future__ import annotations

import ast
import re
from collections.abc import Set
from functools import cache
from pathlib import Path

import pytest

from tests.support.httpx_differences import DIFFERENCES

ROWS = range(1, 119)
HERE = Path(__file__).parent


@cache
def of_rows() -> list[tuple[int, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Return the tests that are named after a row, each with its number."""
    functions = [
        node
        for file in sorted(HERE.glob("test_*.py"))
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    named = [(re.match(r"test_row_(\d+)_", function.name), function) for function in functions]
    return [(int(found[1]), function) for found, function in named if found is not None]


DIRECTLY = {
    "test_row_021_no_proxy_sees_the_key": "such a client cannot be made",
    "test_row_093_never_closed": "an HTTP client of the user is closed by the user",
    "test_row_094_a_second_run_of_asyncio": "what is left to a second loop is a transport of our own",
    "test_row_097_used_without_await": "nothing is sent",
    "test_row_113_an_address_that_no_key_should_go_to": "such a client cannot be made",
}
"""Tests that make a client of an address without `client_at`, so on our transport alone, and why."""


def makes_a_client_directly(function: ast.AST) -> bool:
    """Return whether a function calls `Client` with an address."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id == "Client"
        and any(option.arg == "base_url" for option in call.keywords)
        for call in calls
    )


def called(function: ast.AST) -> set[str]:
    """Return the names of all that a function calls."""
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {call.id for call in calls if isinstance(call, ast.Name)} | {
        call.attr for call in calls if isinstance(call, ast.Attribute)
    }


def can_fail(function: ast.AST, helpers: Set[str]) -> bool:
    """Return whether a function asserts, expects an error, or calls a helper that does."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or bool(
        called(function) & {"raises", "fail", "fail_after", *helpers}
    )


@cache
def checking_helpers() -> frozenset[str]:
    """Return the names of functions that tests share or call in their file, and that can fail."""
    files = [*HERE.glob("test_*.py"), *(HERE.parent / "support").glob("*.py")]
    functions = [
        node
        for file in files
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    found: set[str] = set()
    while more := {node.name for node in functions if can_fail(node, found)} - found:
        found |= more
    return frozenset(found)


def checks(test: ast.AST) -> bool:
    """Return whether a test can fail."""
    return can_fail(test, checking_helpers())


@pytest.mark.parametrize("row", ROWS, ids="{:03}".format)
def test_a_row_has_a_test(row: int) -> None:
    assert row in {number for number, _ in of_rows()}


def test_no_test_is_of_a_row_that_does_not_exist() -> None:
    assert {number for number, _ in of_rows()} <= set(ROWS)


def test_no_test_of_a_row_is_skipped_or_empty() -> None:
    for number, test in of_rows():
        text = ast.unparse(test)
        assert "skip(" not in text, f"row {number}: {test.name} is skipped"
        # Only a system that lacks what the row is about is an excuse.
        text = text.replace("skipif(sys.platform ==", "")
        assert not re.search(r"mark\.(skip|skipif|xfail)", text), f"row {number}: {test.name} is excused"
        assert checks(test), f"row {number}: {test.name} checks nothing"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("await client.gates.get('a')", False),
        ("async with serve(script) as server: pass", False),
        ("assert server.seen", True),
        ("with pytest.raises(ConnectError): pass", True),
        ("await check_outlived(safety, fault)", True),
    ],
)
def test_a_test_that_cannot_fail_is_found(body: str, expected: bool) -> None:
    assert checks(ast.parse(f"async def test():\n    {body}")) is expected


def test_names_count_in_three_digits_and_occur_once() -> None:
    names = [test.name for _, test in of_rows()]
    assert all(re.match(r"test_row_\d{3}_", name) for name in names)
    assert len(names) == len(set(names))


def test_clients_are_made_for_both_transports() -> None:
    functions = [
        node
        for file in HERE.glob("test_*.py")
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert {one.name for one in functions if makes_a_client_directly(one)} == {*DIRECTLY}


def test_what_does_not_hold_on_httpx_is_listed_once_and_exists() -> None:
    listed = [name for difference in DIFFERENCES for name in difference.tests]
    source = "".join(file.read_text() for file in HERE.glob("test_*.py"))
    assert len(listed) == len(set(listed))
    assert [name for name in listed if f"def {name.partition('[')[0]}(" not in source] == []
