"""Distinguish the 404 of another web server from a 404 of the Console API.

Every documented error of the API is a JSON object with a `message` that names the missing object, such as
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
    # uses NestJS, and sends this for a path that it does not have.
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
"""The fields of an error response of Spring Boot (DefaultErrorAttributes)."""
_PROBLEM = {"type", "title", "status"}
"""The fields of problem details (RFC 9457), as ASP.NET sends them."""
_PLAIN_TEXTS = (
    re.compile(r"Cannot [A-Z]{3,7} /\S*"),
    # net/http of Go, and Traefik.
    re.compile(r"404 page not found"),
    # The default backend of ingress-nginx.
    re.compile(r"default backend - 404"),
    # Starlette, Netlify; then aiohttp, which sends it with status 405 as well.
    re.compile(r"Not Found|Method Not Allowed"),
    re.compile(r"404: Not Found|405: Method Not Allowed"),
)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|center|h1|pre|\?xml)\b", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_SHOWN = 100


def sign_of_another_server(status: int, kind: str, value: Any, text: str) -> str:
    """Return the sign that another web server sent an error response, or "" if there is none.

    Args:
        status: The status of the response.
        kind: Its content type, in lower case and without parameters.
        value: Its body as JSON; None if it is not JSON.
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
    # Spring Boot has an option that adds a message; such a message is its own.
    if value.keys() >= _SPRING:
        return f"{value['error']} at {value['path']}"[:_SHOWN]
    if "message" in value:
        return ""
    if value.keys() >= _PROBLEM:
        return str(value["title"])[:_SHOWN]
    detail = value.get("detail")
    return detail if isinstance(detail, str) and detail in _DETAILS else ""
