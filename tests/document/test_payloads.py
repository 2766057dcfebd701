"""Each field of each payload has a type: in our examples, and in the official ones where they are at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from statsig_console import UNSET, models
from statsig_console._codec import encode
from tests.support.operations import DOCUMENT, OPERATIONS, Documented, untyped
from tests.support.payloads import (
    OFFICIAL,
    Payload,
    beside_data,
    decoded,
    official_payloads,
    own_payloads,
    requested,
)


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here waits, so one event loop is enough."""
    return "asyncio"


BY_ID = {one.id: one for one in OPERATIONS}
WRONG: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "openapi" / "wrong_payloads.yaml").read_text()
)


async def typed(payload: Payload) -> Any:
    """Return a payload as the client gives or takes it."""
    if payload.place == "request":
        return requested(payload.documented, payload.body)
    return await decoded(payload.documented, payload.body)


def data_of(body: Any) -> Any:
    """Return the data of a response without its envelope; UNSET for a message only."""
    is_envelope = isinstance(body, dict) and "message" in body
    return body.get("data", UNSET) if is_envelope else body


@pytest.mark.anyio
@pytest.mark.parametrize("payload", own_payloads(), ids=str)
async def test_each_field_of_an_example_of_the_document_has_a_type(payload: Payload) -> None:
    found = await typed(payload)
    assert sorted(untyped(found)) == []
    if payload.place == "response":
        assert beside_data(payload.documented, payload.body) == []
        data = data_of(payload.body)
        assert found is None if data is UNSET else encode(found) == data


def found_wrong(payload: Payload, fields: list[str]) -> dict[str, Any]:
    return {"operation": payload.documented.id, "place": payload.place, "fields": sorted(fields)}


@pytest.mark.anyio
async def test_each_field_of_an_official_payload_has_a_type_or_is_listed_as_wrong() -> None:
    payloads = official_payloads()
    if not payloads:
        pytest.skip("the official payloads are not at hand")
    wrong = []
    for payload in payloads:
        found = await typed(payload)
        fields = set(untyped(found))
        if payload.place == "response":
            fields.update(beside_data(payload.documented, payload.body))
        if fields:
            wrong.append(found_wrong(payload, list(fields)))
    listed = [{name: entry[name] for name in ("operation", "place", "fields")} for entry in WRONG]
    assert wrong == listed, f"compare {OFFICIAL} with openapi/wrong_payloads.yaml"


@pytest.mark.parametrize("entry", WRONG, ids=lambda entry: str(entry["operation"]))
def test_an_entry_of_the_wrong_payloads_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) == {"operation", "place", "fields", "reason"}
    assert entry["operation"] in BY_ID
    assert entry["place"] in ("request", "response")
    assert entry["fields"] == sorted(set(entry["fields"]))
    assert len(entry["reason"]) > 20


@pytest.mark.anyio
async def test_a_field_without_a_type_is_found_at_any_depth() -> None:
    rule = {"name": "a", "passPercentage": 1, "conditions": [{"type": "public", "new": 1}], "newer": 2}
    body = {"message": "Read.", "data": {"id": "x", "isEnabled": True, "rules": [rule], "newest": {"a": 3}}}
    found = await decoded(BY_ID["gates_get"], body)
    assert sorted(untyped(found)) == ["newest", "rules.conditions.new", "rules.newer"]
    body |= {"columns": [], "pagination": {"pageNumber": 1}}
    assert beside_data(BY_ID["gates_get"], body) == ["columns", "pagination", "pagination.pageNumber"]
    assert beside_data(BY_ID["gates_delete"], body) == [
        "data",
        "columns",
        "pagination",
        "pagination.pageNumber",
    ]
    assert beside_data(BY_ID["gates_list"], body) == ["columns"]


MESSAGE_ONLY = {"message": "Done."}
OPTIONAL = [one for one in OPERATIONS if one.may_lack_data]


@pytest.mark.anyio
@pytest.mark.parametrize("documented", OPTIONAL, ids=str)
@pytest.mark.parametrize("body", [MESSAGE_ONLY, {**MESSAGE_ONLY, "data": None}], ids=["missing", "null"])
async def test_data_that_may_be_missing_is_none(documented: Documented, body: Any) -> None:
    assert await decoded(documented, body) is None
    assert documented.function.__annotations__["return"].endswith(" | None")


SHAPES: dict[str, Callable[[Any], Any]] = {
    "object": lambda rules: {"rules": rules},
    "nested": lambda rules: [{"rules": rules}],
    "list": lambda rules: rules,
}


@pytest.mark.anyio
@pytest.mark.parametrize("shape", SHAPES)
async def test_the_rules_of_a_gate_are_decoded_in_each_of_their_shapes(shape: str) -> None:
    rules = [{"id": "a", "name": "Everybody", "passPercentage": 5, "conditions": [{"type": "public"}]}]
    data = SHAPES[shape](rules)
    found = await decoded(BY_ID["gates_list_rules"], {"message": "Read.", "data": data})
    assert encode(found) == data
    while not isinstance(found, models.Rule):
        found = found.rules if isinstance(found, models.RuleList) else found[0]
    assert isinstance(found.conditions[0], models.Condition)


def test_both_spellings_of_a_result_have_the_same_attributes() -> None:
    older = set(models.SnakeCasePulseMetricResult.wire_names)
    assert older - {"value"} == set(models.PulseMetricResult.wire_names)
    result = {"metricID": "a::sum", "p_value": 0.5, "test_mean": 2}
    found = models.ExperimentPulseResults.from_dict(
        {"primaryMetrics": [result], "secondaryMetrics": [{"metricID": "b::sum", "pValue": 0.25}]}
    )
    assert [one.p_value for one in (*found.primary_metrics, *found.secondary_metrics)] == [0.5, 0.25]


ECHOES = [("Metric", "MetricCreate"), ("Autotune", "AutotuneReplacement")]


@pytest.mark.parametrize(("read", "written"), ECHOES)
def test_a_request_has_a_type_for_each_field_of_the_object_that_was_read(read: str, written: str) -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert set(schemas[read]["properties"]) <= set(schemas[written]["properties"])
