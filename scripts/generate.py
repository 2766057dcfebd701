"""Generate code and pages from the chapters in openapi/; ``--check`` only compares and prints a diff."""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import io
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from document import groups, lint
from document.bundle import bundle
from document.published import as_json, published
from generator import reference
from generator.builders import builders
from generator.command_tree import write_commands
from generator.operators import conditions, table
from generator.preparation import constant_headers, facts, operations, view
from generator.run import StatsigProject

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "statsig_console" / "_generated"
BUILDERS = ROOT / "src" / "statsig_console" / "conditions" / "_types.py"
INDEX = ROOT / "openapi" / "operations.txt"
# The formatter determines the bytes of the generated code.
PINNED_RUFF = "0.17.5"
_RUFF = ["--isolated", "--no-cache", "--quiet", "--line-length=110", "--target-version=py311"]


def generate(target: Path, document: dict[str, Any]) -> None:
    """Write the generated package to a folder that does not exist yet, and the builders beside it."""
    if (ruff_here := version("ruff")) != PINNED_RUFF:
        raise SystemExit(f"ruff {PINNED_RUFF} is needed, {ruff_here} is here")
    known = facts(document)
    with contextlib.redirect_stdout(io.StringIO()):
        problems = StatsigProject.write(
            target,
            view(document),
            known,
            constant_headers(document),
            conditions(document),
            ROOT / "generator-config.yaml",
        )
    if problems:
        raise SystemExit("the generator complains:\n" + "\n".join(problems))
    (target.parent / BUILDERS.name).write_text(builders(table(document)))
    _format(target, target.parent / BUILDERS.name)
    (target / "openapi.json").write_text(as_json(document))
    write_commands(target, document)
    missing = set(known) - _functions(target)
    if missing:
        raise SystemExit(f"operations without a function: {', '.join(sorted(missing))}")


def _format(*paths: Path) -> None:
    """Remove unused imports from all modules in folders and files, and format them."""
    ruff, names = [sys.executable, "-m", "ruff"], [str(path) for path in paths]
    subprocess.run([*ruff, "check", *_RUFF, "--fix", "--select=F401,I,UP", *names], check=True)
    compact = [
        "--config",
        "format.skip-magic-trailing-comma=true",
        "--config",
        "lint.isort.split-on-trailing-comma=false",
    ]
    subprocess.run([*ruff, "format", *_RUFF, *compact, *names], check=True)


def index(document: dict[str, Any]) -> str:
    """Return one line per operation, by group, for reviewers."""
    tags: dict[str, list[str]] = {}
    for path, operation in operations(document):
        name, method = operation["operationId"], operation["method"]
        dropped = "  deprecated" if operation.get("deprecated") else ""
        line = f"  {name:<44} {method:<7}{path:<64} {operation['x-safety']}{dropped}"
        tags.setdefault(operation["tags"][0], []).append(line)
    return "".join(f"{tag}\n{chr(10).join(sorted(lines))}\n" for tag, lines in sorted(tags.items()))


def _functions(target: Path) -> set[str]:
    trees = [ast.parse(module.read_text()) for module in (target / "api").glob("*.py")]
    return {
        node.name
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def replace(made: Path, target: Path) -> None:
    """Replace a folder by a finished one. The old folder stays complete until then."""
    old = target.with_suffix(".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def difference(made: Path, target: Path) -> list[str]:
    """Return a diff of all files of two folders; empty if they are equal."""
    lines: list[str] = []
    names = {
        file.relative_to(root)
        for root in (made, target)
        for file in root.rglob("*")
        if file.suffix in (".py", ".json")
    }
    for name in sorted(names):
        old, new = (_lines(root / name) for root in (target, made))
        lines += difflib.unified_diff(old, new, f"committed/{name}", f"generated/{name}", n=1)
    return lines


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines(keepends=True) if file.exists() else []


def main() -> int:
    """Run the lint rules, then generate or compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail if the committed code differs"
    )
    check = parser.parse_args().check
    if violations := lint.violations(drafts=not check):
        print("\n".join(violations), file=sys.stderr)
        return 1
    document = bundle()
    files = {INDEX: index(document)} | published(document) | groups.page(document)
    with tempfile.TemporaryDirectory(dir=TARGET.parent, prefix=".generate-") as folder:
        made = Path(folder) / "_generated"
        generate(made, document)
        files |= reference.pages(document, made)
        if not check:
            replace(made, TARGET)
            BUILDERS.write_text((made.parent / BUILDERS.name).read_text())
            for file, text in files.items():
                file.write_text(text)
            return 0
        lines = difference(made, TARGET)
        types = made.parent / BUILDERS.name
        lines += difflib.unified_diff(_lines(BUILDERS), _lines(types), f"committed/{types.name}", "generated")
    for file, text in files.items():
        lines += difflib.unified_diff(_lines(file), text.splitlines(keepends=True), file.name, "generated")
    sys.stdout.writelines(lines)
    if lines:
        print("\nthe committed code is not up to date with openapi/: run `make generate`", file=sys.stderr)
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
