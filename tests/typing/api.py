"""Never run, only checked: what user code gets to see of types."""

from __future__ import annotations

from typing import assert_type

from statsig_console import UNSET, Client, Page, RawResponse, Report, Secret, Unset, bulk, models, poll
from statsig_console.jobs import FieldsEditor, RuleEditor, RulesEditor, check, edit
from statsig_console.jobs.check import CheckResult
from statsig_console.models import Gate, PulseLoad


async def what_users_write(client: Client) -> None:
    """Name the types of everyday calls."""
    gate = await client.gates.get("new_checkout")
    assert_type(gate, Gate)
    assert_type(gate.id, str)
    assert_type(gate.description, str)
    assert_type(gate.team_id, str | None | Unset)
    assert_type(await client.gates.list(limit=5, type="STALE"), Page[Gate])
    assert_type([found.id async for found in client.gates.list()], list[str])
    assert_type(await client.gates.delete("x"), None)
    assert_type(await client.raw.gates.get("x"), RawResponse)
    assert_type(await client.raw.gates.list(page=2), RawResponse)
    assert_type(await client.send("PUT /gates/{id}/launch", {"id": "x"}), RawResponse)
    assert_type(await client.send("GET /gates", decode=lambda answer: answer.status), int)
    assert_type(await bulk(client.gates.archive, ["a", "b"]), Report[str, Gate])
    loads = await poll(
        lambda: client.gates.list_pulse_loads("x", "rule").read(1), until=lambda page: page.is_last
    )
    assert_type(loads, Page[PulseLoad])
    models.GateUpdate(type="PERMANENT", team=None)
    Client("x", allow_insecure={"http"}, respect_review_settings=True)
    Client(allow_insecure=["http", "key"])
    client.with_options(respect_review_settings=None).with_options(respect_review_settings=UNSET)


async def how_users_edit(client: Client) -> None:
    """Name the types of edits and checks."""
    async with edit(client.gates, "new_checkout", confirm=0) as gate:
        assert_type(gate, RulesEditor)
        assert_type(gate.rule("beta"), RuleEditor)
        gate.rule("beta").pass_percentage = 25
        gate.rule("beta").condition(0).add("u1", 2)
        gate.tags += ["x"]
        gate.is_enabled = False
    async with edit(client.segments, "testers") as segment:
        assert_type(segment, RulesEditor)
    async with edit(client.holdouts, "payments") as holdout:
        assert_type(holdout, FieldsEditor)
    async with client.exclusive("gates", "new_checkout"):
        assert_type(await check.gate(client, "new_checkout", enabled=True), CheckResult)
    edit(client.gates, 1)  # type: ignore[call-overload]  # pyright: ignore


async def how_users_handle_secrets(client: Client) -> None:
    """Name the types of credentials: decoded ones are masked, plain text is taken where one is sent."""
    key = await client.keys.get("console-xxxx")
    assert_type(key.key, Secret | None)
    if key.key is not None and key.key != "console-xxxx":
        assert_type(key.key.reveal(), str)
        assert_type(await client.keys.rotate(key.key), models.Key)
    connection = models.DatabricksConnectionCreate(token="dapi-xxxx", host="h", path="p")
    assert_type(connection.token, Secret)
    assert_type(connection.delta_sharing_credentials, Secret | Unset)
    models.DatabricksConnectionCreate(
        token=connection.token, host="h", path="p", delta_sharing_credentials="{}"
    )
    models.SnowflakeConnectionUpdate(
        private_key=None, service_user_password="xxxx", key_pass_phrase=Secret("x")
    )
    connection.token = Secret("dapi-yyyy")


async def what_checkers_refuse(client: Client) -> None:
    """Each line is a mistake; a checker that accepts it makes the ignore comment an error."""
    await client.gates.get(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await client.gates.list(type="STALLE")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    models.GateUpdate(isEnabled=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    models.GateUpdate(type="STALE")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    models.DatabricksConnectionCreate(token=5, host="h", path="p")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await client.raw.gates.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client(api_key="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client("x", "https://statsigapi.net")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client(allow_insecure="http")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client(allow_insecure={"https"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client(respect_review_settings="true")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.with_options(retries=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    secret = Secret("xxxx")
    secret.upper()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    print("Bearer " + secret)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    await client.gates.get(secret)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
