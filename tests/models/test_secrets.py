"""Credentials in models print nowhere, whatever prints them, and go over the wire unchanged."""

from __future__ import annotations

import copy
import csv
import io
import json
import logging
import operator
import pickle
import pprint
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
from rich.pretty import pretty_repr

from document.rules import credentials
from generator.preparation import resolve
from statsig_console import UNSET, BulkError, Page, Report, Secret, StatsigError, models
from statsig_console._bulk.items import key_of
from statsig_console._bulk.report import Outcome
from statsig_console._codec import SECRET_NAME, Model, encode
from statsig_console._operation import RawResponse
from tests.support.operations import DOCUMENT, OPERATIONS

SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OFFICIAL = Path(__file__).parents[3] / "shared" / "reference" / "examples"
MASK = "[redacted]"
CANARY = "canary-7Yt2Wq9Lm4"
CLASSES: dict[str, type[Model]] = {
    name: kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
}
MARKED = {
    (name, field)
    for name, schema in SCHEMAS.items()
    for field, content in schema.get("properties", {}).items()
    if content.get("x-secret") is True
}
RUN = "[A-Za-z0-9+/]"
CREDENTIAL = re.compile(
    rf"(console|client|secret)-|dapi|-----BEGIN|(?<!{RUN})(?={RUN}*[A-Z])(?={RUN}*[a-z])(?={RUN}*\d){RUN}{{32,}}"
)
"""What begins like a key or a token, and long Base64 with letters of both cases and digits."""


def planted(schema: Any, value: Any, canary: str = CANARY) -> Any:
    """Return a value with a canary in every marked field of its schema, present or not."""
    schema = resolve(DOCUMENT, schema)
    if "anyOf" in schema:
        options = [resolve(DOCUMENT, option) for option in schema["anyOf"]]
        kind = "array" if isinstance(value, list) else "object"
        fitting = [one for one in options if kind in one.get("type", ())]
        known = value if isinstance(value, dict) else ()
        best = max(fitting, key=lambda one: len(set(one.get("properties", ())) & set(known)), default={})
        return planted(best, value, canary)
    if isinstance(value, list):
        return [planted(schema.get("items", {}), item, canary) for item in value]
    if not isinstance(value, dict):
        return value
    fields = schema.get("properties", {})
    rest = schema.get("additionalProperties")
    kept = {
        name: planted(fields.get(name, rest if isinstance(rest, dict) else {}), item, canary)
        for name, item in value.items()
    }
    return kept | {name: canary for name, field in fields.items() if field.get("x-secret") is True}


def filled(schema: Any, depth: int = 6) -> Any:
    """Return JSON of a schema in which every field is there."""
    schema = resolve(DOCUMENT, schema)
    if "anyOf" in schema:
        return filled(next((one for one in schema["anyOf"] if "$ref" in one), schema["anyOf"][0]), depth)
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "array":
        return [filled(schema.get("items", {}), depth - 1)] if depth else []
    if kind == "object":
        return {
            name: filled(field, depth - 1)
            for name, field in schema.get("properties", {}).items()
            if depth or name in schema.get("required", ())
        }
    return schema.get("const", {"boolean": True, "integer": 1, "number": 1.5, "null": None}.get(kind, "text"))


def examples() -> Iterator[tuple[str, Any, Any]]:
    """Every example of a body or an answer with its name and its schema: ours, and the official ones."""
    routes = {(one.method, one.path): one for one in OPERATIONS}
    for one in OPERATIONS:
        if "requestBody" in one.operation:
            content = resolve(DOCUMENT, one.operation["requestBody"])["content"]["application/json"]
            for number, example in enumerate(_written(content)):
                yield f"{one.id}-body-{number}", content["schema"], example
        if isinstance(one.answer, dict) and "data" in one.answer:
            yield f"{one.id}-answer", one.data, one.answer["data"]
    for file in sorted(OFFICIAL.glob("*.json")):
        for number, example in enumerate(json.loads(file.read_text())):
            route = routes.get((example["method"], example["path"].removeprefix("/console/v1")))
            name, body = f"{file.stem}-{number}", example["body"]
            if route is not None and example["kind"] == "req":
                content = resolve(DOCUMENT, route.operation["requestBody"])["content"]["application/json"]
                yield name, content["schema"], body
            elif route is not None and isinstance(body, dict) and body.get("data"):
                yield name, route.data or {}, body["data"]


def _written(content: Any) -> list[Any]:
    several = [one["value"] for one in content.get("examples", {}).values()]
    return [content["example"]] if "example" in content else several


def decoded(schema: Any, value: Any) -> Iterator[tuple[Model, Any]]:
    """Every model that a value decodes to, with its JSON."""
    if isinstance(value, list):
        items = resolve(DOCUMENT, schema).get("items", {})
        for option in resolve(DOCUMENT, schema).get("anyOf", ()):
            items = items or resolve(DOCUMENT, option).get("items", {})
        for item in value:
            yield from decoded(items, item)
    elif isinstance(value, dict):
        for option in [schema, *schema.get("anyOf", ()), *resolve(DOCUMENT, schema).get("anyOf", ())]:
            name = option.get("$ref", "/").rsplit("/", 1)[1]
            if name in CLASSES:
                yield CLASSES[name].from_dict(value), value


