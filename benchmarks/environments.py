"""Create an environment for each peer, with its packages and its generated code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from document.bundle import bundle

__all__ = ["PEERS", "Peer", "build"]

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".bench"


class Peer(NamedTuple):
    """A way to call the API, with the packages that it needs."""

    module: str
    title: str
    packages: tuple[str, ...]
    is_typed: bool
    """Whether responses are decoded into models."""
    environment: str = ""
    """The module of another peer whose environment it shares."""

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return FOLDER / (self.environment or self.module) / "bin" / "python"


OURS = f"--editable={ROOT}"
PEERS = (
    Peer("ours", "statsig-console", (OURS,), True),
    Peer("transport_by_hand", "our transport by hand", (OURS,), False, "ours"),
    Peer("raw", "asyncio protocol and orjson", ("orjson",), False),
    Peer("aiohttp_by_hand", "aiohttp and orjson by hand", ("aiohttp", "orjson"), False),
    Peer("httpx_by_hand", "httpx by hand", ("httpx",), False),
    Peer("niquests_by_hand", "niquests by hand", ("niquests",), False),
    Peer("pyreqwest_by_hand", "pyreqwest by hand", ("pyreqwest",), False),
    Peer("stock", "openapi-python-client, stock", ("attrs", "httpx", "python-dateutil"), True),
    Peer(
        "openapi_generator",
        "openapi-generator, Python asyncio",
        ("aiohttp", "aiohttp-retry", "pydantic", "python-dateutil", "typing-extensions", "urllib3"),
        True,
    ),
    Peer("stainless", "openai's base client, pydantic", ("openai",), True),
    Peer("pydantic_by_hand", "httpx by hand, pydantic", ("httpx", "pydantic"), True),
)


def build() -> None:
    """Create the missing environments. Remove the folder to create all again."""
    FOLDER.mkdir(exist_ok=True)
    document = FOLDER / "openapi.json"
    document.write_text(json.dumps(bundle()))
    for peer in PEERS:
        if not peer.environment and not peer.python.exists():
            print(f"Creating the environment of {peer.title} …", file=sys.stderr)
            _environment(peer)
    if not (FOLDER / "generated" / "stock_client").exists():
        _stock(document)
    if not (FOLDER / "generated" / "generator_client").exists():
        _openapi_generator(document)


def _environment(peer: Peer) -> None:
    folder = peer.python.parent.parent
    _run(sys.executable, "-m", "venv", folder)
    _run(peer.python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *peer.packages)


def _stock(document: Path) -> None:
    target = FOLDER / "generated" / "stock_client"
    target.parent.mkdir(exist_ok=True)
    program = "from openapi_python_client.cli import app; app()"
    _run(
        *(sys.executable, "-c", program, "generate", "--meta", "none"),
        *("--path", document, "--output-path", target),
    )


def _openapi_generator(document: Path) -> None:
    """Run the Java program in the package of this name."""
    plain = FOLDER / "openapi_plain.json"
    plain.write_text(json.dumps(_within_its_reach(json.loads(document.read_text()))))
    environment = FOLDER / "openapi_generator_cli"
    _run(sys.executable, "-m", "venv", environment)
    python = environment / "bin" / "python"
    _run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "openapi-generator-cli")
    _run(
        *(environment / "bin" / "openapi-generator-cli", "generate", "-g", "python", "--library", "asyncio"),
        *("-i", plain, "-o", FOLDER / "generated", "--skip-validate-spec"),
        "--additional-properties=packageName=generator_client",
    )


def _within_its_reach(value: Any) -> Any:
    """Replace open enums by text, and choices with a list by any value.

    The code generated for open enums calls itself without end. The code for choices refuses lists.
    """
    if isinstance(value, list):
        return [_within_its_reach(one) for one in value]
    if not isinstance(value, dict):
        return value
    options = value.get("anyOf", ())
    kinds = str([option.get("type") for option in options])
    if "array" in kinds:
        return {}
    if "string" in kinds:
        return {"type": ["string", "null"] if "null" in kinds else "string"}
    return {name: _within_its_reach(one) for name, one in value.items()}


def _run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
