"""Run openapi-python-client in process, with patches for parts that its templates cannot change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openapi_python_client
from openapi_python_client import Project, strings
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString

from document.places import snake_case
from generator.operators import Conditions
from generator.preparation import MAP, Facts, tags_of_unions

__all__ = ["StatsigProject"]

# Its templates and its Python API may change, so another version needs a check of both.
PINNED = "0.29.1"

# Names of builtins are allowed as names of fields, except for those that annotations use.
_RESERVED = {
    "self",
    "cls",
    "api",
    "list",
    "dict",
    "str",
    "int",
    "float",
    "bool",
    "object",
    "super",
    "true",
    "false",
}


def _in_reading_order(inner_types: set[strings.PythonCode]) -> strings.PythonCode:
    """Join the types of a union with None and Unset at the end."""
    rank = {"None": 1, "Unset": 2}
    names = sorted(
        (code.as_unembedded_code() for code in inner_types),
        key=lambda name: (rank.get(name, 0), name.lower()),
    )
    return strings.PythonCode(" | ".join(names))


_DECODER = re.compile(r"\bmodels\.(\w+)\.from_dict\b")
_WORD = re.compile(r""" "[^"]*" | '[^']*' | \b[A-Za-z_]\w* """, re.VERBOSE)
_ABSENT = " | Unset"


class MapProperty(ListProperty):
    """A map from text to one kind of value."""

    def get_base_type_string(self) -> strings.PythonCode:
        return strings.PythonCode(f"dict[str, {self.inner_property.get_type_string().as_unembedded_code()}]")


class StatsigProject(Project):
    """The generated package: one module per group of operations, and one per model."""

    @classmethod
    def write(
        cls,
        target: Path,
        document: dict[str, Any],
        facts: dict[str, Facts],
        headers: dict[str, str],
        conditions: Conditions,
        config_file: Path,
    ) -> list[str]:
        """Write the package and return the warnings of the generator. With a warning, nothing is written."""
        _patch()
        config = Config.from_sources(
            ConfigFile.load_from_path(config_file), MetaType.NONE, Path("openapi"), "utf-8", True, target
        )
        config.post_hooks = []
        data = GeneratorData.from_dict(document, config=config)
        if isinstance(data, GeneratorError):
            return [f"{data.header} {data.detail}"]
        _describe(data, facts)
        project = cls(openapi=data, config=config, custom_template_path=Path(__file__).parent / "templates")
        typed = _annotation({model.class_info.name for model in [*data.models, *data.enums]})
        project.env.globals.update(_globals(document, facts, headers, conditions))
        project.env.filters.update(
            tuple=tuple,
            flow=_flow,
            typed=typed,
            as_secret=lambda code: re.sub(r"\bstr\b", "Secret", code.as_unembedded_code()),
            present=lambda text: text.removesuffix(_ABSENT),
            filter_type=lambda owned: _filter_type(owned, typed),
            body_type=_body_type,
            body_models=_body_models,
            decoders=lambda text: sorted(set(_DECODER.findall(text))),
            decoder_name=_decoder_name,
            with_decoders=lambda text: _DECODER.sub(lambda found: _decoder_name(found[1]), text).rstrip(),
        )
        project.env.tests["names_model"] = lambda line: ".models." in line and " check_" not in line
        problems = project._get_errors()
        if not problems:
            project.build()
            problems = project.errors
        return [f"{one.level.name}: {_text(one.header)}: {_text(one.detail)}" for one in problems]

    def _create_package(self) -> None:
        for name, template in (("__init__", "package_init"), ("operators", "operators")):
            text = self.env.get_template(f"{template}.py.jinja").render()
            (self.package_dir / f"{name}.py").write_text(text)

    def _build_api(self) -> None:
        self._build_groups("api", "api_init.py.jinja", "endpoint_init.py.jinja")
        self._build_groups("sync", "sync_init.py.jinja", "sync_group.py.jinja")

    def _build_groups(self, name: str, init: str, group: str) -> None:
        folder = self.package_dir / name
        folder.mkdir()
        (folder / "__init__.py").write_text(self.env.get_template(init).render())
        template = self.env.get_template(group)
        for tag, collection in self.openapi.endpoint_collections_by_tag.items():
            (folder / f"{tag}.py").write_text(template.render(endpoint_collection=collection))


def _globals(
    document: dict[str, Any], facts: dict[str, Facts], headers: dict[str, str], conditions: Conditions
) -> dict[str, Any]:
    """Return what the templates can use."""
    unions = tags_of_unions(document)
    return {
        "facts": facts,
        "headers": headers,
        "conditions": conditions.paths,
        "operators": conditions.operators,
        "refused": conditions.refused,
        "table": conditions.table,
        "kind": lambda owned: type(owned).__name__,
        "ordered": _ordered,
        "tags": {tag["name"]: tag["description"] for tag in document["tags"]},
        "is_secret": _is_secret,
        "is_always": _is_always,
        "tagged": lambda names: unions.get(frozenset(names)),
    }


