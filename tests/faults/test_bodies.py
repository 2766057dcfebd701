"""The fault matrix, rows 54 to 71: what bodies hold, and what becomes of them when the API drifts."""

from __future__ import annotations

import json
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from statsig_console import (
    UNSET,
    Client,
    InvalidArgumentError,
    MalformedJSONError,
    NotJSONError,
    ResponseError,
    SchemaMismatchError,
    TruncatedResponseError,
    UnknownOutcomeError,
    models,
)
from statsig_console._http.response import open_answer
from tests.support.event_loops import on_real_clocks
from tests.support.fault_server import Exchange, Script, answer
from tests.support.meeting import applies, meeting, says

pytestmark = pytest.mark.anyio

GATE = {"id": "a"}
WHOLE = b'{"message": "Done.", "data": {"id": "a"}}'
LOGIN = b"<html><title>Sign in</title></html>"
Call = Callable[[Client], Awaitable[Any]]


async def read(client: Client) -> models.Gate:
    """Make a call of the class `read`."""
    return await client.gates.get("a")


async def replace(client: Client) -> models.Gate:
    """Make a call of the class `replace`."""
    return await client.gates.update("a", models.GateUpdate(description="new"))


async def delete(client: Client) -> None:
    """Make a call of the class `delete`."""
    await client.gates.delete("a")


async def once(client: Client) -> Any:
    """Make a call of the class `once`."""
    return await client.experiments.reset("a")


changes = pytest.mark.parametrize("call", [replace, delete, once], ids=lambda call: call.__name__)


def body(content: bytes, **others: Any) -> Script:
    """Return a script that answers with these bytes as JSON."""
    return says(body=content, **others)


def closes_after(raw: bytes) -> Script:
    """Return a script that makes the change, sends something and ends the connection."""

    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.send(raw)
        await exchange.close()

    return script


async def refusal_of(content: bytes) -> ResponseError:
    """Return the error of a read that is answered with a body once, and is then answered well."""
    async with meeting(body(content), says(GATE)) as (server, client):
        with pytest.raises(ResponseError) as caught:
            await read(client)
        assert len(server.seen) == 1
        assert (await read(client)).id == "a"
    assert [seen.connection for seen in server.seen] == [1, 2]
    error = caught.value
    assert (error.operation, error.path, error.status, error.attempts) == ("gates_get", "/gates/a", 200, 1)
    return error


async def test_row_054_a_login_page_to_a_read() -> None:
    page = body(LOGIN, headers={"Content-Type": "text/html; charset=utf-8"})
    async with meeting(page) as (server, client):
        with pytest.raises(NotJSONError, match="text/html instead of JSON") as caught:
            await read(client)
    assert (caught.value.content_type, caught.value.body_excerpt) == ("text/html", LOGIN.decode())
    assert (caught.value.status, len(server.seen)) == (200, 1)


@changes
async def test_row_054_a_login_page_to_a_change(call: Call) -> None:
    page = body(LOGIN, headers={"Content-Type": "text/html"})
    async with meeting(page) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await call(client)
    assert isinstance(caught.value.cause, NotJSONError)
    assert (caught.value.outcome, caught.value.status, caught.value.attempts) == ("unknown", 200, 1)
    assert len(server.seen) == 1


async def test_row_055_an_empty_body_to_a_read() -> None:
    assert isinstance(await refusal_of(b""), MalformedJSONError)


@changes
async def test_row_055_an_empty_body_to_a_change(call: Call) -> None:
    async with meeting(applies(body=b"")) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await call(client)
    # The status says that it was made; only what it led to is not known.
    assert caught.value.status == 200
    assert isinstance(caught.value.cause, MalformedJSONError)
    assert len(server.seen) == len(server.ledger) == 1


async def test_row_055_an_empty_body_to_a_change_that_can_be_read_back() -> None:
    found = says({"id": "a", "isEnabled": True})
    async with meeting(applies(body=b""), found) as (server, client):
        assert (await client.gates.enable("a")).is_enabled is True
    assert server.calls() == ["PUT /gates/a/enable", "GET /gates/a"]
    assert len(server.ledger) == 1


