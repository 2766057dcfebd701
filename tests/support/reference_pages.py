"""The pages of the reference, and a project of the fake in which the example of an operation succeeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

import httpx

from generator.reference import FOLDER
from statsig_console.fake._document.document import Operation
from tests.support.fake_project import DOCUMENT, Project, example, prepared

__all__ = ["PAGES", "Section", "Shown", "sections"]

PAGES = sorted(tag["name"] for tag in DOCUMENT.content["tags"])
_CODE = re.compile(r"^```python\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
_BASE = "/console/v1"
PAGING = {"page", "limit", "after"}


@dataclass(frozen=True)
class Section:
    """The section of one operation."""

    operation: str
    text: str

    @property
    def request(self) -> str:
        """The method and the path."""
        (found,) = re.findall(r"^`([A-Z]+ /\S+)`$", self.text, re.MULTILINE)
        return str(found)

    @property
    def signature(self) -> str:
        """The code of the signature."""
        return str(_CODE.findall(self.text)[0][0])

    @property
    def example(self) -> tuple[str, str]:
        """The code of the example, and its output."""
        _, (code, output) = _CODE.findall(self.text)
        return code, output

    @property
    def command(self) -> str:
        """The command that sends the same request."""
        (found,) = re.findall(r"^\* Command line: `(.+)`$", self.text, re.MULTILINE)
        return str(found)

    @property
    def errors(self) -> list[tuple[str, int, list[str]]]:
        """The class, the status and the reasons of each error that has a status."""
        found = re.findall(r"`(\w+)` \((\d+)(?:: ([^)]+))?\)", self.text)
        return [(name, int(status), re.findall(r"`(\w+)`", reasons)) for name, status, reasons in found]


def sections(group: str) -> list[Section]:
    """Return the sections of the page of a group."""
    _, *parts = re.split(r"^## ", (FOLDER / f"{group}.md").read_text(), flags=re.MULTILINE)
    return [Section(f"{group}_{part.partition(chr(10))[0]}", part) for part in parts]


@dataclass
class Shown:
    """Sends the request of an example to a project of the fake, whose objects have other ids than the page.

    The example must send exactly the example of the document. The project gets the same request with the ids
    that its own objects have, and the response gets the ids of the page again.
    """

    name: str
    project: Project = field(init=False)
    requests: list[tuple[str, str, dict[str, list[str]], Any]] = field(default_factory=list)
    """Method, path, query and body of each request that was sent. An empty body counts as none."""

    def __post_init__(self) -> None:
        self._operation: Operation = DOCUMENT.operations[self.name]
        self.project, self._path, self._query, self._body = prepared(self._operation)

    def http(self) -> httpx.AsyncClient:
        """Return an HTTP client that sends to the project."""
        return httpx.AsyncClient(
            transport=httpx.MockTransport(self._respond), base_url="https://fake.invalid"
        )

    def _respond(self, request: httpx.Request) -> httpx.Response:
        target = request.extensions.get("target", request.url.raw_path).decode()
        path, _, text = target.partition("?")
        content = json.loads(request.content) if request.content else None
        query = parse_qs(text)
        self.requests.append((request.method, path, self._own(query), content or None))
        shown = _places(self._operation.path, path)
        assert request.method == self._operation.method
        assert (content or None) == (example(self.name) or None), "the document has another body"
        assert self._query.keys() & self._required <= query.keys()
        body = self._body if content else content
        status, answer = self.project.ask(self.name, self._path, {**query, **self._query}, body)
        names = dict(_differences([self._path, self._body], [shown, content]))
        if isinstance(answer, str):
            return httpx.Response(status, text=answer, headers={"content-type": "text/csv"})
        return httpx.Response(status, json=_renamed(answer, names))

    @property
    def _required(self) -> set[str]:
        return {each.name for each in self._operation.parameters if each.place == "query" and each.required}

    def _own(self, query: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return a query without the page that is asked for."""
        left_out = PAGING - self._required
        return {name: values for name, values in query.items() if name not in left_out}


def _places(pattern: str, path: str) -> dict[str, str]:
    names = re.findall(r"{(\w+)}", pattern)
    match = re.fullmatch(_BASE + re.sub(r"{\w+}", "([^/]+)", pattern), path)
    assert match, f"{path} is not a path of {pattern}"
    return dict(zip(names, map(unquote, match.groups()), strict=True))


def _differences(real: Any, shown: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts that differ in two values of the same form."""
    if isinstance(real, dict) and isinstance(shown, dict):
        for key in real.keys() & shown.keys():
            yield from _differences(real[key], shown[key])
    elif isinstance(real, list) and isinstance(shown, list):
        for one, other in zip(real, shown, strict=False):
            yield from _differences(one, other)
    elif isinstance(real, str) and isinstance(shown, str) and real != shown:
        yield real, shown


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value