def _body_type(text: str) -> str:
    """Return the annotation of a request body, which may be a mapping instead of a model."""
    items, others = _list_and_others(text)
    parts = [f"Sequence[{items} | Mapping[str, Any]]"] if items else []
    return " | ".join([*parts, *others, *(["Mapping[str, Any]"] if others else [])])


def _body_models(text: str) -> str:
    """Return the models of a request body as arguments of `check_body`."""
    items, others = _list_and_others(text)
    return ", ".join([*others, *([f"items={items}"] if items else [])])


def _list_and_others(text: str) -> tuple[str, list[str]]:
    """Return the type of the items, if a body may be a list, and the other types that it may have."""
    parts = re.split(r" \| (?![^\[]*\])", text)
    lists = [part for part in parts if part.startswith("list[")]
    items = lists[0].removeprefix("list[").removesuffix("]") if lists else ""
    return items, [part for part in parts if part not in lists]


def _ordered(model: ModelProperty) -> list[PropertyProtocol]:
    """Return the properties in the order of the document."""
    owned = [*(model.required_properties or ()), *(model.optional_properties or ())]
    order = [_text(name) for name in model.data.properties or ()]
    return sorted(owned, key=lambda one: order.index(_text(one.name)))


def _mark(model: ModelProperty, owned: PropertyProtocol, name: str) -> Any:
    """Return a mark of a property in the document, or None."""
    schema = (model.data.properties or {}).get(owned.name)
    return (getattr(schema, "model_extra", None) or {}).get(name)


def _is_secret(model: ModelProperty, owned: PropertyProtocol) -> bool:
    """Return whether the document marks a property as a credential."""
    return _mark(model, owned, "x-secret") is True


def _is_always(model: ModelProperty, owned: PropertyProtocol) -> bool:
    """Return whether every known response has an optional property."""
    return not owned.required and bool(_mark(model, owned, "x-always"))


def _annotation(classes: set[str]) -> Callable[[Any], str]:
    """Return a filter that makes an annotation of a type, which resolves at run time through `models`."""

    def typed(code: Any) -> str:
        text = code if isinstance(code, str) else code.as_unembedded_code()
        return _WORD.sub(lambda word: f"models.{word[0]}" if word[0] in classes else word[0], text)

    return typed


def _filter_type(owned: PropertyProtocol, typed: Callable[[Any], str]) -> str:
    """Return the annotation of a query parameter; a list is also taken as one value or another sequence."""
    if not isinstance(owned, ListProperty):
        return typed(owned.get_type_string())
    item = typed(owned.inner_property.get_type_string())
    return f"{item} | Sequence[{item}]{'' if owned.required else _ABSENT}"


def _patch() -> None:
    """Replace the functions for names and for the order of unions; both are looked up at each call."""
    if openapi_python_client.__version__ != PINNED:
        raise SystemExit(
            f"openapi-python-client {PINNED} is needed, {openapi_python_client.__version__} is here"
        )
    strings.__dict__.update(snake_case=lambda name: snake_case(_text(name)), RESERVED_WORDS=_RESERVED)
    type.__setattr__(
        UnionProperty, "_get_type_string_from_inner_type_strings", staticmethod(_in_reading_order)
    )


def _describe(data: GeneratorData, facts: dict[str, Facts]) -> None:
    for model in data.models:
        for owned in _ordered(model):
            _mend(owned, (model.data.properties or {}).get(owned.name))
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            known = facts[endpoint.name].parameters
            for parameter in [*endpoint.path_parameters, *endpoint.query_parameters]:
                parameter.description = UntrustedString(known[_text(parameter.name)])


def _flow(text: str) -> str:
    """Join the lines of each paragraph, because their breaks depend on the width of the YAML."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in str(text).split("\n\n"))


def _decoder_name(model: str) -> str:
    """Return the name of the decoder of another model in a module."""
    return f"as_{snake_case(model)}"


def _text(value: object) -> str:
    return value.get_untrusted_value() if isinstance(value, UntrustedString) else str(value or "")


def _mend(owned: PropertyProtocol, schema: Any) -> None:
    """Set the map type of a property, and its description, which the generator drops beside a reference."""
    description = getattr(schema, "description", None) or (getattr(schema, "model_extra", None) or {}).get(
        "description"
    )
    if description:
        owned.description = (
            description if isinstance(description, UntrustedString) else UntrustedString(description)
        )
    if isinstance(owned, ListProperty):
        if _text(owned.example) == MAP:
            owned.__class__ = MapProperty
        _mend(owned.inner_property, None)
    elif isinstance(owned, UnionProperty):
        for inner in owned.inner_properties:
            _mend(inner, None)
    elif not isinstance(owned, ModelProperty | LiteralEnumProperty):
        owned.example = None
