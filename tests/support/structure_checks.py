"""Checks of the structure of a package: layers, import cycles, sizes, names and docstrings.

Each check returns a list of problems, and each problem says what to do.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "BANNED",
    "PACKAGE",
    "LineBudget",
    "Module",
    "Rules",
    "check_cycles",
    "check_docstrings",
    "check_function_sizes",
    "check_layers",
    "check_line_budgets",
    "check_module_sizes",
    "check_names",
    "check_paths",
    "check_private_packages",
    "check_public_names",
    "find_cycle",
    "line_sum",
    "read_modules",
    "read_tree",
    "show",
]

PACKAGE = Path(__file__).parents[2] / "src" / "statsig_console"
BANNED = frozenset({"utils", "helpers", "common", "base", "manager", "misc", "core"})
"""Names that say nothing about what a module holds."""

Graph = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Module:
    """One module, named as in an import below its package; ``""`` is the package itself."""

    name: str
    file: Path
    tree: ast.Module
    length: int
    imports: frozenset[str]
    """Modules of the same package that it imports, also within functions and under TYPE_CHECKING."""

    @property
    def shown(self) -> str:
        """The name as a reader knows it."""
        return self.name or "__init__"

    @property
    def is_package(self) -> bool:
        """Whether it is an ``__init__``."""
        return self.file.name == "__init__.py"


@dataclass(frozen=True)
class Rules:
    """Which unit may import which; a unit is a module or package that stands in the list of layers."""

    layers: Sequence[Collection[str]]
    """The lowest layer first. A unit imports from lower layers, or from its own if no cycle results."""
    only: Mapping[str, Collection[str]]
    """Units that may import only these modules or packages, and themselves."""
    readers: Mapping[str, Collection[str]]
    """Units that only these others may import."""
    planned: Collection[str] = ()
    """Units that stand in the list already and do not exist yet."""


@dataclass(frozen=True)
class LineBudget:
    """How many lines some units may have together."""

    units: Collection[str]
    target: int
    """The sum that the design allows."""
    held: int | None = None
    """A higher sum that is allowed for now."""
    reason: str = ""
    """Why it is higher."""


def read_tree(root: Path, package: str = "", *, without: Collection[str] = ()) -> dict[str, Module]:
    """Return the modules below a folder by name; `package` is the name that absolute imports use."""
    files = {}
    for file in sorted(root.rglob("*.py")):
        parts = [*file.relative_to(root).with_suffix("").parts]
        if parts[-1] == "__init__":
            parts.pop()
        if not parts or parts[0] not in without:
            files[".".join(parts)] = file
    modules = {}
    for name, file in files.items():
        text = file.read_text(encoding="utf-8")
        tree = ast.parse(text)
        imports = frozenset(_imports(tree, name, file.name == "__init__.py", package, files) - {name})
        modules[name] = Module(name, file, tree, len(text.splitlines()), imports)
    return modules


def read_modules() -> dict[str, Module]:
    """Return the modules of this package, generated code included."""
    return read_tree(PACKAGE, PACKAGE.name)


def _imports(tree: ast.Module, name: str, is_package: bool, package: str, known: Collection[str]) -> set[str]:
    here = name.split(".") if name else []
    if not is_package:
        here = here[:-1]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.removeprefix(f"{package}.") for alias in node.names if package} & {*known}
        elif isinstance(node, ast.ImportFrom):
            source = _source(node, here, package)
            if source is None:
                continue
            for alias in node.names:
                inner = ".".join(filter(None, (source, alias.name)))
                found.add(inner if inner in known else source)
    return found & {*known}


def _source(node: ast.ImportFrom, here: Sequence[str], package: str) -> str | None:
    """Return the module that a ``from … import`` names, or None if it belongs to another package."""
    written = (node.module or "").split(".") if node.module else []
    if node.level:
        return ".".join([*here[: len(here) - node.level + 1], *written])
    if package and written and written[0] == package:
        return ".".join(written[1:])
    return None


def _within(name: str, unit: str) -> bool:
    return name == unit or bool(unit and name.startswith(f"{unit}."))


def _unit_of(name: str, units: Iterable[str]) -> str | None:
    return max((unit for unit in units if _within(name, unit)), key=len, default=None)


def check_layers(modules: Mapping[str, Module], rules: Rules, most: int = 11) -> list[str]:
    """Return imports that go upwards or that a rule forbids, and units that do not fit the list."""
    level = {unit: number for number, layer in enumerate(rules.layers) for unit in layer}
    problems = []
    if len(rules.layers) > most:
        problems.append(f"{len(rules.layers)} layers, at most {most}: merge layers, do not add one")
    for listed in sorted(level):
        exists = any(_within(name, listed) for name in modules)
        if not exists and listed not in rules.planned:
            problems.append(f"layers: {listed!r} does not exist: delete it from the list")
        if exists and listed in rules.planned:
            problems.append(f"layers: {listed!r} exists now: delete it from the planned ones")
    inner: dict[str, set[str]] = {unit: set() for unit in level}
    for module in modules.values():
        unit = _unit_of(module.name, level)
        if unit is None:
            problems.append(f"{module.name} stands in no layer: add it, or move it into a package")
            continue
        for imported in sorted(module.imports):
            other = _unit_of(imported, level)
            if other is None or other == unit:
                continue
            problems += _forbidden(module, unit, imported, other, rules)
            if level[other] > level[unit]:
                problems.append(
                    f"{module.shown} (layer {level[unit] + 1}) imports {imported or '__init__'} (layer "
                    f"{level[other] + 1}): move what both need to a lower layer"
                )
            elif level[other] == level[unit]:
                inner[unit].add(other)
    if cycle := find_cycle(inner):
        problems.append(f"{' → '.join(cycle)}: units of one layer that import each other: {_MOVE}")
    return problems


_MOVE = "move what both need to a module below both"


def _forbidden(module: Module, unit: str, imported: str, other: str, rules: Rules) -> Iterator[str]:
    allowed = rules.only.get(unit)
    if allowed is not None and not any(imported == name or _within(imported, name) for name in allowed):
        names = ", ".join(name or "__init__" for name in sorted(allowed)) or "nothing outside of itself"
        yield f"{module.shown} imports {imported or '__init__'}: {unit} may import {names}"
    readers = rules.readers.get(other)
    if readers is not None and unit not in readers:
        yield f"{module.shown} imports {imported}: only {', '.join(sorted(readers))} may import {other}"


def check_public_names(modules: Mapping[str, Module], unit: str) -> list[str]:
    """Return private names of the package that a unit uses, other than its own.

    Of the package itself, the names in `__all__` are public.
    """
    inside = [module for name, module in modules.items() if _within(name, unit)]
    own = {name for module in inside for name in (*_defined(module.tree), *module.name.split("."))}
    public = _listed_as_public(modules[""].tree)
    problems = []
    for module in inside:
        for node in ast.walk(module.tree):
            for name in _private_uses(node, own):
                problems.append(f"{module.shown} uses {name}: {unit} may use public names only")
            if isinstance(node, ast.ImportFrom):
                problems += [
                    f"{module.shown} imports {alias.name}, which __all__ of the package does not list"
                    for alias in node.names
                    if _is_package_itself(node, module) and alias.name not in public | modules.keys()
                ]
    return problems


def _is_package_itself(node: ast.ImportFrom, module: Module) -> bool:
    depth = module.name.count(".") + 1 + module.is_package
    return not node.module and node.level == depth


def _is_private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__")


def _private_uses(node: ast.AST, own: Collection[str]) -> Iterator[str]:
    """Yield private names that a node imports, and attributes that it uses, also by `getattr`."""
    if isinstance(node, ast.Attribute):
        names = [node.attr]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BY_NAME:
        names = [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
    elif isinstance(node, ast.ImportFrom):
        names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
    else:
        names = []
    yield from (name for name in names if _is_private(name) and name not in own)


_BY_NAME = {"getattr", "setattr", "hasattr", "delattr"}


def _defined(tree: ast.Module) -> Iterator[str]:
    """Yield the functions, methods, classes, variables and attributes of `self` that a module defines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _listed_as_public(tree: ast.Module) -> set[str]:
    """Return the names in `__all__`."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            found |= set(ast.literal_eval(node.value))
    return found


def find_cycle(graph: Graph) -> list[str] | None:
    """Return a cycle, its first node repeated at the end, or None."""
    done: set[str] = set()
    for start in sorted(graph):
        path: list[str] = []
        stack = [(start, iter(sorted(graph.get(start, ()))))] if start not in done else []
        path += [start] if stack else []
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target in path:
                    return [*path[path.index(target) :], target]
                if target not in done:
                    path.append(target)
                    stack.append((target, iter(sorted(graph.get(target, ())))))
                    break
            else:
                done.add(node)
                stack.pop()
                path.pop()
    return None


def check_cycles(modules: Mapping[str, Module], allowed: Mapping[tuple[str, str], str]) -> list[str]:
    """Return import cycles beyond the allowed imports, and allowed imports that are part of no cycle."""
    graph = {module.name: {*module.imports} for module in modules.values()}
    problems = []
    for importer, imported in allowed:
        if imported not in graph.get(importer, ()):
            problems.append(f'cycles: delete ("{importer}", "{imported}"): this import does not exist')
        graph.get(importer, set()).discard(imported)
    while cycle := find_cycle(graph):
        edge = cycle[-2], cycle[-1]
        problems.append(
            f"import cycle {' → '.join(name or '__init__' for name in cycle)}: {_MOVE}; if it must stay for "
            f'now, allow one of its imports: ("{edge[0]}", "{edge[1]}"): "…",'
        )
        graph[edge[0]].discard(edge[1])
    for importer, imported in allowed:
        if imported in modules.get(importer, _NONE).imports and not _leads(graph, imported, importer):
            problems.append(f'cycles: delete ("{importer}", "{imported}"): it closes no cycle any more')
    return problems + _without_reason("cycles", allowed)


_NONE = Module("", Path(), ast.Module([], []), 0, frozenset())


def _leads(graph: Graph, start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for target in graph.get(waiting.pop(), ()):
            if target == goal:
                return True
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return False


def line_sum(modules: Mapping[str, Module], units: Iterable[str]) -> int:
    """Return the lines of all modules of some units."""
    named = {*units}
    return sum(module.length for name, module in modules.items() if _unit_of(name, named) is not None)


def check_line_budgets(modules: Mapping[str, Module], budgets: Mapping[str, LineBudget]) -> list[str]:
    """Return sums that are too large, and higher limits that are no longer needed or have no reason."""
    problems = []
    for name, budget in budgets.items():
        total, most = line_sum(modules, budget.units), budget.held or budget.target
        if gone := [unit for unit in budget.units if not any(_within(module, unit) for module in modules)]:
            problems.append(f"{name}: {', '.join(gone)} does not exist: delete it from the units")
        if total > most:
            problems.append(
                f"{name}: {total:,} lines, at most {most:,}: delete or move code; a higher limit needs a "
                "reason beside it"
            )
        if budget.held is not None and total <= budget.target:
            problems.append(f"{name}: {total:,} lines: delete `held` and `reason`, the target holds")
        if budget.held is not None and not _is_sentence(budget.reason):
            problems.append(f"{name}: say in a sentence why it is above the target")
    return problems


def check_module_sizes(
    modules: Mapping[str, Module],
    small: Mapping[str, str],
    large: Mapping[str, str],
    *,
    least: int = 60,
    most: int = 400,
) -> list[str]:
    """Return modules outside of the sizes that have no reason, and reasons that are no longer needed.

    An ``__init__`` may be of any smaller size: it holds a docstring or public names.
    """
    is_small = {n: m.length for n, m in modules.items() if m.length < least and not m.is_package}
    is_large = {n: m.length for n, m in modules.items() if m.length > most}
    return [
        *_compare("small modules", f"below {least} lines: merge it with its subject", is_small, small),
        *_compare("large modules", f"above {most} lines: split it by subject", is_large, large),
    ]


def check_function_sizes(
    modules: Mapping[str, Module], large: Mapping[str, str], most: int = 40
) -> list[str]:
    """Return functions whose body has too many lines, and reasons that are no longer needed.

    Neither the signature nor the docstring counts.
    """
    found = {}
    for module in modules.values():
        for name, function in _functions(module.tree):
            body = function.body[1:] if ast.get_docstring(function) else function.body
            length = (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
            if length > most:
                found[f"{module.name}:{name}"] = length
    return _compare("large functions", f"above {most} lines: extract a function", found, large)


def _functions(
    node: ast.AST, prefix: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        name = prefix
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}.{child.name}".lstrip(".")
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, child
        yield from _functions(child, name)


def _compare(title: str, advice: str, found: Mapping[str, int], reasons: Mapping[str, str]) -> list[str]:
    """Return what has no reason, as lines to paste, and reasons for what is not found.

    What was moved or renamed keeps its reason in the line to paste if the last part of its name is the same.
    """
    gone = {name: reason for name, reason in reasons.items() if name not in found}
    known = {_stem(name): reason for name, reason in gone.items()}
    return [
        *(
            f"{title}: {name} has {length} lines, {advice}; "
            f'or give the reason: "{name}": "{known.get(_stem(name), "…")}",'
            for name, length in sorted(found.items())
            if name not in reasons
        ),
        *(f'{title}: delete "{name}": it does not exist, or needs no reason' for name in gone),
        *_without_reason(title, reasons),
    ]


def _stem(name: str) -> str:
    return name.rpartition(".")[2].strip("_")


def _without_reason(title: str, reasons: Mapping[str, str] | Mapping[tuple[str, str], str]) -> list[str]:
    return [
        f"{title}: the reason of {name} is not a sentence"
        for name, reason in reasons.items()
        if not _is_sentence(reason)
    ]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 and text[0].isupper() and text.endswith(".")


def check_private_packages(
    modules: Mapping[str, Module], *, least: int = 5, most: int = 10, many: int = 20
) -> list[str]:
    """Return private packages whose ``__init__`` holds code, or whose docstring does not name their modules.

    ``queue, heap: what they do.`` names two modules, and so do their names in backticks. A package of two
    modules may be a line shorter. One with more than `many` modules says what each of them stands for.
    """
    problems = []
    for module in modules.values():
        if not module.is_package or not module.name.rpartition(".")[2].startswith("_"):
            continue
        docstring = ast.get_docstring(module.tree) or ""
        inside = {name.rpartition(".")[2] for name in modules if _parent(name) == module.name and name}
        if len(module.tree.body) > 1 or not docstring:
            problems.append(f"{module.name}: its __init__ holds a docstring and nothing else: move the rest")
        if docstring and not min(least, len(inside) + 2) <= module.length <= most:
            problems.append(f"{module.name}: its __init__ has {module.length} lines: write {least} to {most}")
        parts = _NAMING.findall(docstring.partition("\n")[2])
        named = {name for part in parts for name in re.findall(r"\w+", part)}
        missing = sorted(inside - named - {*re.findall(r"`(\w+)`", docstring)})
        if missing and len(inside) <= many:
            names = ", ".join(missing)
            problems.append(f"{module.name}: its docstring does not name {names}: say what each does")
        if gone := sorted(named - inside):
            problems.append(f"{module.name}: its docstring names {', '.join(gone)}: there is no such module")
    return problems


_NAMING = re.compile(r"(?:^|\.\s+|\n)(\w+(?:,\s+\w+)*):(?=\s)")


def _parent(name: str) -> str:
    return name.rpartition(".")[0]


def check_names(modules: Mapping[str, Module], banned: Collection[str] = BANNED) -> list[str]:
    """Return modules and packages with a name that says nothing."""
    return [
        f"{module.name}: name the module after what it holds, not {stem!r}"
        for module in modules.values()
        if (stem := _stem(module.name)) in banned
    ]


def check_docstrings(modules: Mapping[str, Module]) -> list[str]:
    """Return modules that do not say what they are for."""
    return [
        f"{module.shown}: begin it with a docstring that says what it is for"
        for module in modules.values()
        if not ast.get_docstring(module.tree)
    ]


def check_paths(text: str, folders: Sequence[Path]) -> list[str]:
    """Return paths in `code style`, such as `_http/request.py` or `tests/`, that no folder holds."""
    return [
        f"{path} does not exist: write where it is now"
        for path in dict.fromkeys(_PATH.findall(text))
        if not any((folder / path).exists() for folder in folders)
    ]


_PATH = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]+)?|[\w.-]+\.(?:py|md|txt|yaml|toml))`")


def show(modules: Mapping[str, Module], budgets: Mapping[str, LineBudget]) -> str:
    """Return the sums of lines as a table."""
    return "\n".join(
        f"{name:<12}{line_sum(modules, budget.units):>7,} lines, at most {budget.held or budget.target:>6,}"
        for name, budget in budgets.items()
    )
