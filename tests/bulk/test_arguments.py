"""Arguments of `bulk` that make no sense are refused before anything is called."""

from __future__ import annotations

import math
from typing import Any

import pytest

from statsig_console import InvalidArgumentError, bulk

pytestmark = pytest.mark.anyio

WRONG: list[tuple[str, Any]] = [
    *(("concurrency", value) for value in (0, -1, 1.5, math.nan, "8", True, None, 1001, 200_000)),
    *(("max_failures", value) for value in (0, -1, 0.5, math.nan, True)),
    *(("grace", value) for value in (-1, math.nan, "5", -math.inf, None)),
    *(("read_again", value) for value in (-1, math.nan, math.inf, "5")),
    *(("on_duplicate", value) for value in ("ignore", 1, True)),
    *((name, "id") for name in ("key", "only_if_changed", "reconcile", "progress", "call")),
    *(("journal", value) for value in ("a\0b", "", 3, b"journal")),
    ("run", 5),
    *(("items", value) for value in ("abc", b"abc", bytearray(b"abc"), {"a": 1}, 5, None, str)),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=repr)
async def test_a_wrong_argument_is_refused_before_any_call(name: str, value: Any) -> None:
    called: list[object] = []

    async def call(item: object) -> None:
        called.append(item)

    arguments: dict[str, Any] = {"call": call, "items": ["a"]} | {name: value}
    with pytest.raises(InvalidArgumentError) as caught:
        await bulk(**arguments)
    assert caught.value.param == name
    assert not called


async def test_a_grace_period_without_end_and_none_are_taken() -> None:
    async def call(item: str) -> str:
        return item

    for grace in (0, math.inf):
        report = await bulk(call, ["a"], grace=grace, read_again=0, max_failures=None)
        assert report[0].result == "a"
