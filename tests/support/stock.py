"""The control: what openapi-python-client makes of the gates in our document with its own templates."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from document.bundle import bundle

__all__ = ["Stock", "generate", "stock"]

PATHS = ("/gates", "/gates/{id}", "/gates/{id}/rule")


def generate(folder: Path) -> None:
    """Generate the package ``stock_client`` into a folder."""
    document = bundle()
    document["paths"] = {path: document["paths"][path] for path in PATHS}
    parts = document["components"]
    found = _pointed_at(document["paths"])
    while more := set().union(*(_pointed_at(parts[kind][name]) for kind, name in found)) - found:
        found |= more
    document["components"] = {
        kind: {
            name: part for name, part in named.items() if (kind, name) in found or kind == "securitySchemes"
        }
        for kind, named in parts.items()
    }
    written = folder / "gates.json"
    written.write_text(json.dumps(document))
    generator = "from openapi_python_client.cli import app; app()"
    command = [sys.executable, "-c", generator, "generate", "--meta", "none", "--path", str(written)]
    subprocess.run([*command, "--output-path", str(folder / "stock_client")], check=True, capture_output=True)


def _pointed_at(node: Any) -> set[tuple[str, str]]:
    """Return the kinds and names of the components that a part of the document points to."""
    if isinstance(node, list):
        return set().union(*map(_pointed_at, node))
    if not isinstance(node, dict):
        return set()
    reference = node.get("$ref")
    found = set().union(*map(_pointed_at, node.values()))
    if isinstance(reference, str):
        _, _, kind, name = reference.split("/")
        found.add((kind, name))
    return found


class Stock:
    """The calls of the control that the tests make, with answers as it gives them."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def read(self, id: str = "a") -> Any:
        """Return a gate."""
        return (await self._call("gates_get", id)).data

    async def update(self, id: str = "a") -> Any:
        """Change a gate."""
        body = import_module("stock_client.models").GateUpdate(description="x")
        return await self._call("gates_update", id, body=body)

    async def create(self) -> Any:
        """Create a gate."""
        body = import_module("stock_client.models").GateCreate(name="a", id="a")
        return (await self._call("gates_create", body=body)).data

    async def delete(self, id: str = "a") -> Any:
        """Delete a gate."""
        return await self._call("gates_delete", id)

    async def _call(self, operation: str, *args: Any, **options: Any) -> Any:
        module = import_module(f"stock_client.api.gates.{operation}")
        return await module.asyncio(*args, client=self.client, **options)


@asynccontextmanager
async def stock(url: str, key: str) -> AsyncIterator[Stock]:
    """Give the control, set up as its readme says."""
    kind = import_module("stock_client").AuthenticatedClient
    async with kind(base_url=url, token=key, prefix="", auth_header_name="STATSIG-API-KEY") as client:
        yield Stock(client)
