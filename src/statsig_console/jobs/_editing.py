"""Edit an object: read it, record the changes, and write them until a later read shows them."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, Protocol, overload

import anyio

from .. import (
    BadRequestError,
    ConflictError,
    EditConflictError,
    InvalidArgumentError,
    NotFoundError,
    StatsigError,
    UnknownOutcomeError,
)
from ._changes import AddRule, NotApplicableError, apply_changes
from ._editor import Draft, FieldsEditor, RulesEditor
from ._kinds import Target
from ._rules import Json
from ._writes import Write, plan_writes

__all__ = ["edit"]

PAUSE = 0.25
"""Seconds before the first read that confirms a write, on average; each further one waits twice as long.

Scripts that read and write an object take about as long between the two.
"""
LOOKS = 2
"""Reads after a write whose outcome is unknown: it may be carried out later than it was looked for."""


class _HasRuleCalls(Protocol):
    @property
    def update_rule(self) -> Any: ...


class _HasConditionsCall(Protocol):
    @property
    def update_conditions(self) -> Any: ...


class _HasUpdate(Protocol):
    @property
    def get(self) -> Any: ...
    @property
    def update(self) -> Any: ...


@overload
def edit(
    group: _HasRuleCalls | _HasConditionsCall, id: str, *, confirm: int = ..., attempts: int = ...
) -> AbstractAsyncContextManager[RulesEditor]: ...
@overload
def edit(
    group: _HasUpdate, id: str, *, confirm: int = ..., attempts: int = ...
) -> AbstractAsyncContextManager[FieldsEditor]: ...
def edit(
    group: Any, id: str, *, confirm: int = 2, attempts: int = 5
) -> AbstractAsyncContextManager[RulesEditor] | AbstractAsyncContextManager[FieldsEditor]:
    """Edit an object without losing changes that others make at the same time.

    The block records changes. At its end they are applied to the newest state and written by the smallest
    calls; if the block raises, or changes nothing, nothing is written. Edits of one object wait for each
    other in this process, and on this host with `SharedRateLimit.on_host()`.

        async with edit(client.gates, "new_checkout") as gate:
            gate.rule("beta").pass_percentage = 25
            gate.rule("staff").condition(0).add("u1")

    The API has no compare-and-set, so other hosts and the console can overwrite the change. Therefore the
    object is read again after the write, and a change that is absent is written again. See docs/edit.md.

    Args:
        group: `client.gates`, `client.dynamic_configs`, or `client.segments` for rule-based ones: their rules
            can be changed. Or `client.experiments`, `client.layers` or `client.holdouts`, for their fields.
        id: Id of the object.
        confirm: Reads after the write, each after a random pause; 0 if all writers are on this host.
        attempts: How often the change is written at most.

    Raises EditConflictError if a rule or condition that it changes is gone, or if the change is absent after
    the last attempt; and what the calls raise.
    """
    for name, value, least in (("confirm", confirm, 0), ("attempts", attempts, 1)):
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 100:
            raise InvalidArgumentError(name, f"a whole number from {least} to 100 is expected")
    return _edit(Target(group, id), confirm, attempts)


@asynccontextmanager
async def _edit(target: Target, confirm: int, attempts: int) -> AsyncIterator[Any]:
    async with target.client.exclusive(target.kind.group, target.id):
        base = await target.read()
        if isinstance(base.id, str) and base.id != target.id:
            # Others wait for an edit by the id, and the server takes some names as well.
            raise InvalidArgumentError("id", f"the id of this object is {base.id!r}; edit it by that")
        draft = Draft(target.kind, base.to_dict())
        try:
            yield RulesEditor(draft) if target.kind.has_rules else FieldsEditor(draft)
        finally:
            draft.is_closed = True
        await _Saving(target, base, draft, confirm, attempts).run()


class _Saving:
    """Writes the changes of one edit and confirms them."""

    def __init__(self, target: Target, base: Any, draft: Draft, confirm: int, attempts: int) -> None:
        self._target = target
        self._base = base
        self._changes = draft.changes
        self._confirm = confirm
        self._attempts = attempts
        self._newest = base
        """The newest state that is known."""

    async def run(self) -> None:
        """Write the changes that the newest state lacks, until it has all of them."""
        unknown = None
        for _ in range(self._attempts):
            writes = self._absent()
            if not writes:
                return
            unknown = await self._attempt(writes)
        if self._absent():
            if unknown is not None:
                raise unknown
            message = f"the change was absent after each of {self._attempts} writes"
            raise self._conflict(message, "overwritten")

    def _absent(self) -> list[Write]:
        """Return the calls that the newest state still needs."""
        state: Json = self._newest.to_dict()
        try:
            return plan_writes(self._target.kind.group, state, apply_changes(self._changes, state))
        except NotApplicableError as error:
            raise self._conflict(str(error), "not_applicable") from None

    async def _attempt(self, writes: Sequence[Write]) -> UnknownOutcomeError | None:
        """Make some calls and read the newest state; return the error if the outcome of one is unknown."""
        made, reads = 0, self._confirm
        try:
            for write in writes:
                response = await self._target.write(write)
                made += 1
                if not self._take(response, write):
                    reads = max(reads, 1)
                # What others have changed meanwhile may rule out the next call.
                self._absent()
            await self._read_again(reads)
        except UnknownOutcomeError as error:
            _note(error, made, writes)
            with suppress(StatsigError):
                await self._read_again(max(self._confirm, LOOKS), until_present=True)
                return error
            # It cannot be read, so the outcome stays unknown.
            raise
        except StatsigError as error:
            if not await self._was_changed_by_others(error):
                _note(error, made, writes)
                raise
        return None

    async def _was_changed_by_others(self, error: StatsigError) -> bool:
        """Return whether the object has changed since the state before a refused call."""
        if not isinstance(error, BadRequestError | ConflictError | NotFoundError):
            return False
        before = self._newest
        with suppress(StatsigError):
            await self._read_again(1)
        return bool(self._newest != before)

    def _take(self, response: Any, write: Write) -> bool:
        """Take the state in a response as the newest one; return False if it shows no object."""
        if not isinstance(response, type(self._base)) or response.id != self._base.id:
            return False
        self._newest = response
        for change in self._changes:
            if isinstance(change, AddRule) and change.rule["name"] in write.new_names:
                change.learn(response.to_dict())
        return True

    async def _read_again(self, times: int, *, until_present: bool = False) -> None:
        """Read the object after pauses; stop at the first read that does not show the changes.

        That is the change, or with `until_present` its absence.
        """
        for number in range(times):
            await anyio.sleep(PAUSE * 2**number * random.uniform(0.5, 1.5))
            found = await self._target.read()
            if _is_older(found, self._newest):
                # It comes from a server that has not heard of the write yet.
                continue
            self._newest = found
            if bool(self._absent()) is not until_present:
                return

    def _conflict(self, message: str, reason: Any) -> EditConflictError:
        target, mine = self._target, [str(change) for change in self._changes]
        return EditConflictError(
            f"{target.kind.group} {target.id!r}: {message}",
            reason=reason,
            base=self._base,
            mine=mine,
            theirs=self._newest,
        )


def _is_older(one: Any, other: Any) -> bool:
    """Return whether the version of one state is lower; layers and segments may have none."""
    version, known = getattr(one, "version", None), getattr(other, "version", None)
    return isinstance(version, int | float) and isinstance(known, int | float) and version < known


def _note(error: StatsigError, made: int, writes: Sequence[Write]) -> None:
    """Say in an error how much of the edit was written."""
    if made:
        names = ", ".join(map(str, writes[:made]))
        error.add_note(f"{made} of the {len(writes)} writes of this edit were made: {names}")
