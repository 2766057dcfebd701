"""The objects that refer to a gate: endpoints list three kinds of them; of the others, all are read."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import Any

import anyio

from .. import Client, NotFoundError, Pages, Unset
from ._rules import values_of

__all__ = ["READS_PER_GATE", "RESCAN_SECONDS", "References"]

READS_PER_GATE = 3
"""Requests for the references of one gate, if it has none or at most a page of each kind."""
RESCAN_SECONDS = 300.0
"""After so many seconds the objects without an endpoint are read again. A long run waits for rate limits in
pauses of up to 15 minutes."""
PAGE = 100
_GATE_CONDITIONS = ("passes_gate", "fails_gate")


class References:
    """Finds the objects that refer to gates, as texts such as ``experiments/colors``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._named: dict[str, set[str]] = {}
        self._read_at = -math.inf
        self._lock = anyio.Lock()
        self.scan_requests = 0
        """The number of requests of the last complete reading."""

    async def find(self, id: str, name: str) -> tuple[str, ...]:
        """Return what refers to a gate, sorted."""
        await self.refresh()
        gates = self._client.gates
        found = {*self._named.get(id, ()), *self._named.get(name, ())}
        found |= {f"gates/{gate.id}" async for gate in gates.list_gate_references(id, limit=PAGE)}
        experiments = gates.list_experiment_references(id, limit=PAGE)
        found |= {f"experiments/{experiment.id}" async for experiment in experiments}
        configs = gates.list_dynamic_config_references(id, limit=PAGE)
        found |= {f"dynamic_configs/{config.id}" async for config in configs}
        return tuple(sorted(found))

    async def refresh(self) -> None:
        """Read all the objects without an endpoint, unless that was done a short time ago."""
        async with self._lock:
            now = anyio.current_time()
            if now - self._read_at < RESCAN_SECONDS:
                return
            self.scan_requests = 0
            named = defaultdict(set)
            async for user, gate in self._scan():
                named[gate].add(user)
            self._named, self._read_at = dict(named), now

    async def _scan(self) -> AsyncIterator[tuple[str, str]]:
        """Yield users and the gates that they name, by id or by name."""
        client = self._client
        async for segment in self._all(client.segments.list(limit=PAGE)):
            found = segment
            if segment.type == "rule_based" and isinstance(segment.rules, Unset):
                self.scan_requests += 1
                found = await client.segments.get(segment.id)
            for gate in _in_rules(found.rules):
                yield f"segments/{segment.id}", gate
        async for holdout in self._all(client.holdouts.list(limit=PAGE)):
            for gate in _texts([*_several(holdout.gate_ids), holdout.targeting_gate_id]):
                yield f"holdouts/{holdout.id}", gate
        async for store in self._all(client.param_stores.list(limit=PAGE)):
            for parameter in _several(store.parameters):
                for gate in _texts([getattr(parameter, "gate_name", None)]):
                    yield f"param_stores/{store.name}", gate
        async for layer in self._all(client.layers.list(limit=PAGE)):
            for targeting in _several(layer.targeting_gate_parameter_values):
                for gate in _texts([targeting.targeting_gate_name]):
                    yield f"layers/{layer.id}", gate
            # The overrides of an implicit layer are those of its experiment, which has an endpoint.
            if layer.is_implicit_layer is not True:
                async for gate in self._overridden(client.layers.get_overrides, layer.id):
                    yield f"layers/{layer.id}", gate
        async for autotune in self._all(client.autotunes.list(limit=PAGE)):
            for gate in _in_rules(autotune.inline_targeting_rules):
                yield f"autotunes/{autotune.id}", gate
            async for gate in self._overridden(client.autotunes.get_overrides, autotune.id):
                yield f"autotunes/{autotune.id}", gate

    async def _all(self, pages: Pages[Any]) -> AsyncIterator[Any]:
        async for page in pages.by_page():
            self.scan_requests += 1
            for item in page.items:
                yield item

    async def _overridden(self, get: Callable[[str], Awaitable[Any]], id: str) -> AsyncIterator[str]:
        """Yield the gates whose users get an override of an object, unless it was deleted meanwhile."""
        self.scan_requests += 1
        try:
            found = await get(id)
        except NotFoundError:
            return
        name = "conditional_overrides" if hasattr(found, "conditional_overrides") else "overrides"
        for override in _several(getattr(found, name)):
            if override.type == "gate":
                for gate in _texts([getattr(override, "id", None), override.name]):
                    yield gate


def _in_rules(rules: Any) -> Iterator[str]:
    """Yield the gates in the conditions of rules."""
    for rule in _several(rules):
        for condition in _several(rule.conditions):
            if condition.type in _GATE_CONDITIONS:
                yield from _texts(values_of(condition.to_dict()))


def _several(value: Any) -> list[Any]:
    """Return a list, also for a single value or none."""
    if value is None or isinstance(value, Unset):
        return []
    return value if isinstance(value, list) else [value]


def _texts(values: Iterable[Any]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str) and value)
