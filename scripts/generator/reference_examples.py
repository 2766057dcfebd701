"""The examples of the reference, in Python and for the command line, from the examples of the document."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Mapping
from typing import Any, NamedTuple

from document.places import snake_case
from generator.preparation import Facts, resolve, success
from generator.reference_code import Code, Field, Function, model_names, options

__all__ = ["Example", "command", "example", "request"]

Json = dict[str, Any]
LONGEST = 60
"""Characters of a value that an example prints, and of a value that a command sets."""
MOST_FIELDS = 3
"""Fields of a body that a command sets one by one; a larger body comes from a file."""


class Request(NamedTuple):
    """What an example sends, by the names of the document."""

    path: dict[str, str]
    query: dict[str, Any]
    body: Any


class Example(NamedTuple):
    """A piece of code and what it prints, which is empty if the document does not show it."""

    code: str
    output: str


def request(document: Json, path: str, operation: Json) -> Request:
    """Return the request that the examples of the document make, with the required parameters only."""
    parameters = [resolve(document, parameter) for parameter in operation["parameters"]]
    shown = {part[1:-1]: "" for part in path.split("/") if part.startswith("{")}
    query: dict[str, Any] = {}
    for parameter in parameters:
        if parameter["in"] == "path":
            shown[parameter["name"]] = str(parameter.get("example", parameter["name"]))
        elif parameter["in"] == "query" and parameter.get("required"):
            known = resolve(document, parameter["schema"]).get("enum", [""])
            query[parameter["name"]] = parameter.get("example", known[0])
    if (own := _id_of_object(document, path)) is not None:
        shown["id"] = own
    body = resolve(document, operation.get("requestBody", {}))
    return Request(shown, query, _example(body["content"]["application/json"]) if body else None)


def _id_of_object(document: Json, path: str) -> str | None:
    """Return the id of the object that a path begins with, as the example of its own read has it."""
    before, place, _ = path.partition("{id}")
    if not place or "get" not in document["paths"].get(f"{before}{{id}}", {}):
        return None
    data = _answer(document, document["paths"][f"{before}{{id}}"]["get"])
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


def _answer(document: Json, operation: Json) -> Any:
    """Return the data of the example of a successful response."""
    response = resolve(document, operation["responses"][success(document, operation)[0]])
    answer = _example(next(iter(response["content"].values())))
    return answer.get("data") if isinstance(answer, dict) else answer


def _example(content: Json) -> Any:
    """Return the first example of a body; None for one that has none yet."""
    more = content.get("examples", {}).values()
    return content["example"] if "example" in content else next((one["value"] for one in more), None)


def example(code: Code, document: Json, operation: Json, fact: Facts, sent: Request) -> Example:
    """Return the call of an operation, and a line that prints what the example of its response shows."""
    function = code.functions[fact.id]
    call = f"client.{fact.tag}.{fact.id.removeprefix(fact.tag + '_')}({_arguments(code, function, sent)})"
    if function.items is not None:
        item = _variable(code, function.items)
        return Example(f"{_plural(item)} = [{item} async for {item} in {call}]", "")
    if ast.unparse(function.result) == "None":
        return Example(f"await {call}", "")
    name = _variable(code, function.result)
    line, output = _printed(code, name, function.result, _answer(document, operation), fact, sent)
    return Example(f"{name} = await {call}\n{line}", output)


def _arguments(code: Code, function: Function, sent: Request) -> str:
    values = {snake_case(name): repr(value) for name, value in sent.query.items()}
    places = iter(sent.path.values())
    found = []
    for name, annotation in function.arguments.items():
        if name == "body":
            found.append(_source(code, annotation, sent.body))
        elif name in values:
            found.append(f"{name}={values[name]}")
        elif (value := next(places, None)) is not None:
            found.append(repr(value))
    return ", ".join(found)


def _source(code: Code, annotation: ast.expr, value: Any) -> str:
    """Return the code that makes a value: models where the type has one for it."""
    if isinstance(value, list):
        inner = next((one.slice for one in options(annotation) if isinstance(one, ast.Subscript)), annotation)
        return f"[{', '.join(_source(code, inner, item) for item in value)}]"
    if not isinstance(value, dict):
        return repr(value)
    maps = [one for one in options(annotation) if ast.unparse(one).startswith("dict[")]
    if maps and isinstance(maps[0], ast.Subscript) and isinstance(maps[0].slice, ast.Tuple):
        inner = maps[0].slice.elts[1]
        return f"{{{', '.join(f'{key!r}: {_source(code, inner, item)}' for key, item in value.items())}}}"
    model = _best(code, [name for one in options(annotation) for name in model_names(one)], value)
    if model is None:
        return repr(value)
    fields = {field.wire: field for field in code.models[model].fields}
    given = [
        f"{fields[key].name}={_source(code, fields[key].annotation, item)}" for key, item in value.items()
    ]
    return f"models.{model}({', '.join(given)})"


def _best(code: Code, names: list[str], value: Mapping[str, Any]) -> str | None:
    """Return the first model of a union that has all fields of an object, with their constants."""
    for name in names:
        fields = {field.wire: field for field in code.models[name].fields}
        if fields and set(value) <= set(fields) and all(_fits(fields[key], value[key]) for key in value):
            return name
    return None


def _fits(field: Field, value: Any) -> bool:
    text = ast.unparse(field.annotation)
    return not text.startswith("Literal[") or repr(value) in text


def _variable(code: Code, annotation: ast.expr) -> str:
    """Return a name for a value: that of its model, or one for its type."""
    names = [name for name in model_names(annotation) if code.models[name].fields]
    if len(names) != 1:
        return {"str": "text"}.get(ast.unparse(annotation), "result")
    name = snake_case(names[0])
    return _plural(name) if ast.unparse(annotation).startswith("list[") else name


def _plural(name: str) -> str:
    """Return the name of a list; a noun that is a plural already, such as `group_exposures`, stays."""
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    if name.endswith(("ss", "x", "ch")):
        return f"{name}es"
    return name if name.endswith("s") else f"{name}s"


def _printed(
    code: Code, name: str, result: ast.expr, answer: Any, fact: Facts, sent: Request
) -> tuple[str, str]:
    """Return a line that prints a field, and its output: what the request and the response agree on."""
    models = model_names(result)
    if not isinstance(answer, dict) or ast.unparse(result) != f"models.{models[0] if models else ''}":
        return "", ""
    body = sent.body if isinstance(sent.body, dict) else {}
    # A write may return another object than its path names, such as a copy.
    path = sent.path if fact.safety == "read" else {}
    wanted = {**(fact.verify or {}).get("reached", {}), **body, **path}
    fields = {field.wire: field for field in code.models[models[0]].fields}
    for wire, value in wanted.items():
        is_short = isinstance(value, bool | int | str) and len(str(value)) <= LONGEST
        if wire in fields and is_short and answer.get(wire) == value and value != "":
            return f"print({name}.{fields[wire].name})", f"{value}\n"
    return "", ""


def command(document: Json, path: str, operation: Json, fact: Facts, sent: Request) -> str:
    """Return the command that sends the same request."""
    words = ["statsig-console", fact.tag.replace("_", "-")]
    words += [fact.id.removeprefix(f"{fact.tag}_").replace("_", "-"), *sent.path.values()]
    for name, value in sent.query.items():
        words += [f"--{snake_case(name).replace('_', '-')}", str(value)]
    return shlex.join(words + _settings(document, operation, sent.body, fact.sends_secrets))


def _settings(document: Json, operation: Json, body: Any, has_secrets: bool) -> list[str]:
    """Return the options that make a body, which a command line may show only without credentials."""
    if body in (None, {}):
        return []
    from_file = ["--input", "body.json"]
    if not isinstance(body, dict) or len(body) > MOST_FIELDS or has_secrets:
        return from_file
    content = resolve(document, operation["requestBody"])["content"]["application/json"]
    fields = resolve(document, content["schema"]).get("properties", {})
    found = []
    for name, value in body.items():
        setting = _setting(name, value, resolve(document, fields.get(name, {})))
        if len(setting) > LONGEST:
            return from_file
        found += ["--set", setting]
    return found


def _setting(name: str, value: Any, schema: Json) -> str:
    """Return a field as the command line takes it: plain text where the type of the field allows it."""
    kinds = schema.get("type", ())
    kind = next((one for one in kinds if one != "null"), "") if isinstance(kinds, list) else kinds
    text = json.dumps(value, ensure_ascii=False)
    match value:
        case str() if kind == "string":
            return f"{name}={value}"
        case [*items] if kind == "array" and items and all(_is_plain(item) for item in items):
            return f"{name}={','.join(items)}"
        case bool() | int() if kind in ("boolean", "integer", "number"):
            return f"{name}={text}"
    return f"{name}:={text}"


def _is_plain(item: object) -> bool:
    """Return whether an item of a list can stand between commas."""
    return isinstance(item, str) and bool(re.fullmatch(r"[\w.@][\w.@:-]*", item))
