"""Read a document from a file or a URL, as JSON or YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from comparison.shapes import Json
from document.bundle import Loader

__all__ = ["SurfaceError", "load", "parse"]


class SurfaceError(ValueError):
    """A document cannot be read; the message says which and why."""


class _Published(Loader):
    """Reads YAML that others wrote: keys such as `200` become text, and `<<` merges mappings."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        self.flatten_mapping(node)
        return {
            key.value if isinstance(key, yaml.ScalarNode) else str(key): self.construct_object(value, deep)
            for key, value in node.value
        }


_Published.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"^<<$"), ["<"])


def load(source: str) -> Json:
    """Read a document from a file or a URL."""
    if re.match(r"https?://", source):
        return parse(_download(source), source)
    try:
        text = Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SurfaceError(f"{source}: cannot be read: {error}") from error
    return parse(text, source)


def _download(url: str) -> str:
    import httpx  # its import takes longer than a comparison of files

    try:
        response = httpx.get(url, follow_redirects=True, timeout=60)
        response.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SurfaceError(f"{url}: cannot be read: {error}") from error
    return response.text


def parse(text: str, source: str) -> Json:
    """Parse a document; the source is for messages."""
    document = _content(text, source)
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3."):
        raise SurfaceError(f"{source}: is not an OpenAPI 3 document; it has no `openapi: 3.x`")
    if not isinstance(document.get("paths"), dict):
        raise SurfaceError(f"{source}: has no `paths`")
    return document


def _content(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        if text.lstrip().startswith(("{", "[")):
            raise SurfaceError(f"{source}: is not JSON: {error}") from error
    try:
        return _Published(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SurfaceError(f"{source}: is neither JSON nor YAML: {' '.join(str(error).split())}") from error
