"""The table of groups in openapi/README.md tells what the document holds."""

from __future__ import annotations

import re
from collections import Counter

from document.bundle import ROOT
from statsig_console import Client
from tests.support.operations import OPERATIONS

ROW = re.compile(r"^\| `client\.(\w+)` \| (\d+) \| (`[^|]+`) \| ([\w ,()]+) \|$", re.MULTILINE)
TOTAL = re.compile(r"^(\d+) groups, (\d+) operations\.$", re.MULTILINE)
TEXT = (ROOT / "README.md").read_text().partition("\n## Groups\n")[2]
ROWS = ROW.findall(TEXT)


def test_each_group_has_its_row_and_its_number_of_operations() -> None:
    counts = Counter(one.tag for one in OPERATIONS)
    assert {tag: int(number) for tag, number, _, _ in ROWS} == counts
    assert [tag for tag, *_ in ROWS] == sorted(counts)
    assert TOTAL.findall(TEXT) == [(str(len(counts)), str(counts.total()))]


def test_a_group_is_an_attribute_of_the_client() -> None:
    assert [tag for tag, *_ in ROWS if not hasattr(Client, tag)] == []


def test_the_longest_beginning_of_a_path_names_its_group() -> None:
    beginnings = {start: tag for tag, _, paths, _ in ROWS for start in re.findall(r"`([^`]+)`", paths)}
    used = set()
    for one in OPERATIONS:
        fitting = [start for start in beginnings if f"{one.path}/".startswith(f"{start}/")]
        longest = max(fitting, key=len, default="")
        used.add(longest)
        assert beginnings.get(longest) == one.tag, one.path
    assert set(beginnings) == used
