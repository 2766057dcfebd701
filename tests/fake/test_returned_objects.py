"""Responses of writes that hold an object, or repeat the request, as official payloads show."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console import Client, models
from statsig_console.fake import Fake
from tests.support.fake_project import Project, rule

MADE: dict[str, Any] = {
    "experiments_delete": {"name": "colors"},
    "holdouts_delete": {"name": "payments", "description": "All of them"},
    "segments_archive": {"name": "beta", "type": "id_list"},
}
METRIC = {"name": "total", "type": "event_count_custom", "metricEvents": [{"name": "purchase"}]}


@pytest.fixture
def project() -> Project:
    return Project()


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here waits, so one event loop is enough."""
    return "asyncio"


@pytest.mark.parametrize("operation", MADE)
def test_a_removed_object_is_returned_as_it_was(project: Project, operation: str) -> None:
    tag = operation.split("_")[0]
    path = {"id": project.send(f"{tag}_create", body=MADE[operation])["id"]}
    before = project.send(f"{tag}_get", path)
    after = project.send(operation, path)
    assert after.keys() == before.keys()
    changed = {"isEnabled", "version", "lastModifiedTime"} if "archive" in operation else set()
    assert {name for name in after if after[name] != before[name]} <= changed


def test_a_key_is_returned_when_it_is_deactivated_and_deleted(project: Project) -> None:
    key = project.send("keys_create", body={"description": "Build", "type": "SERVER"})
    path = {"id": key["key"]}
    assert project.send("keys_deactivate", path) == key | {"status": "deactivated"}
    assert project.send("keys_delete", path) == key | {"status": "deactivated"}


def test_a_deleted_ingestion_is_returned(project: Project) -> None:
    body = project.example("ingestions_create") | {"source_name": "orders"}
    made = project.send("ingestions_create", body=body)
    query = {name: body[name] for name in ("type", "dataset", "source_name")}
    assert project.send("ingestions_delete", query=query) == made


@pytest.mark.anyio
async def test_a_connection_is_returned_without_an_envelope_and_its_token_is_masked() -> None:
    body = {"token": "dapi-xxxx", "host": "h", "path": "p", "deltaSharingCredentials": "{x}"}
    async with Fake().http() as http, Client("console-x", http_client=http) as client:
        found = await client.ingestions.create_databricks_connection(body)
        raw = await client.raw.ingestions.create_databricks_connection(body)
    assert isinstance(found, models.DatabricksConnection)
    assert found.to_dict() == body == raw.data
    assert (raw.message, found.host) == (None, "h")
    assert not any(secret in f"{found} {raw}" for secret in ("dapi", "{x}"))


def test_only_the_creation_of_a_target_app_repeats_the_request(project: Project) -> None:
    body = {"name": "Kiosk", "description": "In the shop", "gates": [project.object("gates")["id"]]}
    made = project.send("target_apps_create", body=body)
    assert made == body | {"id": made["id"]}
    path = {"id": made["id"]}
    project.send("target_apps_update", path, body={"description": "New"})
    assert project.send("target_apps_get", path) == {"id": made["id"], "name": "Kiosk"}


@pytest.mark.parametrize("shape", ["list", "object"])
def test_the_rules_of_a_segment_are_sent_in_two_shapes(project: Project, shape: str) -> None:
    path = {"id": project.send("segments_create", body={"name": "payers", "type": "rule_based"})["id"]}
    rules = [rule("Paid")]
    found = project.send(
        "segments_update_conditions", path, body=rules if shape == "list" else {"rules": rules}
    )
    assert [made["name"] for made in found["rules"]] == ["Paid"]
    assert project.send("segments_get", path) == found


def test_fields_that_are_only_read_are_ignored_in_requests(project: Project) -> None:
    echo = {"id": "other", "createdTime": 5, "isHidden": True, "permalink": "x"}
    made = project.send("metrics_create", body=METRIC | echo)
    assert made["id"] == "total::event_count_custom"
    assert not any(made.get(name) == value for name, value in echo.items())

    autotune = project.object("autotunes")
    read = {name: value for name, value in autotune.items() if value is not None}
    sent = read | {"version": 99, "creatorName": "Me", "isStarted": True, "description": "New"}
    changed = project.send("autotunes_replace", {"id": autotune["id"]}, body=sent)
    assert changed["description"] == "New"
    for name in ("creatorName", "isStarted"):
        assert changed[name] == autotune[name]
    assert changed["version"] == autotune["version"] + 1
