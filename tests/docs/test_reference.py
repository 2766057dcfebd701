"""The reference has every operation and every model, says what the code does, and its examples run."""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import json
import re
import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_args

import anyio
import attrs
import pytest

import generate
import statsig_console
from document.bundle import bundle
from generator import reference
from generator.operators import conditions
from generator.preparation import resolve
from generator.reach import names_in, reached
from generator.reference import FOLDER
from generator.reference_code import read
from statsig_console import APIStatusError, Client, models
from statsig_console._codec import UNSET, Model
from statsig_console._errors import Reason
from statsig_console._http.reasons import class_for
from statsig_console._http.response import open_answer
from statsig_console._operation import Operation
from tests.support.cli import run_command
from tests.support.fake_project import example
from tests.support.operations import DOCUMENT, OPERATIONS, Documented
from tests.support.reference_pages import PAGES, Section, Shown, sections

BY_ID = {documented.id: documented for documented in OPERATIONS}
SECTIONS = {section.operation: section for group in PAGES for section in sections(group)}
MODELS = read(generate.TARGET).models


def descriptor(documented: Documented) -> Operation:
    """Return what the generated code knows of an operation."""
    found = inspect.getmodule(documented.function)
    operation: Operation = getattr(found, documented.id.upper())
    return operation


def test_the_pages_are_those_of_the_document() -> None:
    made = reference.pages(bundle(), generate.TARGET)
    for page, text in made.items():
        assert page.read_text() == text, f"{page.name}: run `make generate`"
    others = set(FOLDER.rglob("*.md")) - made.keys()
    assert not others, "no group has these pages: delete them"


def test_the_pages_are_small_enough_to_read() -> None:
    sizes = [page.stat().st_size for page in FOLDER.rglob("*.md")]
    assert max(sizes) < 300_000
    assert sum(sizes) < 1_500_000


def test_every_operation_has_a_section_with_its_request() -> None:
    found = {name: section.request for name, section in SECTIONS.items()}
    assert found == {each.id: f"{each.method} /console/v1{each.path}" for each in OPERATIONS}


