"""Lint rules for the files of chapters, and for the merged document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jsonschema.exceptions import SchemaError
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.validation.exceptions import DuplicateOperationIDError, UnresolvableParameterError

from document.bundle import CHAPTER_KEYS, SHARED, tag_of
from document.document import Document
from document.places import schemas_in
from document.rules.register import rule

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
    places = {place.pointer: place for place in document.places}
    elsewhere: list[str] = []
    for error in OpenAPIV31SpecValidator(document.complete).iter_errors():
        if isinstance(error, DuplicateOperationIDError | UnresolvableParameterError):
            continue  # unique_ids and path_parameters name the chapter
        steps = [str(step) for step in error.absolute_path]
        place = places.get(tuple(steps[:3]))
        if place:
            yield f"{place}: {'.'.join(steps[3:])}: {error.message[:300]}"
        else:
            elsewhere.append(f"openapi.yaml: {'.'.join(steps)}: {error.message[:300]}")
    if elsewhere:
        yield from list(invalid_schemas(document)) or elsewhere


def invalid_schemas(document: Document) -> Iterator[str]:
    """Yield the places with an invalid schema, which the validator does not name."""
    for place in document.places:
        for trail, schema in schemas_in(place):
            try:
                OAS31Validator.check_schema(schema)
            except SchemaError as error:
                steps = [*trail, *map(str, error.absolute_path)]
                yield f"{place}: {'.'.join(steps)}: {error.message[:300]}"
                break


@rule
def sourced(document: Document) -> Iterator[str]:
    """A chapter begins with its source page and the date of reading."""
    for chapter, text in document.bundle.texts.items():
        if not re.match(r"# Source: https://\S+ read \d{4}-\d\d-\d\d\.\n", text):
            yield f"{chapter}: line 1: begin with `# Source: https://…, read YYYY-MM-DD.`"


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
                yield f"{chapter}: line {number}: has {len(line)} characters; {MAX_COLUMNS} at most"


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
