"""The examples (`>>>`) in public docstrings run, and print what they show."""

from __future__ import annotations

import ast
import contextlib
import doctest
import inspect
import io
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Any

import pytest

import statsig_console
from statsig_console import Client, fake, pytest_plugin
from statsig_console.fake import Fake

CHECKER = doctest.OutputChecker()


def documented(owner: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names and docstrings of an object and of its public methods and properties."""
    if isinstance(owner, ModuleType):
        public = getattr(owner, "__all__", [one for one in vars(owner) if not one.startswith("_")])
        for part in public:
            yield from documented(getattr(owner, part), f"{name}.{part}")
    elif inspect.isclass(owner) or inspect.isroutine(owner):
        yield name, inspect.getdoc(owner) or ""
        for kind in owner.__mro__ if inspect.isclass(owner) else ():
            if kind.__module__.startswith("statsig_console"):
                members = [(part, value) for part, value in vars(kind).items() if not part.startswith("_")]
                yield from ((f"{name}.{part}", inspect.getdoc(value) or "") for part, value in members)


def examples() -> list[Any]:
    """Return the docstrings with examples, each once."""
    found: dict[str, str] = {}
    for module in (statsig_console, fake, pytest_plugin):
        for name, text in documented(module, module.__name__):
            if ">>>" in text and text not in found.values():
                found[name] = text
    return [pytest.param(text, id=name.removeprefix("statsig_console.")) for name, text in found.items()]


@pytest.mark.anyio
@pytest.mark.parametrize("text", examples())
async def test_an_example_prints_what_it_shows(text: str) -> None:
    console = Fake(seed=7)
    console.seed(gates=60)
    gates = console.objects("gates")
    gates["new_checkout"] = {**next(iter(gates.values())), "id": "new_checkout"}
    public = {name: getattr(statsig_console, name) for name in statsig_console.__all__}
    async with console.http() as http, Client("console-xxxx", http_client=http) as client:
        names = public | {name: getattr(fake, name) for name in fake.__all__} | {"client": client}
        names["Client"] = partial(Client, "console-xxxx", http_client=http)
        for example in doctest.DocTestParser().get_examples(text):
            code = compile(example.source, "<example>", "single", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            with contextlib.redirect_stdout(io.StringIO()) as output:
                result = eval(code, names)
                if inspect.iscoroutine(result):
                    await result
            shown = output.getvalue()
            assert CHECKER.check_output(example.want, shown, doctest.ELLIPSIS), f"{example.source}: {shown}"


def test_the_most_used_functions_have_an_example() -> None:
    found = {parameter.id for parameter in examples()}
    assert found >= {"Client", "Client.send", "Client.with_options", "Pages", "bulk", "poll", "fake.Fake"}
