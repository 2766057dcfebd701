"""Names and types in the schema of the command line; as a program, it writes the file of the test."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.cli import run_command

__all__ = ["FILE", "schema", "surface"]

FILE = Path(__file__).parents[1] / "cli" / "schema.json"


@cache
def schema() -> dict[str, Any]:
    """Return the schema."""
    code, out, err = run_command(None, "schema", key=None)
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def surface() -> dict[str, Any]:
    """Return the schema without texts: names, types and exit codes."""
    found = schema()
    return {
        "schema_version": found["schema_version"],
        "exit_codes": {str(code["code"]): code["meaning"] for code in found["exit_codes"]},
        "global_options": [_argument(one) for one in found["global_options"]],
        "commands": {
            command["command"]: [_argument(one) for one in command["arguments"]]
            for command in found["commands"]
        },
    }


def _argument(one: dict[str, Any]) -> str:
    name = " ".join(one["names"]) or one["name"].upper()
    marks = [mark for mark in ("required", "repeatable") if one[mark]]
    marks += ["choices"] if one["choices"] else []
    return f"{name}: {', '.join([one['type'], *marks])}"


def dumped() -> str:
    """Return the text of the file."""
    return json.dumps(surface(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(dumped())
