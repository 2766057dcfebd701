"""The OpenAPI document of the Console API, from which this package was generated."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

__all__ = ["openapi"]


def openapi() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the Console API as a new dict, which you may change.

    It describes all operations and models of this version and refers to no other file. Statsig did not
    publish it. `info["x-edition"]` is the date of the edition of their own document with which it was last
    compared. `x-extensions` explains the keys that begin with `x-`. Each call parses 1 MB of JSON again.

    >>> from statsig_console import openapi
    >>> document = openapi()
    >>> document["openapi"], document["info"]["license"]["identifier"]
    ('3.1.0', 'MIT')
    >>> document["paths"]["/gates/{id}/archive"]["put"]["x-safety"]
    'transition'
    """
    # The package may be in a zip file, so it is not read as a path.
    text = files("statsig_console").joinpath("_generated", "openapi.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document
