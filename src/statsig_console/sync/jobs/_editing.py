"""Edit an object without async: read it, record the changes, and write them until a later read shows them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, overload

from ... import InvalidArgumentError
from ..._blocking.contexts import SyncContext
from ..._blocking.groups import SyncResource
from ..._generated import sync as groups
from ...jobs import FieldsEditor, RulesEditor
from ...jobs import edit as asynchronous

__all__ = ["edit"]


@overload
def edit(
    group: groups.gates.GatesResource
    | groups.dynamic_configs.DynamicConfigsResource
    | groups.segments.SegmentsResource,
    id: str,
    *,
    confirm: int = ...,
    attempts: int = ...,
) -> AbstractContextManager[RulesEditor]: ...
@overload
def edit(
    group: groups.experiments.ExperimentsResource
    | groups.layers.LayersResource
    | groups.holdouts.HoldoutsResource,
    id: str,
    *,
    confirm: int = ...,
    attempts: int = ...,
) -> AbstractContextManager[FieldsEditor]: ...
def edit(
    group: SyncResource, id: str, *, confirm: int = 2, attempts: int = 5
) -> AbstractContextManager[RulesEditor] | AbstractContextManager[FieldsEditor]:
    """Edit an object without losing changes that others make at the same time.

    The block records changes. At its end they are applied to the newest state and written by the smallest
    calls; if the block raises, or changes nothing, nothing is written. Edits of one object wait for each
    other in this process, and on this host with `SharedRateLimit.on_host()`.

        with edit(client.gates, "new_checkout") as gate:
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
    if not isinstance(group, SyncResource):
        raise InvalidArgumentError("group", "a group of a client of statsig_console.sync is expected")
    target: Any = group._group
    return SyncContext(asynchronous(target, id, confirm=confirm, attempts=attempts), group._runner)
