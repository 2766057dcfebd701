"""Every row of the fault matrix has a test, and every test of the matrix says which row it is of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROWS = range(1, 119)
HERE = Path(__file__).parent


def tests_of_rows() -> Iterator[tuple[int, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield the tests that are named after a row, with its number."""
    for file in sorted(HERE.glob("test_*.py")):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found = re.match(r"test_row_(\d+)_[a-z]", node.name)
                if found:
                    yield int(found[1]), node


def checks(test: ast.AST) -> bool:
    """Tell whether a test can fail: it asserts, or expects an error, or leaves that to a function it calls."""
    return any(isinstance(node, ast.Assert | ast.With | ast.AsyncWith | ast.Await) for node in ast.walk(test))


@pytest.mark.parametrize("row", ROWS, ids="{:03}".format)
def test_a_row_has_a_test(row: int) -> None:
    assert row in {number for number, _ in tests_of_rows()}


def test_no_test_is_of_a_row_that_does_not_exist() -> None:
    assert {number for number, _ in tests_of_rows()} <= set(ROWS)


def test_no_test_of_a_row_is_skipped_or_empty() -> None:
    for number, test in tests_of_rows():
        marks = " ".join(ast.unparse(mark) for mark in test.decorator_list)
        assert "skip" not in marks, f"row {number}: {test.name}"
        assert "xfail" not in marks, f"row {number}: {test.name}"
        assert checks(test), f"row {number}: {test.name} checks nothing"


def test_names_count_in_three_digits_and_occur_once() -> None:
    names = [test.name for _, test in tests_of_rows()]
    assert all(re.match(r"test_row_\d{3}_", name) for name in names)
    assert len(names) == len(set(names))
