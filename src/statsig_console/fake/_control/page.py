"""The page at `/`, which shows the objects of a fake and its log of requests in a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from .._http.response import Response

__all__ = ["page"]


@cache
def page() -> Response:
    """Return the page. Its script reads all data from `/_fake/`."""
    text = files("statsig_console.fake._control").joinpath("page.html").read_text("utf-8")
    # Names of objects may hold any text, so only the script and the style of the page itself may run.
    rules = f"default-src 'none'; connect-src 'self'; img-src data:; style-src {_hash(text, 'style')}"
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": f"{rules}; script-src {_hash(text, 'script')}",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(200, text.encode(), headers)


def _hash(text: str, tag: str) -> str:
    (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
