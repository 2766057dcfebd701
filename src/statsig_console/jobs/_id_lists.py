"""One list of ids: read it page by page, wait while it is being updated, and add and remove ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import anyio

from .. import (
    BadRequestError,
    Client,
    ConflictError,
    InvalidArgumentError,
    NotFoundError,
    PaginationError,
    PollTimeoutError,
    RateLimitError,
    StatsigError,
    TransportError,
    UnknownOutcomeError,
    models,
)

__all__ = ["Action", "Chunk", "IdList", "pauses"]

Action = Literal["add", "remove"]
PAGE = 10_000
"""Ids on a page. The upper bound of the server is not published; a smaller page is taken as it is."""
SMALL_PAGE = 100
"""Ids on a page if the server refuses the number above. It is the documented default."""
MOST_IDS = {"id_list": 100_000, "user_store_id_list": 1000}
"""Ids that one call takes, by the type of the segment."""
READINGS = 3
REPEATS = 8
"""How often a write is repeated after a lost response or a refusal by rate limits; that is always safe."""
_MAY_PASS = (UnknownOutcomeError, RateLimitError, TransportError)


class Chunk:
    """Ids that one call adds or removes."""

    def __init__(self, action: Action, ids: Sequence[str]) -> None:
        self.action: Action = action
        self.ids = ids


def pauses() -> Iterator[float]:
    """Yield the seconds before each further look at a list that is being updated.

    They grow with the time that has passed, so an update is noticed about 10 % late.
    """
    passed = 0.0
    while True:
        pause = min(max(0.5, passed / 10), 15.0)
        passed += pause
        yield pause


class IdList:
    """The ids of a segment of type `id_list` or `user_store_id_list`."""

    def __init__(self, client: Client, segment: models.Segment, wait: float) -> None:
        self._segments = client.segments
        self.id = segment.id
        self.is_user_store = segment.type == "user_store_id_list"
        self.most_ids = MOST_IDS[segment.type]
        """Ids that one call takes."""
        self._wait = wait

    @classmethod
    async def find(cls, client: Client, id: str, wait: float) -> IdList:
        """Return the list of a segment; raise InvalidArgumentError if it is of another type."""
        segment = await client.segments.get(id)
        if segment.type not in MOST_IDS:
            text = f"segment {id!r} is of type {segment.type}, not {' or '.join(MOST_IDS)}"
            raise InvalidArgumentError("id", text)
        return cls(client, segment, wait)

    async def until_idle(self) -> int | None:
        """Wait until no update is running, and return the version of the list if the server names one."""
        deadline = anyio.current_time() + self._wait
        for pause in pauses():
            try:
                state = await self._segments.get_id_list_metadata(self.id)
            except (BadRequestError, NotFoundError):
                if self.is_user_store:
                    # Not documented for lists of this type.
                    return None
                raise
            if state.is_updating is not True:
                version = state.current_version
                return version if isinstance(version, int) else None
            if anyio.current_time() + pause > deadline:
                text = f"segment {self.id!r} was still being updated after {self._wait:g} seconds"
                raise PollTimeoutError(text, state)
            await anyio.sleep(pause)
        raise AssertionError

    async def count(self) -> int:
        """Return the number of ids."""
        return (await self._segments.get_id_list(self.id, limit=1)).count

    async def read(self, tell: Callable[[int, int], object]) -> dict[str, bool]:
        """Return all ids, each with False.

        A list that changes meanwhile is read again.
        """
        problem = ""
        for _ in range(READINGS):
            version = await self.until_idle()
            found, count = await self._read_once(tell)
            if count < 0:
                problem = "a response had no list of ids"
            elif len(found) != count:
                problem = f"{len(found):,} ids of {count:,} were read"
            elif await self.until_idle() != version:
                problem = "it changed meanwhile"
            else:
                return found
        raise PaginationError(f"segment {self.id!r}: its ids were read {READINGS} times, but {problem}")

    async def _read_once(self, tell: Callable[[int, int], object]) -> tuple[dict[str, bool], int]:
        """Return the ids of all pages, and how many there are by the last one; -1 if one is no page."""
        limit, number, found, count = PAGE, 0, dict[str, bool](), 1
        while len(found) < count:
            number += 1
            try:
                page: Any = await self._segments.get_id_list(self.id, limit=limit, page=number)
            except BadRequestError:
                if number > 1 or limit == SMALL_PAGE:
                    raise
                limit, number = SMALL_PAGE, 0
                continue
            if not isinstance(page.ids, list) or not isinstance(page.count, int):
                return found, -1
            count, before = page.count, len(found)
            found.update(dict.fromkeys(page.ids, False))
            if len(found) == before:
                # The list is shorter than it says, or the server sends the same page again.
                break
            tell(len(found), count)
        return found, count

    async def write(self, chunk: Chunk) -> None:
        """Add or remove some ids, also if other updates are running."""
        deadline, left = anyio.current_time() + self._wait, REPEATS
        while True:
            version = await self.until_idle()
            try:
                return await self._send(chunk, version)
            except StatsigError as error:
                if isinstance(error, ConflictError) and error.reason == "busy":
                    if anyio.current_time() > deadline:
                        raise
                else:
                    left -= 1
                    if left < 0 or not await self._may_repeat(error, version):
                        raise
            await anyio.sleep(1.0)

    async def _may_repeat(self, error: StatsigError, version: int | None) -> bool:
        """Return whether the same ids may be sent again: always after a lost response, since nothing changes.

        Of a user store also if its version has changed: a write names the version that it expects.
        """
        if isinstance(error, _MAY_PASS):
            return True
        return (
            isinstance(error, BadRequestError) and self.is_user_store and await self.until_idle() != version
        )

    async def _send(self, chunk: Chunk, version: int | None) -> None:
        segments, ids = self._segments, list(chunk.ids)
        if self.is_user_store:
            body = models.SegmentUserStoreIds(ids=ids)
            if version is not None:
                body.version = version
            call = segments.add_user_store_ids if chunk.action == "add" else segments.remove_user_store_ids
            await call(self.id, body)
        else:
            write = segments.add_ids if chunk.action == "add" else segments.remove_ids
            await write(self.id, models.SegmentIds(ids=ids))
