"""Serve prepared responses as fast as Python can, so that the time of the client is measured.

Usage: python answer_server.py PAYLOADS. It prints its port. The first part of a path is the form: /plain,
/gzip (compressed), or /slow (after 50 ms). A number after it, as in /plain-1000, is the length of its lists.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

LATENCY = 0.05
PER_PAGE = 100


class Answers:
    """Complete responses with their headers, by path."""

    def __init__(self, payloads: Path) -> None:
        found = json.loads(payloads.read_text())
        self._gate = found.pop("gate")
        self._pages = found
        self._made: dict[tuple[str, str], bytes] = {}

    def find(self, kind: str, target: str) -> bytes:
        """Return the response of a path, which the first request creates."""
        if (name := (kind, target)) not in self._made:
            kind, _, total = kind.partition("-")
            body = json.dumps(self._value(target, int(total or PER_PAGE))).encode()
            head = ["HTTP/1.1 200 OK", "Content-Type: application/json"]
            if kind == "gzip":
                body = gzip.compress(body)
                head.append("Content-Encoding: gzip")
            head.append(f"Content-Length: {len(body)}")
            self._made[name] = "\r\n".join(head).encode() + b"\r\n\r\n" + body
        return self._made[name]

    def _value(self, target: str, total: int) -> object:
        url = urlsplit(target)
        name = url.path.strip("/")
        if name not in self._pages:
            return {"message": "Gate read successfully.", "data": self._gate}
        query = {key: int(values[0]) for key, values in parse_qs(url.query).items()}
        number = query.get("page", 1)
        more = number * PER_PAGE < total
        items = [{**item, "id": f"{item['id']}_{number}"} for item in self._pages[name]]
        pages = {
            "itemsPerPage": PER_PAGE,
            "pageNumber": number,
            "totalItems": total,
            "nextPage": f"/console/v1/{name}?page={number + 1}" if more else None,
            "previousPage": None,
            "all": f"/console/v1/{name}",
        }
        return {"message": "Listed successfully.", "data": items, "pagination": pages}


class Connection(asyncio.Protocol):
    """One connection, with one request after the other."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length, lower = 0, head.lower()
            if (found := lower.find(b"\r\ncontent-length:")) >= 0:
                length = int(lower[found + 17 :].partition(b"\r\n")[0])
            if len(self._buffer) < end + 4 + length:
                return
            self._buffer = self._buffer[end + 4 + length :]
            self._answer(head.split(b" ", 2)[1].decode())

    def _answer(self, path: str) -> None:
        kind, _, target = path[1:].partition("/")
        raw = self._answers.find(kind, target)
        if kind.startswith("slow"):
            asyncio.get_running_loop().call_later(LATENCY, self._transport.write, raw)
        else:
            self._transport.write(raw)


async def main() -> None:
    """Serve until the process ends."""
    answers = Answers(Path(sys.argv[1]))
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(answers), "127.0.0.1", 0, backlog=4096
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
