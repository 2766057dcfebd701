"""Tests lie in folders that mirror the packages, share code in `tests/support`, and import no test file."""

from __future__ import annotations

import ast
from pathlib import Path

import statsig_console

TESTS = Path(__file__).parents[1]
PACKAGE = Path(statsig_console.__file__).parent
MODULES = sorted(TESTS.rglob("*.py"))
SUBJECTS = {"docs", "document", "faults", "structure", "support"}
"""Folders whose subject is no module of the package."""
APART = {"clients", "typing"}
"""Folders that hold programs for other tools to run or check."""


def imports_of(file: Path) -> set[str]:
    """Return the modules that a file imports, wherever in the file, and the names that may be modules."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def test_no_file_imports_a_test_file() -> None:
    modules = {file.stem for file in MODULES if file.stem.startswith("test_")} | {"conftest"}
    wrong = [
        (file.relative_to(TESTS).as_posix(), imported)
        for file in MODULES
        for imported in sorted(imports_of(file))
        if modules & set(imported.split("."))
    ]
    assert not wrong, f"what tests share belongs in tests/support: {wrong}"


def test_no_test_file_lies_outside_a_folder() -> None:
    assert {file.name for file in TESTS.glob("*.py")} == {"__init__.py", "conftest.py"}


def test_shared_modules_lie_in_support() -> None:
    for file in MODULES:
        folder = file.parent.relative_to(TESTS).as_posix()
        if folder not in {".", "support", "typing"}:
            assert file.stem.startswith("test_") or file.stem in {"__init__", "conftest"}, file


def test_folders_mirror_the_package() -> None:
    modules = {path.stem.lstrip("_") for path in PACKAGE.iterdir()} - {"", "generated"}
    folders = {file.parent.name for file in TESTS.glob("*/*.*")} - {"__pycache__"}
    unknown = folders - modules - SUBJECTS - APART
    assert not unknown, f"no module or package has the name of {unknown}"
    for folder in folders - APART:
        assert (TESTS / folder / "__init__.py").exists(), (
            f"{folder} is no package, so names of files could clash"
        )
