"""Describe the public interface of the package in one line for each name, without importing the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import griffe

__all__ = ["MODULES", "Interface", "describe"]

Interface = dict[str, dict[str, str]]
"""Lines by owner, which is a module, a class or a group, and by name."""
MODULES = [
    "",
    "models",
    "conditions",
    "jobs",
    "jobs.check",
    "jobs.results",
    "jobs.stale",
    "sync",
    "sync.jobs",
    "sync.jobs.check",
    "sync.jobs.results",
    "sync.jobs.stale",
    "fake",
    "pytest_plugin",
]
"""The modules from which users import, below the package."""
_MODELS = "models"
_TYPING_BASES = {"Generic", "Protocol"}
_EXTRA = "additional_properties"
"""A field of each model."""
_UNIVERSAL = {*dir(object), "__annotations__", "__module__", "__post_init__", "__slots__"} - {"__init__"}
"""Names that say nothing, since all classes have them or only the class itself uses them."""


class _Describer:
    """Collects the lines of a package."""

    def __init__(self, package: griffe.Module) -> None:
        self.package = package
        self.found: Interface = {}
        self.exports = {name: self._exports(name) for name in MODULES}
        self.names: dict[str, str] = {}
        """The first public name of each class, by the path of its definition."""
        for exports in self.exports.values():
            for name, member in exports.items():
                self.names.setdefault(_target(member).path, name)

    def _exports(self, module: str) -> dict[str, griffe.Object | griffe.Alias]:
        """Return what `__all__` of a module names, by public name; nothing if there is no such module."""
        if module == _MODELS:
            return {}  # They are described in another form.
        found = self._find(module) if module else self.package
        if found is None:
            return {}
        return {f"{found.path}.{name}": found[name] for name in sorted(map(str, found.exports or ()))}

    def _find(self, path: str) -> griffe.Object | None:
        """Return what has a path below the package, or None."""
        try:
            return _target(self.package[path])
        except KeyError:
            return None

    def describe(self) -> Interface:
        """Add the names of all modules, and return the lines."""
        for module, exports in self.exports.items():
            owner = f"{self.package.path}.{module}".rstrip(".")
            lines = {
                name.removeprefix(f"{owner}."): self._line(name, found) for name, found in exports.items()
            }
            self.found[owner] = dict(self._models()) if module == _MODELS else lines
        return {owner: dict(sorted(lines.items())) for owner, lines in sorted(self.found.items()) if lines}

    def _line(self, name: str, member: griffe.Object | griffe.Alias) -> str:
        found = _target(member)
        if isinstance(found, griffe.Class):
            if (first := self.names[found.path]) != name:
                return f"same as {first}"
            self._class(name, found)
            return f"class ({', '.join(self._bases(found))})"
        if isinstance(found, griffe.Function):
            self._private_class(name, found.returns)
            return _function(found, is_method=False)
        self._private_class(name, getattr(getattr(found, "value", None), "function", None))
        return "module" if isinstance(found, griffe.Module) else "attribute"

    def _private_class(self, name: str, expression: object) -> None:
        """Add the members of a class without a public name that a function returns or an attribute holds."""
        path = getattr(expression, "canonical_path", "")
        found = self._find(path.removeprefix(f"{self.package.path}.")) if path else None
        if isinstance(found, griffe.Class) and found.path not in self.names:
            self._class(name, found)
            self.found[name].pop("__init__", None)

    def _bases(self, found: griffe.Class) -> Iterator[str]:
        """Yield the bases that a user can name: public classes and classes of other packages."""
        for base in found.bases:
            path = getattr(base, "canonical_path", str(base))
            own = self._find(path.removeprefix(f"{self.package.path}."))
            name = path.rpartition(".")[2]
            if self.names.get(own.path) if own else name not in _TYPING_BASES:
                yield name

    def _class(self, owner: str, found: griffe.Class) -> None:
        """Add the public members of a class, with those of its private bases."""
        lines = self.found[owner] = {}
        for name, alias in sorted(found.all_members.items()):
            member = _target(alias)
            if not _is_public(name) or name in _UNIVERSAL:
                continue
            if group := self._group(member):
                self.found[f"{owner}.{name}"] = dict(_operations(group))
            line = self._member(member)
            if not self._is_inherited(found, name, line) and not _is_internal(name, member):
                lines[name] = line

    def _is_inherited(self, found: griffe.Class, name: str, line: str) -> bool:
        """Return whether a public base has the same member, so that its lines hold it."""
        bases = [base for base in found.mro() if base is not found and base.path in self.names]
        members = [base.all_members[name] for base in bases if name in base.all_members]
        return any(self._member(_target(member)) == line for member in members)

    def _member(self, member: griffe.Object) -> str:
        if self._group(member):
            return "group"
        if isinstance(member, griffe.Function):
            return _function(member, is_method="staticmethod" not in member.labels)
        return self._attribute(member)

    def _group(self, member: griffe.Object) -> griffe.Class | None:
        """Return the class of a group of operations if an attribute holds one."""
        name = str(getattr(member, "annotation", None) or "")
        if not name.endswith("Resource") or not isinstance(member.parent, griffe.Class):
            return None
        found = _target(member.parent.module[name.removeprefix("api.").removeprefix("sync.")])
        return found if isinstance(found, griffe.Class) else None

    def _attribute(self, member: griffe.Object) -> str:
        """Describe an attribute, with its values if its type hint is a name for some of them."""
        annotation = getattr(member, "annotation", None)
        names = annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ()
        for name in names:
            if isinstance(name, griffe.ExprName) and (values := self._values(name.canonical_path)):
                return f"attribute, one of ({', '.join(values)})"
        return "attribute"

    def _values(self, path: str) -> list[str]:
        """Return the values that a type alias of the package allows; none for any other path."""
        prefix = f"{self.package.path}."
        return _literals(self._find(path.removeprefix(prefix))) if path.startswith(prefix) else []

    def _models(self) -> Iterator[tuple[str, str]]:
        """Yield a line for each model with its fields, and for each name of values with the values."""
        models = self.package["_generated.models"]
        for name in map(str, models.exports or ()):
            found = _target(models[name])
            if isinstance(found, griffe.Class):
                yield name, f"model ({', '.join(_fields(found))})"
            else:
                yield name, f"one of ({', '.join(_literals(found))})"


def _target(member: griffe.Object | griffe.Alias) -> griffe.Object:
    return member.final_target if isinstance(member, griffe.Alias) else member


def _is_public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def _is_internal(name: str, member: griffe.Object) -> bool:
    """Return whether only the package makes objects of a class: its arguments have private names."""
    parameters = member.parameters if isinstance(member, griffe.Function) else ()
    return name == "__init__" and any(parameter.name.startswith("_") for parameter in parameters)


def _function(found: griffe.Function, *, is_method: bool) -> str:
    parameters = list(found.parameters)[1 if is_method else 0 :]
    kind = "async def" if "async" in found.labels else "def"
    return f"{kind} ({', '.join(_parameters(parameters))})"


def _parameters(parameters: Iterable[griffe.Parameter]) -> Iterator[str]:
    """Yield the parameters as a signature has them, without type hints; `=` says that one may be left out."""
    last = None
    for parameter in parameters:
        kind = parameter.kind or griffe.ParameterKind.positional_or_keyword
        if last is griffe.ParameterKind.positional_only and kind is not last:
            yield "/"
        starts = kind is griffe.ParameterKind.keyword_only
        if starts and last not in (kind, griffe.ParameterKind.var_positional):
            yield "*"
        stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}
        optional = "=" if parameter.default is not None and kind not in stars else ""
        yield f"{stars.get(kind, '')}{parameter.name}{optional}"
        last = kind


def _operations(group: griffe.Class) -> Iterator[tuple[str, str]]:
    """Yield the operations of a group: attributes that name functions of its module."""
    for name, member in sorted(group.members.items()):
        function = _target(group.module[str(getattr(member, "value", ""))])
        if isinstance(function, griffe.Function):
            yield name, _function(function, is_method=True)


def _fields(model: griffe.Class) -> Iterator[str]:
    for name, member in model.members.items():
        is_field = "instance-attribute" in member.labels  # ClassVar is a class attribute only.
        if is_field and _is_public(name) and name != _EXTRA:
            yield name if getattr(member, "value", None) is None else f"{name}="


def _literals(found: griffe.Object | None) -> list[str]:
    value = getattr(found, "value", None)
    if not isinstance(value, griffe.ExprSubscript) or str(value.left).rpartition(".")[2] != "Literal":
        return []
    parts = value.slice.elements if isinstance(value.slice, griffe.ExprTuple) else [value.slice]
    return sorted(str(part).strip("\"'") for part in parts)


def describe(source: Path, package: str = "statsig_console") -> Interface:
    """Return the lines of a package in a folder of sources."""
    loader = griffe.GriffeLoader(search_paths=[source], allow_inspection=False)
    module = loader.load(package, try_relative_path=False)
    loader.resolve_aliases(implicit=True, external=False)
    if not isinstance(module, griffe.Module):
        raise TypeError(f"{package} in {source} is no module")
    return _Describer(module).describe()
