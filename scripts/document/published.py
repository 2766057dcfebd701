"""The merged document as one file for readers and generators of other languages, in JSON and in YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from document.bundle import ROOT, Loader

__all__ = ["as_json", "as_yaml", "published"]

_WIDTH = 120
_TEXT_TAG = "tag:yaml.org,2002:str"
_by_yaml_1_2 = Loader("")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes text so that parsers of YAML 1.1 and 1.2 read it as text, and repeats what occurs twice."""

    def ignore_aliases(self, data: object) -> bool:
        """Write no anchors, since chapters have none."""
        return True


def _text(dumper: Any, value: str) -> Any:
    """Write lines as a block. Quote what YAML 1.2 would read as a number; the library knows YAML 1.1 only."""
    is_number = _by_yaml_1_2.resolve(yaml.ScalarNode, value, (True, False)) != _TEXT_TAG
    style = "|" if "\n" in value else "'" if is_number else None
    return dumper.represent_scalar(_TEXT_TAG, value, style=style)


_Dumper.add_representer(str, _text)


def as_json(document: dict[str, Any]) -> str:
    """Return the document as JSON; the file in the package has the same bytes."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def as_yaml(document: dict[str, Any]) -> str:
    """Return the document as YAML, in the order of the JSON."""
    found = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return str(found)


def published(document: dict[str, Any]) -> dict[Path, str]:
    """Return the files to commit in `openapi/`, with their texts."""
    name = ROOT / "statsig-console.openapi"
    return {
        name.with_name(f"{name.name}.json"): as_json(document),
        name.with_name(f"{name.name}.yaml"): as_yaml(document),
    }
