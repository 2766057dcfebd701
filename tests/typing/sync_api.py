"""Never run, only checked: what user code without async gets to see of types."""

from __future__ import annotations

from functools import partial
from typing import assert_type

from statsig_console import UNSET, Page, RawResponse, Report, models
from statsig_console.jobs import FieldsEditor, RuleEditor, RulesEditor
from statsig_console.jobs.check import CheckResult
from statsig_console.models import Gate, PulseLoad
from statsig_console.pytest_plugin import FakeConsole
from statsig_console.sync import Client, CursorPages, Pages, bulk, poll
from statsig_console.sync.jobs import check, edit


def what_users_write(client: Client) -> None:
    """Name the types of everyday calls."""
    gate = client.gates.get("new_checkout")
    assert_type(gate, Gate)
    assert_type(client.gates.list(limit=5, type="STALE"), Pages[Gate])
    assert_type(client.gates.list().first_page(), Page[Gate])
    assert_type(client.gates.list().read(2), Page[Gate])
    assert_type(client.logs.list(), CursorPages[models.LogEntry])
    assert_type([found.id for found in client.gates.list().prefetch(3)], list[str])
    assert_type(list(client.gates.list().by_page()), list[Page[Gate]])
    assert_type(client.gates.delete("x"), None)
    assert_type(client.raw.gates.get("x"), RawResponse)
    assert_type(client.raw.gates.list(page=2), RawResponse)
    assert_type(client.send("PUT /gates/{id}/launch", {"id": "x"}), RawResponse)
    assert_type(client.send("GET /gates", decode=lambda answer: answer.status), int)
    assert_type(client.with_options(priority=1, respect_review_settings=UNSET), Client)
    assert_type(bulk(client.gates.archive, ["a", "b"]), Report[str, Gate])
    assert_type(bulk(client.gates.archive, (found.id for found in client.gates.list())), Report[str, Gate])
    assert_type(bulk(lambda found: found.id, client.gates.list()), Report[Gate, str])
    bulk(
        partial(client.gates.archive, body=models.GateArchival()),
        ["a"],
        only_if_changed=lambda item: item != "b",
    )
    loads = poll(lambda: client.gates.list_pulse_loads("x", "rule").read(1), until=lambda page: page.is_last)
    assert_type(loads, Page[PulseLoad])


def how_users_edit(client: Client) -> None:
    """Name the types of jobs."""
    with edit(client.gates, "new_checkout") as gate:
        assert_type(gate, RulesEditor)
        assert_type(gate.rule("beta"), RuleEditor)
    with edit(client.experiments, "x", confirm=0) as experiment:
        assert_type(experiment, FieldsEditor)
    assert_type(check.gate(client, "new_checkout", rollout_max=50), CheckResult)
    with client.exclusive("gates", "new_checkout"):
        pass


def how_users_test(fake_console: FakeConsole) -> None:
    """Name the type of the client of a fake."""
    with fake_console.sync_client(deadline=5) as client:
        assert_type(client, Client)


def what_checkers_refuse(client: Client) -> None:
    """Each line is a mistake; a checker that accepts it makes the ignore comment an error."""
    client.gates.get(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.gates.list(type="STALLE")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.raw.gates.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    check.gate(client)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    check.gate("x", "y")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Client(api_key="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.with_options(retries=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.aclose()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
