"""Public names exist and are documented, and imports load little."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import statsig_console
from statsig_console import conditions, fake, jobs, models, sync
from statsig_console.sync import jobs as sync_jobs

PACKAGE = Path(statsig_console.__file__).parent


def test_generated_code_knows_nothing_of_http() -> None:
    files = list((PACKAGE / "_generated").rglob("*.py"))
    assert files
    for file in files:
        assert "httpx" not in file.read_text(), file


PUBLIC = [statsig_console, models, fake, conditions, jobs, jobs.check, jobs.results, jobs.stale]
PUBLIC += [sync, sync_jobs, sync_jobs.check, sync_jobs.results, sync_jobs.stale]


@pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.__name__)
def test_public_names_exist_and_are_documented(module: object) -> None:
    names: list[str] = getattr(module, "__all__")  # noqa: B009
    assert len(names) == len(set(names))
    for name in names:
        found = getattr(module, name)
        if inspect.isclass(found) or inspect.isfunction(found):
            assert found.__doc__, f"{name} has no docstring"


def test_models_are_loaded_when_they_are_used() -> None:
    assert "Gate" in dir(models)
    with pytest.raises(AttributeError, match="has no attribute 'Gatte'"):
        _ = models.Gatte  # type: ignore[attr-defined]


def modules_after(code: str) -> set[str]:
    """Return the modules that a fresh process holds after some code."""
    program = f"import json, sys\n{code}\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_no_module_imports_what_belongs_to_other_transports() -> None:
    foreign = {"httpcore", "httpcore2", "h11", "aiohttp", "orjson"}
    found = [
        f"{file.relative_to(PACKAGE)}: {name}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
        if name.partition(".")[0] in foreign and not getattr(node, "level", 0)
    ]
    assert found == []


def test_an_import_loads_little() -> None:
    # The command line of httpx, where it is installed, would hide what we add.
    plain = modules_after("import sys; sys.modules['click'] = None; import httpx")
    ours = modules_after(
        "import sys; sys.modules['click'] = None; import statsig_console; statsig_console.Client('console-x')"
    )
    assert len(ours - plain) <= 200
    assert not [name for name in ours if name.startswith("statsig_console._generated.models.")]
    assert not ours & {
        "httpcore",
        "h11",
        "msgspec",
        "uvicorn",
        "rich",
        "jsonschema",
        "statsig_console.fake",
        "statsig_console.jobs",
        "statsig_console.sync",
        "statsig_console._blocking",
    }


def test_a_group_loads_only_what_it_needs() -> None:
    start = "import statsig_console; client = statsig_console.Client('console-x'); "
    added = modules_after(start + "client.gates") - modules_after(start)
    assert {name for name in added if name.startswith("statsig_console")} == {
        "statsig_console._generated.api.gates",
        "statsig_console._http.request_body",  # for all groups
    }
    assert len(added) <= 3
