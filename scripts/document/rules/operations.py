"""Lint rules for operations: tags, names, summaries, safety classes, rate limits, exemptions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from document.document import Document
from document.places import Operation, Place
from document.rules.register import RULES, rule, rule_on

VERBS = {
    "list": "GET",
    "get": "GET",
    "count": "GET POST",
    "compare": "GET POST",
    "create": "POST",
    "update": "PATCH PUT POST",
    "replace": "POST PUT",
    "delete": "DELETE",
    "add": "PATCH POST",
    "remove": "DELETE PATCH",
    **dict.fromkeys(["abandon", "approve", "archive", "cancel", "commit", "defer", "disable"], "PUT POST"),
    **dict.fromkeys(["enable", "launch", "load", "make", "reject", "request", "reset"], "PUT POST"),
    **dict.fromkeys(["resolve", "restart", "schedule", "start", "unarchive"], "PUT POST"),
    **dict.fromkeys(["abort", "pause", "roll", "skip", "unpause"], "PUT"),
    **dict.fromkeys(["invite", "mute", "reload", "unmute"], "POST"),
    **dict.fromkeys(["deactivate", "rotate"], "PATCH"),
}
SAFETY = {"read", "replace", "delete", "create", "transition", "once"}
MAX_SUMMARY = 60


@rule_on("operations")
def complete(document: Document, operation: Operation) -> Iterator[str]:
    """An operation has all keys that code is generated from."""
    examples = {
        "operationId": f"{operation.tag}_<verb>",
        "tags": f"[{operation.tag}]",
        "summary": "one imperative sentence",
        "description": "the surprising facts",
        "externalDocs": "{ url: page of the group }",
        "x-safety": f"one of {', '.join(sorted(SAFETY))}",
        "responses": "one success and the errors",
    }
    for key, example in examples.items():
        if operation.lacks(key):
            yield f"{key} is missing; write {example}"


@rule_on("operations")
def tagged(document: Document, operation: Operation) -> Iterator[str]:
    """An operation has exactly one tag, that of its chapter."""
    if operation.lacks("tags"):
        return
    if operation.content.get("tags") != [operation.tag]:
        yield f"tags are {operation.content.get('tags')}; write [{operation.tag}]"


@rule
def unique_ids(document: Document) -> Iterator[str]:
    """Every operationId belongs to one operation."""
    counts = Counter(operation.name for operation in document.operations)
    for operation in document.operations:
        if counts[operation.name] > 1:
            request = f"{operation.method.upper()} {operation.path}"
            yield document.report(operation, f"{request} shares its operationId; choose another")


@rule_on("operations")
def verbs(document: Document, operation: Operation) -> Iterator[str]:
    """An operationId is the tag, a verb of the table that the method allows, and perhaps an object."""
    if operation.lacks("operationId"):
        return
    name, method = str(operation.content.get("operationId")), operation.method.upper()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or not name.startswith(f"{operation.tag}_"):
        yield f"operationId of {method} {operation.path} is not `{operation.tag}_<verb>[_<object>]`"
        return
    verb = name.removeprefix(f"{operation.tag}_").partition("_")[0]
    if verb not in VERBS:
        yield f"{verb} is not in VERBS; use one of {', '.join(sorted(VERBS))}"
    elif method not in VERBS[verb].split():
        yield f"{verb} is not allowed for {method}; use it with {VERBS[verb]}"


@rule_on("paths")
def path_items(document: Document, path: Place) -> Iterator[str]:
    """A path item is not a reference, and holds only methods and parameters."""
    for key in path.content:
        if key != "parameters":
            yield f"{key} does not belong beside the methods of a path; move it into the operations"


@rule_on("operations")
def summaries(document: Document, operation: Operation) -> Iterator[str]:
    """A summary is one imperative sentence of at most 60 characters."""
    if operation.lacks("summary"):
        return
    summary = str(operation.content.get("summary", ""))
    first = summary.partition(" ")[0]
    if not summary[:1].isupper() or not summary.endswith("."):
        yield f"summary {summary!r}: begin with a capital and end with a full stop"
    if re.search(r"(?<!s)s$", first.rstrip(".")):
        yield f"summary {summary!r}: begin with an imperative, not {first!r}"
    if len(summary) > MAX_SUMMARY:
        yield f"summary has {len(summary)} characters; {MAX_SUMMARY} at most"


@rule_on("operations")
def documented(document: Document, operation: Operation) -> Iterator[str]:
    """An operation has a description and a link to the public documentation."""
    if not operation.lacks("description") and not str(operation.content["description"]).strip():
        yield "has no description; describe the surprising facts"
    if operation.lacks("externalDocs"):
        return
    if not str(operation.content["externalDocs"].get("url", "")).startswith("https://"):
        yield "has no externalDocs.url; link the page of its group"


@rule_on("operations")
def safety(document: Document, operation: Operation) -> Iterator[str]:
    """An operation has its safety class in x-safety; `read` belongs to GET and only to GET."""
    if operation.lacks("x-safety"):
        return
    value = operation.content.get("x-safety")
    if str(value) not in SAFETY:
        yield f"x-safety is {value}; choose one of {', '.join(sorted(SAFETY))}"
    elif (value == "read") != (operation.method == "get"):
        yield f"x-safety {value} is not allowed for {operation.method.upper()}; `read` is only for GET"


@rule_on("operations")
def limits(document: Document, operation: Operation) -> Iterator[str]:
    """A limit is written `{ scope: name, windows: [[calls, seconds], …] }`."""
    if "x-limit" not in operation.content:
        return
    limit = operation.content["x-limit"]
    windows = limit.get("windows") if isinstance(limit, dict) and set(limit) == {"scope", "windows"} else None
    pairs = windows if isinstance(windows, list) else []
    well_formed = all(
        isinstance(pair, list) and len(pair) == 2 and all(type(n) is int and n > 0 for n in pair)
        for pair in pairs
    )
    if not pairs or not well_formed or not re.fullmatch(r"[a-z][a-z0-9_]*", str(limit["scope"])):
        yield "x-limit is malformed; write { scope: some_name, windows: [[12, 10]] }"


@rule_on("operations")
def guards(document: Document, operation: Operation) -> Iterator[str]:
    """`x-guard-empty` names a list in the body."""
    if "x-guard-empty" not in operation.content:
        return
    name, body = operation.content["x-guard-empty"], operation.content.get("requestBody", {})
    content = document.resolve(body).get("content", {}).get("application/json", {})
    schema = document.resolve(content.get("schema", {}))
    if schema.get("properties", {}).get(name, {}).get("type") != "array":
        yield f"x-guard-empty: {name} is no list in the body"


@rule_on("operations", exemptible=True)
def verified(document: Document, operation: Operation) -> Iterator[str]:
    """A create or transition names the GET that reads it back."""
    safety, verify = operation.content.get("x-safety"), operation.content.get("x-verify")
    if verify is None:
        if safety in ("create", "transition"):
            yield "has no x-verify; write { path: …, reached: … } or { path: …, list: … }, or exempt it"
        return
    if not isinstance(verify, dict):
        yield "x-verify is no mapping; write { path: …, reached: … } or { path: …, list: … }"
        return
    known = [other.path for other in document.operations if other.method == "get"]
    for key in ("path", "list"):
        if key in verify and verify[key] not in known:
            yield f"x-verify: {verify[key]} has no GET"
    states = {"reached", "left"} & set(verify)
    wanted = {"create": not states and set(verify) <= {"path", "list"}, "transition": len(states) == 1}
    if not wanted.get(str(safety), False) or not {"path", "list"} & set(verify):
        yield f"x-verify: {sorted(verify)} is not allowed for x-safety {safety}"


@rule_on("operations")
def replaced(document: Document, operation: Operation) -> Iterator[str]:
    """A deprecated operation, and no other, lists its successors in x-replaced-by."""
    is_deprecated, names = operation.content.get("deprecated") is True, operation.content.get("x-replaced-by")
    if not is_deprecated:
        if names is not None:
            yield "has x-replaced-by without deprecated: true; write both or neither"
        return
    if not isinstance(names, list):
        yield "has no x-replaced-by; list the operationIds of its successors, [] if there is none"
        return
    current = {other.name for other in document.operations if not other.content.get("deprecated")}
    for name in names:
        if name not in current:
            yield f"x-replaced-by: {name} is not an operation, or is deprecated itself"


@rule_on("operations")
def exemptions(document: Document, operation: Operation) -> Iterator[str]:
    """An exemption names a rule that allows it, gives a reason, and is needed."""
    if not isinstance(operation.content.get("x-exempt", {}), dict):
        yield "x-exempt is not a mapping; write x-exempt: { rule: reason }"
    for name, reason in operation.exemptions.items():
        exempt = RULES.get(name)
        if exempt is None or not exempt.exemptible:
            allowed = ", ".join(sorted(found.name for found in RULES.values() if found.exemptible))
            yield f"x-exempt: {name} allows no exemption; only {allowed} do"
        elif not any(exempt.on(document, operation)):
            yield f"x-exempt: {name} is not needed; remove it"
        if not isinstance(reason, str) or not reason.strip():
            yield f"x-exempt: {name} has no reason; add one"
