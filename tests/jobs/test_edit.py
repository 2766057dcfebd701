"""Edits: what they send, what they refuse, and what they report."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import unquote

import anyio
import httpx
import pytest

from statsig_console import (
    UNSET,
    BadRequestError,
    Client,
    EditConflictError,
    InvalidArgumentError,
    NotFoundError,
    ServerError,
    StatsigError,
    UnknownOutcomeError,
    models,
)
from statsig_console.fake import Fake
from statsig_console.fake._handlers.call import HANDLERS, Call
from statsig_console.jobs import edit

pytestmark = pytest.mark.anyio
GATE = "new_checkout"


def rule(name: str, *, share: float = 10, **fields: Any) -> models.Rule:
    """Return a rule that passes a user by id and by e-mail address."""
    conditions = [
        models.Condition(type="user_id", operator="any", target_value=["u0"]),
        models.Condition(type="email", operator="str_contains_any", target_value=["@example.com"]),
        models.Condition(type="user_id", operator="any", target_value=["u0", "v0"]),
        models.Condition(type="app_version", operator="version_gt", target_value="1.2"),
    ]
    return models.Rule(name=name, pass_percentage=share, conditions=conditions, **fields)


@pytest.fixture(autouse=True)
async def gate(client: Client, fake: Fake) -> models.Gate:
    """A gate with three rules; the requests until now are forgotten."""
    made = await client.gates.create(models.GateCreate(name=GATE, rules=[rule(name) for name in "abc"]))
    await client.dynamic_configs.create(
        models.DynamicConfigCreate(name="banner_text", rules=[rule(name, return_value={}) for name in "abc"])
    )
    await client.segments.create(models.SegmentCreate(name="testers", type="rule_based"))
    await client.segments.update_conditions("testers", [rule(name) for name in "abc"])
    fake.requests.clear()
    return made


def sent(fake: Fake, group: str = "gates") -> list[tuple[str, str, Any]]:
    """Return method, path below the object, and body of each write."""
    return [
        (one.method, one.path.split("/", 3)[3] if one.path.count("/") > 2 else "", one.body)
        for one in fake.requests
        if one.method != "GET"
    ]


def reads(fake: Fake) -> int:
    """Return how many requests were reads."""
    return sum(one.method == "GET" for one in fake.requests)


def base(gate: models.Gate, name: str) -> str:
    """Return the base id of a rule."""
    (found,) = [one.base_id for one in gate.rules if one.name == name]
    assert isinstance(found, str)
    return found


async def names(client: Client) -> str:
    """Return the names of the rules, from top to bottom."""
    return "".join(one.name for one in (await client.gates.get(GATE)).rules)


Edit = Callable[[Any], object]


def set_field(name: str, value: Any) -> Edit:
    """Return an edit that sets a field."""
    return lambda gate: setattr(gate, name, value)


def set_rule_field(name: str, value: Any) -> Edit:
    """Return an edit that sets a field of a rule."""
    return lambda gate: setattr(gate.rule("b"), name, value)


def conditions_with(*values: str) -> list[dict[str, Any]]:
    """Return the conditions of a rule as they are sent, with values of the first one."""
    found = [condition.to_dict() for condition in rule("b").conditions]
    # As the server writes them: one value is no list.
    for condition in found:
        if isinstance(condition["targetValue"], list) and len(condition["targetValue"]) == 1:
            (condition["targetValue"],) = condition["targetValue"]
    return [found[0] | {"targetValue": list(values)}, *found[1:]]


SMALLEST: dict[str, tuple[Edit, str, str, Any]] = {
    "percentage": (set_rule_field("pass_percentage", 25), "PATCH", "rules/{b}", {"passPercentage": 25}),
    "name": (set_rule_field("name", "beta"), "PATCH", "rules/{b}", {"name": "beta"}),
    "environments": (
        set_rule_field("environments", ["staging"]),
        "PATCH",
        "rules/{b}",
        {"environments": ["staging"]},
    ),
    "no environments": (set_rule_field("environments", []), "PATCH", "rules/{b}", {"environments": []}),
    "user": (
        lambda gate: gate.rule("b").condition(0).add("u1"),
        "PATCH",
        "rules/{b}",
        {"conditions": conditions_with("u0", "u1")},
    ),
    "new rule": (lambda gate: gate.add_rule(rule("d")), "POST", "rule", rule("d").to_dict()),
    "no rule": (lambda gate: gate.remove_rule("b"), "DELETE", "rules/{b}", None),
    "description": (set_field("description", "Text"), "PATCH", "", {"description": "Text"}),
    "disabled": (set_field("is_enabled", False), "PATCH", "", {"isEnabled": False}),
    "tags": (set_field("tags", ["new"]), "PATCH", "", {"tags": ["new"]}),
    "object": (
        set_field("review_settings", models.ReviewSettings(required_review=True, allowed_reviewers=[])),
        "PATCH",
        "",
        {"reviewSettings": {"requiredReview": True, "allowedReviewers": []}},
    ),
}


@pytest.mark.parametrize("change", SMALLEST)
async def test_one_change_is_one_small_call(
    change: str, client: Client, fake: Fake, gate: models.Gate
) -> None:
    act, method, path, body = SMALLEST[change]
    async with edit(client.gates, GATE, confirm=0) as editor:
        act(editor)
    assert sent(fake) == [(method, path.format(b=base(gate, "b")), body)]
    assert reads(fake) == 1
    async with edit(client.gates, GATE) as editor:
        act(editor) if change not in ("new rule", "no rule", "name") else None
    assert (len(sent(fake)), reads(fake)) == (1, 2)


async def test_nothing_changed_is_nothing_written(client: Client, fake: Fake) -> None:
    async with edit(client.gates, GATE) as gate:
        gate.rule("a").pass_percentage = gate.rule("a").pass_percentage
        gate.rule("a").condition(0).add("u0")
        gate.rule("b").condition(2).remove("u9")
        gate.tags -= ["unknown"]
        gate.move_rule("c")
        gate.rule("b").pass_percentage = 50
        gate.rule("b").pass_percentage = 10
    assert (sent(fake), reads(fake)) == ([], 1)


async def test_a_block_that_raises_writes_nothing(client: Client, fake: Fake) -> None:
    editing = edit(client.gates, GATE)
    gate = await editing.__aenter__()
    gate.description = "x"
    assert not await editing.__aexit__(KeyError, KeyError(), None)
    assert not sent(fake)
    with pytest.raises(InvalidArgumentError, match="the block has ended"):
        gate.description = "y"


async def test_several_changes_are_as_many_calls(client: Client, fake: Fake, gate: models.Gate) -> None:
    async with edit(client.gates, GATE) as editor:
        editor.rule("b").pass_percentage = 25
        editor.rule("b").condition(0).add("u1", "u2")
        editor.rule(base(gate, "c")).condition(2).remove("v0")
        editor.remove_rule("a")
        editor.add_rule(rule("d"))
        editor.description = "Text"
        editor.tags += ["x", "y"]
    assert [(method, set(body or ())) for method, _, body in sent(fake)] == [
        ("DELETE", set()),
        ("PATCH", {"passPercentage", "conditions"}),
        ("PATCH", {"conditions"}),
        ("POST", {"name", "passPercentage", "conditions"}),
        ("PATCH", {"description", "tags"}),
    ]
    assert reads(fake) == 3
    found = await client.gates.get(GATE)
    assert [one.name for one in found.rules] == ["b", "c", "d"]
    assert found.rules[0].conditions[0].target_value == ["u0", "u1", "u2"]
    assert found.rules[1].conditions[2].target_value == "u0"
    assert found.rules[0].base_id == base(gate, "b")
    assert (found.description, found.tags) == ("Text", ["x", "y"])


@pytest.mark.parametrize(
    ("act", "order"),
    [
        (lambda gate: gate.move_rule("c", first=True), "cab"),
        (lambda gate: gate.move_rule("a"), "bca"),
        (lambda gate: gate.move_rule("a", before="c"), "bac"),
        (lambda gate: gate.move_rule("a", after="b"), "bac"),
        (lambda gate: gate.add_rule(rule("d"), first=True), "dabc"),
        (lambda gate: gate.add_rule(rule("d"), before="b"), "adbc"),
        (lambda gate: gate.add_rule(rule("d"), after="b"), "abdc"),
    ],
)
async def test_only_a_new_order_writes_the_whole_list(
    act: Edit, order: str, client: Client, fake: Fake, gate: models.Gate
) -> None:
    async with edit(client.gates, GATE) as editor:
        act(editor)
        editor.description = "Text"
    ((method, path, body),) = sent(fake)
    assert (method, path, set(body)) == ("PATCH", "", {"rules", "description"})
    assert [one.get("id") for one in body["rules"]] == [
        next((known.id for known in gate.rules if known.name == name), None) for name in order
    ]
    assert await names(client) == order


async def test_rules_that_swap_names_are_written_together(client: Client, fake: Fake) -> None:
    async with edit(client.gates, GATE) as gate:
        first, second = gate.rule("a"), gate.rule("b")
        first.name, second.name = "b", "a"
    assert len(sent(fake)) == 1
    assert await names(client) == "bac"


async def test_a_rule_gets_the_name_of_a_removed_one(client: Client, fake: Fake) -> None:
    async with edit(client.gates, GATE) as gate:
        gate.remove_rule("a")
        gate.rule("b").name = "a"
        gate.add_rule(rule("b"))
    assert [method for method, *_ in sent(fake)] == ["DELETE", "PATCH", "POST"]
    assert await names(client) == "acb"


async def test_the_block_sees_its_own_changes(client: Client) -> None:
    async with edit(client.gates, GATE) as gate:
        gate.tags += ["x"]
        gate.rule("b").pass_percentage = 30
        gate.rule("b").condition(0).add("u1")
        gate.remove_rule("a")
        assert gate.tags == ["x"]
        assert (list(gate.tags), gate.tags[0], len(gate.tags), repr(gate.tags)) == (["x"], "x", 1, "['x']")
        assert gate.rule("b").pass_percentage == 30
        assert gate.rule("b").condition(0).values == ["u0", "u1"]
        assert [one.name for one in gate.rules] == ["b", "c"]
        assert repr(gate.rules) == "[<rule 'b': 30 %>, <rule 'c': 10 %>]"
        assert repr(gate) == "<edit of gates 'new_checkout': 4 changes>"
        assert gate.is_enabled is True
        assert not hasattr(gate, "__html__")
        assert not hasattr(gate.rule("b"), "__html__")


@pytest.mark.parametrize("group", ["gates", "dynamic_configs"])
async def test_a_rule_without_a_base_id_is_found_by_its_id(group: str, client: Client, fake: Fake) -> None:
    id = {"gates": GATE, "dynamic_configs": "banner_text"}[group]
    (found,) = [one["id"] for one in fake.objects(group)[id]["rules"] if one["name"] == "b"]
    operation = f"{group}_get"
    state = (await getattr(client.raw, group).get(id)).data
    for one in state["rules"]:
        del one["baseID"]
    fake.requests.clear()
    fake.fail(200, body={"message": "", "data": state}, operation=operation, times=1)
    async with edit(getattr(client, group), id, confirm=0) as editor:
        editor.rule("b").pass_percentage = 25
    assert [unquote(path.rpartition("/")[2]) for _, path, _ in sent(fake)] == [found]
    assert fake.objects(group)[id]["rules"][1]["passPercentage"] == 25


async def test_a_list_of_names_can_be_taken_over(client: Client, fake: Fake) -> None:
    async with edit(client.dynamic_configs, "banner_text") as config:
        config.tags += ["x", "y"]
    async with edit(client.dynamic_configs, "banner_text") as config, edit(client.gates, GATE) as gate:
        gate.tags = config.tags
    assert (await client.gates.get(GATE)).tags == ["x", "y"]


async def test_a_dynamic_config_is_edited_by_the_ids_that_were_read(client: Client, fake: Fake) -> None:
    async with edit(client.dynamic_configs, "banner_text") as config:
        config.rule("b").return_value = {"text": "Hello"}
        config.rule("c").pass_percentage = 20
        config.default_value = {"text": ""}
    assert [(method, path.partition("/")[0]) for method, path, _ in sent(fake)] == [
        ("PATCH", "rule"),
        ("PATCH", "rule"),
        ("PATCH", ""),
    ]
    found = await client.dynamic_configs.get("banner_text")
    assert found.rules[1].return_value == {"text": "Hello"}
    assert found.rules[2].pass_percentage == 20
    assert found.default_value == {"text": ""}


@pytest.mark.parametrize(("shows_segment", "first", "all_reads"), [(False, 2, 6), (True, 1, 5)])
async def test_the_rules_of_a_segment_are_written_together(
    client: Client,
    fake: Fake,
    monkeypatch: pytest.MonkeyPatch,
    shows_segment: bool,
    first: int,
    all_reads: int,
) -> None:
    change = HANDLERS["segments_update_conditions"]

    def respond(call: Call) -> Any:
        """Change the segment; a response without data holds a message only."""
        made = change(call)
        return made if shows_segment else None

    monkeypatch.setitem(HANDLERS, "segments_update_conditions", respond)
    async with edit(client.segments, "testers", confirm=0) as segment:
        segment.rule("b").condition(0).add("u1")
        segment.add_rule(rule("d"), first=True)
        segment.remove_rule("a")
    # If the response to the write does not show the segment, it is read again.
    assert (len(sent(fake)), reads(fake)) == (1, first)
    found = (await client.segments.get("testers")).rules
    assert isinstance(found, list)
    assert [one.name for one in found] == ["d", "b", "c"]
    async with edit(client.segments, "testers") as segment:
        segment.rule("b").pass_percentage = 100
    assert reads(fake) == all_reads
    with pytest.raises(InvalidArgumentError, match="segments have no field, only rules"):
        async with edit(client.segments, "testers") as segment:
            segment.tags = []


async def test_fields_and_tags_of_objects_without_rules(client: Client, fake: Fake) -> None:
    groups = [models.ExperimentGroup(name=name, size=50, parameter_values={}) for name in ("Control", "Test")]
    await client.experiments.create(
        models.ExperimentCreate(name="colors", groups=groups, tags=["old", "kept"])
    )
    await client.layers.create(models.LayerCreate(name="layer", id_type="userID"))
    await client.holdouts.create(models.HoldoutCreate(name="payments"))
    async with edit(client.experiments, "colors") as experiment:
        experiment.tags += ["new"]
        experiment.tags -= ["old"]
        experiment.hypothesis = "More sales"
        assert not hasattr(experiment, "rule")
    found = await client.experiments.get("colors")
    assert (found.tags, found.hypothesis) == (["kept", "new"], "More sales")
    async with edit(client.layers, "layer") as layer:
        layer.description = "Text"
    assert (await client.layers.get("layer")).description == "Text"
    await client.gates.create(models.GateCreate(name="old_checkout"))
    await client.holdouts.update("payments", models.HoldoutUpdate(gate_ids=[GATE]))
    async with edit(client.holdouts, "payments") as holdout:
        holdout.gate_ids += ["old_checkout"]
        holdout.pass_percentage = 2
        for act in (lambda: holdout.gate_ids.__isub__([GATE]), lambda: setattr(holdout, "gate_ids", [])):
            with pytest.raises(InvalidArgumentError, match="gate_ids: an edit can only add to it"):
                act()
    assert sent(fake)[-1][2] == {"gateIDs": ["old_checkout"], "passPercentage": 2}
    assert (await client.holdouts.get("payments")).gate_ids == [GATE, "old_checkout"]
    for group, id in ((client.layers, "layer"), (client.holdouts, "payments")):
        with pytest.raises(
            InvalidArgumentError, match=r"tags: it cannot be set here; (layers|holdouts) have "
        ):
            async with edit(group, id) as editor:
                editor.tags = ["x"]


WRONG: dict[str, tuple[Edit, str]] = {
    "unknown rule": (lambda gate: gate.rule("d"), "there is no rule 'd'; there are 'a', 'b', 'c'"),
    "no text": (lambda gate: setattr(gate, "tags", "x"), "a list of names is expected"),
    "letters": (lambda gate: gate.tags.__iadd__("x"), "a list of names is expected"),
    "empty name": (lambda gate: gate.tags.__isub__([""]), "a list of names is expected"),
    "field": (lambda gate: setattr(gate, "version", 3), "version: it cannot be set here; gates have name"),
    "unreadable field": (
        lambda gate: setattr(gate, "gradual_rollout_strategy", None),
        "gradual_rollout_strategy: it cannot be set here",
    ),
    "rules": (lambda gate: setattr(gate, "rules", []), "rules: it cannot be set here"),
    "unset": (lambda gate: setattr(gate, "description", UNSET), "UNSET cannot be set"),
    "rule field": (
        lambda gate: setattr(gate.rule("a"), "id", "x"),
        "id: it cannot be set here; rules have name",
    ),
    "percentage": (lambda gate: setattr(gate.rule("a"), "pass_percentage", 101), "a number from 0 to 100"),
    "negative": (lambda gate: setattr(gate.rule("a"), "pass_percentage", -1), "a number from 0 to 100"),
    "bool": (lambda gate: setattr(gate.rule("a"), "pass_percentage", True), "a number from 0 to 100"),
    "condition": (lambda gate: gate.rule("a").condition(4), "rule 'a' has 4 conditions, counted from 0"),
    "condition below": (lambda gate: gate.rule("a").condition(-1), "counted from 0"),
    "single value": (
        lambda gate: gate.rule("a").condition(3).add("2"),
        "'app_version version_gt' has no list",
    ),
    "no values": (lambda gate: gate.rule("a").condition(0).add(), "add takes texts and numbers"),
    "list": (lambda gate: gate.rule("a").condition(0).remove(["u0"]), "remove takes texts and numbers"),
    "truth": (lambda gate: gate.rule("a").condition(0).add(True), "add takes texts and numbers"),
    "doubled": (lambda gate: gate.add_rule(rule("a")), "there is a rule 'a' already"),
    "incomplete": (
        lambda gate: gate.add_rule(models.Rule.from_dict({"name": "d", "conditions": []})),
        "it needs name, pass_percentage and conditions",
    ),
    "too many": (lambda gate: gate.add_rule(rule("d", share=200)), "a number from 0 to 100"),
    "two places": (
        lambda gate: gate.move_rule("a", first=True, after="b"),
        "only one of first, before and after",
    ),
    "itself": (lambda gate: gate.move_rule("a", before="a"), "is gone"),
    "removed": (lambda gate: (gate.remove_rule("a"), gate.rule("a")), "there is no rule 'a'"),
}


@pytest.mark.parametrize("mistake", WRONG)
async def test_a_mistake_is_refused_where_it_is_made(mistake: str, client: Client, fake: Fake) -> None:
    act, words = WRONG[mistake]
    async with edit(client.gates, GATE) as gate:
        with pytest.raises(InvalidArgumentError, match=words):
            act(gate)
        gate.description = "Text"
    bodies = [body for method, _, body in sent(fake) if method == "PATCH"]
    assert bodies == [{"description": "Text"}]


async def test_a_rule_editor_of_a_removed_rule_says_so(client: Client) -> None:
    async with edit(client.gates, GATE) as gate:
        gone = gate.rule("a")
        gate.remove_rule("a")
        with pytest.raises(InvalidArgumentError, match="this edit removes it"):
            gone.pass_percentage = 5


async def test_doubled_names_need_a_base_id(client: Client, fake: Fake, gate: models.Gate) -> None:
    fake.objects("gates")[GATE]["rules"][1]["name"] = "a"
    async with edit(client.gates, GATE, confirm=0) as editor:
        with pytest.raises(
            InvalidArgumentError, match=f"2 rules have this name; use a base id: {base(gate, 'a')}, "
        ):
            editor.rule("a")
        assert editor.rule(base(gate, "b")).name == "a"


async def test_wrong_groups_and_numbers(client: Client) -> None:
    for group in (client.tags, client.raw.gates, "gates", None, client):
        with pytest.raises(InvalidArgumentError, match="group"):
            edit(group, GATE)  # type: ignore[arg-type]
    mistakes: list[dict[str, Any]] = [
        {"confirm": -1},
        {"confirm": True},
        {"attempts": 0},
        {"attempts": 101},
        {"confirm": 1.5},
    ]
    for options in mistakes:
        with pytest.raises(InvalidArgumentError, match="a whole number from"):
            edit(client.gates, GATE, **options)
    with pytest.raises(NotFoundError):
        async with edit(client.gates, "unknown"):
            pass


async def test_the_reads_after_a_write_come_after_random_pauses(client: Client, fake: Fake) -> None:
    start = anyio.current_time()
    async with edit(client.gates, GATE) as gate:
        gate.description = "x"
    assert 0.375 <= anyio.current_time() - start <= 1.125
    assert reads(fake) == 3


Interfere = Callable[[httpx.Request], httpx.Response | None]


class Interference(httpx.AsyncBaseTransport):
    """Does something before or instead of some requests to the fake."""

    def __init__(self, fake: Fake, interfere: Interfere) -> None:
        self._inner = fake.http()
        self._interfere = interfere

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        found = self._interfere(request)
        if found is not None:
            return found
        target: bytes = request.extensions.get("target", request.url.raw_path)
        url = request.url.copy_with(raw_path=target)
        return await self._inner.send(
            httpx.Request(request.method, url, headers=request.headers, content=request.content)
        )


def interfering(fake: Fake, interfere: Interfere) -> Client:
    """Return a client with something between it and the fake."""
    http = httpx.AsyncClient(transport=Interference(fake, interfere))
    return Client("console-x", http_client=http, rate_limits=())


@pytest.fixture
def sabotage(fake: Fake) -> Callable[[Interfere], Client]:
    """Make clients whose requests something happens to."""
    return partial(interfering, fake)


async def test_a_change_that_is_overwritten_each_time_is_told(fake: Fake, sabotage: Any) -> None:
    before = fake.objects("gates")[GATE]["description"]

    def interfere(request: httpx.Request) -> None:
        if request.method == "GET":
            fake.objects("gates")[GATE]["description"] = before

    async with sabotage(interfere) as client:
        with pytest.raises(EditConflictError, match="the change was absent after each of 3 writes") as caught:
            async with edit(client.gates, GATE, attempts=3) as gate:
                gate.description = "secret text"
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.reason, error.mine) == ("overwritten", ("set description",))
    assert (error.base.description, error.theirs.description) == (before, before)
    assert (str(error), error.hint) == (str(caught.value), caught.value.hint)
    assert isinstance(error, StatsigError)
    assert len(sent(fake)) == 3


@pytest.mark.parametrize(
    ("act", "mine"),
    [
        (lambda gate: setattr(gate.rule("b"), "pass_percentage", 25), "set passPercentage of rule 'b'"),
        (lambda gate: gate.rule("b").condition(0).add("u1"), "add 1 value in a condition of rule 'b'"),
        (
            lambda gate: gate.rule("b").condition(0).remove("u0", "u2"),
            "remove 2 values in a condition of rule 'b'",
        ),
        (lambda gate: gate.move_rule("b", first=True), "move rule 'b'"),
        (lambda gate: gate.add_rule(rule("d"), before="b"), "add rule 'd'"),
    ],
)
async def test_a_rule_that_is_gone_is_told(act: Edit, mine: str, fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        # Another program overwrites everything after the write.
        if request.method == "GET" and sent(fake):
            rules = fake.objects("gates")[GATE]["rules"]
            rules[:] = [one for one in rules if one["name"] in "ac"]

    async with sabotage(interfere) as client:
        editing = edit(client.gates, GATE)
        gate = await editing.__aenter__()
        act(gate)
        gate.description = "Text"
        with pytest.raises(EditConflictError) as caught:
            await editing.__aexit__(None, None, None)
    assert caught.value.reason == "not_applicable"
    assert caught.value.mine == (mine, "set description")
    assert len(caught.value.base.rules) == 3
    assert len(caught.value.theirs.rules) == 2


async def test_a_condition_that_is_gone_is_told(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        if request.method == "GET" and sent(fake):
            fake.objects("gates")[GATE]["rules"][1]["conditions"] = [{"type": "public"}]

    async with sabotage(interfere) as client:
        with pytest.raises(EditConflictError, match="rule 'b' has no longer the condition 'user_id any'"):
            async with edit(client.gates, GATE) as gate:
                gate.rule("b").condition(2).add("u1")


async def test_a_condition_is_found_where_it_moved(client: Client, fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        if request.method == "GET" and len(sent(fake)) == 1:
            found = fake.objects("gates")[GATE]["rules"][1]["conditions"]
            found[2] = found[2] | {"targetValue": ["u0", "v0"]}
            found.insert(0, found.pop(3))

    async with sabotage(interfere) as other, edit(other.gates, GATE) as gate:
        gate.rule("b").condition(2).add("u1")
    found = (await client.gates.get(GATE)).rules[1].conditions
    assert [one.target_value for one in found] == ["1.2", "u0", "@example.com", ["u0", "v0", "u1"]]


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_a_condition_is_found_by_its_number(number: int, client: Client) -> None:
    before = [one.target_value for one in (await client.gates.get(GATE)).rules[1].conditions]
    async with edit(client.gates, GATE) as gate:
        gate.rule("b").condition(number).add("x")
        assert "x" in gate.rule("b").condition(number).values
    after = [one.target_value for one in (await client.gates.get(GATE)).rules[1].conditions]
    assert [place for place in range(4) if before[place] != after[place]] == [number]


async def test_an_added_rule_that_others_changed_is_not_added_again(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        rules = fake.objects("gates")[GATE]["rules"]
        if request.method == "GET" and len(rules) == 4:
            rules[3] |= {"name": "renamed", "passPercentage": 3}

    async with sabotage(interfere) as client, edit(client.gates, GATE) as gate:
        gate.add_rule(rule("d"))
    assert len(sent(fake)) == 1


async def test_another_rule_of_the_same_name_is_told(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        if request.method == "POST" and len(fake.objects("gates")[GATE]["rules"]) == 3:
            other = fake.objects("gates")[GATE]["rules"][0] | {"id": "other", "baseID": "other", "name": "d"}
            fake.objects("gates")[GATE]["rules"].append(other | {"passPercentage": 77})

    async with sabotage(interfere) as client:
        with pytest.raises(EditConflictError, match="there is another rule 'd' now"):
            async with edit(client.gates, GATE) as gate:
                gate.add_rule(rule("d"))
    assert len(fake.objects("gates")[GATE]["rules"]) == 4


async def test_the_rule_of_another_program_is_not_taken_for_the_new_one(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        rules = fake.objects("gates")[GATE]["rules"]
        if request.method == "PATCH" and len(rules) == 3:
            rules.append(rules[0] | {"id": "other", "baseID": "other", "name": "d", "passPercentage": 77})

    async with sabotage(interfere) as client:
        editing = edit(client.gates, GATE)
        gate = await editing.__aenter__()
        gate.rule("a").pass_percentage = 20
        gate.add_rule(rule("d"))
        with pytest.raises(EditConflictError, match="there is another rule 'd' now"):
            await editing.__aexit__(None, None, None)


@pytest.mark.parametrize("first", [False, True])
async def test_an_added_rule_that_others_removed_is_added_again(
    first: bool, fake: Fake, sabotage: Any
) -> None:
    removed: list[str] = []

    def interfere(request: httpx.Request) -> None:
        rules = fake.objects("gates")[GATE]["rules"]
        if request.method == "GET" and len(rules) == 4 and len(removed) < 2:
            (gone,) = [one for one in rules if one["name"] == "d"]
            rules.remove(gone)
            removed.append(gone["baseID"])
        elif request.method == "GET" and len(rules) == 4:
            # It is known by the base id of its third life.
            (new,) = [one for one in rules if one["name"] == "d"]
            new["passPercentage"] = 3

    async with sabotage(interfere) as client, edit(client.gates, GATE) as gate:
        gate.add_rule(rule("d"), first=first)
    assert (len(sent(fake)), len({*removed})) == (3, 2)


async def test_an_object_is_edited_by_its_id_only(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> httpx.Response:
        answer = fake.respond("GET", f"/console/v1/gates/{GATE}", "console-x", b"")
        return httpx.Response(200, content=answer.body, headers=answer.header_list())

    async with sabotage(interfere) as client:
        with pytest.raises(InvalidArgumentError, match="the id of this object is 'new_checkout'; edit it by"):
            async with edit(client.gates, "New_Checkout"):
                pass


async def test_a_rule_that_is_there_twice_in_the_end_is_told(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> None:
        rules = fake.objects("gates")[GATE]["rules"]
        if request.method == "GET" and len(rules) == 4:
            rules.append(rules[3] | {"id": "late", "baseID": "late"})

    async with sabotage(interfere) as client:
        with pytest.raises(EditConflictError, match="there are 2 rules 'd' now"):
            async with edit(client.gates, GATE) as gate:
                gate.add_rule(rule("d"))


async def test_a_lost_response_is_settled_by_reading(client: Client, fake: Fake) -> None:
    fake.drop(applied=True, operation="gates_add_rule", times=1)
    async with edit(client.gates, GATE) as gate:
        gate.add_rule(rule("d"))
    assert (len(sent(fake)), await names(client)) == (1, "abcd")


async def test_a_lost_request_is_sent_again_after_two_reads(client: Client, fake: Fake) -> None:
    fake.drop(operation="gates_add_rule", times=1)
    async with edit(client.gates, GATE, confirm=0) as gate:
        gate.add_rule(rule("d"))
    assert (len(sent(fake)), reads(fake), await names(client)) == (2, 3, "abcd")


async def test_an_outcome_that_stays_unknown_is_told(client: Client, fake: Fake) -> None:
    fake.drop(operation="gates_add_rule", times=None)
    with pytest.raises(UnknownOutcomeError):
        async with edit(client.gates, GATE, attempts=2) as gate:
            gate.add_rule(rule("d"))
    assert len(sent(fake)) == 2
    fake.fail(500, operation="gates_get", times=None, after=1)
    with pytest.raises(UnknownOutcomeError):
        async with edit(client.gates, GATE) as gate:
            gate.add_rule(rule("d"))
    assert len(sent(fake)) == 3


async def test_a_refusal_is_told_unless_the_object_changed(client: Client, fake: Fake, sabotage: Any) -> None:
    fake.fail(400, operation="gates_update_rule", after=1, times=2)
    editing = edit(client.gates, GATE)
    gate = await editing.__aenter__()
    gate.rule("a").pass_percentage = 20
    gate.rule("b").pass_percentage = 20
    with pytest.raises(BadRequestError) as caught:
        await editing.__aexit__(None, None, None)
    assert caught.value.__notes__[-1] == "1 of the 2 writes of this edit were made: update_rule"
    with pytest.raises(BadRequestError) as caught:
        async with edit(client.gates, GATE) as gate:
            gate.rule("b").pass_percentage = 20
    assert not any("writes" in note for note in caught.value.__notes__)

    def interfere(request: httpx.Request) -> httpx.Response | None:
        if request.method == "PATCH" and not fake.objects("gates")[GATE]["description"]:
            fake.objects("gates")[GATE] |= {"description": "changed by others"}
            return httpx.Response(409, json={"status": 409, "message": "Busy"})
        return None

    async with sabotage(interfere) as other, edit(other.gates, GATE) as gate:
        gate.rule("b").pass_percentage = 33
    assert (await client.gates.get(GATE)).rules[1].pass_percentage == 33


async def test_a_read_that_fails_after_the_write_says_that_it_was_made(client: Client, fake: Fake) -> None:
    fake.fail(500, operation="gates_get", times=None, after=1)
    with pytest.raises(ServerError) as caught:
        async with edit(client.gates, GATE) as gate:
            gate.rule("b").pass_percentage = 20
    assert caught.value.__notes__[-1] == "1 of the 1 writes of this edit were made: update_rule"


async def test_a_read_older_than_the_write_does_not_repeat_it(
    client: Client, fake: Fake, sabotage: Any
) -> None:
    old = (await client.raw.gates.get(GATE)).data

    def interfere(request: httpx.Request) -> httpx.Response | None:
        is_read = request.method == "GET" and sent(fake)
        return (
            httpx.Response(200, json={"message": "Gate read successfully.", "data": old}) if is_read else None
        )

    async with sabotage(interfere) as other, edit(other.gates, GATE) as gate:
        gate.rule("b").pass_percentage = 44
    assert len(sent(fake)) == 1


@pytest.mark.parametrize("data", [{"id": "other", "isEnabled": True, "rules": []}, None, UNSET])
@pytest.mark.parametrize("is_made", [False, True])
async def test_a_response_that_does_not_show_the_object_is_followed_by_a_read(
    data: object, is_made: bool, client: Client, fake: Fake, sabotage: Any
) -> None:
    answers: list[httpx.Response] = []

    def interfere(request: httpx.Request) -> httpx.Response | None:
        if request.method != "PATCH" or answers:
            return None
        if is_made:
            fake.respond("PATCH", request.url.path, "console-x", request.content)
        body = {"message": "Done."} | ({} if data is UNSET else {"data": data})
        answers.append(httpx.Response(200, json=body))
        return answers[0]

    async with sabotage(interfere) as other, edit(other.gates, GATE, confirm=0) as gate:
        gate.rule("b").pass_percentage = 44
    # A write without its object is read back once before the edit reads.
    assert 2 <= reads(fake) <= 3
    assert (await client.gates.get(GATE)).rules[1].pass_percentage == 44


async def test_what_the_server_ignores_is_not_a_success(fake: Fake, sabotage: Any) -> None:
    def interfere(request: httpx.Request) -> httpx.Response | None:
        if request.method == "PATCH":
            answer = fake.respond("GET", f"/console/v1/gates/{GATE}", "console-x", b"")
            return httpx.Response(200, content=answer.body, headers=answer.header_list())
        return None

    async with sabotage(interfere) as client:
        with pytest.raises(EditConflictError, match="the change was absent after each of 2 writes"):
            async with edit(client.gates, GATE, confirm=0, attempts=2) as gate:
                gate.description = "x"
