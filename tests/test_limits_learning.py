"""One question tells a token bucket from all others, and costs no more than one refusal where it is wrong."""

from __future__ import annotations

import json
import time
from pathlib import Path

import anyio
import pytest

from server_models import CHANGE, LIMITS, MODELS, Line, bound, run
from statsig_console import InvalidArgumentError, RateLimit, SharedRateLimit
from statsig_console._errors import TransportError
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.throttle import Account
from test_limits import seconds
from test_limits_refusals import refuse
from virtual_time import VirtualLoop

BELIEVED = [RateLimit(*limit) for limit in LIMITS]


def limiter(folder: Path, project: str = "project") -> Limiter:
    """Return a limiter that may ask once."""
    return Limiter(BELIEVED, learn=True, project=project, folder=folder)


def account(of: Limiter) -> Account:
    """Return the account of changes."""
    return of.accounts(CHANGE)[0]


def measure(line: Line, number: int, folder: Path | None) -> float:
    """Return how long a number of changes take, and print it; without a folder nothing is asked."""

    async def main() -> float:
        return await run(line, [limiter(folder) if folder else Limiter(BELIEVED)], number)

    took = anyio.run(main, backend_options={"loop_factory": VirtualLoop})
    assert line.answered == number
    asks = "may ask" if folder else "strict"
    print(f"{asks}: {number:5} changes in {took:.0f} s, at least {bound(number)} s, {line.refused} refused")
    return took


def profiles(folder: Path) -> list[Path]:
    """Return all that was kept."""
    return list(folder.glob("*"))


def verdict(folder: Path) -> str:
    """Return what the profile says."""
    return str(json.loads((folder / "project.profile").read_text())["counts"])


@pytest.mark.parametrize("number", [1_000, 5_000])
def test_a_token_bucket_is_found_out_and_used_to_the_full(number: int, tmp_path: Path) -> None:
    line = Line(MODELS["token bucket"])
    took = measure(line, number, tmp_path)
    assert line.refused == 0
    assert took <= 1.01 * (number - 900) + 6
    assert verdict(tmp_path) == "token bucket"


# A sliding counter refuses some without any question, and fixed windows may well say yes for a while.
@pytest.mark.parametrize("name", ["sliding log", "sliding log, refused count", "first-hit window", "block"])
def test_a_strict_server_costs_one_refusal_and_is_not_asked_again(name: str, tmp_path: Path) -> None:
    line = Line(MODELS[name])
    took = measure(line, 1_000, tmp_path)
    assert line.refused <= (10 if name == "block" else 1)
    # It answers the question and is then left alone for ten seconds, or blocks until long after the rest.
    assert took <= measure(Line(MODELS[name]), 1_000, None) + (170 if name == "block" else 8)
    assert verdict(tmp_path) == "strict"
    again = Line(MODELS[name])
    assert measure(again, 1_000, tmp_path) <= 1.01 * bound(1_000)
    assert again.refused == 0


@pytest.mark.parametrize("name", ["fixed window", "sliding counter"])
@pytest.mark.parametrize("seed", [1, 2])
def test_where_a_yes_was_wrong_a_refusal_takes_it_back(name: str, seed: int, tmp_path: Path) -> None:
    line = Line(MODELS[name], seed=seed)
    took = measure(line, 2_000, tmp_path)
    assert took <= 1.1 * measure(Line(MODELS[name], seed=seed), 2_000, None)
    assert line.refused <= 0.015 * 2_000


@pytest.mark.anyio
async def test_nothing_is_asked_in_a_run_that_needs_no_more_than_the_long_limit(tmp_path: Path) -> None:
    line, one = Line(MODELS["sliding log"]), limiter(tmp_path)
    assert await run(line, [one], 900) < 100
    await anyio.sleep(2_000)
    assert await run(line, [one], 900) < 100
    assert line.refused == 0
    assert not profiles(tmp_path)


@pytest.mark.anyio
async def test_nothing_is_asked_after_a_refusal(tmp_path: Path) -> None:
    one, patient = limiter(tmp_path / "a"), limiter(tmp_path / "b", "patient")
    await refuse(one)
    await anyio.sleep(20)
    assert await seconds(one, 950) > 850
    assert not (tmp_path / "a").exists(), "for this time only"
    await refuse(patient, 61)
    assert b"strict" in (tmp_path / "b" / "patient.profile").read_bytes(), "it may block for as long"


@pytest.mark.anyio
async def test_nothing_is_asked_while_part_of_the_limits_is_not_ours(tmp_path: Path) -> None:
    one = Limiter(BELIEVED, learn=True, reserve=0.1, project="reserved", folder=tmp_path)
    assert await seconds(one, 850) > 800
    with pytest.raises(InvalidArgumentError, match="learn"):
        Limiter(BELIEVED, learn=True, budget=SharedRateLimit.on_host("shared", tmp_path))


async def lost(limiter: Limiter) -> None:
    """Make one call whose answer is lost."""
    async with limiter.call(CHANGE):
        raise TransportError("gone", stage="wait", sent="maybe")


@pytest.mark.anyio
async def test_an_answer_that_says_nothing_is_no_yes(tmp_path: Path) -> None:
    one = limiter(tmp_path)
    assert await seconds(one, 900) < 100
    await anyio.sleep(30)
    start = anyio.current_time()
    with pytest.raises(TransportError):
        await lost(one)
    assert anyio.current_time() == pytest.approx(start, abs=0.01), "this was the question"
    assert await seconds(one, 1) > 700
    assert not profiles(tmp_path)


@pytest.mark.anyio
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"counts": 1, "at": "x"}',
        b'{"counts": "token bucket", "at": null}',
        json.dumps({"counts": "token bucket", "at": 1.0}).encode(),
        json.dumps({"counts": "token bucket", "at": 9e99}).encode(),
    ],
)
async def test_a_profile_that_is_old_or_broken_says_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "project.profile").write_bytes(content)
    learning = account(limiter(tmp_path)).learning
    assert learning is not None
    assert not learning.is_bucket
    for days, holds in [(-6, True), (-8, False), (1, False)]:
        profile = {"counts": "token bucket", "at": time.time() + days * 86_400}
        (tmp_path / f"project{days}.profile").write_text(json.dumps(profile))
        learning = account(limiter(tmp_path, f"project{days}")).learning
        assert learning is not None
        assert learning.is_bucket is holds
