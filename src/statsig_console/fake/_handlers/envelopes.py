"""The body of a response: message, data and pagination around the result of a handler."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .._document.document import PREFIX, Json
from .._handlers import audit
from .call import Call, Whole
from .dispatch import echo, handler_of
from .kinds import KINDS, kind_of, noun_of, shown_as_is

__all__ = ["perform"]

# Invalid links, each from the published example response of its operation.
_ODD_LINKS = {
    # GET /audit_logs: a host without a scheme.
    "audit_logs_list": f"statsigapi.net{PREFIX}/audit_logs",
    # GET /events/{eventName}/metrics: only the query.
    "events_list_metrics": "",
    # GET /experiments/qualifying_events: a path that the API does not have.
    "qualifying_events_list": f"{PREFIX}/metrics/qualifying_event/list",
}

_PAST = {
    "get": "read",
    "list": "listed",
    "add": "added",
    "replace": "updated",
    "remove": "removed",
    "start": "started",
}


def perform(call: Call) -> Any:
    """Carry out a call, log it if it changed something, and return the body of its response."""
    before = audit.state(call)
    handler = handler_of(call)
    data = handler(call)
    audit.note(call, before, data)
    return _enveloped(call, data, is_object=handler is not echo)


def _enveloped(call: Call, data: Any, is_object: bool) -> Any:
    envelope = call.operation.envelope
    if isinstance(data, Whole):
        return data.body
    if envelope == "bare":
        return data
    message = call.message or _message(call)
    if envelope == "done" or data is None:
        return {"message": message}
    shows_object = is_object and call.operation.resource is not None and call.operation.tag in KINDS
    show = kind_of(call).show if shows_object else shown_as_is
    if envelope == "data":
        answer = {"message": message, "data": show(call, data) if isinstance(data, dict) else data}
        return answer if call.total is None else answer | {"pagination": _pagination(call, call.total)}
    items = data if isinstance(data, Sequence) and not isinstance(data, str) else [data]
    first, last = call.page
    shown = [show(call, item) if isinstance(item, dict) else item for item in items[first:last]]
    return {"message": message, "data": shown, "pagination": _pagination(call, len(items))}


def _pagination(call: Call, total: int) -> Json:
    number, size = call.query.get("page", 1), call.query.get("limit", 100)
    path = f"{PREFIX}/" + "/".join(
        call.path[part[1:-1]] if part.startswith("{") else part for part in call.operation.segments
    )
    filters = "".join(f"&{name}={value}" for name, value in call.pairs if name not in ("page", "limit"))
    path = _ODD_LINKS.get(call.operation.id, path)
    return {
        "itemsPerPage": size,
        "pageNumber": number,
        "totalItems": total,
        "nextPage": f"{path}?page={number + 1}&limit={size}{filters}" if number * size < total else None,
        "previousPage": f"{path}?page={number - 1}&limit={size}{filters}" if number > 1 else None,
        "all": path,
    }


def _message(call: Call) -> str:
    verb = call.operation.verb
    kind = KINDS.get(call.operation.tag)
    if kind and (told := kind.messages.get(call.operation.id.removeprefix(f"{kind.tag}_"))):
        return told
    noun = noun_of(call) if call.operation.resource else call.operation.tag.replace("_", " ").capitalize()
    if call.operation.envelope == "page":
        return f"{noun}s listed successfully."
    if verb == "delete":
        return f"{noun} successfully deleted."
    return f"{noun} {_PAST.get(verb, verb + 'd' if verb.endswith('e') else verb + 'ed')} successfully."
