"""Rows of the Logs Explorer, listed with a cursor. They are generated from their time, newest first."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from itertools import islice

from .._clock import LATEST, iso
from .._document.document import Json
from .._handlers.call import Call, Whole, answers
from .._http.response import invalid, refuse

__all__: list[str] = []

_STEP = 2_000
_HOUR = 3_600_000
_DEEPEST = 100_000
_LATEST = int(LATEST * 1_000)
_LONGEST = 1_000
_SERVICES = ("checkout", "search", "account")
_NAMES = {
    "logs": ("request served", "cache filled", "payment refused"),
    "events": ("page_view", "add_to_cart", "purchase"),
    "spans": ("GET /cart", "POST /orders", "GET /items"),
}


def _row(source: str, moment: int) -> Json:
    """Return the row of a time; the same time gives the same row."""
    number = moment // _STEP
    turn = number * 2_654_435_761 % 2**32
    return {
        "id": f"{source}_{number}",
        "moment": moment,
        "event_name": _NAMES[source][turn % 3],
        "user_id": f"user_{turn % 97}",
        "value": str(turn % 400),
        "sdk_type": "python-server",
        "sdk_version": "0.70.0",
        "service": _SERVICES[turn // 7 % 3],
        "status": "error" if turn // 11 % 10 == 0 else "ok",
    }


_OWN = ("id", "timestamp", "event_name", "user_id", "value", "sdk_type", "sdk_version")


def _test(query: str | None) -> Callable[[Json], bool]:
    """Return a test for the rows that match a query of words and of `field:value`, joined by AND."""
    terms = re.split(r"\s+AND\s+|\s+", query.strip()) if query else []

    def fits(row: Json, term: str) -> bool:
        name, colon, value = term.removeprefix("@").partition(":")
        if colon:
            return str(row.get(name)) == value.strip('"')
        return any(term.lower() in str(item).lower() for item in row.values())

    return lambda row: all(fits(row, term) for term in terms)


def _rows(call: Call, start: int, end: int) -> Iterator[Json]:
    test = _test(call.query.get("query"))
    source = call.query.get("source", "logs")
    for moment in islice(range(end // _STEP * _STEP, start - 1, -_STEP), _DEEPEST):
        row = _row(source, moment)
        if test(row):
            yield row


def _cursor(start: int, end: int, depth: int) -> str:
    """Return the cursor of the next page. It holds a time, so that new rows do not move the page."""
    return base64.urlsafe_b64encode(f"{start}/{end}/{depth}".encode()).decode().rstrip("=")


def _place(call: Call) -> tuple[int, int, int]:
    """Return the first and last time, and the number of rows before the page; a cursor holds all three."""
    if (after := call.query.get("after")) is not None:
        try:
            text = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode()
            start, end, depth = (int(part) for part in text.split("/"))
            if not (0 <= start <= end <= _LATEST and depth >= 0):
                raise ValueError(text)
        except (binascii.Error, ValueError):
            raise invalid([("after", "Invalid cursor")]) from None
        return start, end, depth
    end = min(call.query.get("end_ts", call.store.now()), _LATEST)
    start = call.query.get("start_ts", end - _HOUR)
    if start > end:
        raise invalid([("start_ts.end_ts", "start time must be before end time")])
    return start, end, 0


@answers("logs_list")
def _list(call: Call) -> Whole:
    limit = call.query.get("limit", 100)
    if limit > _LONGEST:
        raise invalid([("limit", f"Number must be less than or equal to {_LONGEST}")])
    if str(call.query.get("query", "")).startswith("#"):
        raise invalid([("query", "Invalid")])
    start, end, depth = _place(call)
    if depth + limit > _DEEPEST:
        raise refuse(f"Cannot read deeper than {_DEEPEST} rows")
    found = list(islice(_rows(call, start, end), limit + 1))
    more = len(found) > limit
    columns = [item.strip() for item in str(call.query.get("columns", "")).split(",") if item.strip()]
    after = _cursor(start, found[limit]["moment"], depth + limit) if more else None
    cursor = {"next_cursor": after, "has_more": more}
    body: Json = {"message": "Logs listed successfully.", "pagination": cursor}
    body["data"] = [_shown(row, columns) for row in found[:limit]]
    return Whole(body | {"columns": columns} if columns else body)


def _shown(row: Json, columns: list[str]) -> Json:
    row |= {"timestamp": iso(row["moment"])}
    shown = {name: row[name] for name in _OWN}
    if columns:
        shown["fields"] = {name: row.get(name.rpartition(".")[2]) for name in columns}
    return shown
