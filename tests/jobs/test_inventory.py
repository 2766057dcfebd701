"""An inventory has every object as a flat row; rows of models and results have columns with numbers."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, get_type_hints

import anyio
import httpx
import pytest

from statsig_console import (
    Client,
    InvalidArgumentError,
    Pages,
    PermissionDeniedError,
    ServerError,
    models,
)
from statsig_console._generated.api import Resources
from statsig_console.fake import Fake
from statsig_console.jobs import InventoryRow, inventory, results, to_rows
from statsig_console.jobs._inventory import KINDS
from tests.support.operations import OPERATIONS

KEY = "console-xxxx"
NOT_OBJECTS = {
    "audit_logs": "They are entries of a log.",
    "logs": "They are entries of a log.",
    "events": "They are single events of users.",
    "release_pipeline_triggers": "They are runs of pipelines.",
    "autotune_reviews": "They are listed for one object.",
    "dynamic_config_reviews": "They are listed for one object.",
    "experiment_reviews": "They are listed for one object.",
    "gate_reviews": "They are listed for one object.",
}
"""Groups with a list that an inventory leaves out."""


@pytest.fixture
def project(fake: Fake) -> Fake:
    """A project with objects of several kinds."""
    fake.seed(gates=230, dynamic_configs=5, experiments=20, autotunes=2, segments=4)
    return fake


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, set[type]]:
    """Return the types in each column."""
    found = dict[str, set[type]]()
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    return found


def test_every_group_with_a_list_has_a_kind_or_a_reason() -> None:
    client = Client(KEY)
    groups = {name for name in vars(Resources) if hasattr(getattr(client, name, None), "list")}
    assert groups == {*KINDS.values(), *NOT_OBJECTS}


@pytest.mark.anyio
async def test_an_inventory_has_all_objects(client: Client, project: Fake) -> None:
    rows = [row async for row in inventory(client)]
    counts = Counter(row["kind"] for row in rows)
    for kind, group in KINDS.items():
        if group in ("gates", "dynamic_configs", "experiments", "autotunes", "segments", "tags"):
            found = project.objects(group).values()
            assert counts[kind] == sum(one.get("status") != "Archived" or group != "gates" for one in found)
    gates = {row["id"]: row for row in rows if row["kind"] == "gate"}
    for id, gate in project.objects("gates").items():
        if gate["status"] == "Archived":
            continue
        created = datetime.fromisoformat(gates[id]["created"] or "")
        assert created == datetime.fromtimestamp(gate["createdTime"] // 1000, UTC)
        assert gates[id]["rules"] == len(gate["rules"])
        assert gates[id]["tags"] == ", ".join(gate["tags"])
        assert (gates[id]["status"], gates[id]["team"]) == (gate["status"], gate["team"])
        assert gates[id]["url"] == gate["permalink"]
        assert gates[id]["owner"] == gate["owner"]["ownerName"]
    assert len(project.requests) <= len(KINDS) + 3


@pytest.mark.anyio
async def test_rows_are_flat_and_have_the_declared_types(client: Client, project: Fake) -> None:
    await client.keys.create(models.KeyCreate(description="ci", type="CONSOLE"))
    rows = [row async for row in inventory(client)]
    declared = get_type_hints(InventoryRow)
    for name, types in columns(rows).items():
        assert types <= {str, type(None)} if "None" in str(declared[name]) else types == {declared[name]}
    assert all(list(row) == list(declared) for row in rows)


@pytest.mark.anyio
async def test_no_row_has_a_credential(client: Client, fake: Fake) -> None:
    key = await client.keys.create(models.KeyCreate(description="ci", type="CONSOLE"))
    assert key.key
    secret = key.key.reveal()
    rows: list[Any] = [row async for row in inventory(client, ["key"])]
    rows += to_rows((await client.keys.list()).items)
    assert [row.get("id", row.get("key")) for row in rows] == ["[redacted]"] * 2
    assert secret not in json.dumps(rows)
    assert rows[0]["name"] == rows[1]["description"] == "ci"


@pytest.mark.anyio
@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_has_rows_with_a_name_and_without_credentials(kind: str) -> None:
    (documented,) = [one for one in OPERATIONS if one.id == f"{KINDS[kind]}_list"]
    answer = json.loads(json.dumps(documented.answer))
    answer.pop("pagination", None)
    found = answer["data"] if isinstance(answer["data"], list) else answer["data"]["environments"]
    for item in found:
        item.update(token="s3cr3t", key="console-s3cr3t", note="see console-s3cr3t0123456789abcdef")
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    async with httpx.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        rows = [row async for row in inventory(client, [kind])]
        items = [item async for item in listed(client, KINDS[kind])]
    assert len(rows) == len(found)
    assert all(row["id"] and row["name"] for row in rows)
    assert "s3cr3t" not in json.dumps([rows, to_rows(items)])


async def listed(client: Client, group: str) -> AsyncIterator[Any]:
    """Yield the objects of a group."""
    found = getattr(client, group).list()
    if isinstance(found, Pages):
        async for item in found:
            yield item
    else:
        for item in (await found).environments:
            yield item


@pytest.mark.anyio
async def test_kinds_that_are_refused_are_skipped_only_if_all_are_asked_for(
    client: Client, project: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    project.fail(403, operation="keys_list")
    rows = [row async for row in inventory(client)]
    assert len(rows) > 250
    assert "no objects of the kind key" in caplog.text
    project.fail(403, operation="keys_list")
    with pytest.raises(PermissionDeniedError):
        _ = [row async for row in inventory(client, ["tag", "key"])]


@pytest.mark.anyio
async def test_kinds_are_read_in_their_order_and_unknown_ones_refused(client: Client, project: Fake) -> None:
    rows = [row async for row in inventory(client, ["segment", "autotune", "segment"])]
    assert [row["kind"] for row in rows] == ["segment"] * 4 + ["autotune"] * 2
    for wrong in (["gates"], "gate"):
        with pytest.raises(InvalidArgumentError, match="kinds: "):
            _ = [row async for row in inventory(client, wrong)]


@pytest.mark.anyio
async def test_an_inventory_can_be_left_early(client: Client, project: Fake) -> None:
    async for row in inventory(client):
        assert row["kind"] == "gate"
        break
    assert len(project.requests) <= 5


def test_rows_of_models() -> None:
    owner = {"ownerID": "u1", "ownerType": "USER", "ownerName": "Ada"}
    gates = [
        {"id": "one", "isEnabled": True, "tags": ["a", "b"], "version": 3, "owner": owner, "new": {"x": 1}},
        {"id": "two", "isEnabled": False, "tags": [], "checksPerHour": 2.5, "owner": None, "token": "abc"},
    ]
    rows = to_rows(models.Gate.from_dict(gate) for gate in gates)
    assert [list(row) for row in rows] == [list(rows[0])] * 2
    assert [row["version"] for row in rows] == [3, None]
    assert [row["checks_per_hour"] for row in rows] == [None, 2.5]
    assert [row["tags"] for row in rows] == ['["a", "b"]', "[]"]
    assert [row["owner.owner_name"] for row in rows] == ["Ada", None]
    assert "owner" not in rows[0]
    assert [row["new"] for row in rows] == ['{"x": 1}', None]
    assert [row["token"] for row in rows] == [None, "[redacted]"]
    assert to_rows([]) == []
    with pytest.raises(InvalidArgumentError, match="item 0 is no model, but dict"):
        to_rows([{"id": "one"}])


@pytest.mark.anyio
async def test_rows_of_every_kind_are_flat(client: Client, project: Fake) -> None:
    for group in ("gates", "experiments", "segments", "autotunes", "dynamic_configs"):
        rows = to_rows((await getattr(client, group).list()).items)
        assert rows
        assert set().union(*columns(rows).values()) <= {str, int, float, bool, type(None)}


async def experiment(client: Client, fake: Fake, days: int, groups: int = 3) -> None:
    """Create an experiment that has run for some days."""
    names = ["Control", *(f"Test {number}" for number in range(1, groups))]
    size = 100 / groups
    await client.experiments.create(
        models.ExperimentCreate(
            id="colors",
            name="colors",
            groups=[models.ExperimentGroup(name=name, size=size, parameter_values={}) for name in names],
            primary_metrics=[models.ExperimentMetric(name="purchase", type="event_count")],
            secondary_metrics=[models.ExperimentMetric(name="page_load", type="mean")],
        )
    )
    await client.experiments.start("colors")
    fake.advance(days * 86_400)


@pytest.fixture
def today() -> Fake:
    """A Console with the time of this machine, which decides on the days that are read."""
    return Fake()


def days_ago(days: int) -> str:
    """Return a day as text."""
    return datetime.fromtimestamp(datetime.now(UTC).timestamp() - days * 86_400, UTC).date().isoformat()


class Answers(httpx.AsyncBaseTransport):
    """Answers with the results of a day in another form; an engine that counts what is in flight."""

    def __init__(self, experiment: dict[str, Any], result: dict[str, Any] | int) -> None:
        self.in_flight = self.most = self.calls = 0
        self._experiment = experiment
        self._result = result

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer with the experiment or with the results."""
        if not request.url.path.endswith("pulse_results"):
            return httpx.Response(200, json={"message": "", "data": self._experiment})
        self.calls += 1
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)
        await anyio.sleep(0.1)
        self.in_flight -= 1
        if isinstance(self._result, int):
            return httpx.Response(self._result, json={"status": self._result, "message": "no"})
        return httpx.Response(200, json={"message": "", "data": self._result})


