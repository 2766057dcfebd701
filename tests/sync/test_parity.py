"""The client without async has the operations, arguments and texts of the client with async."""

from __future__ import annotations

import inspect
from copy import deepcopy
from importlib import import_module
from typing import Any, cast

import pytest

import statsig_console
from statsig_console import RawResponse, sync
from statsig_console._blocking.runner import Runner
from statsig_console._codec import UNSET, encode
from statsig_console._generated import api as async_groups
from statsig_console._generated import sync as sync_groups
from statsig_console._operation import Resource
from tests.support.operations import OPERATIONS, Documented

pytestmark = pytest.mark.filterwarnings("ignore:.*no longer has it:DeprecationWarning")

every_operation = pytest.mark.parametrize("documented", OPERATIONS, ids=str)
every_group = pytest.mark.parametrize("tag", sorted({one.tag for one in OPERATIONS}))


class Recorder:
    """Answers every operation with one response and keeps what was sent."""

    def __init__(self, response: RawResponse) -> None:
        self.sent: list[object] = []
        self.response = response

    async def send(
        self, operation: Any, path: Any, *, query: Any = None, body: Any = UNSET, decode: Any
    ) -> Any:
        """Keep the arguments and decode the response."""
        sent = {name: value for name, value in (query or {}).items() if value is not UNSET}
        self.sent.append((operation.id, dict(path), sent, None if body is UNSET else encode(body)))
        return decode(self.response)


