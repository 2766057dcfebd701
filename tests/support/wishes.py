"""Faults of the matrix with what is wanted of any client that meets them, and how the stock client fails."""

from __future__ import annotations

import gzip
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import anyio
import httpx

from tests.support.fault_calls import KEY
from tests.support.fault_server import Exchange, FaultServer, Script, answer, in_turn
from tests.support.meeting import applies, says

__all__ = ["ROWS", "Row", "well"]

GATE = {"id": "a", "name": "a", "isEnabled": True, "rules": []}
PAGE = b"<html>Please log in</html>"
HTML = {"Content-Type": "text/html"}
BOMB = gzip.compress(b" " * 5_000_000)
NAN = b'{"message": "", "data": {"id": "a", "isEnabled": true, "rules": [], "version": NaN}}'
Caller = Any
Wish = Callable[[Caller, FaultServer], Awaitable[None]]


@dataclass(frozen=True)
class Row:
    """A fault, what is wanted of a client that meets it, and what the stock client raises instead."""

    number: int
    about: str
    script: Script
    wanted: Wish
    fails: type[BaseException]
    """AssertionError where it does not raise, or not what is wanted; TimeoutError where it hangs."""
    host: str = "127.0.0.1"
    scheme: str = "http"


well = applies(GATE)


async def reset(exchange: Exchange) -> None:
    """Cut the connection."""
    await exchange.reset()


async def close(exchange: Exchange) -> None:
    """End the connection without a word."""
    await exchange.close()


async def drip(exchange: Exchange) -> None:
    """Answer a byte a minute."""
    await exchange.drip(answer(GATE), 60)


async def drip_body(exchange: Exchange) -> None:
    """Answer a byte a minute from the body on."""
    head, end, body = answer(GATE).partition(b"\r\n\r\n")
    await exchange.send(head + end)
    await exchange.drip(body, 60)


async def stall_applied(exchange: Exchange) -> None:
    """Do what was asked for and never say so."""
    exchange.apply()
    await exchange.stall()


async def reset_applied(exchange: Exchange) -> None:
    """Do what was asked for and cut the connection."""
    exchange.apply()
    await exchange.reset()


async def truncated(exchange: Exchange) -> None:
    """Announce more than comes."""
    await exchange.answer(GATE, length=5000)
    await exchange.close()


async def foreign(exchange: Exchange) -> None:
    """Add bytes to an answer that look like another one."""
    await exchange.send(answer(status=204, body=b"", length=-1) + answer({**GATE, "id": "foreign"}))


async def reads(caller: Caller, server: FaultServer) -> None:
    """The gate is read."""
    assert (await caller.read()).id == "a"


async def updates_once(caller: Caller, server: FaultServer) -> None:
    """The change is made, once, and nobody is told otherwise."""
    await caller.update()
    assert len(server.ledger) == 1


async def creates_once(caller: Caller, server: FaultServer) -> None:
    """The gate is created, once, and given back."""
    assert (await caller.create()).id == "a"
    assert len(server.ledger) == 1


async def deletes(caller: Caller, server: FaultServer) -> None:
    """The gate is gone, and nobody is told otherwise."""
    await caller.delete()
    assert len(server.ledger) == 1


async def comes_back(caller: Caller, server: FaultServer) -> None:
    """The call ends in time, with an error that says which call it was."""
    start = anyio.current_time()
    await says_where(caller, server)
    assert anyio.current_time() - start <= 61


def tells(call: str, path: str) -> Wish:
    """Return the wish that a call raises an error that says which call it was."""

    async def wanted(caller: Caller, server: FaultServer) -> None:
        try:
            await getattr(caller, call)()
        except Exception as error:
            assert path in str(error), f"{error!r} does not say where"  # noqa: PT017
        else:
            raise AssertionError("nothing was raised")

    return wanted


says_where = tells("read", "GET /gates/a")


async def next_is_own(caller: Caller, server: FaultServer) -> None:
    """An answer goes to the request that it belongs to."""
    await caller.delete()
    assert (await caller.read()).id == "a"


async def no_cookies(caller: Caller, server: FaultServer) -> None:
    """What a server sets is not sent back."""
    await caller.read()
    await caller.read()
    assert "cookie" not in server.seen[1].headers


