"""`gates edit`: change a gate as JSON in an editor; the difference is shown before anything is written."""

from __future__ import annotations

import difflib
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import anyio

from .. import Client, models
from .calling import to_json
from .connection import open_client
from .failures import CommandError, UsageError, print_note
from .gate_jobs import change_gate
from .global_options import DEFAULTS, DryRun, GlobalOptions
from .prompts import confirm

__all__ = ["edit_gate"]

Json = dict[str, Any]


def edit_gate(id: str, /, *, dry_run: DryRun = False, options: GlobalOptions = DEFAULTS) -> None:
    """Edit the fields and rules of a gate in an editor.

    Parameters
    ----------
    id
        Id of the gate.
    """
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not editor:
        raise UsageError("no editor is known", "Set EDITOR, or use `gates update --input FILE`.")
    base = anyio.run(_read, id, options)
    edited = _edited(editor, id, base)
    changes = {name: value for name, value in edited.items() if value != base.get(name)}
    if not changes:
        print_note("nothing was changed")
        return
    _show_difference(base, {**base, **changes})
    if not dry_run:
        confirm(f"Change {', '.join(changes)} of {id}?", options)

    async def change(client: Client) -> None:
        async with client.exclusive("gates", id):
            now = _writable(await client.gates.get(id))
            if moved := [name for name in changes if now.get(name) != base.get(name)]:
                raise CommandError(
                    f"{', '.join(moved)} of {id} was changed by somebody else meanwhile", "Edit it again."
                )
            await client.gates.update(id, changes)

    change_gate(id, change, options, dry_run=dry_run)


async def _read(id: str, options: GlobalOptions) -> Json:
    async with open_client(options) as client:
        return _writable(await client.gates.get(id))


def _writable(gate: models.Gate) -> Json:
    """Return the fields of a gate that can be written."""
    found: Json = to_json(models.GateUpdate.of(gate))
    return found


def _text(fields: Json) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _edited(editor: list[str], id: str, base: Json) -> Json:
    """Return what a person made of the fields; a text that is no JSON is kept in its file."""
    descriptor, name = tempfile.mkstemp(prefix="gate-", suffix=".json")
    os.close(descriptor)
    file = Path(name)
    file.write_text(_text(base), encoding="utf-8")
    if status := subprocess.run([*editor, name], check=False).returncode:
        file.unlink()
        raise CommandError(f"{editor[0]} ended with status {status}; nothing was changed")
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"the text is no JSON: {error}", f"It is in {name}.") from None
    if not isinstance(found, dict):
        raise UsageError("the text is no JSON object", f"It is in {name}.")
    file.unlink()
    return found


def _show_difference(before: Json, after: Json) -> None:
    lines = difflib.unified_diff(
        _text(before).splitlines(), _text(after).splitlines(), "before", "after", lineterm=""
    )
    sys.stderr.write("".join(f"{line}\n" for line in lines))
