"""Tell the 404 of another web server from one of the Console API.

Every documented error of the API is a JSON object with a `message` that names what is missing, such as
``{"status": 404, "message": "Gate not found."}`` or, as NestJS writes it by default,
``{"statusCode": 404, "message": "runID x not found", "error": "Not Found"}``.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["sign_of_another_server"]

_STATUSES = (404, 405)
_MESSAGES = (
    # Express (finalhandler) and NestJS (router/routes-resolver) for a path without a route. The API itself
    # is written with NestJS and says the same of a path that it does not have.
    re.compile(r"Cannot [A-Z]{3,7} /\S*"),
    # Fastify (lib/four-oh-four).
    re.compile(r"Route [A-Z]{3,7}:/\S* not found"),
    # Kong Gateway.
    re.compile(r"no Route matched with those values"),
)
_DETAILS = {
    # Starlette and FastAPI, then Django REST framework.
    "Not Found",
    "Method Not Allowed",
    "Not found.",
}
_SPRING = {"timestamp", "status", "error", "path"}
"""What Spring Boot (DefaultErrorAttributes) answers with."""
_PROBLEM = {"type", "title", "status"}
"""Problem details (RFC 9457), as ASP.NET answers."""
_PLAIN_TEXTS = (
    re.compile(r"Cannot [A-Z]{3,7} /\S*"),
    # net/http of Go, and Traefik.
    re.compile(r"404 page not found"),
    # The default backend of ingress-nginx.
    re.compile(r"default backend - 404"),
    # Starlette, Netlify; then aiohttp, which says so of 405 as well.
    re.compile(r"Not Found|Method Not Allowed"),
    re.compile(r"404: Not Found|405: Method Not Allowed"),
)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|center|h1|pre|\?xml)\b", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_SHOWN = 100


def sign_of_another_server(status: int, kind: str, value: Any, text: str) -> str:
    """Return what shows that another web server wrote an error response, or "" where nothing does.

    Args:
        status: Of the response.
        kind: Its content type, in lower case and without parameters.
        value: Its body as JSON; None where it is not JSON.
        text: Its body as text.
    """
    if status not in _STATUSES:
        return ""
    if isinstance(value, dict):
        return _sign_in_json(value)
    if value is not None:
        return ""
    if kind in _HTML or _MARKUP.match(text):
        return f"a page of {kind or 'HTML'}"
    line = text.strip()
    if any(pattern.fullmatch(line) for pattern in _PLAIN_TEXTS):
        return line[:_SHOWN]
    return ""


def _sign_in_json(value: dict[str, Any]) -> str:
    message = value.get("message")
    if isinstance(message, str) and any(pattern.fullmatch(message) for pattern in _MESSAGES):
        return message[:_SHOWN]
    # Spring Boot can be told to add a message, which is then its own.
    if value.keys() >= _SPRING:
        return f"{value['error']} at {value['path']}"[:_SHOWN]
    if "message" in value:
        return ""
    if value.keys() >= _PROBLEM:
        return str(value["title"])[:_SHOWN]
    detail = value.get("detail")
    return detail if isinstance(detail, str) and detail in _DETAILS else ""