def prints(model: Any) -> Iterator[tuple[str, str]]:
    """Every way to print a model, and everything that holds it, with what it gives."""
    failed: Outcome[Any, Any] = Outcome(model, "failed", error=StatsigError("no"))
    report = Report((Outcome(model, "done", result=model), failed), {"failed": 1})
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "%s %r", (model, model), None)
    answer = RawResponse(200, {}, None, None, encode(model))
    yield from {
        "repr": repr(model),
        "str": str(model),
        "format": f"{model} {model!s} {model!r}",
        "percent": operator.mod("%s %r", (model, model)),
        "pprint": pprint.pformat(model, width=20),
        "rich": pretty_repr(model, max_width=20, max_string=8),
        "attrs": repr(attrs.asdict(model)) if attrs.has(type(model)) else "",
        "list": repr([model]),
        "dict": pprint.pformat({"x": [model]}),
        "Page": repr(Page([model], 1, 1, True)),
        "Report": repr(report),
        "logging": record.getMessage(),
        "to_dict": repr(encode(model)) + pprint.pformat(encode(model)) + pretty_repr(encode(model)),
        "RawResponse": repr(answer),
        "traceback": shown_locals(model),
    }.items()
    with pytest.raises(BulkError) as caught:
        report.raise_for_failures()
    yield "BulkError", f"{caught.value} {caught.value!r} {vars(caught.value)}"


def shown_locals(model: Any) -> str:
    """Return a traceback with locals of a frame that holds a model, its JSON, and all its values."""

    def inner(one: Any, values: list[Any], body: Any) -> None:
        first = values[0] if values else None
        raise ValueError(first is body)

    try:
        inner(model, [getattr(model, name) for name in model.wire_names], encode(model))
    except ValueError as error:
        found = traceback.TracebackException.from_exception(error, capture_locals=True)
        return repr(found.stack[-1].locals)
    raise AssertionError


def check(model: Any, source: Any, canary: str = CANARY) -> None:
    """Assert that nothing prints the canary, and that the JSON is what it was."""
    for way, text in prints(model):
        assert canary not in text, f"{way}: {text[:500]}"
    before = json.dumps(source, sort_keys=True)
    assert json.loads(json.dumps(encode(model))) == source == encode(model)
    assert json.dumps(encode(model), sort_keys=True) == before
    assert orjson.loads(orjson.dumps(encode(model))) == source


def test_a_marked_field_holds_a_secret() -> None:
    assert {("Key", "key"), ("ChangedKey", "key"), ("DatabricksConnectionCreate", "token")} <= MARKED
    for name, field in MARKED:
        model = CLASSES[name].from_dict({field: CANARY})
        (attribute,) = (one for one, wire in model.wire_names.items() if wire == field)
        assert type(getattr(model, attribute)) is Secret


@pytest.mark.parametrize("name", CLASSES)
def test_no_way_to_print_a_model_shows_a_secret(name: str) -> None:
    """Every field of every model, nested ones too, holds something."""
    schema = {"$ref": f"#/components/schemas/{name}"}
    source = planted(schema, filled(schema))
    check(CLASSES[name].from_dict(source), source)
    if any(name == marked for marked, _ in MARKED):
        assert CANARY in json.dumps(source)


def test_no_model_of_an_example_shows_a_secret() -> None:
    count = 0
    for _name, schema, value in examples():
        source = planted(schema, value)
        for model, content in decoded(schema, source):
            check(model, content)
            count += CANARY in json.dumps(content)
    assert count >= 8


@pytest.mark.parametrize(("name", "schema", "value"), [pytest.param(*one, id=one[0]) for one in examples()])
def test_nothing_that_looks_like_a_credential_is_shown(name: str, schema: Any, value: Any) -> None:
    """A field that is not marked, but holds a credential in an example, comes to light here."""
    for model, _ in decoded(schema, value):
        found = CREDENTIAL.search(repr(model))
        assert found is None, f"{type(model).__name__} of {name} shows {found}; mark the field"


def test_the_examples_hold_credentials_and_the_pattern_finds_them() -> None:
    held = [name for name, _, value in examples() if CREDENTIAL.search(json.dumps(value))]
    assert {"keys_get-answer", "keys_list-answer", "keys_create-answer"} <= set(held)


def built_by_a_user(name: str, field: str) -> tuple[Any, str]:
    """Return a model made with its constructor from plain text, and the name of the attribute."""
    kind = CLASSES[name]
    attribute = next(one for one, wire in kind.wire_names.items() if wire == field)
    needed = {one.alias: "text" for one in attrs.fields(kind) if one.default is attrs.NOTHING}  # type: ignore[arg-type]
    return kind(**{**needed, attribute: CANARY}), attribute


