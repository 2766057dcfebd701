"""Segments with lists of ids on the fake, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

import httpx

from statsig_console import Client, models
from statsig_console.fake import Fake

__all__ = ["LIST", "Ignoring", "PageCap", "create", "ids_of", "sent_ids", "writes"]

LIST = "paying_users"


async def create(client: Client, ids: Iterable[str], kind: Any = "id_list") -> None:
    """Create a segment with some ids, at most as many as one call takes."""
    await client.segments.create(models.SegmentCreate(id=LIST, name=LIST, type=kind, id_type="userID"))
    if found := list(ids):
        if kind == "id_list":
            await client.segments.add_ids(LIST, {"ids": found})
        else:
            await client.segments.add_user_store_ids(LIST, {"ids": found})


def ids_of(fake: Fake) -> set[str]:
    """Return the ids of the segment, after all updates."""
    fake.advance(600)
    found = set[str]()
    for page in range(1, 1000):
        target = f"/console/v1/segments/{LIST}/id_list?limit=100000&page={page}"
        ids = json.loads(fake.respond("GET", target, "console-x", b"").body)["data"]["ids"]
        if not ids:
            break
        found |= set(ids)
    return found


def writes(fake: Fake) -> list[Any]:
    """Return the requests that change the list and were carried out."""
    return [
        one
        for one in fake.requests
        if one.method != "GET" and one.status == 200 and "ids" in (one.body or ())
    ]


def sent_ids(fake: Fake) -> list[tuple[str, str]]:
    """Return each id that was sent, with the method and the last part of the path."""
    return [
        (f"{one.method} {one.path.rpartition('/')[2]}", id) for one in writes(fake) for id in one.body["ids"]
    ]


class PageCap(httpx.AsyncBaseTransport):
    """A server that gives shorter pages than asked for, or refuses to."""

    def __init__(self, fake: Fake, most: int, *, refuses: bool = False) -> None:
        self._http = fake.http()
        self._most = most
        self._refuses = refuses

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on with a smaller `limit`, or answer 400."""
        limit = parse_qs(request.url.query.decode()).get("limit", ["0"])[0]
        url = request.url
        if int(limit) > self._most:
            if self._refuses:
                return httpx.Response(400, json={"status": 400, "message": "Invalid request"})
            url = url.copy_set_param("limit", self._most)
        sent = httpx.Request(request.method, url, headers=request.headers, content=request.content)
        return await self._http.send(sent, stream=True)

    async def aclose(self) -> None:
        """Close the connection to the fake."""
        await self._http.aclose()


class Ignoring(httpx.AsyncBaseTransport):
    """A server that confirms removals and makes none."""

    def __init__(self, fake: Fake) -> None:
        self._http = fake.http()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Confirm a removal, or pass a request on."""
        if request.method == "DELETE":
            return httpx.Response(200, json={"message": "IDs successfully removed"})
        content = await request.aread()
        return await self._http.send(
            httpx.Request(request.method, request.url, headers=request.headers, content=content), stream=True
        )
