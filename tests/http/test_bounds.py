"""Whatever a server sends, an error comes of it and little memory is taken; in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

MOST = 80 * 2**20

PROGRAM = """
import resource, sys, zlib
import anyio, anyio.lowlevel, httpx
from statsig_console import Client, StatsigError

def bomb():
    pack = zlib.compressobj(9, wbits=31)
    for _ in range(1024):
        yield pack.compress(bytes(2**20))
    yield pack.flush()

def endless():
    while True:
        yield b" " * 2**16

JSON = {"content-type": "application/json"}
ANSWERS = {
    "bomb": (bomb, {"content-encoding": "gzip"}),
    "endless": (endless, {}),
    "nested": (lambda: [b'{"data":' + b"[" * 100 + b"]" * 100 + b"}"], {}),
    "deep": (lambda: [b"[" * 2**20], {}),
    "digits": (lambda: [b'{"data":' + b"9" * 5000 + b"}"], {}),
}
make, headers = ANSWERS[sys.argv[1]]

class Body(httpx.AsyncByteStream):
    async def __aiter__(self):
        for part in make():
            await anyio.lowlevel.checkpoint()
            yield part

def answer(request):
    return httpx.Response(200, headers={**JSON, **headers}, stream=Body())

async def main():
    empty = httpx.MockTransport(lambda _: httpx.Response(200, json={}))
    async with httpx.AsyncClient(transport=empty) as http:
        async with Client("console-x", http_client=http) as client:
            try:
                await client.gates.get("x")
            except StatsigError:
                pass
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
        async with Client("console-x", http_client=http) as client:
            try:
                await client.with_options(max_retries=0).gates.get("x")
            except StatsigError as error:
                print(type(error).__name__, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

anyio.run(main)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no getrusage")
@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("bomb", "ResponseTooLargeError"),
        ("endless", "ResponseTooLargeError"),
        ("nested", "MalformedJSONError"),
        ("deep", "MalformedJSONError"),
        ("digits", "MalformedJSONError"),
    ],
)
def test_memory(body: str, error: str) -> None:
    command = [sys.executable, "-c", PROGRAM, body]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert not done.stderr
    name, grown = done.stdout.split()
    assert name == error
    assert int(grown) * (1 if sys.platform == "darwin" else 1024) < MOST
