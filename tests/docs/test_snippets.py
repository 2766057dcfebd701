"""Every code block of the pages runs, and prints the output that the page shows below it."""

from __future__ import annotations

import ast
import inspect
import io
import json
import re
import shlex
import tomllib
from functools import partial
from types import CodeType
from typing import Any

import httpx
import pytest

import statsig_console
from statsig_console._transport import connections as _connections
from statsig_console._transport.http_clients import HttpClient, checked_client
from statsig_console.demo.__main__ import parse as parse_demo
from statsig_console.fake import Chaos, Fake
from statsig_console.fake.__main__ import _arguments as fake_arguments
from tests.support.pages import ROOT, Snippet, matches, snippets

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
SCHEMA = ROOT / "tests" / "cli" / "schema.json"
EXTRAS = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"])


def compiled(snippet: Snippet) -> CodeType:
    """Return the code of a snippet, in which `await` may stand at the top level."""
    code: CodeType = compile(snippet.code, str(snippet), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return code


def is_async(snippet: Snippet) -> bool:
    """Return whether a snippet awaits at its top level, so that it needs a running event loop."""
    return bool(compiled(snippet).co_flags & inspect.CO_COROUTINE)


PYTHON = snippets("python")


def project() -> Fake:
    """Return the project that the snippets speak of."""
    fake = Fake(key="console-xxxx")
    fake.seed(gates=60)
    fake.objects("gates")["new_checkout"] = {
        **next(iter(fake.objects("gates").values())),
        "id": "new_checkout",
        "name": "new checkout",
    }
    return fake


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Lead every client without an HTTP client of its own to a fake, and set the variables of a user."""
    fake = project()

    class Transport(httpx.AsyncBaseTransport):
        def __init__(self, ssl_context: object = None) -> None:
            pass

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return await fake.http()._transport.handle_async_request(request)

    def checked(http: HttpClient | None) -> HttpClient | None:
        return checked_client(httpx.AsyncClient(transport=Transport()) if http is None else http)

    monkeypatch.setattr(_connections, "checked_client", checked)
    monkeypatch.setattr(statsig_console, "Transport", Transport)
    monkeypatch.setenv("STATSIG_CONSOLE_API_KEY", "console-xxxx")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def check_output(snippet: Snippet, output: io.StringIO) -> None:
    """Compare the output of a snippet with the one on its page."""
    printed = output.getvalue()
    assert matches(snippet.output, printed), f"the page shows\n{snippet.output}\nprinted was\n{printed}"


@pytest.mark.anyio
@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("snippet", [snippet for snippet in PYTHON if is_async(snippet)], ids=str)
async def test_a_snippet_that_awaits_runs(snippet: Snippet) -> None:
    output = io.StringIO()
    result = eval(compiled(snippet), {"print": partial(print, file=output)})
    assert inspect.iscoroutine(result)
    await result
    check_output(snippet, output)


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("snippet", [snippet for snippet in PYTHON if not is_async(snippet)], ids=str)
def test_a_snippet_without_await_runs(snippet: Snippet) -> None:
    output = io.StringIO()
    exec(compiled(snippet), {"__name__": "__main__", "print": partial(print, file=output)})
    check_output(snippet, output)


@pytest.mark.parametrize("snippet", snippets("json"), ids=str)
def test_json_is_a_plan_of_faults(snippet: Snippet) -> None:
    Chaos.from_json(snippet.code)


@pytest.mark.anyio
@pytest.mark.parametrize("snippet", snippets("console"), ids=str)
async def test_the_commands_work(snippet: Snippet) -> None:
    fake = project()
    async with fake.http() as http:
        base = str(http.base_url).rstrip("/")
        for line in snippet.code.splitlines():
            assert line.startswith("$ "), line
            words = shlex.split(line.removeprefix("$ ").replace("$BASE", base), comments=True)
            await run(words, http)


def check_command(arguments: list[str]) -> None:
    """Fail if the command line has no such command, or the command has no such option."""
    schema = json.loads(SCHEMA.read_text())
    name = max(
        (name for name in schema["commands"] if arguments[: name.count(" ") + 1] == name.split()), key=len
    )
    known = " ".join([*schema["commands"][name], *schema["global_options"]])
    for option in (argument for argument in arguments if argument.startswith("-")):
        assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", known), option


async def run(words: list[str], http: httpx.AsyncClient) -> None:
    """Run a command as far as a test can, or fail for one that does not exist."""
    match words:
        case ["make", target, *_]:
            assert target in TARGETS
        case ["pip", "install", name]:
            package = re.fullmatch(r"statsig-console(?:\[([a-z,]+)\])?", name)
            assert package
            assert set(filter(None, (package[1] or "").split(","))) <= EXTRAS
        case ["python", "-m", "statsig_console.demo", *arguments]:
            parse_demo(arguments)
        case ["python", "-m", "statsig_console.fake", *arguments] | ["statsig-console-fake", *arguments]:
            fake_arguments().parse_args(arguments)
        case ["python", "-m", "asyncio"]:
            pass
        case ["curl", *arguments]:
            await curl(arguments, http)
        case ["statsig-console", *arguments]:
            check_command(arguments)
        case [assignment] if assignment.startswith("BASE="):
            assert assignment.endswith("/console/v1")
        case _:
            pytest.fail(f"{' '.join(words)}: no page may show a command that no test knows")


async def curl(arguments: list[str], http: httpx.AsyncClient) -> None:
    """Send the request of a curl command; only a status that a fault asked for may be an error."""
    *options, url = arguments
    headers, body = {"STATSIG-API-KEY": "console-xxxx"}, None
    for option, value in zip(options[::2], options[1::2], strict=True):
        if option == "--json":
            body, headers["content-type"] = value, "application/json"
        else:
            assert option == "-H"
            name, _, text = value.partition(": ")
            headers[name] = text
    response = await http.request("POST" if body is not None else "GET", url, headers=headers, content=body)
    assert response.status_code in (200, 201, 503), response.text


@pytest.mark.parametrize("snippet", snippets(), ids=str)
def test_each_block_is_of_a_kind_that_is_checked(snippet: Snippet) -> None:
    # Those of the shell are run by tests/cli/test_examples.py.
    assert snippet.language in {"python", "console", "json", "text", "shell"}


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("1 gate\n", "1 gate\n", True),
        ("1 gate\n", "2 gates\n", False),
        ("", "1 gate\n", False),
        ("waited … s\n", "waited 0.25 s\n", True),
        ("a …\n", "a b\nc\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_output_is_compared(shown: str, printed: str, expected: bool) -> None:
    assert matches(shown, printed) is expected
