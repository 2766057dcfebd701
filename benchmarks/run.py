"""``make bench``: the cost of an import, a decoded page and a request, for ours and other clients."""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import anyio

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent), str(Path(__file__).parent / "peers")]

import environments  # noqa: E402
import measure  # noqa: E402
import payload  # noqa: E402
import requests_table  # noqa: E402
import stock_output  # noqa: E402
from driver import serving  # noqa: E402
from pydantic import BaseModel  # noqa: E402

from statsig_console import Client, models  # noqa: E402
from statsig_console._http import strict_json  # noqa: E402
from statsig_console._http.request import encode_body  # noqa: E402


def decoding() -> dict[str, float]:
    """Return the milliseconds to decode a page of 100 gates after JSON parsing, and to parse it."""
    page = payload.gates()
    text = json.dumps(page)
    with tempfile.TemporaryDirectory() as folder:
        stock_output.make(Path(folder))
        sys.path.insert(0, folder)
        theirs: Any = importlib.import_module("stock_client.models.gate").Gate
        candidates = {
            "json.loads": lambda: json.loads(text),
            "statsig-console": lambda: list(map(models.Gate.from_dict, page)),
            "stock openapi-python-client": lambda: list(map(theirs.from_dict, page)),
        }
        gc.collect()
        return measure.interleaved(candidates)


def pages() -> dict[str, float]:
    """Return the milliseconds from the bytes of a page of 100 gates to models."""
    environments.build()
    peers: Any = importlib.import_module("pydantic_models")
    body = json.dumps({"message": "Listed.", "data": payload.gates(), "pagination": {}}).encode()
    page = peers.Models(BaseModel).answer("GatePage")
    decode = models.Gate.from_dict

    def ours() -> list[Any]:
        return [decode(item) for item in strict_json.loads(body)["data"]]

    return measure.interleaved(
        {
            "json.loads alone": lambda: json.loads(body),
            "statsig-console": ours,
            "pydantic, model_validate_json": lambda: page.model_validate_json(body),
        }
    )


def encoding() -> dict[str, float]:
    """Return the milliseconds to make the body of a write from a model."""
    peers: Any = importlib.import_module("pydantic_models")
    sys.path.append(str(environments.FOLDER / "generated"))
    stock: Any = importlib.import_module("stock_client.models.gate_update").GateUpdate
    rules = [{"name": "Staff", "passPercentage": 50, "conditions": [{"type": "public"}]}] * 3
    body = {"description": "Soon gone.", "tags": ["old"], "isEnabled": False, "rules": rules}
    ours, theirs = models.GateUpdate.from_dict(body), stock.from_dict(body)
    model = peers.Models(BaseModel).answer("GateUpdate").model_validate(body)
    assert json.loads(encode_body(ours) or b"") == body, "the body differs from the input"
    return measure.interleaved(
        {
            "statsig-console": lambda: encode_body(ours),
            "stock openapi-python-client": lambda: json.dumps(theirs.to_dict()).encode(),
            "pydantic, model_dump_json": lambda: model.model_dump_json(exclude_unset=True),
        },
        rounds=301,
    )


def ahead() -> dict[str, float]:
    """Return the milliseconds to read 23 pages that take 50 ms each, one by one and four at once."""

    async def took(url: str) -> dict[str, float]:
        found: dict[str, float] = {}
        orders: list[list[str]] = []
        async with Client("console-x", base_url=f"{url}/slow-2300") as client:
            gates = client.gates.list(limit=100)
            for name, pages in (("first", gates), ("one by one", gates), ("ahead(4)", gates.prefetch(4))):
                start = time.perf_counter()
                orders.append([gate.id async for gate in pages])
                found[name] = (time.perf_counter() - start) * 1000
        assert orders[0] == orders[1] == orders[2], "another order"
        return {name: found[name] for name in ("one by one", "ahead(4)")}

    with serving() as url:
        return anyio.run(took, url)


def imports() -> dict[str, tuple[float, int]]:
    """Return the cost of importing httpx, and of importing this package and creating a client."""
    return measure.processes(
        {
            "import httpx": "import httpx",
            "statsig_console, Client(…)": "import statsig_console; statsig_console.Client('console-x')",
            "… and the gates": "import statsig_console; client = statsig_console.Client('console-x'); "
            "client.gates.get; statsig_console.models.Gate; statsig_console.models.GateUpdate",
        }
    )


def main() -> None:
    """Measure, print and write tables and plots."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="slices of each case and peer")
    rounds = parser.parse_args().rounds
    foundation()
    requests_table.requests(rounds)


def foundation() -> None:
    """Measure decoding, encoding, imports and reading ahead."""
    decode, whole, started, encode, read = decoding(), pages(), imports(), encoding(), ahead()
    ours, theirs = decode["statsig-console"], decode["stock openapi-python-client"]
    lines = [f"{measure.machine()}; medians.", ""]
    lines += ["| page of 100 gates | ms | of ours |", "|---|---:|---:|"]
    lines += [f"| {name} | {took:.2f} | {took / ours:.2f} |" for name, took in decode.items()]
    lines += ["", f"Decoding is {theirs / ours:.1f} times faster than the stock generator's output.", ""]
    lines += ["| fresh process | ms | modules |", "|---|---:|---:|"]
    lines += [f"| `{name}` | {took:.0f} | {modules} |" for name, (took, modules) in started.items()]
    (httpx_ms, httpx_modules), (our_ms, our_modules), (group_ms, _) = started.values()
    lines += [
        "",
        f"Beside httpx, {our_ms - httpx_ms:.0f} ms and {our_modules - httpx_modules} modules more; "
        f"{group_ms - our_ms:.0f} ms for the first use of a group.",
        "",
        "| page of 100 gates, from bytes to models | ms | of json.loads |",
        "|---|---:|---:|",
    ]
    least = whole["json.loads alone"]
    lines += [f"| {name} | {took:.2f} | {took / least:.2f} |" for name, took in whole.items()]
    lines += ["", "| body of a write | µs |", "|---|---:|"]
    lines += [f"| {name} | {took * 1000:.0f} |" for name, took in encode.items()]
    lines += ["", "| 23 pages at 50 ms | ms |", "|---|---:|"]
    lines += [f"| {name} | {took:.0f} |" for name, took in read.items()]
    lines += ["", f"Reading ahead is {read['one by one'] / read['ahead(4)']:.1f} times faster.", ""]
    print("\n".join(lines))
    measure.RESULTS.mkdir(exist_ok=True)
    (measure.RESULTS / "foundation.md").write_text("\n".join(lines))
    (measure.RESULTS / "foundation.json").write_text(
        json.dumps(
            {
                "decode_ms": decode,
                "page_ms": whole,
                "import": started,
                "encode_ms": encode,
                "ahead_ms": read,
            },
            indent=1,
        )
        + "\n"
    )


if __name__ == "__main__":
    main()
