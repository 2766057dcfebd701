"""The table of groups in openapi/README.md is generated, and holds what the document holds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.groups import BEGIN, END, PAGE, TableError, beginnings, page, table
from statsig_console import Client
from tests.support.operations import DOCUMENT, OPERATIONS

ROW = re.compile(r"^\| `client\.(\w+)` \| (\d+) \| (`[^|]+`) \| (\[[^|]+\)) \|$", re.MULTILINE)
TOTAL = re.compile(r"^(\d+) groups, (\d+) operations\.$", re.MULTILINE)
TEXT = table(DOCUMENT)
ROWS = ROW.findall(TEXT)
SEGMENTS = st.lists(st.sampled_from(["a", "b", "ab", "{id}", "{name}"]), min_size=1, max_size=4)
PATHS = st.dictionaries(SEGMENTS.map(lambda segments: "/" + "/".join(segments)), st.sampled_from("xyz"))


def test_the_committed_table_is_the_generated_one() -> None:
    assert page(DOCUMENT)[PAGE] == PAGE.read_text(), "run `make generate`"


def test_each_group_has_its_row_and_its_number_of_operations() -> None:
    counts = Counter(operation.tag for operation in OPERATIONS)
    assert {tag: int(number) for tag, number, _, _ in ROWS} == counts
    assert [tag for tag, *_ in ROWS] == sorted(counts)
    assert TOTAL.findall(TEXT) == [(str(len(counts)), str(counts.total()))]


def test_a_group_is_an_attribute_of_the_client() -> None:
    assert [tag for tag, *_ in ROWS if not hasattr(Client, tag)] == []


def test_each_page_of_a_group_is_one_that_its_operations_name() -> None:
    for tag, _, _, pages in ROWS:
        named = {op.operation["externalDocs"]["url"].partition("#")[0] for op in OPERATIONS if op.tag == tag}
        assert set(re.findall(r"\((https://[^)]+)\)", pages)) == named


@given(PATHS)
def test_the_longest_beginning_of_a_path_names_its_group(paths: dict[str, str]) -> None:
    found = beginnings(paths)
    used = set()
    for path, tag in paths.items():
        fitting = [start for start in found if f"{path}/".startswith(f"{start}/")]
        longest = max(fitting, key=len, default="")
        used.add(longest)
        assert found.get(longest) == tag, path
    assert set(found) == used


def test_a_beginning_is_not_longer_than_needed() -> None:
    paths = {
        "/a/b": "x",
        "/a/c": "x",
        "/b": "x",
        "/b/c/d": "y",
        "/b/c/e": "y",
        "/b/e": "x",
        "/c/d/e": "x",
    }
    assert beginnings(paths) == {"/a": "x", "/b": "x", "/b/c": "y", "/c/d/e": "x"}


@pytest.mark.parametrize("text", ["", BEGIN, f"{END}{BEGIN}"])
def test_a_page_without_the_marks_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text(text)
    with pytest.raises(TableError, match=r"README.md: the lines .* are missing"):
        page(DOCUMENT, tmp_path / "README.md")


def test_only_the_text_between_the_marks_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"before\n{BEGIN}old\n{END}after\n")
    assert page(DOCUMENT, file) == {file: f"before\n{BEGIN}\n{TEXT}\n{END}after\n"}
