"""What names mean to the resolver of either loop, as a test says it; no question leaves the machine."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import pytest
import trio

from tests.support.virtual_time import VirtualLoop

__all__ = ["FailingNames", "resolve"]

Found = list[tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[Any, ...]]]


class FailingNames:
    """Fails to resolve a name some times, and then returns the address of this machine."""

    def __init__(self, failures: int) -> None:
        self._failures = failures
        self.asked: list[str] = []

    def __call__(self, name: str) -> list[str]:
        self.asked.append(name)
        if len(self.asked) <= self._failures:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return ["127.0.0.1"]


def resolve(monkeypatch: pytest.MonkeyPatch, meaning: Callable[[str], list[str]]) -> None:
    """Resolve names as `meaning` says: it returns addresses in order, or raises an OSError."""

    def found(host: str | bytes, port: Any) -> Found:
        name = host.decode() if isinstance(host, bytes) else host
        kind, number = socket.SOCK_STREAM, socket.IPPROTO_TCP
        return [
            (socket.AF_INET6, kind, number, "", (address, int(port), 0, 0))
            if ":" in address
            else (socket.AF_INET, kind, number, "", (address, int(port)))
            for address in meaning(name)
        ]

    class Resolver(trio.abc.HostnameResolver):
        async def getaddrinfo(
            self, host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
        ) -> Any:
            return found(host, port)

        async def getnameinfo(self, sockaddr: Any, flags: int) -> Any:
            raise NotImplementedError

    plain = asyncio.BaseEventLoop.getaddrinfo

    async def getaddrinfo(loop: VirtualLoop, host: Any, port: Any, **others: Any) -> Any:
        # anyio asks in bytes for the address of a listener, too.
        name = host.decode() if isinstance(host, bytes) else host
        if name.replace(".", "").isdigit():
            return await plain(loop, host, port, **others)
        return found(host, port)

    monkeypatch.setattr(VirtualLoop, "getaddrinfo", getaddrinfo)
    if trio.lowlevel.in_trio_run():
        trio.socket.set_custom_hostname_resolver(Resolver())
