"""Against servers that count in seven ways: how long many changes take, and how many are refused."""

from __future__ import annotations

import anyio
import pytest

from statsig_console import RateLimit, RateLimits
from statsig_console._limits.limiter import Limiter
from tests.support.server_models import LIMITS, MODELS, STRICT, Line, bound, run
from tests.support.virtual_time import VirtualLoop

LOWER = ((80, 10), (720, 900))
SIX = [model for name, model in MODELS.items() if name != "sliding counter"]


def limiter(share: float = 1.0) -> Limiter:
    """Return a limiter that believes what is documented."""
    return Limiter(RateLimits([RateLimit(*limit) for limit in LIMITS], share=share))


def measure(line: Line, number: int, sharers: int = 1, **others: float) -> tuple[float, float]:
    """Return the seconds and the refused in percent of the changes, and print them."""
    limiters = [limiter(1 / sharers) for _ in range(sharers)]

    async def main() -> float:
        return await run(line, limiters, number, **others)  # type: ignore[arg-type]  # used is whole

    took = anyio.run(main, backend_options={"loop_factory": VirtualLoop})
    assert line.answered == number
    refused = 100 * line.refused / number
    print(
        f"{number:6} changes: {took:8.0f} s, {took / bound(number):.4f} of the bound, {refused:.2f} % refused"
    )
    return took, refused


@pytest.mark.parametrize("number", [1_000, 5_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_alone_it_takes_as_long_as_it_must_and_nothing_is_refused(number: int) -> None:
    # Nothing is refused, so that one run shows what each of the six servers would have said.
    took, refused = measure(Line(*SIX), number)
    assert refused == 0
    assert took <= 1.01 * bound(number)


@pytest.mark.anyio
async def test_the_same_on_each_backend() -> None:
    line = Line(*SIX)
    assert await run(line, [limiter()], 1_000) <= 1.01 * bound(1_000)
    assert line.refused == 0


@pytest.mark.parametrize("name", MODELS)
def test_where_the_limits_are_lower_than_documented_few_are_refused(name: str) -> None:
    took, refused = measure(Line(MODELS[name], limits=LOWER), 2_000)
    if name == "sliding counter":
        # It spreads what is left over a whole window; no burst fits, and each is refused once.
        assert refused <= 3
    else:
        assert refused <= 1.5
        assert took <= 1.2 * bound(2_000, LOWER)


@pytest.mark.parametrize("name", MODELS)
def test_where_others_use_the_limits_few_are_refused(name: str) -> None:
    took, refused = measure(Line(MODELS[name]), 2_000, used=300, others=5)
    assert refused <= (3 if name == "sliding counter" else 1.5)
    assert took <= 1.65 * bound(2_000)


def test_a_sliding_counter_refuses_few() -> None:
    _, refused = measure(Line(MODELS["sliding counter"]), 5_000)
    assert refused <= 1.5


@pytest.mark.parametrize("name", STRICT)
def test_four_that_share_by_their_parts_are_never_refused(name: str) -> None:
    took, refused = measure(Line(MODELS[name]), 2_000, sharers=4)
    assert refused == 0
    assert took <= 1.05 * bound(2_000)


def test_a_reserve_leaves_room_for_people() -> None:
    crowded, relaxed = Line(MODELS["sliding log"]), Line(MODELS["sliding log"])
    believed = [RateLimit(*limit) for limit in LIMITS]

    def refused_people(line: Line, reserve: float) -> int:
        async def main() -> float:
            return await run(line, [Limiter(RateLimits(believed, reserve=reserve))], 2_000, others=12)

        anyio.run(main, backend_options={"loop_factory": VirtualLoop})
        return line.foreign_refused

    assert refused_people(relaxed, 0.1) == 0
    assert relaxed.refused == 0
    assert refused_people(crowded, 0) > 10
