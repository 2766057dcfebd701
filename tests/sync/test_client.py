"""The client without async: lists, raw responses, options, and texts for people."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import doctest
import inspect
import io
import pickle
import pydoc
from collections.abc import Iterator
from functools import partial
from typing import Any

import httpx
import pytest

import statsig_console
from statsig_console import Page, PaginationError, RawResponse, sync
from statsig_console.fake import Fake
from statsig_console.pytest_plugin import FakeConsole
from statsig_console.sync import Client, CursorPages
from tests.support.sync_clients import client_of


@pytest.fixture
def client(fake_console: FakeConsole) -> Iterator[Client]:
    """A client of a fake with 60 gates."""
    fake_console.seed(gates=60)
    with fake_console.sync_client() as made:
        yield made


def test_a_list_crosses_once_for_each_page(client: Client, fake_console: FakeConsole) -> None:
    gates = client.gates.list(limit=25)
    assert not fake_console.requests
    assert len([gate.id for gate in gates]) == 60
    assert len(fake_console.requests) == 3
    assert not gates.changed_during_iteration
    assert [len(page.items) for page in gates.by_page()] == [25, 25, 10]
    assert isinstance(gates.first_page(), Page)
    assert gates.first_page().items == gates.read(1).items
    assert gates.read(3).is_last
    assert [gate.id for gate in gates.prefetch(2)] == [gate.id for gate in gates]
    assert repr(gates) == repr(gates._pages)


def test_a_list_may_be_left_early(client: Client, fake_console: FakeConsole) -> None:
    for gate in client.gates.list(limit=10):
        assert gate.id
        break
    assert len(fake_console.requests) == 1


def test_a_list_with_cursors(client: Client) -> None:
    events = client.logs.list()
    assert isinstance(events, CursorPages)
    assert list(events) == [item for page in events.by_page() for item in page.items]


def test_an_endless_list_raises() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        pagination = {"nextPage": "/next", "totalItems": 100}
        return httpx.Response(200, json={"message": "", "data": [{"id": "a"}], "pagination": pagination})

    with client_of(answer) as client, pytest.raises(PaginationError):
        list(client.tags.list())


def test_raw_responses(client: Client) -> None:
    id = client.gates.list(limit=1).first_page().items[0].id
    assert isinstance(client.raw.gates.get(id), RawResponse)
    assert client.raw.gates.get(id).data["id"] == id
    found = client.raw.gates.list(limit=2)
    assert isinstance(found, RawResponse)
    assert len(found.data) == 2
    assert client.send("GET /gates/{id}", {"id": id}).data["id"] == id
    assert client.send("GET /gates/{id}", {"id": id}, decode=lambda answer: answer.status) == 200


def test_options(client: Client, fake_console: FakeConsole) -> None:
    copy = client.with_options(max_retries=0, respect_review_settings=True)
    assert type(copy) is Client
    id = copy.gates.list(limit=1).first_page().items[0].id
    with pytest.raises(statsig_console.InvalidArgumentError):
        client.with_options(max_retries=-1)
    with pytest.raises(TypeError, match="use `max_retries`"):
        client.with_options(retries=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    copy.close()
    with pytest.raises(statsig_console.ClientClosedError):
        client.gates.get(id)


def test_a_client_of_the_wrong_form_says_so() -> None:
    async def main() -> None:
        with pytest.raises(TypeError, match="use `with`"):
            async with client_of():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
                pass

    asyncio.run(main())


def test_texts_for_people(client: Client) -> None:
    assert repr(client).startswith("sync.Client(base_url=")
    assert repr(client.gates) == f"<gates: {len(operations(client.gates))} operations>"
    assert repr(client.raw.gates).startswith("<raw.gates: ")
    assert repr(object.__new__(Client)) == "sync.Client(…)"
    assert Client.__module__ == "statsig_console.sync"
    text = pydoc.plain(pydoc.render_doc(client.gates.get))
    assert client.gates.get.__doc__
    assert client.gates.get.__doc__.splitlines()[0] in text
    assert "include_archive_metadata" in text
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


def operations(group: object) -> list[str]:
    """Return the names of the operations of a group."""
    return [name for name, value in vars(type(group)).items() if name[0] != "_" and callable(value)]


def documented() -> list[Any]:
    """Return the docstrings of the public names, each with its examples."""
    found: dict[str, str] = {}
    for name in sync.__all__:
        owner = getattr(sync, name)
        members = [owner, *vars(owner).values()] if inspect.isclass(owner) else [owner]
        found |= {text: name for one in members if ">>>" in (text := inspect.getdoc(one) or "")}
    return [pytest.param(text, id=name) for text, name in found.items()]


@pytest.mark.parametrize("text", documented())
def test_an_example_prints_what_it_shows(text: str) -> None:
    console = Fake(seed=7)
    console.seed(gates=60)
    gates = console.objects("gates")
    gates["new_checkout"] = {**next(iter(gates.values())), "id": "new_checkout"}
    make = partial(Client, "console-xxxx", http_client=console.http())
    with make() as client:
        names: dict[str, Any] = {name: getattr(sync, name) for name in sync.__all__}
        names |= {"client": client, "Client": make}
        for example in doctest.DocTestParser().get_examples(text):
            code = compile(example.source, "<example>", "single", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            with contextlib.redirect_stdout(io.StringIO()) as output:
                exec(code, names)
            assert doctest.OutputChecker().check_output(example.want, output.getvalue(), doctest.ELLIPSIS)
