"""Clients of the fault matrix, which send through our transport or through an HTTP client of httpx."""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from types import CodeType
from typing import Any

import httpx

from statsig_console import Client
from tests.support.fault_calls import KEY

__all__ = ["CHOICE", "TRANSPORTS", "client_at", "makes_clients", "transport_of_a_process"]

TRANSPORTS = ["own", "httpx"]


class Choice:
    """The transport that clients of the current test send through."""

    def __init__(self) -> None:
        self.transport = "own"
        self.made = 0
        """Clients so far."""

    @contextmanager
    def of(self, transport: str) -> Iterator[None]:
        """Let clients send through a transport, one of TRANSPORTS."""
        before = self.transport
        self.transport = transport
        try:
            yield
        finally:
            self.transport = before


CHOICE = Choice()


@asynccontextmanager
async def client_at(url: str, key: str | Callable[[], str] = KEY, **options: Any) -> AsyncIterator[Client]:
    """Give a client of the server at an address, which sends through the transport that was chosen."""
    CHOICE.made += 1
    if CHOICE.transport == "own":
        async with Client(key, base_url=url, **options) as client:
            yield client
        return
    async with (
        httpx.AsyncClient(verify=_trusted(*map(os.environ.get, _CERTIFICATES))) as http,
        Client(key, base_url=url, http_client=http, **options) as client,
    ):
        yield client


_CERTIFICATES = ["SSL_CERT_FILE", "SSL_CERT_DIR"]


@cache
def _trusted(file: str | None, folder: str | None) -> ssl.SSLContext:
    """Return what httpx makes of these variables, once: it takes longer than most tests, 16 ms."""
    return ssl.create_default_context(cafile=file, capath=folder)


def transport_of_a_process() -> str:
    """Return the transport for a client in a process of its own."""
    CHOICE.made += 1
    return CHOICE.transport


def makes_clients(function: Callable[..., Any]) -> bool:
    """Return whether a function names one of the two above, itself or in the functions that it names."""
    return _names_it(function, set())


def _names_it(function: Any, seen: set[Any]) -> bool:
    function = getattr(function, "__wrapped__", function)
    if function in (client_at.__wrapped__, transport_of_a_process):  # type: ignore[attr-defined]
        return True
    if function in seen or not isinstance(getattr(function, "__code__", None), CodeType):
        return False
    seen.add(function)
    named = (function.__globals__.get(name) for name in _names(function.__code__))
    return any(_names_it(one, seen) for one in named if callable(one))


def _names(code: CodeType) -> set[str]:
    """Return all names that a function and the functions inside of it use."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    return {*code.co_names}.union(*map(_names, inner))