async def test_row_056_a_body_that_ends_early_is_read_again() -> None:
    cut = closes_after(answer(body=WHOLE[:20], length=len(WHOLE)))
    async with meeting(cut, says(GATE)) as (server, client):
        assert (await read(client)).id == "a"
    assert len(server.seen) == 2


async def test_row_056_a_body_that_always_ends_early() -> None:
    cut = closes_after(answer(body=WHOLE[:20], length=len(WHOLE)))
    async with meeting(cut) as (server, client):
        with pytest.raises(TruncatedResponseError) as caught:
            await read(client)
        with pytest.raises(UnknownOutcomeError) as doubt:
            await once(client)
    assert (caught.value.attempts, caught.value.operation) == (4, "gates_get")
    assert isinstance(doubt.value.cause, TruncatedResponseError)
    assert len(server.seen) == 4 + 1


async def test_row_057_json_that_is_cut_is_read_again_once() -> None:
    cut = closes_after(answer(body=WHOLE[:20], length=-1))
    async with meeting(cut, says(GATE)) as (server, client):
        assert (await read(client)).id == "a"
    assert len(server.seen) == 2
    async with meeting(cut) as (server, client):
        with pytest.raises(MalformedJSONError) as caught:
            await read(client)
    assert (caught.value.offset, caught.value.attempts, caught.value.status) == (20, 2, 200)
    assert caught.value.fixable_by == "retry"
    assert len(server.seen) == 2


@changes
async def test_row_057_the_cut_answer_to_a_change_is_not_asked_for_again(call: Call) -> None:
    async with meeting(closes_after(answer(body=WHOLE[:20], length=-1))) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await call(client)
    assert caught.value.status == 200
    assert len(server.seen) == len(server.ledger) == 1


async def test_row_058_a_mark_before_the_text_is_accepted() -> None:
    async with meeting(body(b"\xef\xbb\xbf" + WHOLE)) as (server, client):
        assert (await read(client)).id == "a"
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "content",
    [WHOLE + b" {}", WHOLE + b"\0", b")]}'," + WHOLE, WHOLE.decode().encode("utf-16"), b'{"data": "\xff"}'],
    ids=["more JSON", "a null", "a guard", "UTF-16", "Latin-1"],
)
async def test_row_058_what_is_not_one_text_of_json(content: bytes) -> None:
    error = await refusal_of(content)
    assert isinstance(error, MalformedJSONError)
    assert error.offset is not None


@pytest.mark.parametrize("content", [b"null", b"[]", b"{}", b'"text"', b"5", b"true"])
async def test_row_059_json_of_another_kind(content: bytes) -> None:
    async with meeting(body(content)) as (server, client):
        with pytest.raises(SchemaMismatchError) as caught:
            await read(client)
    # A bare list and a message alone are answers of some operations, but not of this one.
    assert caught.value.json_path == ("data" if content in (b"[]", b'"text"') else "$")
    assert caught.value.raw == (UNSET if content == b'"text"' else json.loads(content))
    assert (caught.value.operation, caught.value.path) == ("gates_get", "/gates/a")
    assert (caught.value.status, len(server.seen)) == (200, 1)


@pytest.mark.parametrize("data", [[], None, "text", 5])
async def test_row_059_data_of_another_kind(data: object) -> None:
    async with meeting(says(data)) as (server, client):
        with pytest.raises(SchemaMismatchError) as caught:
            await read(client)
        assert (await client.raw.gates.get("a")).data == data
    assert (caught.value.json_path, caught.value.raw) == ("data", data)
    assert len(server.seen) == 2


@pytest.mark.parametrize("content", [b'"done"', b'""', b"[]", b'{"message": null}', b'{"data": null}'])
async def test_row_059_the_status_is_enough_where_nothing_is_returned(content: bytes) -> None:
    async with meeting(applies(body=content)) as (server, client):
        await delete(client)
        assert (await client.send("PUT /gates/{id}/launch", {"id": "a"})).status == 200
    assert len(server.ledger) == 2


@pytest.mark.parametrize("content", [b"null", b"[]", b"{}", b'"text"', b"5", b'{"message": "done"}'])
async def test_row_059_a_change_that_should_return_an_object(content: bytes) -> None:
    async with meeting(applies(body=content)) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await replace(client)
    assert isinstance(caught.value.cause, SchemaMismatchError)
    assert (caught.value.status, len(server.ledger)) == (200, 1)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 309 + ".5"])
