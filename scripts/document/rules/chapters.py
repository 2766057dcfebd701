"""Lint rules for the files of chapters, and for the merged document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jsonschema.exceptions import SchemaError, ValidationError
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import openapi_v31_schema_validator
from openapi_spec_validator.validation.exceptions import DuplicateOperationIDError, UnresolvableParameterError

from document.bundle import CHAPTER_KEYS, SHARED, tag_of
from document.document import Document
from document.places import Place, Trail, schemas_in
from document.rules.register import BROKEN, rule

SECTIONS = ("parameters", "requestBodies", "responses", "schemas")
MAX_LINES, MAX_COLUMNS = 900, 140
_SNAKE_CASE = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"


@rule
def merged(document: Document) -> Iterator[str]:
    """The chapters make one document in which each name is written once."""
    yield from document.bundle.problems


@rule
def valid(document: Document) -> Iterator[str]:
    """The document is valid OpenAPI 3.1."""
    found = list(invalid_parts(document))
    failure: Exception | None = None
    if not found:
        try:
            found = list(invalid_whole(document))
        except BROKEN as error:
            failure = error
    # For a schema, the validator fails or does not say where the error is.
    if found or failure:
        found = list(invalid_schemas(document)) or found
    if failure and not found:
        raise failure
    yield from found


def invalid_whole(document: Document) -> Iterator[str]:
    """Yield the errors of the validator of the whole document."""
    for error in OpenAPIV31SpecValidator(document.complete).iter_errors():
        # unique_ids and path_parameters name the chapter.
        if not isinstance(error, DuplicateOperationIDError | UnresolvableParameterError):
            yield placed(document, [str(step) for step in error.absolute_path], text_of(error))


def invalid_parts(document: Document) -> Iterator[str]:
    """Yield the parts that have not the form of OpenAPI objects. Schemas may have any form here."""
    for error in openapi_v31_schema_validator.iter_errors(document.complete):
        while error.context:
            # Of several alternatives, the one that fits best fails at the deepest place.
            error = max(error.context, key=lambda cause: len(cause.absolute_path))
        yield placed(document, [str(step) for step in error.absolute_path], text_of(error))


def placed(document: Document, steps: list[str], text: str) -> str:
    """Return a message about a part of the merged document."""
    if steps[:1] == ["tags"] and len(steps) > 1:
        place: Place | None = document.tags[int(steps[1])]
        rest = steps[2:]
    else:
        place = next((place for place in document.places if list(place.pointer) == steps[:3]), None)
        rest = steps[3:]
        if place is None:
            place = next((place for place in document.paths if list(place.pointer) == steps[:2]), None)
            rest = steps[2:]
    if place is None:
        return f"{document.lines.find(steps)}: {'.'.join(steps)}: {text}"
    return document.report(place, f"{'.'.join(rest)}: {text}" if rest else text)


def text_of(error: SchemaError | ValidationError) -> str:
    """Return the first line of the message of an error; the rest shows the chapter again."""
    text = error.message.partition("\n")[0][:300]
    return re.sub(r"^[\"'](.+)[\"'] is a required property$", r"\1 is missing", text)


def invalid_schemas(document: Document) -> Iterator[str]:
    """Yield the parts of schemas that have not the form of a schema."""
    for place in document.places:
        outer: Trail | None = None
        for trail, schema in schemas_in(place):
            if outer is not None and trail[: len(outer)] == outer:
                continue  # The check of the schema around it includes this one.
            outer = trail
            try:
                OAS31Validator.check_schema(schema)
            except SchemaError as error:
                steps = [*place.pointer, *trail, *map(str, error.absolute_path)]
                yield placed(document, steps, text_of(error))


@rule
def sourced(document: Document) -> Iterator[str]:
    """A chapter begins with its source page and the date of reading."""
    for chapter, text in document.bundle.texts.items():
        if not re.match(r"# Source: https://\S+ read \d{4}-\d\d-\d\d\.\n", text):
            yield f"{chapter}:1: begin with `# Source: https://…, read YYYY-MM-DD.`"


@rule
def sized(document: Document) -> Iterator[str]:
    """A file has at most 900 lines of at most 140 characters."""
    for chapter, text in document.bundle.texts.items():
        lines = text.splitlines()
        if len(lines) > MAX_LINES:
            tag = tag_of(chapter)
            part = f"{tag}.schemas.yaml" if "." not in chapter.removesuffix(".yaml") else f"{tag}.<part>.yaml"
            yield (
                f"{chapter}: has {len(lines)} lines, {MAX_LINES} at most; move components or paths into "
                f"{part}, which stays in the group {tag}, or make a group of its own for a subject"
            )
        for number, line in enumerate(lines, 1):
            if len(line) > MAX_COLUMNS:
                yield f"{chapter}:{number}: has {len(line)} characters; {MAX_COLUMNS} at most"


@rule
def ordered(document: Document) -> Iterator[str]:
    """A chapter has the order tags, paths, components: parameters, bodies, responses, schemas."""
    for chapter, content in document.bundle.chapters.items():
        if chapter == SHARED:
            continue
        for keys, order in ((content, list(CHAPTER_KEYS)), (content.get("components") or {}, SECTIONS)):
            known = [key for key in keys if key in order]
            if known != [key for key in order if key in known]:
                yield f"{chapter}: the order is {', '.join(known)}; write {', '.join(order)}"


@rule
def tags(document: Document) -> Iterator[str]:
    """A chapter declares its tag, with a description and a link; a part of a chapter declares none."""
    chapters = document.bundle.chapters
    for chapter, content in chapters.items():
        if chapter == SHARED:
            continue
        tag, *parts = chapter.removesuffix(".yaml").split(".")
        written = [entry for entry in content.get("tags") or [] if isinstance(entry, dict)]
        if len(parts) > 1 or not all(re.fullmatch(_SNAKE_CASE, name) for name in (tag, *parts)):
            yield f"{chapter}: write <tag>.yaml or <tag>.<part>.yaml, in snake_case"
        if parts and f"{tag}.yaml" not in chapters:
            yield f"{chapter}: is a part of {tag}.yaml, which does not exist"
        if parts and "tags" in content:
            yield f"{chapter}: remove tags; {tag}.yaml declares the tag of all its parts"
        elif not parts and [entry.get("name") for entry in written] != [tag]:
            yield f"{chapter}: declare one tag, called {tag} like the chapter"
        for entry in written:
            if not entry.get("description") or not (entry.get("externalDocs") or {}).get("url"):
                yield f"{chapter}: tag {entry.get('name')}: add a description and externalDocs.url"


@rule
def finished(document: Document) -> Iterator[str]:
    """No text is left to write, and no guess of `make adopt` is left to check."""
    for chapter, text in document.bundle.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(r"\bTODO\b", line):
                yield f"{chapter}:{number}: TODO is left; write the text"
            if re.search(r"\bx-review: needed\b", line):
                yield f"{chapter}:{number}: x-review is left; check the guess and remove the mark"
