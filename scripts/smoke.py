"""Use the installed package without other packages: the first steps of a user."""

import importlib.metadata
import re
from importlib.resources import files

import anyio

import statsig_console
from statsig_console import Client, NotFoundError, models
from statsig_console.fake import Fake

BROUGHT_BY = {
    "anyio": "this package",
    "attrs": "this package",
    "httpx": "this package",
    "msgspec": "this package",
    "truststore": "this package",
    "certifi": "httpx",
    "httpcore": "httpx",
    "idna": "httpx",
    "h11": "httpcore",
    "typing-extensions": "anyio",
    "pip": "the environment",
    "setuptools": "the environment",
    "statsig-console": "the wheel",
}
"""Who needs each installed package."""


async def main() -> None:
    """Create, update and list a gate, and read one that does not exist."""
    async with Fake().http() as http, Client("console-x", http_client=http) as client:
        made = await client.gates.create(models.GateCreate(name="new checkout"))
        await client.gates.update(made.id, models.GateUpdate(description="Payments"))
        assert [gate.description async for gate in client.gates.list()] == ["Payments"]
        assert (await client.raw.gates.get(made.id)).status == 200
        try:
            await client.gates.get("gone")
        except NotFoundError as error:
            print(error)


anyio.run(main)
assert files("statsig_console").joinpath("py.typed").is_file()
assert b"</html>" in Fake().respond("GET", "/", None, b"").body
loaded = [getattr(models, name) for name in models.__all__]
assert statsig_console.openapi()["openapi"].startswith("3.1")
installed = {re.sub(r"[._]", "-", one.name.lower()) for one in importlib.metadata.distributions()}
assert installed <= BROUGHT_BY.keys(), f"unexpected packages: {installed - BROUGHT_BY.keys()}"
assert {name for name, who in BROUGHT_BY.items() if who == "this package"} <= installed
print("statsig-console", importlib.metadata.version("statsig-console"), "works:", statsig_console.__file__)