def running(days: int) -> dict[str, Any]:
    """Return an experiment as the server sends it."""
    now = datetime.now(UTC).timestamp()
    groups = [{"id": id, "name": name, "size": 50} for id, name in (("c1", "Control"), ("t1", "Test"))]
    start = int((now - days * 86_400) * 1000)
    return {"id": "colors", "name": "colors", "status": "active", "groups": groups, "startTime": start}


async def rows_of(transport: Answers, **options: int) -> list[dict[str, str | float]]:
    """Return the rows that a client reads from answers."""
    async with httpx.AsyncClient(transport=transport) as http, Client(KEY, http_client=http) as client:
        return await results.rows(client, "colors", **options)


@pytest.mark.anyio
async def test_results_are_rows_with_numbers(client: Client, fake: Fake) -> None:
    await experiment(client, fake, 10)
    found = fake.objects("experiments")["colors"]
    # An experiment that has ended is read up to its end, whatever the day is.
    found["endTime"] = found["startTime"] + 6 * 86_400_000
    fake.requests.clear()
    rows = await results.rows(client, "colors")
    # 7 days, 2 test groups, 2 metrics
    assert len(rows) == 7 * 2 * 2
    assert len(fake.requests) == 1 + 7 * 2
    texts = {"date", "experiment", "group", "group_id", "scorecard", "metric", "metric_id", "error"}
    for name, types in columns(rows).items():
        assert types == ({str} if name in texts else {float}), name
    assert [row["date"] for row in rows] == sorted(str(row["date"]) for row in rows)
    assert {row["group"] for row in rows} == {"Test 1", "Test 2"}
    assert {(row["scorecard"], row["metric"]) for row in rows} == {
        ("primary", "purchase"),
        ("secondary", "page_load"),
    }
    first = await client.experiment_results.get_pulse(
        "colors", control=found["groups"][0]["id"], test=found["groups"][1]["id"], date=str(rows[0]["date"])
    )
    result = first.primary_metrics[0]
    assert (rows[0]["test_mean"], rows[0]["p_value"]) == (result.test_mean, result.p_value)
    assert isinstance(result.confidence_interval, models.ConfidenceBounds)
    assert rows[0]["confidence_interval_lower"] == result.confidence_interval.lower
    assert math.isnan(float(rows[0]["chance_to_beat"]))
    assert len(await results.rows(client, "colors", days=2)) == 2 * 2 * 2


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("scorecard", "id"), [("primary_metrics", "metric_id"), ("primaryMetrics", "metricID")]
)
async def test_names_in_snake_case_are_read_as_well(scorecard: str, id: str) -> None:
    result = {
        id: "purchase::event_count",
        "value": 2,
        "metric_name": "purchase",
        "p_value": 0.04,
        "test_mean": 3,
    }
    result |= {"confidence_interval": {"lower": -1, "upper": None}}
    rows = await rows_of(Answers(running(3), {scorecard: [result], "otherMetrics": []}), days=1)
    assert len(rows) == 1
    assert rows[0]["metric"] == "purchase"
    assert rows[0]["absolute_change"] == 2
    assert rows[0]["metric_id"] == "purchase::event_count"
    assert (rows[0]["p_value"], rows[0]["test_mean"], rows[0]["confidence_interval_lower"]) == (
        0.04,
        3.0,
        -1.0,
    )
    assert math.isnan(float(rows[0]["confidence_interval_upper"]))