class Inline:
    """Runs calls that wait for nothing."""

    def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a coroutine function to its end."""
        coroutine = function(*args, **kwargs)
        try:
            coroutine.send(None)
        except StopIteration as end:
            return end.value
        raise AssertionError("the call waits")


def module_of(documented: Documented) -> Any:
    """Return the generated module without async."""
    return import_module(f"statsig_console._generated.sync.{documented.tag}")


def shape(function: Any, *, skip: int = 0) -> list[tuple[object, ...]]:
    """Return names, kinds and defaults of the parameters of a function."""
    parameters = list(inspect.signature(function).parameters.values())[skip:]
    return [(one.name, one.kind, one.default) for one in parameters]


def annotations_of(function: Any) -> dict[str, str]:
    """Return the annotations of a function as text, without that of its first parameter."""
    return {name: text for name, text in inspect.get_annotations(function).items() if name != "api"}


def last_part(text: str) -> str:
    """Return a docstring from its arguments on, without differences of indentation."""
    return text[text.index("Args:") :].partition("Raises")[0].strip()


@every_operation
def test_an_operation_has_the_same_arguments_and_text(documented: Documented) -> None:
    function = getattr(module_of(documented), documented.id)
    expected = documented.function
    assert not inspect.iscoroutinefunction(function)
    assert shape(function) == shape(expected)
    assert annotations_of(inspect.unwrap(function)) == annotations_of(inspect.unwrap(expected))
    assert function.__doc__ == expected.__doc__
    assert hasattr(function, "__wrapped__") is hasattr(expected, "__wrapped__")


@every_group
def test_a_group_has_the_same_operations(tag: str) -> None:
    for prefix in ("", "Raw"):
        group, expected = (
            vars(getattr(import_module(f"statsig_console._generated.{kind}.{tag}"), name))
            for kind, name in (("sync", name_of(tag, prefix)), ("api", name_of(tag, prefix)))
        )
        names = {name for name in expected if not name.startswith("_")}
        assert {name for name in group if not name.startswith("_")} == names
        assert all(group[name].__name__ == expected[name].__name__ for name in names)


def name_of(tag: str, prefix: str) -> str:
    """Return the name of the class of a group."""
    found = getattr(async_groups, f"{prefix}Resources").__dict__[tag].func.__annotations__["return"]
    return str(found).rpartition(".")[2]


def test_the_lists_of_groups_are_the_same() -> None:
    for name in ("Resources", "RawResources"):
        groups, expected = (vars(getattr(module, name)) for module in (sync_groups, async_groups))
        assert [tag for tag in groups if tag[0] != "_"] == [tag for tag in expected if tag[0] != "_"]
        assert all(groups[tag].__doc__ == expected[tag].__doc__ for tag in groups if tag[0] != "_")


@every_operation
def test_an_operation_sends_and_returns_the_same(documented: Documented) -> None:
    answer = documented.answer
    envelope = answer if isinstance(answer, dict) else {}
    response = RawResponse(
        documented.status, {}, None, envelope.get("pagination"), envelope.get("data", UNSET)
    )
    # Decoding a page takes its items out of the response.
    expected, recorder = Recorder(response), Recorder(deepcopy(response))
    places: list[Any] = [f"x-{place}" for place in documented.places]
    body = documented.body
    bodies = [] if body is None else [body]
    parameters = inspect.signature(documented.function).parameters.values()
    names = [one.name for one in parameters if one.kind is inspect.Parameter.KEYWORD_ONLY]
    queries: dict[str, Any] = {name: 7 if name in ("limit", "page") else f"{name} given" for name in names}
    group = module_of(documented).__dict__[name_of(documented.tag, "")](
        Resource(cast("Any", recorder)), cast("Runner", Inline())
    )
    method = getattr(group, documented.id[len(documented.tag) + 1 :])
    found = method(*places, *bodies, **queries)

    async def call() -> Any:
        return await documented.function(Resource(cast("Any", expected)), *places, *bodies, **queries)

    wanted = Inline().run(call)
    found = found.first_page() if hasattr(found, "first_page") else found
    assert recorder.sent == expected.sent
    assert encode_any(found) == encode_any(wanted)


@pytest.mark.parametrize(
    "documented", [one for one in OPERATIONS if one.operation.get("deprecated")], ids=str
)
def test_a_deprecated_operation_warns_once_at_the_line_of_the_caller(documented: Documented) -> None:
    recorder = Recorder(RawResponse(200, {}, None, None, []))
    group = module_of(documented).__dict__[name_of(documented.tag, "")](
        Resource(cast("Any", recorder)), cast("Runner", Inline())
    )
    bodies = [] if documented.body is None else [documented.body]
    with pytest.warns(DeprecationWarning, match="no longer has it") as caught:
        getattr(group, documented.id[len(documented.tag) + 1 :])(*documented.places, *bodies)
    assert [warning.filename for warning in caught] == [__file__]


def encode_any(value: Any) -> object:
    """Return a value that compares by its content."""
    return repr(value), type(value)


@pytest.mark.parametrize("name", ["__init__", "with_options", "send"])
def test_the_client_has_the_same_arguments(name: str) -> None:
    method, expected = (getattr(kind, name) for kind in (sync.Client, statsig_console.Client))
    assert shape(method) == shape(expected)
    assert inspect.get_annotations(method) == inspect.get_annotations(expected)


@pytest.mark.parametrize("name", ["with_options", "send", ""])
def test_the_client_explains_its_arguments_alike(name: str) -> None:
    texts = [
        inspect.getdoc(getattr(kind, name) if name else kind)
        for kind in (sync.Client, statsig_console.Client)
    ]
    assert last_part(texts[0] or "") == last_part(texts[1] or "")


def test_the_client_has_the_same_names() -> None:
    names, expected = (
        {name for name in dir(kind) if name[0] != "_"} for kind in (sync.Client, statsig_console.Client)
    )
    assert names ^ expected == {"close", "aclose"}


@pytest.mark.parametrize("name", ["bulk", "poll"])
def test_functions_have_the_same_arguments(name: str) -> None:
    function, expected = (getattr(module, name) for module in (sync, statsig_console))
    assert shape(function) == shape(expected)
    found = (inspect.getdoc(function) or "").splitlines()[0]
    assert found == (inspect.getdoc(expected) or "").splitlines()[0]


@pytest.mark.parametrize("name", ["Pages", "CursorPages"])
def test_lists_have_the_same_names(name: str) -> None:
    names, expected = (
        {word for word in dir(getattr(module, name)) if word[0] != "_"} for module in (sync, statsig_console)
    )
    assert names ^ expected == {"first_page"}