async def test_row_060_what_is_no_number(number: str) -> None:
    assert isinstance(await refusal_of(f'{{"data": {{"x": [{number}]}}}}'.encode()), MalformedJSONError)


async def test_row_061_the_last_of_two_equal_names_counts() -> None:
    # As with every reader of Python; there is no stricter one that is as fast.
    content = b'{"data": {"id": "a", "description": "first", "description": "last"}}'
    async with meeting(body(content)) as (server, client):
        assert (await read(client)).description == "last"
    assert len(server.seen) == 1


@pytest.mark.parametrize("depth", [65, 100, 900, 100_000])
@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("ends", [(b"[", b"]"), (b'{"a":', b"}")])
async def test_row_062_too_deep(depth: int, ends: tuple[bytes, bytes]) -> None:
    error = await refusal_of(ends[0] * depth + b"1" + ends[1] * depth)
    assert isinstance(error, MalformedJSONError)
    assert "nested deeper than 64 levels" in str(error)


async def test_row_062_deep_enough_for_anybody() -> None:
    deep: list[Any] = []
    for _ in range(60):
        deep = [deep]
    async with meeting(says({"id": "a", "deep": deep})) as (_, client):
        assert (await read(client)).additional_properties == {"deep": deep}


async def test_row_063_more_digits_than_python_reads() -> None:
    error = await refusal_of(b'{"data": {"version": ' + b"9" * 5000 + b"}}")
    assert isinstance(error, MalformedJSONError)


async def test_row_064_a_value_that_no_list_has() -> None:
    data = {"id": "a", "type": "ETERNAL", "status": "Frozen"}
    async with meeting(says(data)) as (_, client):
        gate = await read(client)
    assert (gate.type, gate.status) == ("ETERNAL", "Frozen")
    assert gate.to_dict() == data


async def test_row_065_a_field_that_no_document_has() -> None:
    data = {"id": "a", "fieldOfTomorrow": {"deep": [None, 1.5]}, "rules": [{"id": "r", "colour": "red"}]}
    async with meeting(says(data)) as (server, client):
        gate = await read(client)
        assert gate.additional_properties == {"fieldOfTomorrow": {"deep": [None, 1.5]}}
        await client.send("POST /gates/a/copy", body=gate)
    assert server.seen[1].json == data


async def test_row_066_fields_that_are_missing_or_null() -> None:
    # A missing field is UNSET and null is None, so that drift breaks nobody who does not use it.
    async with meeting(says({"id": "a", "name": None})) as (_, client):
        gate = await read(client)
    assert gate.name is None
    assert gate.is_enabled is UNSET
    assert gate.to_dict() == {"id": "a", "name": None}


async def test_row_067_fields_of_another_type() -> None:
    # They are kept as they come, like unknown values.
    data = {"id": 5, "isEnabled": "yes", "rules": {"r": 1}, "tags": "core"}
    async with meeting(says(data)) as (_, client):
        gate: Any = await read(client)
    assert (gate.id, gate.is_enabled, gate.rules, gate.tags) == (5, "yes", {"r": 1}, "core")
    assert gate.to_dict() == data


async def test_row_068_dates_that_are_none() -> None:
    # Times are handed on as they come, so there is nothing that could fail, or be warned of.
    data = {"id": "a", "createdTime": "the day before", "lastModifiedTime": 10**30}
    async with meeting(says(data)) as (_, client):
        gate: Any = await read(client)
    assert (gate.created_time, gate.last_modified_time) == ("the day before", 10**30)


@on_real_clocks
async def test_row_069_a_large_answer_does_not_hold_up_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: set[int] = set()
    began, released = threading.Event(), threading.Event()

    def watched(*arguments: Any) -> Any:
        threads.add(threading.get_ident())
        began.set()
        released.wait(5)  # for the loop, which only comes to it if it does not wait for this
        return open_answer(*arguments)

    async def go_on() -> None:
        while not began.is_set():
            await anyio.lowlevel.checkpoint()
        released.set()

    monkeypatch.setattr("statsig_console._http.exchange.open_answer", watched)
    data = [{"id": f"gate_{number}", "description": "x" * 1000} for number in range(1200)]
    async with meeting(says(data)) as (server, client), anyio.create_task_group() as group:
        group.start_soon(go_on)
        assert (await client.raw.gates.list()).data == data
    assert threads
    assert threading.get_ident() not in threads
    assert len(server.seen) == 1


