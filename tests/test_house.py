"""The house stands: floors, file sizes, first lines, public names, and what an import costs."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import statsig_console
from statsig_console import fake, models

PACKAGE = Path(statsig_console.__file__).parent
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if "_generated" not in file.parts)
SCRIPTS = sorted((PACKAGE.parents[1] / "scripts").glob("*.py"))
BANNED = {"utils", "helpers", "common", "base", "manager", "misc", "core"}

FLOORS = [
    {"_errors", "_secret", "_codec", "_clock", "_version", "_page_signs", "_keywords"},
    {"_operation", "_config", "_polling"},
    {"_pagination", "_limits", "_transport"},
    {"_http"},
    {"_calls"},
    {"_generated"},
    {"_client", "models", "_bulk"},
    {""},
    {"fake", "demo"},
    {"pytest_plugin"},
]
"""From the ground up; a module imports from lower floors, or from its own where no circle comes of it."""
BELOW = {"_codec", "_operation", "_pagination", "_http.sent_secrets"}
"""All that generated code may know of the hand-written."""
LARGER = {
    "_config": 400,
    "_errors": 600,
    "_pagination": 400,
    "view": 260,
    "_client": 300,
    "fake/experiments": 250,
    "fake/gates": 250,
    "fake/pulse": 400,
    "fake/seeding": 350,
}


def name_of(file: Path) -> str:
    """Return the module's name below the package."""
    return file.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("__init__").rstrip("/")


def floor_of(name: str) -> int:
    """Return the floor that a module stands on."""
    top = name.split("/")[0].split(".")[0]
    return next(number for number, floor in enumerate(FLOORS) if top in floor)


def imports_of(file: Path) -> set[str]:
    """Return the modules of this package that a file imports, wherever in the file."""
    here = (
        name_of(file).split("/")[:-1]
        if file.name != "__init__.py"
        else [*filter(None, name_of(file).split("/"))]
    )
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = here[: len(here) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {"/".join([*above, name.replace(".", "/")]) for name in names if name}
            if node.level and not node.module and not above:
                found |= (
                    {""}
                    if not all(
                        (PACKAGE / f"{a.name}.py").exists() or (PACKAGE / a.name).is_dir() for a in node.names
                    )
                    else set()
                )
    return {
        name
        for name in found
        if name == ""
        or (PACKAGE / f"{name.split('/')[0]}.py").exists()
        or (PACKAGE / name.split("/")[0]).is_dir()
    }


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_go_downward(file: Path) -> None:
    own = floor_of(name_of(file))
    for imported in imports_of(file):
        assert floor_of(imported) <= own, f"{name_of(file)} imports {imported} from above"
        if imported.split("/")[0] == "_generated":
            assert name_of(file) in ("_client", "models"), "only _client and models read generated code"


def test_the_fake_never_imports_the_client() -> None:
    code = "import sys, statsig_console.fake.app; print(any('._client' in name for name in sys.modules))"
    for file in (PACKAGE / "fake").rglob("*.py"):
        assert not {"_client", "_generated", "models", ""} & {
            name.split("/")[0] for name in imports_of(file)
        }, file
    assert code


def test_generated_code_reads_only_the_low_floors() -> None:
    for file in (PACKAGE / "_generated").rglob("*.py"):
        text = file.read_text()
        assert "httpx" not in text, file
        for line in text.splitlines():
            if line.startswith("from ..."):
                assert line.split()[1].lstrip(".") in BELOW, (file, line)


@pytest.mark.parametrize("file", [*MODULES, *SCRIPTS], ids=lambda file: file.stem)
def test_a_file_says_its_reason_and_stays_small(file: Path) -> None:
    text = file.read_text()
    tree = ast.parse(text)
    docstring = ast.get_docstring(tree)
    assert docstring, f"{file} does not say why it exists"
    assert file.stem not in BANNED
    name = name_of(file) if file in MODULES else file.stem
    assert len(text.splitlines()) <= LARGER.get(name, 250), f"{file} is too long"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.lineno
            assert node.end_lineno - start < 45, f"{file}:{node.lineno} {node.name} is too long"


@pytest.mark.parametrize("module", [statsig_console, models, fake], ids=lambda module: module.__name__)
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


def test_an_import_loads_little() -> None:
    # The command line of httpx, where it is installed, would hide what we add.
    plain = modules_after("import sys; sys.modules['click'] = None; import httpx")
    ours = modules_after(
        "import sys; sys.modules['click'] = None; import statsig_console; statsig_console.Client('console-x')"
    )
    assert len(ours - plain) <= 200
    assert not [name for name in ours if name.startswith("statsig_console._generated.models.")]
    assert not ours & {"httpcore2", "uvicorn", "rich", "jsonschema", "statsig_console.fake"}


def test_a_group_loads_only_what_it_needs() -> None:
    start = "import statsig_console; client = statsig_console.Client('console-x'); "
    added = modules_after(start + "client.gates") - modules_after(start)
    assert {name for name in added if name.startswith("statsig_console")} == {
        "statsig_console._generated.api.gates"
    }
    assert len(added) <= 3
