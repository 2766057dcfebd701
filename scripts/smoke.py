"""Use the installed package without other packages: the first steps of a user."""

import importlib.metadata
from importlib.resources import files

import anyio

import statsig_console
from statsig_console import Client, NotFoundError, models
from statsig_console.fake import Fake


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
print("statsig-console", importlib.metadata.version("statsig-console"), "works:", statsig_console.__file__)
