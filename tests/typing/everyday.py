# pyright: strict
"""Never run, only checked strictly: everyday reading and writing needs no cast and no check for UNSET."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, assert_type

from statsig_console import Client, Pages, bulk, models


async def reading(client: Client) -> None:
    """Read fields that every response has as plain values."""
    async for experiment in client.experiments.list(status="active"):
        print(experiment.name.upper(), experiment.id_type.lower())
        print(experiment.hypothesis.strip(), experiment.allocation / 100)
        assert_type(experiment.duration, int | None)
        print([metric.name for metric in experiment.primary_metrics])
    gate = await client.gates.get("new_checkout")
    print(gate.rules[0].pass_percentage + 1, gate.id_type.lower(), gate.name.title())
    assert_type(gate.checks_per_hour, float | None)
    if gate.tags:
        print(gate.tags[0].lower())
    if gate.owner:
        print(gate.owner.owner_email)
    for rule in gate.rules:
        print(rule.name, f"{rule.pass_percentage:.0f} %", [condition.type for condition in rule.conditions])
    print(gate.created_time // 1000, gate.status == "Archived", gate.team or "no team")
    print(", ".join(gate.holdout_ids), gate.review_settings.required_review)


async def reading_other_objects(client: Client) -> None:
    """Read what other groups hold."""
    config = await client.dynamic_configs.get("prices")
    print(config.name.upper(), config.id_type, len(config.rules), config.rules[0].pass_percentage / 100)
    holdout = await client.holdouts.get("global")
    print(holdout.name.upper(), holdout.pass_percentage + 0.5, sorted(holdout.gate_ids))
    layer = await client.layers.get("colors")
    print(layer.id_type.lower(), [parameter.name for parameter in layer.parameters])
    autotune = await client.autotunes.get("hero_image")
    print(autotune.name.upper(), [variant.name for variant in autotune.variants])
    async for segment in client.segments.list():
        print(segment.tags, segment.count + 1, segment.created_time)
    async for metric in client.metrics.list():
        print(
            metric.name.upper(), metric.is_verified and not metric.is_hidden, (metric.description or "")[:80]
        )
    async for entry in client.audit_logs.list(tags=["core"]):
        print((entry.change_log or "").splitlines(), entry.updated_by or "nobody")
    async for member in client.users.list():
        print(member.email.lower(), member.first_name or "")


async def filtering(client: Client) -> None:
    """Give one value, a list or a tuple to a filter, and booleans and numbers to a query."""
    assert_type(client.experiments.list(status="active"), Pages[models.Experiment])
    client.experiments.list(status=["active", "setup"], tags=("beta", "core"))
    client.experiments.list(ids="new_checkout", fields="name")
    client.experiments.list(ids=[experiment async for experiment in _ids(client)])
    client.gates.list(pass_rate="INBETWEEN", tags="beta", id_type=["userID"])
    client.audit_logs.list(action_types="gate_create")
    await client.exposures.count(gates="new_checkout", experiments=["a", "b"])
    pulse = await client.experiment_results.get_pulse(
        "new_checkout", control="c", test="t", cuped=True, confidence=95, bonferroni_primary_metric_weight=0.8
    )
    assert_type(pulse, models.ExperimentPulseResults)
    await client.experiment_results.get_pulse("x", control="c", test="t", cuped="true", confidence="95")
    await client.gates.get_pulse_results("new_checkout", "rule", cuped=False, confidence=90.5)


async def writing(client: Client) -> None:
    """Send models, mappings in the names of the API, and both in one body."""
    await client.gates.update("new_checkout", {"description": "Payments", "isEnabled": True})
    await client.gates.update("new_checkout", models.GateUpdate(description="Payments", team=None))
    everyone = models.Rule(name="everyone", pass_percentage=50, conditions=[models.Condition(type="public")])
    await client.gates.update("new_checkout", {"rules": [everyone, {"name": "beta", "conditions": []}]})
    created = await client.gates.create({"name": "new checkout", "rules": [everyone]})
    assert_type(created, models.Gate)
    await client.gates.archive("new_checkout")
    await client.gates.archive("new_checkout", {"archiveReason": "launched"})
    await client.segments.update_conditions("vip", [everyone, {"name": "beta", "conditions": []}])
    await client.segments.add_ids("vip", {"ids": ["user-1", "user-2"]})
    changes: dict[str, Any] = {"hypothesis": "A blue button sells more."}
    await client.experiments.update("new_checkout", changes)
    rule = (await client.gates.get("new_checkout")).rules[0]
    rule.pass_percentage = min(100, rule.pass_percentage * 2)
    await client.gates.update("new_checkout", models.GateUpdate(rules=[rule]))
    report = await bulk(client.gates.archive, ["old_checkout", "older_checkout"])
    print(len(report.outcomes))


async def _ids(client: Client) -> AsyncIterator[str]:
    async for experiment in client.experiments.list():
        yield experiment.id
