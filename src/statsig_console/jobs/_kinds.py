"""The groups whose objects can be edited, and their models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import Client, InvalidArgumentError, models
from ._writes import Write

__all__ = ["KINDS", "Kind", "Target"]


@dataclass(frozen=True)
class Kind:
    """A group of the client, and which parts of its objects can be written."""

    group: str
    model: str
    update: str | None
    """Model of the changes; None if only the rules can be written."""
    has_rules: bool = False
    only_added: frozenset[str] = frozenset()
    """Names in Python of lists to which the call for changes adds, so that it cannot remove anything."""

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Names in JSON, by names in Python, of the fields that can be read and written."""
        if self.update is None:
            return {}
        written, read = (getattr(models, name).wire_names for name in (self.update, self.model))
        return {name: wire for name, wire in written.items() if name in read and name != "rules"}

    @cached_property
    def lists_of_names(self) -> frozenset[str]:
        """Names in Python of the fields that hold lists of text, such as tags."""
        types = getattr(models, self.update).__annotations__ if self.update else {}
        return frozenset(name for name in self.fields if str(types[name]).startswith("list[str]"))


KINDS = (
    Kind("gates", "Gate", "GateUpdate", has_rules=True),
    Kind("dynamic_configs", "DynamicConfig", "DynamicConfigUpdate", has_rules=True),
    Kind("segments", "Segment", None, has_rules=True),
    Kind("experiments", "Experiment", "ExperimentUpdate"),
    Kind("layers", "Layer", "LayerUpdate"),
    Kind(
        "holdouts",
        "Holdout",
        "HoldoutUpdate",
        only_added=frozenset({"gate_ids", "experiment_ids", "layer_ids"}),
    ),
)


class Target:
    """One object: how it is read and written."""

    def __init__(self, group: Any, id: str) -> None:
        client = getattr(group, "api", None)
        if not isinstance(client, Client):
            raise InvalidArgumentError("group", "a group of a client is expected, such as client.gates")
        # The attribute of a group is an object of its class, so only the groups before it are imported.
        kind = next((kind for kind in KINDS if isinstance(group, type(getattr(client, kind.group)))), None)
        if kind is None:
            groups = ", ".join(f"client.{kind.group}" for kind in KINDS)
            raise InvalidArgumentError("group", f"objects of this group cannot be edited; there are {groups}")
        self.client = client
        self.kind = kind
        self.id = id
        self._group = group

    async def read(self) -> Any:
        """Return the newest state, as a model."""
        return await self._group.get(self.id)

    async def write(self, write: Write) -> Any:
        """Carry out one call, and return the state in its response, if there is one."""
        call = getattr(self._group, write.method)
        if write.method == "delete_rule":
            return await call(self.id, write.rule)
        if write.method == "update_conditions":
            return await call(self.id, [models.Rule.from_dict(rule) for rule in write.body])
        if write.method == "update_rule":
            return await call(self.id, write.rule, models.RuleUpdate.from_dict(write.body))
        if write.method == "add_rule":
            return await call(self.id, models.Rule.from_dict(write.body))
        return await call(self.id, getattr(models, str(self.kind.update)).from_dict(write.body))