@pytest.mark.parametrize("page", ["requests", "README"])
def test_the_lists_lead_to_every_operation_or_group(page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text()
    for documented in OPERATIONS:
        verb = documented.id.removeprefix(f"{documented.tag}_")
        if page == "README":
            assert f"| [{documented.tag}]({documented.tag}.md) | {len(sections(documented.tag))} |" in text
        else:
            row = f"| `{documented.method} /console/v1{documented.path}` | [{documented.tag}.{verb}]"
            assert f"{row}({documented.tag}.md#{verb}) |" in text


@pytest.mark.parametrize("group", PAGES)
def test_the_signature_is_that_of_the_function(group: str) -> None:
    for section in sections(group):
        (node,) = ast.parse(section.signature).body
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        real = inspect.signature(BY_ID[section.operation].function)
        first, *parameters = real.parameters.values()
        assert first.name == "api"
        assert f"{group}_{node.name}" == section.operation
        assert ast.unparse(node.args) == ", ".join(shown(parameters)), section.operation
        assert node.returns is not None
        assert ast.unparse(node.returns) == real.return_annotation, section.operation
        assert isinstance(node, ast.FunctionDef) == ("Pages[" in real.return_annotation), section.operation


def shown(parameters: list[inspect.Parameter]) -> Iterator[str]:
    """Yield the parts of a signature as `ast.unparse` writes them."""
    is_named = False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not is_named:
            is_named = True
            yield "*"
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        yield f"{parameter.name}: {parameter.annotation}{default}"


@contextlib.contextmanager
def warned(documented: Documented) -> Iterator[None]:
    """Expect the warning of a deprecated operation, and no other."""
    if documented.operation.get("deprecated"):
        with pytest.warns(DeprecationWarning, match="the newest edition of the API no longer has it"):
            yield
    else:
        yield


async def run_example(section: Section) -> Shown:
    """Run the example of a section, and compare what it prints."""
    code, expected = section.example
    printed, console = io.StringIO(), Shown(section.operation)
    compiled = compile(code, section.operation, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    async with console.http() as http, Client("console-xxxx", http_client=http, rate_limits=()) as client:
        names = {"client": client, "models": models, "print": partial(print, file=printed)}
        with warned(BY_ID[section.operation]):
            await eval(compiled, names)
    hint = "the fake prints something else than the examples of the document say"
    assert printed.getvalue() == expected, f"{section.operation}: {hint}"
    return console


@pytest.mark.anyio
@pytest.mark.parametrize("group", PAGES)
async def test_the_examples_run_and_print_what_they_show(group: str) -> None:
    for section in sections(group):
        console = await run_example(section)
        assert console.requests, section.operation


@pytest.mark.anyio
async def test_the_frame_of_the_examples_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-xxxx")
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", (FOLDER / "README.md").read_text(), re.MULTILINE | re.DOTALL
    )
    names: dict[str, Any] = {}
    await eval(compile(code, "README", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    assert (names["Client"], names["models"]) == (Client, models)


@pytest.mark.parametrize("group", PAGES)
def test_the_command_sends_the_request_of_the_example(
    group: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for section in sections(group):
        program, *arguments = shlex.split(section.command)
        assert program == "statsig-console"
        Path("body.json").write_text(json.dumps(example(section.operation)))
        console = Shown(section.operation)
        # The commands of one key would wait for the rate limit of its project.
        code, _, err = run_command(console, *arguments, key=f"console-{section.operation}")
        assert code == 0, err
        assert console.requests[0] == anyio.run(run_example, section).requests[0], section.command


@pytest.mark.parametrize("group", PAGES)
def test_the_page_says_what_the_client_does_when_a_response_is_lost(group: str) -> None:
    for section in sections(group):
        operation, text = descriptor(BY_ID[section.operation]), section.text
        assert ("the client sends the request again" in text) is operation.is_repeatable, operation
        assert ("the client reads the object back" in text) is operation.is_read_back, operation
        assert ("you get `UnknownOutcomeError`" in text) is not operation.is_repeatable, operation
        assert f"Safety class: [`{operation.safety}`]" in text, operation


def test_the_page_says_which_values_show_that_a_write_was_carried_out() -> None:
    assert "carried out if `status` is `Archived`" in SECTIONS["gates_archive"].text
    assert "carried out if `status` is not `Archived`" in SECTIONS["gates_unarchive"].text
    assert "carried out if `isEnabled` is `true`" in SECTIONS["gates_enable"].text


@pytest.mark.parametrize("group", PAGES)
def test_the_page_says_which_rate_limits_count(group: str) -> None:
    for section in sections(group):
        operation, text = descriptor(BY_ID[section.operation]), section.text
        assert ("does not count toward" in text) is operation.is_read, operation
        windows = operation.limit.windows if operation.limit else ()
        assert ("a limit of its own" in text) is bool(windows), operation
        for calls, seconds in windows:
            span = f"{seconds // 60} minutes" if seconds >= 60 else f"{seconds} s"
            assert f"{calls} in {span}" in text, operation


@pytest.mark.parametrize("group", PAGES)
def test_the_errors_are_those_that_the_client_raises(group: str) -> None:
    for section in sections(group):
        documented = BY_ID[section.operation]
        statuses = {int(status) for status in documented.operation["responses"] if status >= "400"}
        assert {status for _, status, _ in section.errors} == statuses, documented
        for name, status, reasons in section.errors:
            assert set(reasons) <= set(get_args(Reason)), documented
            assert getattr(statsig_console, name) is raised(status, (*reasons, None)[0]), documented
        exists = section.errors.count(("ConflictError", 400, ["exists"]))
        assert exists == (400 in statuses and documented.operation["x-safety"] == "create"), documented
        has_unknown = section.text.count("`UnknownOutcomeError`.\n* Command") == 1
        assert has_unknown is (documented.operation["x-safety"] != "read"), documented


def test_the_reasons_fit_what_an_operation_does() -> None:
    create, archive, update = (SECTIONS[f"gates_{verb}"].errors for verb in ("create", "archive", "update"))
    assert ("ConflictError", 400, ["exists"]) in create
    assert ("BadRequestError", 400, ["invalid", "referenced", "wrong_state", "unknown_reference"]) in archive
    assert ("BadRequestError", 400, ["invalid", "unknown_reference"]) in update
    assert ("PermissionDeniedError", 403, ["forbidden", "referenced"]) in SECTIONS["gates_delete"].errors
    assert ("RateLimitError", 429, []) in create


def raised(status: int, reason: Any) -> type[APIStatusError]:
    """Return the class of the error that the client raises for a status and a reason."""
    with pytest.raises(APIStatusError) as caught:
        open_answer(status, {"content-type": "application/json"}, b'{"message": "No."}', str)
    return class_for(reason, type(caught.value))


def test_a_list_and_a_body_with_conditions_lead_to_their_guides() -> None:
    known = conditions(DOCUMENT).paths
    for name, section in SECTIONS.items():
        has_pages = "Pages[" in section.signature
        assert ("`async for` reads all pages" in section.text) is has_pages, name
        assert ("\nItems of the result: [" in section.text) is has_pages, name
        assert ("(../conditions.md)" in section.text) is (name in known), name


def test_a_deprecated_operation_names_its_successors() -> None:
    for documented in OPERATIONS:
        text = SECTIONS[documented.id].text
        assert ("**Deprecated.**" in text) is bool(documented.operation.get("deprecated"))
        for successor in documented.operation.get("x-replaced-by", ()):
            other = BY_ID[successor]
            verb = successor.removeprefix(f"{other.tag}_")
            page = "" if other.tag == documented.tag else f"{other.tag}.md"
            assert f"[{other.tag}.{verb}]({page}#{verb})" in text


def parts_of_models() -> dict[str, str]:
    """Return the section of each model."""
    pages = [page.read_text() for page in sorted((FOLDER / "models").glob("*.md"))]
    parts = [part for page in pages for part in page.split("\n## ")[1:]]
    found = {part.partition("\n")[0]: part for part in parts}
    assert len(found) == len(parts)
    return found


def rows(text: str) -> list[list[str]]:
    """Return the cells of the tables of a text: name, name in JSON, type, presence and meaning."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip(" `") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_every_model_has_a_section_with_its_fields_or_values() -> None:
    found = parts_of_models()
    index = (FOLDER / "models.md").read_text()
    names = {*models.__all__} - {"UNSET", "Unset"}
    assert found.keys() == names == MODELS.keys()
    for name, text in found.items():
        assert f"| [{name}](models/" in index
        kind = getattr(models, name)
        if inspect.isclass(kind) and issubclass(kind, Model):
            assert {row[0]: row[1] or row[0] for row in rows(text)} == kind.wire_names
        else:
            assert all(f"`{value}`" in text for value in get_args(kind))


def test_a_field_says_whether_it_must_be_sent_or_is_always_there() -> None:
    bodies = [resolve(DOCUMENT, documented.operation.get("requestBody", {})) for documented in OPERATIONS]
    sent = reached(DOCUMENT["components"]["schemas"], names_in(bodies))
    for name, text in parts_of_models().items():
        for field, _, _, presence, _ in rows(text):
            kind = getattr(models, name)
            is_optional = attrs.fields_dict(kind)[field].default is UNSET
            is_always = kind.wire_names[field] in getattr(kind, "always_present", ())
            required = "required" if name in sent else "always"
            expected = "always" if is_always else "" if is_optional else required
            assert presence == expected, f"{name}.{field}"


def test_a_field_has_the_description_of_the_document() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for name, text in parts_of_models().items():
        assert " ".join(schemas[name]["description"].split()) in text, name
        for field, wire, _, _, description in rows(text):
            known = schemas[name]["properties"][wire or field]["description"]
            # A cell begins or ends without the quotes of code, as `rows` gives it.
            assert description.replace("\\|", "|") == " ".join(known.split()).strip(" `"), f"{name}.{field}"


def test_an_argument_says_where_it_is_sent() -> None:
    for documented in OPERATIONS:
        arguments = SECTIONS[documented.id].text.partition("| argument |")[2].partition("\n\n")[0]
        found = {row[1].replace("`", ""): row[3] for row in rows(arguments)}
        expected = {
            f"{one['in']}, {one['name']}": "required" if one.get("required") else ""
            for one in documented.parameters
            if one["in"] != "header"
        }
        others = {where: presence for where, presence in found.items() if where not in ("body", "–")}
        assert others == expected, documented
        assert ("body" in found) is ("requestBody" in documented.operation), documented


@pytest.mark.parametrize("group", PAGES)
def test_a_page_shows_the_fields_of_each_body_and_result_once(group: str) -> None:
    page = (FOLDER / f"{group}.md").read_text()
    form = r"^(?:Body|Result|Items of the result): (.+)(?:\n\n(\| field (?:.+\n)+))?"
    wanted, found = set(), []
    for words, table in re.findall(form, page, re.MULTILINE):
        names = {name for name in re.findall(r"\[(\w+)\]", words) if inspect.isclass(getattr(models, name))}
        wanted |= names if len(names) == 1 else set()
        if table:
            (name,) = names
            found.append(name)
            assert {row[0]: row[1] or row[0] for row in rows(table)} == getattr(models, name).wire_names
    assert sorted(found) == sorted(wanted)


def test_a_model_says_where_it_is_used() -> None:
    parts = parts_of_models()
    for name, fact in BY_ID.items():
        annotations = inspect.get_annotations(fact.function)
        link = f"[{fact.tag}.{name.removeprefix(fact.tag + '_')}](../{fact.tag}.md#"
        for start, kind in (("Body of", annotations.get("body", "")), ("Result of", annotations["return"])):
            for model in set(re.findall(r"\bmodels\.(\w+)", kind)):
                (line,) = [line for line in parts[model].splitlines() if line.startswith(start)]
                assert link in line
    assert re.search(r"^Part of .*\[Gate\]\(gates.md#gate\)", parts["Rule"], re.MULTILINE)


def test_a_model_is_on_the_page_of_its_group_or_on_the_shared_one() -> None:
    pages = {name: (FOLDER / "models" / f"{name}.md").read_text() for name in ("gates", "shared", "tags")}
    assert {"Gate", "GateType"} <= set(re.findall(r"^## (\w+)$", pages["gates"], re.MULTILINE))
    assert {"Rule", "Owner"} <= set(re.findall(r"^## (\w+)$", pages["shared"], re.MULTILINE))
    assert "## Tag\n" in pages["tags"]