LOOP: list[Any] = []
LOOP.append(LOOP)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (float("nan"), ""),
        (float("-inf"), ""),
        ("\ud800", ""),
        (b"bytes", ""),
        ({1, 2}, ""),
        (object(), ""),
        (10**5000, ""),
        ([1, {"deep": float("nan")}], "[1].deep"),
        ({"a": {(1, 2): 3}}, ".a"),
    ],
    ids=[
        "no number",
        "no finite number",
        "half a character",
        "bytes",
        "a set",
        "an object",
        "too many digits",
        "further in",
        "a name that is no text",
    ],
)
async def test_row_070_what_json_cannot_say_is_not_sent(value: Any, place: str) -> None:
    async with meeting(says(GATE)) as (server, client):
        with pytest.raises(InvalidArgumentError) as caught:
            await client.gates.update("a", models.GateUpdate(tags=["fine", value]))
    assert caught.value.param == f"body.tags[1]{place}"
    assert (caught.value.operation, caught.value.attempts) == ("gates_update", 0)
    assert server.accepted == 0


@pytest.mark.usefixtures("no_collection")
async def test_row_070_what_holds_itself_is_not_sent() -> None:
    async with meeting(says(GATE)) as (server, client):
        with pytest.raises(InvalidArgumentError, match="is nested too deeply, or contains itself"):
            await client.send("POST /gates", body={"rules": LOOP})
    assert server.accepted == 0


async def test_row_071_the_answer_to_another_question() -> None:
    async with meeting(says({"id": "b"}), says(GATE)) as (server, client):
        with pytest.raises(SchemaMismatchError, match="'b' instead of 'a', which was requested") as caught:
            await read(client)
        assert (await read(client)).id == "a"
    assert (caught.value.json_path, caught.value.raw) == ("data.id", {"id": "b"})
    assert (caught.value.operation, caught.value.status, caught.value.attempts) == ("gates_get", 200, 1)
    assert [seen.connection for seen in server.seen] == [1, 2]


@pytest.mark.parametrize(
    "data",
    [{"id": "A"}, {"id": "x7", "name": "a"}, {"name": "b"}, {"id": 5}, {}],
    ids=["other case", "asked by name", "no id", "id of another type", "nothing known"],
)
async def test_row_071_what_may_be_the_answer_is_taken(data: dict[str, Any]) -> None:
    async with meeting(says(data)) as (server, client):
        assert (await read(client)).to_dict() == data
    assert len(server.seen) == 1


async def test_row_071_raw_answers_are_not_judged() -> None:
    async with meeting(says({"id": "b"})) as (_, client):
        assert (await client.raw.gates.get("a")).data == {"id": "b"}
        assert (await client.send("GET /gates/{id}", {"id": "a"})).data == {"id": "b"}


async def test_row_071_the_answer_to_another_change() -> None:
    found = says({"id": "a", "isEnabled": True})
    async with meeting(says({"id": "b"}), says({"id": "b"}), found) as (server, client):
        with pytest.raises(UnknownOutcomeError) as caught:
            await replace(client)
        assert (await client.gates.enable("a")).id == "a"
    assert isinstance(caught.value.cause, SchemaMismatchError)
    assert server.calls() == ["PATCH /gates/a", "PUT /gates/a/enable", "GET /gates/a"]
    assert [seen.connection for seen in server.seen] == [1, 2, 3]


@pytest.mark.parametrize("data", [{"id": "a_gate"}, {"id": "x7", "name": "A gate"}, {}])
async def test_row_071_an_id_made_from_the_name_is_known_by_it(data: dict[str, Any]) -> None:
    async with meeting(applies(data)) as (server, client):
        created = await client.gates.create(models.GateCreate(name="A gate"))
    assert created.to_dict() == data
    assert len(server.seen) == len(server.ledger) == 1
