"""The document, the client, the fake and the builders agree on every pair of type and operator."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from statsig_console import Client, InvalidArgumentError, models
from statsig_console import conditions as when
from statsig_console._generated import checked
from statsig_console._generated.api.gates import GATES_UPDATE
from statsig_console.fake import Fake
from statsig_console.fake._document.document import load
from tests.support.condition_pairs import ARGUMENTS, BARE, PAIRS, Pair, condition
from tests.support.fake_project import Project

ROOT = Path(__file__).parents[2]
GATE = {"id": "new_checkout"}


def body(*conditions: Any) -> dict[str, Any]:
    """Return a body with one rule."""
    return {"rules": [{"name": "Only", "passPercentage": 10, "conditions": list(conditions)}]}


def refusal(*conditions: Any) -> InvalidArgumentError | None:
    """Return the error of the client for the first of some conditions."""
    try:
        checked(GATES_UPDATE, body(*conditions), "rules.conditions")
    except InvalidArgumentError as error:
        return error
    return None


def test_client_and_fake_refuse_the_same_pairs() -> None:
    project = Project()
    assert {pair.certainty for pair in PAIRS} == {"sure", "likely", "unknown", "refused"}
    for pair in PAIRS:
        made = condition(pair)
        status, answer = project.ask("gates_update", GATE, body=body(made))
        error = refusal(made)
        assert (error is not None) == (status == 400) == (pair.certainty == "refused"), (pair, answer)
        if error is not None:
            assert (error.param, error.operation) == ("body.rules[0].conditions[0].operator", "gates_update")
            assert answer["errors"][0]["property"] == "rules.0.conditions.0.operator"


def test_builders_have_the_pairs_that_a_source_confirms() -> None:
    for pair in PAIRS:
        try:
            made = eval(pair.code, {"when": when})
        except AttributeError:
            assert pair.certainty in ("unknown", "refused"), pair
            continue
        assert pair.certainty in ("sure", "likely"), pair
        assert made.to_dict() == condition(pair)


def test_types_without_an_operator_take_an_empty_one_and_their_value() -> None:
    project = Project()
    for kind, value in BARE.items():
        bare = {"type": kind} | ({} if value == "nothing" else {"targetValue": ARGUMENTS[value]})
        built = when.public() if kind == "public" else getattr(when, kind)(ARGUMENTS[value])
        assert built.to_dict() == bare
        for made in (bare, bare | {"operator": ""}):
            assert refusal(made) is None
            kept = project.send("gates_update", GATE, body=body(made))["rules"][0]["conditions"]
            assert kept == [bare]


@pytest.mark.parametrize("field", ["operator", "targetValue"])
def test_null_is_refused_for_everybody_alone(field: str) -> None:
    project = Project()
    error = refusal({"type": "public", field: None})
    assert error is not None
    assert error.param == f"body.rules[0].conditions[0].{field}"
    assert project.ask("gates_update", GATE, body=body({"type": "public", field: None}))[0] == 400
    gate = {"type": "passes_gate", "targetValue": "other", "operator": None}
    assert refusal(gate) is None
    assert project.ask("gates_update", GATE, body=body(gate))[0] == 200


@pytest.mark.parametrize(("kind", "field"), [("custom_field", "field"), ("unit_id", "customID")])
def test_a_name_is_needed_where_the_type_does_not_say_it(kind: str, field: str) -> None:
    made = {"type": kind, "operator": "any", "targetValue": ["x"]}
    error = refusal(made)
    assert error is not None
    assert error.param == f"body.rules[0].conditions[0].{field}"
    assert Project().ask("gates_update", GATE, body=body(made))[0] == 400
    assert refusal(made | {field: "plan"}) is None


@pytest.mark.parametrize(
    ("made", "field"),
    [
        ({"type": "custom_field", "field": "beta", "operator": "any", "targetValue": True}, "targetValue"),
        ({"type": "email", "operator": "any"}, "targetValue"),
        ({"type": "email", "operator": "any", "targetValue": None}, "targetValue"),
        ({"type": "passes_gate"}, "targetValue"),
        ({"type": "email", "targetValue": "x"}, "operator"),
        ({"type": "planet", "operator": "any", "targetValue": "x"}, "type"),
        ({"type": "email", "operator": "is_null"}, None),
        ({"type": "environment_tier", "targetValue": "staging"}, None),
        ({"type": "user_id", "targetValue": "x"}, None),
        ({"type": "custom_field", "field": "age", "operator": "gt", "targetValue": [1, 2]}, None),
    ],
)
def test_what_the_fake_says_beside_the_table(made: dict[str, Any], field: str | None) -> None:
    assert refusal(made) is None
    status, answer = Project().ask("gates_update", GATE, body=body({"type": "public"}, made))
    if field is None:
        assert status == 200
    else:
        assert [error["property"] for error in answer["errors"]] == [f"rules.0.conditions.1.{field}"]


def test_what_nobody_describes_passes() -> None:
    assert (
        refusal({"type": "planet", "operator": "eq"}, {"type": "email", "operator": "like"}, "x", None)
        is None
    )
    assert refusal({"type": 5, "operator": 5}, {"type": "email", "operator": 5}, {}) is None
    assert checked(GATES_UPDATE, {"rules": "none", "more": 1}, "rules.conditions") == {
        "rules": "none",
        "more": 1,
    }


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            {"type": "email", "operator": "str_ends_with_any"},
            "the server refuses 'str_ends_with_any' for the type 'email', which takes any, none, "
            "str_contains_any, str_contains_none, is_null, is_not_null, str_matches; use 'str_matches' with "
            "'$' in the regular expression",
        ),
        (
            {"type": "country", "operator": "str_starts_with_any"},
            "the server refuses 'str_starts_with_any' for the type 'country', which takes any, none",
        ),
        (
            {"type": "passes_gate", "operator": "any"},
            "the server refuses 'any' for the type 'passes_gate', which has no operator; leave it out",
        ),
        ({"type": "url", "operator": "eq"}, "the server refuses 'eq' for the type 'url'"),
        ({"type": "custom_field", "operator": "any"}, "the type 'custom_field' needs this field"),
    ],
)
def test_an_error_says_what_to_use(made: dict[str, Any], words: str) -> None:
    error = refusal({"type": "public"}, made)
    assert error is not None
    assert error.problem == words
    assert error.param.startswith("body.rules[0].conditions[1].")


WRONG = {"type": "email", "operator": "eq", "targetValue": ["x"]}


def holders(schema: Any, above: frozenset[str] = frozenset()) -> Iterator[Any]:
    """Yield values of a schema, each with a wrong condition at one of the places that may have one."""
    name = schema.get("$ref", "")
    if name.endswith("/Condition"):
        yield WRONG
    elif schema and name not in above:
        found = DOCUMENT.resolve(schema)
        for option in found.get("anyOf", ()):
            yield from holders(option, above | {name} - {""})
        for value in holders(found.get("items", {}), above | {name} - {""}):
            yield [value]
        for field, inner in found.get("properties", {}).items():
            for value in holders(inner, above | {name} - {""}):
                yield {field: value}


DOCUMENT = load()
BODIES = {
    f"{name}-{number}": (operation, body)
    for name, operation in DOCUMENT.operations.items()
    for number, body in enumerate(holders(operation.body or {}))
}


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", sorted(BODIES))
async def test_no_operation_sends_a_refused_condition(name: str) -> None:
    operation, sent = BODIES[name]
    fake = Fake()
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        for group in (getattr(client, operation.tag), getattr(client.raw, operation.tag)):
            call = getattr(group, operation.id.removeprefix(f"{operation.tag}_"))
            with pytest.raises(InvalidArgumentError, match="the server refuses 'eq'") as caught:
                await call(*["x"] * operation.path.count("{"), sent)
            assert caught.value.operation == operation.id
    assert not list(fake.requests)


@pytest.mark.anyio
async def test_models_are_checked_like_dicts() -> None:
    wrong = models.Condition(type="os_name", operator="str_contains_any", target_value=["Mac"])
    rule = models.Rule(name="Only", pass_percentage=10, conditions=[when.public(), wrong])
    fake = Fake()
    async with fake.http() as http, Client("console-test", http_client=http) as client:
        with pytest.raises(InvalidArgumentError) as caught:
            await client.gates.create(models.GateCreate(name="New gate", rules=[rule]))
        assert caught.value.param == "body.rules[0].conditions[1].operator"
        await client.gates.create(models.GateCreate(name="New gate"))
        with pytest.raises(InvalidArgumentError):
            await client.gates.update_rule("new_gate", "x", models.RuleUpdate(conditions=[wrong]))
    assert len(fake.requests) == 1


@pytest.mark.long
def test_a_type_checker_refuses_what_no_source_confirms(tmp_path: Path) -> None:
    """One run of pyright over a call for each pair of type and operator."""
    file = tmp_path / "calls.py"
    head = "from statsig_console import conditions as when\n"
    file.write_text(head + "".join(f"{pair.code}\n" for pair in PAIRS))
    config = {"extraPaths": [str(ROOT / "src")], "typeCheckingMode": "standard"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run([*command, "-p", str(tmp_path)], capture_output=True, text=True, check=False)
    faults = json.loads(done.stdout)["generalDiagnostics"]
    wrong = {fault["range"]["start"]["line"] - 1 for fault in faults if fault["severity"] == "error"}
    expected = {number for number, pair in enumerate(PAIRS) if pair.certainty not in ("sure", "likely")}
    assert [PAIRS[number] for number in sorted(wrong ^ expected)] == []


def test_there_is_a_call_for_each_pair() -> None:
    assert len({pair.code for pair in PAIRS if pair.kind != "public"}) == len(
        [pair for pair in PAIRS if pair.kind != "public"]
    )
    assert Pair("email", "any", "sure", "texts").code == "when.email.any('x', 'y')"
