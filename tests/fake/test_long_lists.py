"""A page of a long list costs about as much as one of a short list."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from statsig_console.fake import Fake

FEW, MANY = 1_000, 50_000


def ask(fake: Fake, path: str) -> None:
    """Read a path, which must succeed."""
    response = fake.respond("GET", f"/console/v1{path}", "console-test", b"")
    assert response.status == 200, response.body


def calls_of(act: Callable[[], None]) -> int:
    """Return how many Python and C functions are called."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def filled(size: int) -> Fake:
    """Return a fake with so many gates, all but the first made of one, and as many entries in its log."""
    fake = Fake(seed=1)
    fake.seed(gates=1)
    gates = fake.objects("gates")
    gate = next(iter(gates.values()))
    for number in range(size):
        gates[f"gate_{number}"] = gate | {"id": f"gate_{number}", "name": f"gate {number}"}
        fake.store.note({"name": "gate", "actionType": "gate_create", "tags": None, "updatedBy": "key_1"})
    return fake


@pytest.fixture(scope="module")
def fakes() -> tuple[Fake, Fake]:
    """Return a fake with short lists, and one with long lists."""
    return filled(FEW), filled(MANY)


@pytest.mark.parametrize(
    "path",
    [
        "/gates?limit=100",
        "/gates?limit=100&includeArchived=true",
        "/audit_logs?limit=100",
        "/audit_logs?limit=100&latestID=log_500",
    ],
)
def test_a_page_of_a_long_list_needs_as_many_calls(path: str, fakes: tuple[Fake, Fake]) -> None:
    ask(filled(1), path)  # fills caches that all fakes share
    few, many = fakes
    for _ in ("the first request", "the next one"):
        assert calls_of(lambda: ask(many, path)) <= 1.1 * calls_of(lambda: ask(few, path))


def test_the_audit_log_is_read_from_its_end() -> None:
    fake = filled(250)

    def page(query: str) -> list[int]:
        response = fake.respond("GET", f"/console/v1/audit_logs?{query}", "console-test", b"")
        return [int(entry["id"].removeprefix("log_")) for entry in json.loads(response.body)["data"]]

    assert page("limit=100") == list(range(250, 150, -1))
    assert page("limit=100&page=3") == list(range(50, 0, -1))
    assert page("limit=100&page=4") == []
    assert page("limit=3&latestID=log_7") == [7, 6, 5]
    assert page("limit=3&page=3&latestID=log_7") == [1]
    assert page("limit=3&latestID=7") == page("limit=3&latestID=log_251") == []
    assert page("limit=3&sortOrder=asc") == page("limit=3&sortKey=id&sortOrder=asc") == [1, 2, 3]
    assert page("limit=3&sortKey=time") == [250, 249, 248]
    fake.store.note({"name": "gate", "actionType": "gate_update", "tags": None, "updatedBy": "key_1"})
    assert page("limit=2") == [251, 250]
    assert page("limit=3&actionType=gate_update") == [251]
    assert page("limit=3&actionType=gate_update&latestID=log_250") == []
