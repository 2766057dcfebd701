"""``make bench``: decoding and import, ours beside the stock generator and httpx, in one run."""

from __future__ import annotations

import gc
import importlib
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(Path(__file__).parent)]

import measure  # noqa: E402
import payload  # noqa: E402
import stock_output  # noqa: E402

from statsig_console import models  # noqa: E402

RESULTS = Path(__file__).parent / "results"


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


def imports() -> dict[str, tuple[float, int]]:
    """Return what it costs to import httpx, and to import this package and make a client."""
    return measure.processes(
        {
            "import httpx": "import httpx",
            "statsig_console, Client(…)": "import statsig_console; statsig_console.Client('console-x')",
        }
    )


def main() -> None:
    """Measure, print and write a table in Markdown and JSON."""
    decode, started = decoding(), imports()
    ours, theirs = decode["statsig-console"], decode["stock openapi-python-client"]
    lines = [f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; medians.", ""]
    lines += ["| page of 100 gates | ms | of ours |", "|---|---:|---:|"]
    lines += [f"| {name} | {took:.2f} | {took / ours:.2f} |" for name, took in decode.items()]
    lines += ["", f"Decoding is {theirs / ours:.1f} times faster than the stock generator's output.", ""]
    lines += ["| fresh process | ms | modules |", "|---|---:|---:|"]
    lines += [f"| `{name}` | {took:.0f} | {modules} |" for name, (took, modules) in started.items()]
    (httpx_ms, httpx_modules), (our_ms, our_modules) = started.values()
    lines += [
        "",
        f"Beside httpx, {our_ms - httpx_ms:.0f} ms and {our_modules - httpx_modules} modules more.",
        "",
    ]
    print("\n".join(lines))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "foundation.md").write_text("\n".join(lines))
    (RESULTS / "foundation.json").write_text(
        json.dumps({"decode_ms": decode, "import": started}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
