"""Open a socket to a host on asyncio. If an address is slow, the next one is tried at the same time.

asyncio does the same with ``happy_eyeballs_delay``, but in Python 3.11 it leaves sockets open if cancelled.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from itertools import chain, zip_longest
from typing import Any

import anyio

__all__ = ["connected_socket"]

_STAGGER = 0.25
"""Seconds after which the next address is tried at the same time, as RFC 8305 recommends."""


async def connected_socket(host: str, port: int) -> socket.socket:
    """Return a connected socket. If no address can be reached, raise the error of the first one."""
    addresses = await _addresses(host, port)
    won: list[socket.socket] = []
    failures: list[Exception] = []

    async def attempt(family: int, address: Any, ended: anyio.Event) -> None:
        try:
            won.append(await _connected(family, address))
        except Exception as error:
            # No exception may leave the task group, which would wrap it in an ExceptionGroup.
            failures.append(error)
            ended.set()
        else:
            tasks.cancel_scope.cancel()

    try:
        async with anyio.create_task_group() as tasks:
            for family, address in addresses:
                ended = anyio.Event()
                tasks.start_soon(attempt, family, address, ended)
                with anyio.move_on_after(_STAGGER):
                    await ended.wait()
    except BaseException:
        for made in won:
            made.close()
        raise
    # Two addresses may be connected in the same step of the event loop.
    for made in won[1:]:
        made.close()
    if not won:
        raise failures[0]
    return won[0]


async def _connected(family: int, address: Any) -> socket.socket:
    # asyncio sets TCP_NODELAY only if the socket says that it is TCP.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    loop = asyncio.get_running_loop()
    try:
        made.setblocking(False)
        await loop.sock_connect(made, address)
    except BaseException:
        # asyncio would stop watching one step later, when the number may already belong to another socket:
        # https://github.com/python/cpython/issues/131728
        with suppress(NotImplementedError):
            loop.remove_writer(made)
        made.close()
        raise
    return made


async def _addresses(host: str, port: int) -> list[tuple[int, Any]]:
    """Return the addresses of a host, IPv6 and IPv4 alternately, the preferred family first."""
    numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=numeric)
    except socket.gaierror:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    every = [(family, address) for family, _, _, _, address in found]
    first = [one for one in every if one[0] == every[0][0]]
    others = [one for one in every if one[0] != every[0][0]]
    return [one for one in chain.from_iterable(zip_longest(first, others)) if one is not None]