@pytest.mark.parametrize(("name", "field"), sorted(MARKED))
def test_a_field_masks_plain_text(name: str, field: str) -> None:
    model, attribute = built_by_a_user(name, field)
    check(model, {**model.to_dict(), field: CANARY})
    setattr(model, attribute, "another-" + CANARY)
    assert getattr(model, attribute).reveal() == "another-" + CANARY
    check(model, {**model.to_dict(), field: "another-" + CANARY})
    for empty in (None, UNSET):
        setattr(model, attribute, empty)
        assert getattr(model, attribute) is empty


@pytest.mark.parametrize("value", [{"private_key": CANARY, "n": 1}, [CANARY, [CANARY]], {"a": {"b": CANARY}}])
def test_a_credential_that_is_no_text_is_masked(value: Any) -> None:
    source = {"key": value, "type": "CONSOLE"}
    key: Any = models.Key.from_dict(source)
    check(key, source)
    assert key.key.reveal() == value


@pytest.mark.parametrize(
    "name",
    ["token", "apiKey", "webhook_secret", "dbPassword", "passphrase", "pass_phrase", "credentials",
     "privateKey", "Authorization", "oauth", "signature"],
)  # fmt: skip
@pytest.mark.parametrize("value", [CANARY, [CANARY], {"value": CANARY}])
def test_an_unknown_field_with_such_a_name_is_masked(name: str, value: Any) -> None:
    for source in ({"id": "new_checkout", name: value}, {"id": "new_checkout", "new": [{name: value}]}):
        model = models.Gate.from_dict(source)
        for way, text in prints(model):
            # attrs.asdict gives plain containers; those of a user are the user's.
            assert way == "attrs" or CANARY not in text, f"{way}: {text[:300]}"
        assert json.loads(json.dumps(model.to_dict())) == source


def test_other_unknown_fields_are_shown() -> None:
    extra = {"author": "me", "colour": "red", "tokens": 5, "nested": {"x": "y"}}
    assert repr(models.Gate.from_dict({"id": "a", **extra})) == f"Gate(id='a', additional_properties={extra})"


def test_the_lint_and_the_models_know_the_same_names() -> None:
    assert credentials.SECRET_NAME == SECRET_NAME


def test_a_secret_compares_and_copies_like_its_text() -> None:
    secret = Secret(CANARY)
    assert secret == CANARY
    assert secret == Secret(CANARY)
    assert secret != Secret("another")
    assert {secret: 1}[CANARY] == 1  # type: ignore[index]
    assert bool(secret)
    assert not Secret("")
    for twin in (copy.copy(secret), copy.deepcopy(secret), pickle.loads(pickle.dumps(secret))):
        assert twin == secret
        assert twin.reveal() == CANARY
    for model in (models.Key(key=CANARY, type="CONSOLE"), models.Key(key=secret, type="CONSOLE")):
        for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
            assert twin == model
            assert twin.to_dict() == {"key": CANARY, "type": "CONSOLE"}
        again = pickle.loads(pickle.dumps(model.to_dict()))
        assert again == {"key": CANARY, "type": "CONSOLE"}
        assert CANARY not in repr(again)


def test_a_secret_is_not_written_by_accident() -> None:
    secret: Any = Secret(CANARY)
    for spec in ("", "s", ">30", "<4", "^12s"):
        assert CANARY not in format(secret, spec)
    assert f"{secret}" == MASK
    assert f"{secret:>12}" == f"{MASK:>12}"
    for write in (
        lambda: "Bearer " + secret,
        lambda: secret + "",
        lambda: "".join([secret]),
        lambda: json.dumps(secret),
        lambda: orjson.dumps(secret),
        lambda: io.StringIO().write(secret),
        lambda: secret[:4],
        lambda: list(secret),
        lambda: len(secret),
    ):
        with pytest.raises(TypeError) as caught:
            write()
        assert CANARY not in f"{caught.value}"
    assert CANARY not in json.dumps([secret], default=str)
    file = io.StringIO()
    csv.writer(file).writerow([secret, models.Key(key=CANARY, type="CONSOLE")])
    print(secret, [secret], file=file)
    assert CANARY not in file.getvalue()


def test_a_journal_tells_secrets_apart() -> None:
    one, other, text = (key_of(item, None) for item in (Secret("a"), Secret("b"), "a"))
    assert one.digest != other.digest
    assert one.digest == text.digest
    assert one.shown is None


PROGRAM = """
from statsig_console import models

TEXT = "-".join(["canary", "7Yt2Wq9Lm4"])

def make():
    return models.Key.from_dict({"type": "CONSOLE", "key": TEXT, "token": TEXT})

def test_value():
    key = make()
    value, keys, body = key.key, [key], key.to_dict()
    assert value == "something else"

def test_json():
    body = make().to_dict()
    assert body == {"type": "CONSOLE", "key": "other"}

def test_model():
    key = models.Key(type="CONSOLE", key=TEXT)
    assert key == models.Key(type="SERVER", key="other")
"""


def test_pytest_with_locals_shows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    file.write_text(PROGRAM)
    command = [sys.executable, "-m", "pytest", "-vv", "--showlocals", "-p", "no:cacheprovider", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "3 failed" in done.stdout
    assert MASK in done.stdout
    assert CANARY not in done.stdout + done.stderr
