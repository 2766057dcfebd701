"""A body may be a mapping in the names of the API; what the API does not know is refused before sending."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import httpx
import pytest

from statsig_console import UNSET, APIStatusError, Client, InvalidArgumentError, models
from statsig_console._codec import Model, Secret, encode
from tests.support.operations import OPERATIONS, Documented

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*no longer has it:DeprecationWarning"),
]

WITH_BODY = [one for one in OPERATIONS if "requestBody" in one.operation]
every_body = pytest.mark.parametrize("documented", WITH_BODY, ids=str)
NEEDED = {"groupID": "x", "groupName": "x", "experimentName": "x", "name": "x"}
CANARY = "canary-of-a-credential"
EVERYONE = models.Rule(name="all", pass_percentage=50, conditions=[models.Condition(type="public")])


class Recorder(httpx.AsyncBaseTransport):
    """Keeps the bodies of requests and answers with a status."""

    def __init__(self, status: int = 200) -> None:
        self.bodies: list[Any] = []
        self.status = status

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Record a request."""
        self.bodies.append(json.loads(request.content))
        return httpx.Response(self.status, json={"message": "", "data": {}})


@pytest.fixture
def recorder() -> Recorder:
    """Return what keeps the bodies."""
    return Recorder()


async def send(recorder: Recorder, documented: Documented, body: Any) -> None:
    """Send an operation with a body."""
    async with (
        httpx.AsyncClient(transport=recorder) as http,
        Client("console-x", http_client=http) as client,
    ):
        method = getattr(getattr(client.raw, documented.tag), documented.id[len(documented.tag) + 1 :])
        await method(*["x"] * len(documented.places), body)


def gates_update() -> Documented:
    """Return the operation that most tests use."""
    return next(one for one in OPERATIONS if one.id == "gates_update")


@every_body
async def test_the_example_as_a_mapping_is_sent_as_it_is(documented: Documented, recorder: Recorder) -> None:
    plain = json.loads(json.dumps(encode(documented.body)))
    await send(recorder, documented, plain)
    assert recorder.bodies == [plain]
    assert plain == encode(documented.body), "the mapping of the caller is not changed"


@every_body
async def test_an_unknown_name_is_refused_as_deep_as_the_schema_goes(
    documented: Documented, recorder: Recorder
) -> None:
    model, plain = documented.body, json.loads(json.dumps(encode(documented.body)))
    if isinstance(model, list):
        model = [models.Rule.from_dict(item) for item in plain]
    count = 0
    for place, changed in with_typos(model, plain, "body"):
        count += 1
        with pytest.raises(InvalidArgumentError, match="has no such field") as caught:
            await send(recorder, documented, changed())
        assert caught.value.param == f"{place}.fieldOfTomorrow"
        assert caught.value.operation == documented.id
    assert count
    assert not recorder.bodies


