"""Payloads of operations: our examples, the official ones, and the results that the client makes of them."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from generator.preparation import resolve, success
from statsig_console._http.response import open_answer
from statsig_console._operation import Operation, RawResponse
from statsig_console._pagination import Page
from tests.support.operations import DOCUMENT, OPERATIONS, Documented, member

__all__ = ["OFFICIAL", "Payload", "beside_data", "decoded", "official_payloads", "own_payloads", "requested"]

T = TypeVar("T")

OFFICIAL = Path(__file__).parents[3] / "shared" / "reference" / "examples"
"""Where the official payloads are, if they are at hand."""
_JSON = {"content-type": "application/json"}


@frozen
class Payload:
    """A request or a successful response of an operation."""

    name: str
    documented: Documented
    place: str
    """`request` or `response`."""
    body: Any

    def __str__(self) -> str:
        return self.name


def own_payloads() -> list[Payload]:
    """Return all examples of the document."""
    found = []
    for one in OPERATIONS:
        if "requestBody" in one.operation:
            content = resolve(DOCUMENT, one.operation["requestBody"])["content"]["application/json"]
            found += _written(one, "request", content)
        answer = resolve(DOCUMENT, one.operation["responses"][success(DOCUMENT, one.operation)[0]])
        found += _written(one, "response", answer["content"].get("application/json", {}))
    return found


def _written(documented: Documented, place: str, content: Any) -> list[Payload]:
    bodies = {name: one["value"] for name, one in content.get("examples", {}).items()}
    if "example" in content:
        bodies["example"] = content["example"]
    return [
        Payload(f"{documented.id}-{place}-{name}", documented, place, body) for name, body in bodies.items()
    ]


def official_payloads() -> list[Payload]:
    """Return the official requests and successful responses; none if they are not at hand."""
    routes = {(one.method, one.path): one for one in OPERATIONS}
    found = []
    for file in sorted(OFFICIAL.glob("*.json")):
        for number, example in enumerate(json.loads(file.read_text())):
            documented = routes[example["method"], example["path"].removeprefix("/console/v1")]
            place = {"req": "request", "res": "response"}[example["kind"]]
            if place == "request" or example["status"].startswith("2"):
                name = f"{documented.id}-{place}-{file.stem}-{number}"
                found.append(Payload(name, documented, place, example["body"]))
    return found


class _Server:
    """Answers each request with one body."""

    def __init__(self, status: int, body: Any) -> None:
        self._answer = open_answer(status, _JSON, json.dumps(body).encode())

    async def send(
        self, operation: Operation, path: Any, *, decode: Callable[[RawResponse], T], **sent: Any
    ) -> T:
        return decode(self._answer)


async def decoded(documented: Documented, body: Any) -> Any:
    """Return what the function of an operation returns for a response; of a list, the items of its page."""
    function = getattr(documented.function, "__wrapped__", documented.function)
    given = ["x"] * len(documented.places) + (
        [documented.body] if "requestBody" in documented.operation else []
    )
    parameters = inspect.signature(function).parameters.values()
    needed = {
        one.name: "x" for one in parameters if one.kind is one.KEYWORD_ONLY and one.default is one.empty
    }
    found = await function(_Server(documented.status, body), *given, **needed)
    return found.items if isinstance(found, Page) else found


def requested(documented: Documented, body: Any) -> Any:
    """Return a request body as the models that the function of an operation takes."""
    content = resolve(DOCUMENT, documented.operation["requestBody"])["content"]["application/json"]
    if not isinstance(body, list):
        return member(content["schema"], body)
    schema = resolve(DOCUMENT, content["schema"])
    options = (resolve(DOCUMENT, option) for option in schema.get("anyOf", [schema]))
    items = next(option["items"] for option in options if "items" in option)
    return [member(items, item) for item in body]


def beside_data(documented: Documented, body: Any) -> list[str]:
    """Return the fields of an envelope and of its pagination that the document does not declare."""
    if not isinstance(body, dict) or "message" not in body:
        return []
    schema = resolve(DOCUMENT, success(DOCUMENT, documented.operation)[1] or {})
    options = [resolve(DOCUMENT, option) for option in schema.get("anyOf", [schema])]
    known: dict[str, Any] = next((one["properties"] for one in options if "message" in one["properties"]), {})
    found = [name for name in body if name not in known]
    pages = resolve(DOCUMENT, known.get("pagination", {})).get("properties", {})
    return found + [f"pagination.{name}" for name in body.get("pagination") or () if name not in pages]
