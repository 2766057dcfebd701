"""The generated functions and models, as the reference shows them: read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Code", "Field", "Function", "ReferenceModel", "model_names", "models_in", "options", "read"]


class Function(NamedTuple):
    """The function of one operation."""

    arguments: dict[str, ast.expr]
    """Annotation of each argument except the first, in the order of the signature."""
    required: set[str]
    """The arguments without a default."""
    result: ast.expr
    signature: str
    """Its head as code, with the name that it has in its group."""

    @property
    def items(self) -> ast.expr | None:
        """The type of an item if the result is a list with pages, or None."""
        is_pages = isinstance(self.result, ast.Subscript) and ast.unparse(self.result.value) != "list"
        return self.result.slice if is_pages and isinstance(self.result, ast.Subscript) else None


class Field(NamedTuple):
    """A field of a model."""

    name: str
    wire: str
    """Its name in JSON."""
    annotation: ast.expr
    presence: str
    """``required``, ``always`` for an optional field that every known response has, or empty."""
    description: str


class ReferenceModel(NamedTuple):
    """A model with its fields, or an enumeration with its values."""

    name: str
    description: str
    fields: list[Field]
    values: list[str]


class Code(NamedTuple):
    """All functions by operationId, and all models by name."""

    functions: dict[str, Function]
    models: dict[str, ReferenceModel]


def read(folder: Path) -> Code:
    """Read the generated package in a folder."""
    functions = {
        node.name: _function(node, file.stem)
        for file in sorted((folder / "api").glob("*.py"))
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    files = sorted((folder / "models").glob("*.py"))
    models = [model for file in files if file.stem != "__init__" for model in _models(file)]
    return Code(functions, {model.name: model for model in sorted(models, key=lambda model: model.name)})


def options(annotation: ast.expr) -> list[ast.expr]:
    """Return the members of a union, without `Unset`; of another type, the type alone."""
    if isinstance(annotation, ast.BinOp):
        return [*options(annotation.left), *options(annotation.right)]
    return [] if ast.unparse(annotation) == "Unset" else [annotation]


def model_names(annotation: ast.expr) -> list[str]:
    """Return the names of the models in an annotation, in its order."""
    return [
        node.attr
        for node in ast.walk(annotation)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "models"
    ]


def models_in(code: Code, functions: Iterable[str]) -> set[str]:
    """Return the models that the arguments and results of some functions can hold."""
    known = [code.functions[name] for name in functions]
    waiting = [annotation for one in known for annotation in (*one.arguments.values(), one.result)]
    found: set[str] = set()
    while waiting:
        for name in set(model_names(waiting.pop())) - found:
            found.add(name)
            waiting += [field.annotation for field in code.models[name].fields]
    return found


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, group: str) -> Function:
    node.args.args.pop(0)
    node.name = node.name.removeprefix(f"{group}_")
    node.decorator_list, node.body = [], [ast.Expr(ast.Constant(...))]
    assert node.returns is not None
    positional, named = node.args.args, node.args.kwonlyargs
    arguments = {one.arg: one.annotation for one in [*positional, *named] if one.annotation is not None}
    required = {one.arg for one in positional[: len(positional) - len(node.args.defaults)]}
    required |= {one.arg for one, value in zip(named, node.args.kw_defaults, strict=True) if value is None}
    return Function(arguments, required, node.returns, ast.unparse(node))


def _models(file: Path) -> Iterator[ReferenceModel]:
    tree = ast.parse(file.read_text())
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield ReferenceModel(node.name, ast.get_docstring(node) or "", list(_fields(node)), [])
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            assert isinstance(node.value, ast.Subscript)
            values = ast.literal_eval(node.value.slice)
            known = list(values) if isinstance(values, tuple) else [values]
            yield ReferenceModel(ast.unparse(node.target), ast.get_docstring(tree) or "", [], known)


def _fields(model: ast.ClassDef) -> Iterator[Field]:
    wires = _wire_names(model)
    for node, following in zip(model.body, model.body[1:], strict=False):
        if isinstance(node, ast.AnnAssign) and (name := ast.unparse(node.target)) in wires:
            default = "" if node.value is None else ast.unparse(node.value)
            presence = "always" if "ABSENT" in default else "" if "UNSET" in default else "required"
            yield Field(name, wires[name], node.annotation, presence, _text(following))


def _text(node: ast.stmt) -> str:
    """Return the text of a statement that is a text, such as the description of a field; else nothing."""
    match node:
        case ast.Expr(ast.Constant(str(text))):
            return text
    return ""


def _wire_names(model: ast.ClassDef) -> dict[str, str]:
    for node in model.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "wire_names" and node.value:
            found: dict[str, str] = ast.literal_eval(node.value)
            return found
    return {}