async def reads_twice(caller: Caller, server: FaultServer) -> None:
    """The gate is read again."""
    await caller.read()
    assert (await caller.read()).id == "a"


async def too_large(caller: Caller, server: FaultServer) -> None:
    """A bomb is an error that says so."""
    try:
        await caller.read()
    except Exception as error:
        assert "larger than" in str(error), f"{error!r} let it go off"  # noqa: PT017


async def refuses_dots(caller: Caller, server: FaultServer) -> None:
    """An id that names something else is refused."""
    with suppress(ValueError):
        await caller.delete("..")
    assert server.seen == []


async def hides_the_key(caller: Caller, server: FaultServer) -> None:
    """A client can be printed."""
    assert KEY not in repr(caller.client)


ROWS = [
    Row(2, "names flap", well, reads, httpx.ConnectError, host="localhost"),
    Row(6, "a handshake stalls", well, comes_back, TimeoutError, scheme="https"),
    Row(7, "a reset", in_turn(reset, well), reads, httpx.ReadError),
    Row(9, "applied, then a reset", in_turn(reset_applied, says(GATE)), creates_once, httpx.ReadError),
    Row(10, "an end without an answer", in_turn(close, well), reads, httpx.RemoteProtocolError),
    Row(11, "applied, no answer", in_turn(stall_applied, says(status=404)), deletes, TimeoutError),
    Row(12, "a stale connection", in_turn(well, close, well), reads_twice, httpx.RemoteProtocolError),
    Row(13, "headers that drip", drip, comes_back, TimeoutError),
    Row(14, "a body that drips", drip_body, comes_back, TimeoutError),
    Row(24, "429", in_turn(says(status=429), well), reads, AttributeError),
    Row(
        25,
        "429 for a change",
        in_turn(says(status=429, headers={"Retry-After": "3"}), well),
        updates_once,
        AssertionError,
    ),
    Row(
        30,
        "429 of a proxy",
        in_turn(says(status=429, headers=HTML, body=PAGE), well),
        reads,
        json.JSONDecodeError,
    ),
    Row(32, "500 for a change", in_turn(says(status=500), well), updates_once, AssertionError),
    Row(
        34,
        "502 in HTML",
        in_turn(says(status=502, headers=HTML, body=PAGE), well),
        updates_once,
        AssertionError,
    ),
    Row(
        35,
        "503 with a wait",
        in_turn(says(status=503, headers={"Retry-After": "3"}), well),
        updates_once,
        AssertionError,
    ),
    Row(36, "520", in_turn(says(status=520), well), reads, ValueError),
    Row(39, "401", says(status=401), tells("update", "PATCH /gates/a"), AssertionError),
    Row(40, "403", says(status=403), tells("update", "PATCH /gates/a"), AssertionError),
    Row(41, "404 after a delete", in_turn(reset_applied, says(status=404)), deletes, httpx.ReadError),
    Row(
        43,
        "307 elsewhere",
        says(status=307, headers={"Location": "https://elsewhere.example"}),
        tells("update", "PATCH /gates/a"),
        AssertionError,
    ),
    Row(47, "bytes beyond an answer", in_turn(foreign, well), next_is_own, AssertionError),
    Row(51, "a bomb", says(headers={"Content-Encoding": "gzip"}, body=BOMB), too_large, AssertionError),
    Row(53, "a cookie", says(GATE, headers={"Set-Cookie": "session=1"}), no_cookies, AssertionError),
    Row(54, "a page to log in", says(headers=HTML, body=PAGE), says_where, AssertionError),
    Row(55, "an empty answer", says(body=b""), says_where, AssertionError),
    Row(56, "a truncated answer", in_turn(truncated, well), reads, httpx.RemoteProtocolError),
    Row(59, "null", says(body=b"null"), says_where, AssertionError),
    Row(60, "NaN", says(body=NAN), says_where, AssertionError),
    Row(62, "deep", says(body=b"[" * 100_000), says_where, AssertionError),
    Row(66, "a field is missing", says({"id": "a"}), reads, KeyError),
    Row(108, "dots for an id", well, refuses_dots, AssertionError),
    Row(116, "printing a client", well, hides_the_key, AssertionError),
]
