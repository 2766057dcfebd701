"""Stale gates: what a plan lists, and that only gates that have not moved are archived."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from statsig_console import Client, InvalidArgumentError, PermissionDeniedError, Progress, Report, models
from statsig_console.fake import Fake
from statsig_console.jobs import stale
from tests.support.stale_gates import NOW, add_gates, change, plan_of, writes

pytestmark = pytest.mark.anyio

DAY = 86_400_000


def by_id(plan: stale.Plan) -> dict[str, stale.PlannedGate]:
    """Return the gates of a plan by id."""
    return {gate.id: gate for gate in plan.gates}


@pytest.mark.parametrize(
    ("fields", "action", "replacement"),
    [
        ({"typeReason": "STALE_NO_RULES"}, "archive", False),
        ({"typeReason": "STALE_ALL_FALSE"}, "archive", False),
        ({"typeReason": "STALE_PROBABLY_UNLAUNCHED"}, "archive", False),
        ({"typeReason": "STALE_PROBABLY_DEAD_CHECK"}, "archive", None),
        ({"typeReason": "STALE_EMPTY_CHECKS"}, "archive", None),
        ({"typeReason": "STALE_PROBABLY_DEAD_CHECK", "status": "Launched"}, "archive", True),
        ({"typeReason": "STALE_PROBABLY_LAUNCHED"}, "keep", True),
        ({"typeReason": "STALE_ALL_TRUE"}, "keep", True),
        ({"typeReason": "STALE_PROBABLY_FORGOTTEN"}, "keep", None),
        ({"typeReason": "STALE_PROBABLY_FORGOTTEN", "status": "Disabled"}, "archive", False),
        ({"typeReason": "STALE_NO_RULES", "status": "Launched"}, "keep", True),
        ({"typeReason": "STALE_ALL_FALSE", "status": "Launched"}, "keep", None),
        ({"typeReason": "STALE_ALL_TRUE", "status": "Disabled"}, "keep", None),
        ({"typeReason": "STALE_BY_A_NEW_REASON", "status": "A New Status"}, "keep", None),
        ({"activeReview": {"id": "r1"}}, "keep", False),
    ],
)
async def test_what_is_done_follows_from_reason_and_status(
    client: Client, fake: Fake, fields: dict[str, Any], action: str, replacement: bool | None
) -> None:
    add_gates(fake, "old_gate", **fields)
    (gate,) = (await stale.plan(client)).gates
    assert (gate.action, gate.replacement) == (action, replacement)
    assert gate.reason == fields.get("typeReason", "STALE_NO_RULES")


async def test_code_decides_about_gates_that_pass_for_somebody(client: Client, fake: Fake) -> None:
    launched = {"typeReason": "STALE_PROBABLY_LAUNCHED"}
    add_gates(fake, "in_code", "gone", **launched)
    add_gates(fake, "checked", **launched, checksPerHour=3)
    add_gates(fake, "unknown", **launched, checksPerHour=None)
    add_gates(fake, "false_in_code")
    plan = await stale.plan(client, code=(id for id in ("in_code", "false_in_code", "elsewhere")))
    assert plan.to_archive == ["gone"]
    assert [gate.id for gate in plan.gates if gate.in_code] == ["in_code", "false_in_code"]
    assert "made without the ids in code" not in plan.to_markdown()
    unsearched = await stale.plan(client)
    assert unsearched.to_archive == ["false_in_code"]
    assert {gate.in_code for gate in unsearched.gates} == {None}
    assert "made without the ids in code" in unsearched.to_markdown()


async def test_filters_choose_and_keep_protects(client: Client, fake: Fake) -> None:
    owner = {"ownerID": "u1", "ownerType": "USER", "ownerName": "Ada Byron", "ownerEmail": "ada@example.com"}
    # Ages count from the real time.
    days = {name: int(time.time() * 1000) - days * DAY for name, days in (("young", 39), ("old", 41))}
    add_gates(fake, "young", owner=None, lastModifiedTime=days["young"])
    add_gates(fake, "owned", owner=owner, tags=["Growth"], lastModifiedTime=days["old"])
    add_gates(fake, "tagged", tags=["Growth", "Core"], owner=None)
    add_gates(fake, "not_stale", type="TEMPORARY", typeReason="NONE")
    everything = await stale.plan(client)
    assert list(by_id(everything)) == ["young", "owned", "tagged"]
    old = await stale.plan(client, older_than=timedelta(days=40))
    assert list(by_id(old)) == ["owned", "tagged"]
    assert old.left_out == 1
    for name in ("Ada Byron", "ada@example.com", ["someone", "u1"]):
        assert list(by_id(await stale.plan(client, owner=name))) == ["owned"]
    assert list(by_id(await stale.plan(client, tags="Core"))) == ["tagged"]
    chosen = await stale.plan(client, tags={"Growth", "none"}, keep=["tagged"])
    assert list(by_id(chosen)) == ["owned", "tagged"]
    assert chosen.left_out == 1
    assert chosen.to_archive == ["owned"]
    assert "1 further stale gates" in str(chosen)
    assert by_id(chosen)["owned"].owner == "Ada Byron"


@pytest.mark.parametrize(
    "arguments",
    [
        {"older_than": 90},
        {"older_than": timedelta(days=-1)},
        {"tags": [1]},
        {"owner": 1},
        {"keep": "gate"},
        {"code": "gate"},
        {"code": [None]},
    ],
)
async def test_wrong_arguments_are_refused_before_anything_is_sent(
    client: Client, fake: Fake, arguments: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArgumentError, match=next(iter(arguments))):
        await stale.plan(client, **arguments)
    with pytest.raises(InvalidArgumentError, match=r"stale\.load"):
        await stale.apply(client, "plan.json")  # type: ignore[arg-type]
    assert not fake.requests


CONDITION = {"type": "passes_gate", "targetValue": "used"}


async def of_gate(client: Client) -> None:
    rule = models.Rule(name="r", pass_percentage=100, conditions=[models.Condition.from_dict(CONDITION)])
    await client.gates.create(models.GateCreate(name="user", rules=[rule]))


async def of_config(client: Client) -> None:
    rule = models.Rule.from_dict(
        {"name": "r", "passPercentage": 100, "conditions": [CONDITION], "returnValue": {}}
    )
    await client.dynamic_configs.create(models.DynamicConfigCreate(name="user", rules=[rule]))


async def of_experiment(client: Client) -> None:
    groups = [models.ExperimentGroup(name=name, size=50, parameter_values={}) for name in ("a", "b")]
    await client.experiments.create(
        models.ExperimentCreate(name="user", groups=groups, targeting_gate_id="used")
    )


async def of_segment(client: Client) -> None:
    rule = models.Rule(name="r", pass_percentage=100, conditions=[models.Condition.from_dict(CONDITION)])
    await client.segments.create(models.SegmentCreate(name="user", type="rule_based", rules=[rule]))


async def of_holdout(client: Client) -> None:
    await client.holdouts.create({"name": "user", "idType": "userID"})
    await client.holdouts.update("user", {"gateIDs": ["used"]})


async def of_holdout_targeting(client: Client) -> None:
    await client.holdouts.create({"name": "user", "idType": "userID"})
    await client.holdouts.update("user", {"targetingGateID": "used"})


async def of_layer_overrides(client: Client) -> None:
    groups = [models.ExperimentGroup(name=name, size=50, parameter_values={}) for name in ("a", "b")]
    await client.layers.create({"name": "user", "idType": "userID"})
    await client.experiments.create(models.ExperimentCreate(name="exp", groups=groups, layer_id="user"))
    entry = {"type": "gate", "name": "used", "experimentName": "exp", "groupName": "a"}
    await client.layers.replace_overrides("user", {"conditionalOverrides": [entry], "idOverrides": []})


async def of_param_store(client: Client) -> None:
    parameter = {
        "name": "p",
        "ref_type": "gate",
        "param_type": "boolean",
        "gate_name": "used",
        "pass_value": True,
        "fail_value": False,
    }
    await client.param_stores.create({"name": "user", "displayName": "user", "description": ""})
    await client.param_stores.update("user", {"parameters": [parameter]})


USERS: dict[str, Callable[[Client], Awaitable[None]]] = {
    "gates/user": of_gate,
    "dynamic_configs/user": of_config,
    "experiments/user": of_experiment,
    "segments/user": of_segment,
    "holdouts/user": of_holdout,
    "layers/user": of_layer_overrides,
    "param_stores/user": of_param_store,
}


@pytest.mark.parametrize(
    ("name", "use"),
    [*USERS.items(), ("holdouts/user", of_holdout_targeting)],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_what_is_used_is_kept_and_what_comes_into_use_is_refused(
    client: Client, fake: Fake, name: str, use: Callable[[Client], Awaitable[None]]
) -> None:
    add_gates(fake, "used", "unused")
    before = await stale.plan(client)
    assert before.to_archive == ["used", "unused"]
    await use(client)
    after = by_id(await stale.plan(client))
    assert after["used"].references == (name,)
    assert (after["used"].action, after["unused"].action) == ("keep", "archive")
    report = await stale.apply(client, before)
    assert [outcome.state for outcome in report] == ["skipped", "done"]
    assert report[0].why == f"something refers to it: {name}"
    assert fake.objects("gates")["used"]["status"] != "Archived"


async def test_layers_and_autotunes_that_target_a_gate_refer_to_it(client: Client, fake: Fake) -> None:
    add_gates(fake, "by_layer", "by_rule", "by_override", "unused")
    layer = await client.layers.create({"name": "user", "idType": "userID"})
    values = [{"targetingGateName": "by_layer", "parameters": {}}]
    fake.objects("layers")[layer.id] |= {"targeting_gate_parameter_values": values}
    variants = [models.AutotuneVariant(name=name, json={}) for name in ("a", "b")]
    await client.autotunes.create(
        models.AutotuneCreate(
            name="tune",
            variants=variants,
            success_event="buy",
            exploration_window="24",
            attribution_window="1",
            winner_threshold="95%",
        )
    )
    condition = {"type": "fails_gate", "targetValue": ["by_rule"]}
    rule = {"name": "r", "passPercentage": 100, "conditions": [condition]}
    fake.objects("autotunes")["tune"] |= {"inlineTargetingRules": [rule]}
    override = {"type": "gate", "id": "by_override", "groupID": "a"}
    await client.autotunes.replace_overrides("tune", {"overrides": [override], "userIDOverrides": []})
    plan = by_id(await stale.plan(client))
    assert {gate.id: gate.references for gate in plan.values()} == {
        "by_layer": ("layers/user",),
        "by_rule": ("autotunes/tune",),
        "by_override": ("autotunes/tune",),
        "unused": (),
    }


async def test_a_gate_that_has_moved_is_refused_and_the_others_go_on(client: Client, fake: Fake) -> None:
    ids = ["edited", "touched", "deleted", "archived", "approved", "code", *(f"gate_{n}" for n in range(20))]
    add_gates(fake, *ids)
    plan = change(await stale.plan(client), "code", in_code=True)
    plan = change(plan, "approved", references=("gates/gone",))
    await client.gates.update("edited", models.GateUpdate(description="in use"))
    fake.objects("gates")["touched"] |= {"lastModifiedTime": NOW}
    await client.gates.delete("deleted")
    await client.gates.archive("archived")
    fake.requests.clear()
    dry = await stale.apply(client, plan, dry_run=True)
    assert not writes(fake)
    assert dry.planned == ids[6:]
    report = await stale.apply(client, plan)
    assert {outcome.item: outcome.why for outcome in report if outcome.why} == {
        "edited": "it was changed: its version is 2, not 1",
        "touched": "it was changed: the time of its last change is another one",
        "deleted": "it does not exist any more",
        "archived": "it is archived already",
        "approved": "its references have changed; make a new plan",
        "code": "code asks for it",
    }
    assert [outcome.why for outcome in dry][:6] == [outcome.why for outcome in report][:6]
    assert report.counts == {"skipped": 6, "done": 20}
    assert len(writes(fake)) == 20
    fake.requests.clear()
    again = await stale.apply(client, plan)
    assert again.counts == {"skipped": 26}
    assert not writes(fake)


async def test_the_reason_is_stored(client: Client, fake: Fake) -> None:
    add_gates(fake, "old_gate")
    plan = await stale.plan(client)
    await stale.apply(client, plan)
    gate = await client.gates.get("old_gate", include_archive_metadata=True)
    assert gate.archive_reason == f"Stale (STALE_NO_RULES): it passes for nobody. Plan of {plan.created}."


async def test_nothing_to_archive_needs_no_request(client: Client, fake: Fake) -> None:
    plan = await stale.plan(client)
    assert str(plan).splitlines() == [
        "0 stale gates: 0 to archive, 0 to keep.",
        "Applying it takes 0 requests, 0 of them writes, and 0 minutes under the documented rate limits.",
    ]
    fake.requests.clear()
    assert len(await stale.apply(client, plan)) == 0
    assert not fake.requests


async def test_a_gate_whose_references_cannot_be_read_is_kept(client: Client, fake: Fake) -> None:
    add_gates(fake, *(f"gate_{n}" for n in range(5)))
    fake.fail(404, operation="gates_list_gate_references", after=2)
    plan = await stale.plan(client)
    (kept,) = [gate for gate in plan.gates if gate.action == "keep"]
    assert kept.why.startswith("its references could not be read: GET /gates/gate_")
    assert len(plan.to_archive) == 4


@pytest.mark.parametrize("operation", ["gates_list", "segments_list", "gates_list_gate_references"])
async def test_a_key_without_permission_makes_no_plan(client: Client, fake: Fake, operation: str) -> None:
    add_gates(fake, "gate")
    fake.fail(403, operation=operation)
    with pytest.raises(PermissionDeniedError):
        await stale.plan(client)


async def test_progress_is_shown(client: Client, fake: Fake) -> None:
    add_gates(fake, *(f"gate_{n}" for n in range(3)))
    seen: list[Progress[str, Any]] = []
    plan = await stale.plan(client, progress=seen.append)
    report: Report[str, models.Gate] = await stale.apply(client, plan, progress=seen.append)
    assert [(progress.done, progress.total) for progress in seen] == [(1, 3), (2, 3), (3, 3)] * 2
    assert Counter(type(outcome.result) for outcome in report) == {models.Gate: 3}


def test_a_file_gives_the_same_plan(tmp_path: Path) -> None:
    plan = plan_of("a", "b|c")
    file = tmp_path / "plan.json"
    for _ in range(2):
        plan.save(file)
        assert stale.load(str(file)) == plan
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    content = json.loads(file.read_text())
    assert content["schema_version"] == 1
    assert content["estimate"]["requests"] == plan.estimate.requests == 10
    rows = [line for line in plan.to_markdown().splitlines() if line.startswith("| `")]
    assert rows[1].startswith(r"| `b\|c` | archive |")
    assert len(repr(plan)) < 300


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda text: "{", "the file is not JSON"),
        (lambda text: "[]", "the file is not a plan"),
        (lambda text: text.replace("stale gates", "x", 1), "the file is not a plan"),
        (lambda text: text.replace('"schema_version": 1', '"schema_version": 2'), "its schema version is 2"),
        (lambda text: text.replace('"archive"', '"delete"', 1), "the action 'delete', not archive or keep"),
        (lambda text: text.replace('"id": "b"', '"id": "a"'), "the gate a is listed 2 times"),
        (lambda text: text.replace('"id": "b"', '"id": ""'), "'id' of gate 2 is not valid"),
        (lambda text: text.replace('"version": 1,', '"version": true,', 1), "'version' of gate a is not"),
        (lambda text: text.replace('"version": 1,', "", 1), "gate a has no 'version'"),
        (
            lambda text: text.replace('"references": []', '"references": [1]', 1),
            "references of gate a: texts",
        ),
        (lambda text: text.replace('"left_out": 0', '"left_out": -1'), "'left_out' of the plan is not valid"),
        (lambda text: text.replace('per_request": 0.0', 'per_request": NaN'), "'seconds_per_request' of the"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(
    damage: Callable[[str], str], message: str, tmp_path: Path
) -> None:
    text = plan_of("a", "b").to_json()
    assert damage(text) != text
    (tmp_path / "plan.json").write_text(damage(text))
    with pytest.raises(InvalidArgumentError, match=message):
        stale.load(tmp_path / "plan.json")
