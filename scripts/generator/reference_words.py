"""What the reference says of types, safety classes, rate limits and errors, in words."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from generator.preparation import Facts
from generator.reference_code import options

__all__ = ["errors", "limit", "safety", "type_words"]

Json = dict[str, Any]
_LISTS = {"list", "Sequence"}
_MAPS = {"dict", "Mapping"}
_WORDS = {"None": "null", "Any": "any JSON", "Mapping[str, Any]": "dict"}
_STATUSES = {
    "400": ("BadRequestError", "invalid"),
    "401": ("AuthenticationError", "invalid_key"),
    "403": ("PermissionDeniedError", "forbidden"),
    "404": ("NotFoundError", "not_found"),
    "409": ("ConflictError", "busy"),
    "429": ("RateLimitError", ""),
}
_REPEATED = "If the response is lost, the client sends the request again"
_UNKNOWN = "you get `UnknownOutcomeError`"


def type_words(annotation: ast.expr, link: Callable[[str], str]) -> str:
    """Return a type in words; `link` makes a link of the name of a model."""
    found = dict.fromkeys(_option(option, link) for option in options(annotation))
    return " or ".join(sorted(found, key=_place))


def _place(words: str) -> int:
    """Return the place of a member of a union: "list of a or b" would be ambiguous."""
    return 2 if words == _WORDS["None"] else int(words.startswith(("list of", "dict of")))


def _option(node: ast.expr, link: Callable[[str], str]) -> str:
    text = ast.unparse(node)
    if text in _WORDS:
        return _WORDS[text]
    if isinstance(node, ast.Attribute):
        return link(node.attr)
    if isinstance(node, ast.Subscript):
        outer = ast.unparse(node.value)
        if outer in _LISTS:
            return f"list of {_inner(node.slice, link)}"
        if outer in _MAPS and isinstance(node.slice, ast.Tuple):
            return f"dict of {_inner(node.slice.elts[1], link)}"
        if outer == "Literal":
            values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return " or ".join(f"`{ast.literal_eval(value)}`" for value in values)
    return text


def _inner(node: ast.expr, link: Callable[[str], str]) -> str:
    words = type_words(node, link)
    return f"({words})" if " or " in words else words


def safety(fact: Facts, base: str) -> str:
    """Return what the client does if the response of an operation is lost."""
    match fact.safety:
        case "read":
            return f"{_REPEATED}."
        case "replace":
            return f"{_REPEATED}: the same request leads to the same state."
        case "delete":
            return f"{_REPEATED}. A 404 then counts as done."
        case _ if fact.verify is None:
            return f"If the response is lost, the client does not send the request again: {_UNKNOWN}."
    paths = [fact.verify[key] for key in ("path", "list") if key in fact.verify]
    read = " or ".join(f"`GET {base}{path}`" for path in paths)
    return (
        f"If the response is lost, the client reads the object back ({read}){_signs(fact.verify)}. "
        "If the write was not carried out, the client sends it again. "
        f"If reading back does not show it, {_UNKNOWN}."
    )


def _signs(verify: Json) -> str:
    reached = [f"`{name}` is `{_shown(value)}`" for name, value in verify.get("reached", {}).items()]
    left = [f"`{name}` is not `{_shown(value)}`" for name, value in verify.get("left", {}).items()]
    signs = " and ".join(reached or left)
    return f": the write was carried out if {signs}" if signs else ""


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def limit(fact: Facts) -> str:
    """Return which rate limits a call counts toward."""
    windows = (fact.limit or {}).get("windows", ())
    own = " and ".join(f"{calls} in {_seconds(seconds)}" for calls, seconds in windows)
    besides = f" It also has a limit of its own: {own}." if own else ""
    if fact.safety == "read":
        return f"Rate limit: a read does not count toward the limits of the project.{besides}"
    return f"Rate limit: a write counts toward the limits of the project.{besides}"


def _seconds(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 60 else f"{seconds:g} s"


def errors(operation: Json, fact: Facts) -> list[str]:
    """Return the errors of an operation: each class with its status and the reasons that are likely."""
    found = []
    for status in sorted(operation["responses"]):
        if status in _STATUSES:
            name, reason = _STATUSES[status]
            reasons = ", ".join(
                f"`{one}`" for one in (reason, *_more_reasons(status, operation, fact)) if one
            )
            found.append(f"`{name}` ({status}{': ' if reasons else ''}{reasons})")
        if status == "400" and fact.safety == "create":
            found.append("`ConflictError` (400: `exists`)")
    return [*found, "`UnknownOutcomeError`"] if fact.safety != "read" else found


def _more_reasons(status: str, operation: Json, fact: Facts) -> list[str]:
    is_removal = fact.safety == "delete" or fact.id.endswith("_archive")
    referenced = ["referenced"] if is_removal and status in ("400", "403") else []
    if status != "400":
        return referenced
    state = ["wrong_state"] if fact.safety == "transition" else []
    return [*referenced, *state, *(["unknown_reference"] if "requestBody" in operation else [])]
