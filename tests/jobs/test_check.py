"""Checks of the state of gates, dynamic configs and experiments."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console import Client, InvalidArgumentError, PermissionDeniedError, models
from statsig_console.fake import Fake
from statsig_console.jobs import check

pytestmark = pytest.mark.anyio


def rule(name: str, share: float) -> models.Rule:
    """Return a rule for everybody."""
    return models.Rule(
        name=name, pass_percentage=share, conditions=[models.Condition(type="public")], return_value={}
    )


@pytest.fixture(autouse=True)
async def project(client: Client) -> None:
    """Create one object of each kind."""
    rules = [rule("staff", 100), rule("beta", 25), rule("all", 0)]
    await client.gates.create(models.GateCreate(name="on_gate", rules=rules))
    await client.gates.create(models.GateCreate(name="off_gate", rules=rules, is_enabled=False))
    await client.gates.create(models.GateCreate(name="launched_gate", rules=rules))
    await client.gates.launch("launched_gate")
    await client.gates.create(models.GateCreate(name="old_gate", rules=rules))
    await client.gates.archive("old_gate")
    await client.dynamic_configs.create(models.DynamicConfigCreate(name="banner_text", rules=rules))
    groups = [models.ExperimentGroup(name=name, size=50, parameter_values={}) for name in ("Control", "Test")]
    await client.experiments.create(models.ExperimentCreate(name="colors", groups=groups, allocation=40))


@pytest.mark.parametrize(
    ("id", "expected", "reasons"),
    [
        ("on_gate", {}, []),
        ("on_gate", {"enabled": True, "status": "In Progress", "rollout_min": 100, "rollout_max": 100}, []),
        ("on_gate", {"rollout_max": 99.5}, ["its rollout is 100 %, more than 99.5 %"]),
        ("on_gate", {"rule": "beta", "rollout_min": 25, "rollout_max": 25}, []),
        ("on_gate", {"rule": "beta", "rollout_min": 26}, ["its rollout is 25 %, less than 26 %"]),
        ("on_gate", {"rule": "all", "rollout_max": 0}, []),
        ("on_gate", {"rule": "beta", "rollout_max": 0}, ["its rollout is 25 %, more than 0 %"]),
        ("on_gate", {"rule": "none"}, ["there is no rule 'none'"]),
        (
            "on_gate",
            {"enabled": False, "status": "Launched"},
            ["it is enabled", "its status is In Progress, not Launched"],
        ),
        ("off_gate", {"enabled": True}, ["it is not enabled"]),
        ("off_gate", {"enabled": False, "rollout_max": 0, "status": ["Archived", "Disabled"]}, []),
        ("off_gate", {"rule": "beta", "rollout_min": 1}, ["its rollout is 0 %, less than 1 %"]),
        ("launched_gate", {"enabled": True, "rollout_min": 100, "rule": "beta"}, []),
        ("launched_gate", {"rollout_max": 50}, ["its rollout is 100 %, more than 50 %"]),
        ("old_gate", {"enabled": True}, ["it is not enabled"]),
        (
            "old_gate",
            {"status": ("Launched", "Disabled")},
            ["its status is Archived, not Launched or Disabled"],
        ),
        ("unknown", {}, ["there is no such gate"]),
    ],
)
async def test_a_gate(client: Client, id: str, expected: dict[str, Any], reasons: list[str]) -> None:
    found = await check.gate(client, id, **expected)
    assert list(found.reasons) == reasons
    assert found.ok is bool(found) is (not reasons)
    assert str(found) == f"gate {id}: {'; '.join(reasons) or 'ok'}"
    assert (found.found is None) == (id == "unknown")


async def test_a_launched_gate_that_reads_as_disabled_is_enabled(client: Client, fake: Fake) -> None:
    fake.objects("gates")["launched_gate"]["isEnabled"] = False
    assert await check.gate(client, "launched_gate", enabled=True, rollout_min=100)


async def test_a_rule_by_base_id_and_a_doubled_name(client: Client, fake: Fake) -> None:
    rules = fake.objects("gates")["on_gate"]["rules"]
    assert await check.gate(client, "on_gate", rule=rules[1]["baseID"], rollout_max=25)
    rules[0]["name"] = "beta"
    assert (await check.gate(client, "on_gate", rule="beta")).reasons == ("there are 2 rules 'beta'",)


async def test_a_dynamic_config(client: Client) -> None:
    assert await check.dynamic_config(client, "banner_text", enabled=True, status="Enabled", rollout_min=100)
    found = await check.dynamic_config(client, "banner_text", enabled=False, rule="beta", rollout_max=20)
    assert found.reasons == ("it is enabled", "its rollout is 25 %, more than 20 %")
    assert str(await check.dynamic_config(client, "x")) == "dynamic config x: there is no such dynamic config"


async def test_an_experiment(client: Client, fake: Fake) -> None:
    assert await check.experiment(client, "colors", status="setup", allocation_min=40, allocation_max=40)
    found = await check.experiment(client, "colors", status="active", allocation_min=50, allocation_max=30)
    assert found.reasons == (
        "its status is setup, not active",
        "its allocation is 40 %, less than 50 %",
        "its allocation is 40 %, more than 30 %",
    )
    del fake.objects("experiments")["colors"]["allocation"]
    found = await check.experiment(client, "colors", allocation_max=30)
    assert found.reasons == ("its allocation is not known",)
    assert await check.experiment(client, "colors", status="setup")
    assert not await check.experiment(client, "unknown")


@pytest.mark.parametrize("value", [-1, 101, True, "50"])
async def test_wrong_percentages_are_refused_before_anything_is_sent(
    client: Client, fake: Fake, value: Any
) -> None:
    fake.requests.clear()
    for name in ("rollout_min", "rollout_max"):
        with pytest.raises(InvalidArgumentError, match=f"{name}: a number from 0 to 100 is expected"):
            await check.gate(client, "on_gate", **{name: value})
    with pytest.raises(InvalidArgumentError, match="allocation_max: a number"):
        await check.experiment(client, "colors", allocation_max=value)
    assert not fake.requests


async def test_other_errors_are_not_answers(client: Client, fake: Fake) -> None:
    fake.fail(403)
    with pytest.raises(PermissionDeniedError):
        await check.gate(client, "on_gate")