def with_typos(model: Any, plain: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the place of each object of a body, and what makes a body with an unknown name there."""
    for steps in objects(model):
        name = place
        for step in steps:
            name += f"[{step}]" if isinstance(step, int) else f".{step}"

        def changed(steps: tuple[Any, ...] = steps) -> Any:
            copy = json.loads(json.dumps(plain))
            inner = copy
            for step in steps:
                inner = inner[step]
            inner["fieldOfTomorrow"] = 1
            return copy

        yield name, changed


def objects(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the steps to each model inside of a value, by the names of the API."""
    if isinstance(value, Model):
        yield steps
        for name, wire in value.wire_names.items():
            yield from objects(getattr(value, name), (*steps, wire))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects(item, (*steps, index))


@pytest.mark.parametrize(
    ("body", "param", "suggestion"),
    [
        ({"is_enabled": True}, "body.is_enabled", "isEnabled"),
        ({"isenabled": True}, "body.isenabled", "isEnabled"),
        ({"descriptoin": "x"}, "body.descriptoin", "description"),
        ({"rules": [{"name": "a", "passPercent": 1}]}, "body.rules[0].passPercent", "passPercentage"),
        ({"rules": [EVERYONE, {"pass_percentage": 1}]}, "body.rules[1].pass_percentage", "passPercentage"),
        (
            {"rules": [{"conditions": [{"typ": "public"}]}]},
            "body.rules[0].conditions[0].typ",
            "type",
        ),
        (
            models.GateUpdate(rules=[{"nam": "x"}]),  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
            "body.rules[0].nam",
            "name",
        ),
        ({"zzz": 1}, "body.zzz", ""),
        ({1: 1}, "body.1", ""),
    ],
)
async def test_the_error_suggests_a_name(recorder: Recorder, body: Any, param: str, suggestion: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        await send(recorder, gates_update(), body)
    assert caught.value.param == param
    expected = f"did you mean '{suggestion}'?" if suggestion else "can be sent in additional_properties"
    assert expected in str(caught.value)
    assert not recorder.bodies


@pytest.mark.parametrize("body", ["reason", b"{}", 5, [("description", "x")], {"description"}, object()])
async def test_what_is_no_mapping_is_refused(recorder: Recorder, body: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="GateUpdate or a mapping expected") as caught:
        await send(recorder, gates_update(), body)
    assert caught.value.param == "body"
    archive = next(one for one in OPERATIONS if one.id == "gates_archive")
    with pytest.raises(InvalidArgumentError, match="GateArchival or a mapping expected"):
        await send(recorder, archive, body)
    assert not recorder.bodies


async def test_a_list_of_bodies_may_mix_models_and_mappings(recorder: Recorder) -> None:
    update = next(one for one in OPERATIONS if one.id == "segments_update_conditions")
    await send(recorder, update, (EVERYONE, {"name": "beta", "conditions": []}))
    assert recorder.bodies == [[EVERYONE.to_dict(), {"name": "beta", "conditions": []}]]
    with pytest.raises(InvalidArgumentError, match="Rule given, a list of Rule or RuleList expected"):
        await send(recorder, update, EVERYONE)
    with pytest.raises(InvalidArgumentError, match=r"body\[1\]: str given, Rule or a mapping expected"):
        await send(recorder, update, [EVERYONE, "beta"])


async def test_models_and_mappings_are_sent_alike(recorder: Recorder) -> None:
    body = {
        "rules": [EVERYONE, {"name": "b", "conditions": [models.Condition(type="public")]}],
        "tags": UNSET,
    }
    await send(recorder, gates_update(), MappingProxyType(body))
    await send(recorder, gates_update(), models.GateUpdate(additional_properties={"newField": {"a": 1}}))
    rules = [EVERYONE.to_dict(), {"name": "b", "conditions": [{"type": "public"}]}]
    assert recorder.bodies == [{"rules": rules}, {"newField": {"a": 1}}]


async def test_free_json_is_not_checked(recorder: Recorder) -> None:
    update = next(one for one in OPERATIONS if one.id == "dynamic_configs_update")
    body = {"defaultValue": {"any": {"name": [1]}}}
    await send(recorder, update, body)
    assert recorder.bodies == [body]


async def test_a_body_within_itself_is_refused(recorder: Recorder) -> None:
    body: dict[str, Any] = {"name": "x"}
    body["rules"] = [body]
    with pytest.raises(InvalidArgumentError):
        await send(recorder, gates_update(), body)


async def test_an_unknown_name_of_a_union_is_refused(recorder: Recorder) -> None:
    create = next(one for one in OPERATIONS if one.id == "ingestions_create")
    plain = encode(create.body)
    with pytest.raises(InvalidArgumentError) as caught:
        await send(recorder, create, {**plain, "dataSet": "x"})
    assert caught.value.param == "body.dataSet"
    assert "did you mean 'dataset'?" in str(caught.value)


async def test_a_credential_in_a_mapping_is_hidden_like_one_in_a_model() -> None:
    recorder = Recorder(400)
    create = next(one for one in OPERATIONS if one.id == "ingestions_create_databricks_connection")
    with pytest.raises(APIStatusError) as caught:
        await send(recorder, create, {"token": CANARY, "host": "h", "path": "p"})
    assert recorder.bodies == [{"token": CANARY, "host": "h", "path": "p"}]
    frame = caught.value.__traceback__
    while frame is not None:
        if "/src/statsig_console/" in frame.tb_frame.f_code.co_filename:
            assert CANARY not in repr(frame.tb_frame.f_locals)
        frame = frame.tb_next


async def test_a_credential_in_a_mapping_inside_of_a_model_is_masked() -> None:
    from statsig_console._http.request_body import check_body

    operation = gates_update().function.__globals__["GATES_UPDATE"]
    checked = check_body(operation, {"token": CANARY, "host": "h"}, models.DatabricksConnectionCreate)
    assert checked["token"] == Secret(CANARY)
    assert CANARY not in repr(checked)
