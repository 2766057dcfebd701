"""Do one thing to many, a few at a time, and say what became of each."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Sequence, Sized
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, cast, overload

import anyio

from ._errors import AmbiguousMutation, BulkError, InvalidArgumentError, StatsigError

__all__ = ["Outcome", "Progress", "Report", "bulk"]

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What became of one item."""

    item: Item
    state: Literal["done", "failed", "unknown"]
    """``unknown``: the change was sent and may have been made, or not."""
    result: Result | None = None
    error: StatsigError | None = None


@dataclass(frozen=True, slots=True)
class Progress(Generic[Item, Result]):
    """How far the whole is, told after each item."""

    done: int
    """Items that are settled, whatever became of them."""
    total: int | None
    """None as long as the items come from a source of unknown length."""
    last: Outcome[Item, Result]


@dataclass(frozen=True, slots=True)
class Report(Sequence[Outcome[Item, Result]]):
    """The outcomes of a bulk call in the order of its items."""

    outcomes: tuple[Outcome[Item, Result], ...]

    def __len__(self) -> int:
        return len(self.outcomes)

    @overload
    def __getitem__(self, index: int) -> Outcome[Item, Result]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Outcome[Item, Result]]: ...
    def __getitem__(self, index: int | slice) -> Outcome[Item, Result] | Sequence[Outcome[Item, Result]]:
        return self.outcomes[index]

    @property
    def failed(self) -> list[Outcome[Item, Result]]:
        """The outcomes that are not ``done``."""
        return [outcome for outcome in self.outcomes if outcome.state != "done"]

    def raise_for_failures(self) -> None:
        """Raise BulkError if any item was not done; it names the first few and holds all of them."""
        failed = self.failed
        if failed:
            first = "; ".join(f"{outcome.item!r}: {outcome.error}" for outcome in failed[:3])
            more = f"; and {len(failed) - 3} more" if len(failed) > 3 else ""
            raise BulkError(f"{len(failed)} of {len(self)} items were not done: {first}{more}", failed)


async def bulk(
    call: Callable[[Item], Awaitable[Result]],
    items: Iterable[Item] | AsyncIterable[Item],
    *,
    concurrency: int = 8,
    progress: Callable[[Progress[Item, Result]], object] | None = None,
) -> Report[Item, Result]:
    """Call `call` on every item, a few at a time, and report what became of each.

    One item that fails does not stop the others. An exception that is not of this package is a bug
    and stops everything.

    Args:
        call: What to do to one item: ``client.gates.archive``, or a function of yours.
        items: Any iterable, also an asynchronous one; read only as fast as the calls are made.
        concurrency: Calls in flight at most. The limits of the API hold beside it.
        progress: Called after each item with a Progress.
    """
    if concurrency < 1:
        raise InvalidArgumentError("concurrency", f"{concurrency} is less than 1")
    outcomes: dict[int, Outcome[Item, Result]] = {}
    total = len(items) if isinstance(items, Sized) else None
    source = aiter(items) if isinstance(items, AsyncIterable) else _each(items)
    numbered = _Numbered(source)

    async def work() -> None:
        while (found := await numbered.next()) is not None:
            index, item = found
            outcomes[index] = outcome = await _settle(call, item)
            if progress is not None:
                progress(Progress(len(outcomes), total, outcome))

    async with anyio.create_task_group() as group:
        for _ in range(concurrency if total is None else min(concurrency, total)):
            group.start_soon(work)
    return Report(tuple(outcomes[index] for index in range(len(outcomes))))


class _Numbered(Generic[Item]):
    """Items with their numbers, handed out to one worker at a time."""

    def __init__(self, source: AsyncIterator[Item]) -> None:
        self._source = source
        self._lock = anyio.Lock()
        self._count = 0
        self._ended = False

    async def next(self) -> tuple[int, Item] | None:
        async with self._lock:
            if self._ended:
                return None
            try:
                item = await anext(self._source)
            except StopAsyncIteration:
                self._ended = True
                return None
            self._count += 1
            return self._count - 1, item


async def _each(items: Iterable[Item]) -> AsyncIterator[Item]:
    for item in items:
        yield item


async def _settle(call: Callable[[Item], Awaitable[Result]], item: Item) -> Outcome[Item, Result]:
    try:
        return Outcome(item, "done", result=await call(item))
    except AmbiguousMutation as error:
        return cast("Outcome[Item, Result]", Outcome(item, "unknown", error=error))
    except StatsigError as error:
        return cast("Outcome[Item, Result]", Outcome(item, "failed", error=error))
