"""The peer `stock`: the output of openapi-python-client for our document with its own templates."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from document.bundle import bundle
from generator.preparation import view

__all__ = ["make"]


def make(folder: Path) -> None:
    """Generate the package ``stock_client`` into a folder."""
    document = folder / "view.json"
    document.write_text(json.dumps(view(bundle())))
    command = [
        sys.executable,
        "-c",
        "from openapi_python_client.cli import app; app()",
        "generate",
        "--meta",
        "none",
    ]
    subprocess.run(
        [*command, "--path", document, "--output-path", folder / "stock_client"],
        check=True,
        capture_output=True,
    )
