"""An answer from what it is to say: JSON, text or bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .transport import Answer

__all__ = ["as_answer"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_answer(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """Return an answer with a body; text is CSV, since nothing else that the server sends is plain text."""
    if isinstance(body, str):
        return Answer(status, body.encode(), {"content-type": "text/csv; charset=utf-8"})
    return Answer(status, _encode(body).encode(), headers or {})