@pytest.mark.anyio
async def test_six_days_are_read_at_a_time() -> None:
    answers = Answers(running(60), {"primaryMetrics": [{"metricID": "purchase::event_count"}]})
    rows = await rows_of(answers)
    assert (answers.calls, answers.most) == (28, 6)
    assert [row["date"] for row in rows] == [days_ago(number) for number in range(27, -1, -1)]


@pytest.mark.anyio
async def test_an_error_ends_the_reading() -> None:
    answers = Answers(running(60), 403)
    with pytest.raises(PermissionDeniedError):
        await rows_of(answers)
    assert answers.calls <= 6
    with pytest.raises(ServerError):
        await rows_of(Answers(running(1), 503))


@pytest.mark.anyio
async def test_days_without_results_have_no_rows(client: Client, fake: Fake) -> None:
    # The clock of the fake is behind, so it has no data for the last days of this machine.
    await experiment(client, fake, 3, groups=2)
    assert await results.rows(client, "colors") == []
    await client.experiments.create(models.ExperimentCreate(id="new", name="new"))
    assert await results.rows(client, "new") == []
    for wrong in (0, 366, True, "7"):
        with pytest.raises(InvalidArgumentError, match="days: a whole number from 1 to 365"):
            await results.rows(client, "colors", days=wrong)  # type: ignore[arg-type]
