"""Type hints resolve at run time, so that tools can build schemas from signatures."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import httpx
import pytest

import statsig_console
from statsig_console import Client, Unset, models
from statsig_console._codec import Model
from tests.support.operations import OPERATIONS, Documented

CLASSES = {
    name: kind
    for name in sorted(models.__all__)
    if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
}
MODULES = ["statsig_console"] + [
    f"statsig_console.{module.name}"
    for module in pkgutil.iter_modules(statsig_console.__path__)
    if not module.name.startswith("_") and module.name != "models"
]


@pytest.mark.parametrize("documented", OPERATIONS, ids=str)
def test_the_hints_of_an_operation_resolve(documented: Documented) -> None:
    hints = get_type_hints(documented.function)
    assert "return" in hints
    if "requestBody" in documented.operation:
        assert any(isinstance(part, type) and issubclass(part, Model) for part in parts(hints["body"]))


@pytest.mark.parametrize("kind", CLASSES.values(), ids=lambda kind: kind.__name__)
def test_the_hints_of_a_model_resolve(kind: type[Model]) -> None:
    assert get_type_hints(kind).keys() >= kind.wire_names.keys()


def public() -> Iterator[tuple[str, Any]]:
    """Yield every public class with its methods, and every public function."""
    for module in map(importlib.import_module, MODULES):
        for name in getattr(module, "__all__", vars(module)):
            found = getattr(module, name)
            if inspect.isclass(found):
                yield name, found
                for member_name in dir(found):
                    member = inspect.getattr_static(found, member_name)
                    for attribute in ("__func__", "fget", "func"):
                        member = getattr(member, attribute, member)
                    if inspect.isfunction(member) and member.__module__.startswith("statsig_console"):
                        yield f"{name}.{member_name}", member
            elif inspect.isfunction(found):
                yield name, found


def test_the_hints_of_all_public_names_resolve() -> None:
    names = dict(public())
    assert {"Client", "Client.send", "Client.gates", "RateLimits.__init__", "bulk", "Fake"} <= names.keys()
    for name, found in names.items():
        try:
            get_type_hints(found)
        except Exception as error:
            pytest.fail(f"{name}: {error!r}")


def test_a_class_still_names_the_module_that_users_import() -> None:
    assert statsig_console.RateLimits.__module__ == statsig_console.Report.__module__ == "statsig_console"
    assert get_type_hints(statsig_console.RateLimits)["limits"] == Sequence[statsig_console.RateLimit]


def parts(hint: Any) -> Iterator[Any]:
    """Yield a type and every type inside of it."""
    yield hint
    for part in get_args(hint):
        yield from parts(part)


SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema_of(hint: Any) -> dict[str, Any]:
    """Return the JSON schema of a type, as frameworks that call tools make it."""
    if hint in SCALARS:
        return {"type": SCALARS[hint]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema_of(part) for part in arguments if part is not Unset]}
    if origin in (list, Sequence):
        return {"type": "array", "items": schema_of(arguments[0])}
    if origin in (dict, Mapping) or hint is Any:
        return {"type": "object"} if origin else {}
    if isinstance(hint, type) and issubclass(hint, Model):
        return {"type": "object", "description": (hint.__doc__ or "").partition(".")[0]}
    raise TypeError(f"{hint} has no schema")


def tool(function: Callable[..., Any]) -> dict[str, Any]:
    """Return the description of a tool, made from signature, hints and docstring of a function."""
    hints, signature = get_type_hints(function), inspect.signature(function)
    return {
        "name": function.__name__,
        "description": (inspect.getdoc(function) or "").partition("\n")[0],
        "parameters": {name: schema_of(hints[name]) for name in signature.parameters},
        "required": [
            name for name, one in signature.parameters.items() if one.default is inspect.Parameter.empty
        ],
    }


def five(client: Client) -> list[Callable[..., Any]]:
    """Return five operations: a list, a read, two writes, and one with queries that hold text."""
    return [
        client.gates.list,
        client.gates.get,
        client.gates.update,
        client.segments.update_conditions,
        client.experiment_results.get_pulse,
    ]


def test_tools_can_be_made_of_operations() -> None:
    tools = {made["name"]: made for made in map(tool, five(Client("console-x")))}
    assert tools["gates_get"]["description"] == "Read a gate."
    assert tools["gates_get"]["required"] == ["id"]
    assert {"type": "boolean"} in tools["experiment_results_get_pulse"]["parameters"]["cuped"]["anyOf"]
    tags = tools["gates_list"]["parameters"]["tags"]["anyOf"]
    assert tags == [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    assert tools["gates_update"]["parameters"]["body"]["anyOf"][1] == {"type": "object"}
    assert tools["segments_update_conditions"]["parameters"]["body"]["anyOf"][0]["type"] == "array"


@pytest.mark.parametrize("documented", OPERATIONS, ids=str)
def test_a_tool_can_be_made_of_every_operation(documented: Documented) -> None:
    function = typing.cast("Any", documented.function)
    hints = {name: hint for name, hint in get_type_hints(function).items() if name not in ("api", "return")}
    assert all(schema_of(hint) or hint is Any for name, hint in hints.items() if not secret(hint))


def secret(hint: Any) -> bool:
    """Return whether a type takes a credential."""
    return statsig_console.Secret in parts(hint)


@pytest.mark.anyio
async def test_pydantic_validates_calls() -> None:
    pydantic = pytest.importorskip("pydantic")
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        data = [] if request.url.path.endswith("/gates") else {"id": "x", "status": "Archived"}
        return httpx.Response(200, json={"message": "", "data": data})

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http,
        Client("console-x", http_client=http) as client,
    ):
        check = pydantic.validate_call(config={"arbitrary_types_allowed": True})
        list_gates, get_gate, update_gate, update_conditions, get_pulse = map(check, five(client))
        assert (await list_gates(tags="beta")).items == []
        assert isinstance(await get_gate("x"), models.Gate)
        await update_gate("x", {"description": "Payments"})
        await update_gate("x", body=models.GateUpdate(description="Payments"))
        await update_conditions("x", [models.Rule(name="all", pass_percentage=100, conditions=[])])
        await get_pulse("x", control="c", test="t", cuped=True, confidence=95)
        assert requests[-1].url.query == b"control=c&test=t&cuped=true&confidence=95"
        sent = len(requests)
        wrong: list[tuple[Callable[..., Any], list[Any], dict[str, Any]]] = [
            (get_gate, [1], {}),
            (update_gate, ["x", 5], {}),
            (list_gates, [], {"limit": "many"}),
        ]
        for call, values, options in wrong:
            with pytest.raises(pydantic.ValidationError):
                await call(*values, **options)
        assert len(requests) == sent
