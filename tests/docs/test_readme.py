"""Every snippet in README and docs runs, and the output in the README is what the demo prints."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from types import CodeType
from typing import Any

import httpx
import pytest

from statsig_console._transport import transport as _transport
from statsig_console.fake import Fake

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[Any]:
    """Return the code blocks of a language in all files."""
    found = []
    for file in FILES:
        for number, match in enumerate(re.finditer(rf"```{language}\n(.*?)```", file.read_text(), re.DOTALL)):
            found.append(pytest.param(match[1], id=f"{file.stem}-{number}"))
    return found


def project() -> Fake:
    """Return the project that the snippets speak of."""
    fake = Fake()
    fake.seed(gates=60)
    fake.objects("gates")["new_checkout"] = {
        **next(iter(fake.objects("gates").values())),
        "id": "new_checkout",
    }
    return fake


@pytest.mark.anyio
@pytest.mark.parametrize("code", blocks("python"))
async def test_a_snippet_runs(code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = project()

    class Transport(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            request.url = request.url.copy_with(raw_path=request.extensions["target"])
            return await fake.http()._transport.handle_async_request(request)

    monkeypatch.setattr(_transport, "Transport", Transport)
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-xxxx")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    compiled: CodeType = compile(code, "snippet", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(compiled, {"print": lambda *args: None})
    if inspect.iscoroutine(result):
        await result


@pytest.mark.parametrize("commands", blocks("console"))
def test_the_commands_exist(commands: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in commands.splitlines():
        assert line.startswith(("$ make ", "$ pip install statsig-console"))
        if line.startswith("$ make "):
            assert line.split()[2] in targets


def test_links_lead_somewhere() -> None:
    for file in FILES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", file.read_text()):
            assert (file.parent / target).exists(), f"{file.name} links to {target}"
