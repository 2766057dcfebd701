"""Sample dynamic configs, experiments, autotunes and segments as in an old project."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from .._clock import DAY
from .._document.document import Json
from .._resources import autotunes, experiments
from .._state.store import Store
from .gates import CONDITIONS, Sampler

__all__ = ["autotune", "dynamic_config", "experiment", "fill", "segment"]


def dynamic_config(sampler: Sampler, number: int, gates: list[str]) -> Json:
    """Return a dynamic config. Some name a gate in a condition."""
    name = sampler.name(number).replace(" ", "_") + "_config"
    value = {"text": f"Welcome {number}", "size": sampler.random.randrange(1, 40)}
    text = json.dumps(value, separators=(",", ":"))
    more = {"returnValue": value, "returnValueJson5": text}
    rules = [sampler.rule("Some", [sampler.random.choice(CONDITIONS)], 50, **more)]
    if gates and sampler.random.random() < 0.4:
        rules.append(
            sampler.rule(
                "Gated", [{"type": "passes_gate", "targetValue": sampler.random.choice(gates)}], 100, **more
            )
        )
    on = sampler.random.random() < 0.85
    return {
        "id": name,
        "name": name,
        "description": "Values that change without a release",
        "idType": "userID",
        "isEnabled": on,
        "status": "Enabled" if on else "Disabled",
        "type": sampler.random.choice(("TEMPORARY", "PERMANENT")),
        "typeReason": "NONE",
        "isTemplate": False,
        "rules": rules,
        "defaultValue": value,
        "defaultValueJson5": text,
        "schema": None,
        "releasePipelineID": None,
        "checksPerHour": sampler.random.randrange(50_000),
        **sampler.origin(),
    }


def experiment(sampler: Sampler, number: int, gates: list[str]) -> Json:
    """Return an experiment in a random state. Some are targeted by a gate."""
    name = sampler.name(number).replace(" ", "_") + "_test"
    status = sampler.random.choices(
        ("setup", "active", "decision_made", "abandoned", "archived"), (15, 40, 25, 12, 8)
    )[0]
    origin = sampler.origin()
    start = None if status == "setup" else min(origin["createdTime"] + DAY, sampler.now)
    end = None if start is None or status == "active" else min(start + 14 * DAY, sampler.now)
    groups = [
        {
            "id": sampler.store.new_id(),
            "name": group,
            "size": 50,
            "parameterValues": {"on": on},
            "disabled": False,
        }
        for group, on in (("Control", False), ("Test", True))
    ]
    gate = sampler.random.choice(gates) if gates and sampler.random.random() < 0.3 else ""
    return experiments.unset_fields() | {
        "id": name,
        "name": name,
        "description": f"Compares two forms of the {name}",
        "hypothesis": "The new form is used more",
        "status": status,
        "groups": [group | {"isControl": group is groups[0]} for group in groups],
        "controlGroupID": groups[0]["id"],
        "launchedGroupID": groups[1]["id"] if status == "decision_made" else None,
        "decisionReason": "The figures say so" if end else None,
        "decisionTime": end,
        "targetingGateID": gate,
        "layerID": f"statsig::{name}_layer",
        "salt": sampler.store.new_id(),
        "primaryMetrics": [{"name": "purchase", "type": "event_count", "direction": "increase"}],
        "isStale": status == "active" and sampler.random.random() < 0.2,
        **origin,
        "startTime": start,
        "endTime": end,
    }


def autotune(sampler: Sampler, number: int) -> Json:
    """Return an autotune that runs or has not started."""
    name = sampler.name(number).replace(" ", "_") + "_tune"
    origin = {key: value for key, value in sampler.origin().items() if key != "owner"}
    variants = [
        {"id": sampler.store.new_id(), "name": name, "json": {"text": name}, "size": 50}
        for name in ("short", "long")
    ]
    return autotunes.unset_fields() | {
        "id": name,
        "name": name,
        "isStarted": sampler.random.random() < 0.6,
        "variants": variants,
        "successEvent": "purchase",
        "explorationWindow": "24hrs",
        "attributionWindow": "2hrs",
        "winnerThreshold": "95%",
        **origin,
    }


def segment(sampler: Sampler, number: int) -> Json:
    """Return a segment with rules or with an id list."""
    name = sampler.name(number).replace(" ", "_") + "_segment"
    by_rules = sampler.random.random() < 0.5
    return {
        "id": name,
        "name": name,
        "description": "Units that belong together",
        "isEnabled": True,
        "type": "rule_based" if by_rules else "id_list",
        "idType": "userID",
        "rules": [sampler.rule("Some", [sampler.random.choice(CONDITIONS[1:])], 100)] if by_rules else [],
        **sampler.origin(),
    }


def _give_ids(sampler: Sampler, made: Json) -> None:
    if made["type"] == "id_list":
        ids = {f"user_{number}": None for number in range(sampler.random.randrange(50))}
        sampler.store.set_part("segments", made["id"], "ids", ids)
        sampler.store.set_part("segments", made["id"], "list_version", 1)


def fill(store: Store, wanted: Mapping[str, int]) -> None:
    """Put objects into a store."""
    sampler = Sampler(store)
    for gate in sampler.gates(len(store.objects("gates")), wanted.get("gates", 0)):
        store.put("gates", gate["id"], gate)
    known = list(store.objects("gates"))
    makers: dict[str, Callable[[int], Json]] = {
        "dynamic_configs": lambda number: dynamic_config(sampler, number, known),
        "experiments": lambda number: experiment(sampler, number, known),
        "autotunes": lambda number: autotune(sampler, number),
        "segments": lambda number: segment(sampler, number),
    }
    for tag, make in makers.items():
        there = len(store.objects(tag))
        for number in range(there, there + wanted.get(tag, 0)):
            made = make(number)
            store.put(tag, made["id"], made)
            if tag == "segments":
                _give_ids(sampler, made)
