"""`api METHOD PATH`: send any request, with the rate limits, retries and masking of the client."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qs, unquote

import anyio
from cyclopts import Parameter

from .. import RawResponse, StatsigError, Unset
from .._codec import printable
from .body import read_input, set_field
from .calling import print_request, to_json
from .connection import Recorder, open_client
from .failures import UsageError, print_note
from .global_options import DEFAULTS, DryRun, GlobalOptions, Input
from .output import Output

__all__ = ["api"]

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def api(
    method: str,
    path: str,
    /,
    *,
    field: Annotated[list[str] | None, Parameter(name=("--field", "-F"), negative_iterable=())] = None,
    input_: Input = None,
    dry_run: DryRun = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Send any request, also one that this version does not know.

    Parameters
    ----------
    method
        GET, POST, PUT, PATCH or DELETE.
    path
        The path below the address of the API, such as `/gates/new_checkout`; it may have a query.
    field
        A field of the body, or of the query for GET: `name=value`, or `name:=JSON`. Can be repeated.
    """
    verb = method.upper()
    if verb not in _METHODS:
        raise UsageError(f"{method} is none of {', '.join(_METHODS)}")
    if input_ == options.key_file == "-":
        raise UsageError("--input and --key-file cannot both read stdin")
    printer = Output(options)
    query, body = _query(path), None if input_ is None else read_input(input_)
    if body is not None and verb == "GET":
        raise UsageError("a GET has no body")
    if field:
        target = query if verb == "GET" else body if body is not None else {}
        if not isinstance(target, dict):
            raise UsageError("--field changes fields of an object, and --input is a list")
        for setting in field:
            set_field(target, setting)
        body = body if verb == "GET" else target
    request = _Request(verb, path.partition("?")[0], query, body)
    if dry_run:
        anyio.run(_show, request, options)
        return
    response = anyio.run(_send, request, options)
    data = None if isinstance(response.data, Unset) else response.data
    printer.print(to_json(printable(data)))
    _warn_of_more(response)


class _Request:
    """One request: its path is cut into segments, each of which the client quotes."""

    def __init__(self, method: str, path: str, query: dict[str, Any], body: Any) -> None:
        if not path.startswith("/"):
            raise UsageError(f"{path} is no path", "It begins with a slash, such as /gates/new_checkout.")
        self.values: dict[str, str] = {}
        segments = [self._segment(unquote(segment)) for segment in path.strip("/").split("/")]
        self.operation = f"{method} /{'/'.join(segments)}"
        self.query = query
        self.body = body

    def _segment(self, text: str) -> str:
        if _PLAIN.fullmatch(text):
            return text
        name = f"part{len(self.values)}"
        self.values[name] = text
        return f"{{{name}}}"


def _query(path: str) -> dict[str, Any]:
    found = parse_qs(path.partition("?")[2], keep_blank_values=True)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


async def _send(request: _Request, options: GlobalOptions, recorder: Recorder | None = None) -> RawResponse:
    async with open_client(options, recorder=recorder) as client:
        body = {} if request.body is None else {"body": request.body}
        return await client.send(request.operation, request.values, query=request.query, **body)


async def _show(request: _Request, options: GlobalOptions) -> None:
    recorder = Recorder()
    try:
        await _send(request, options, recorder)
    except StatsigError:
        if not recorder.requests:
            raise
    print_request(recorder.requests[0])


def _warn_of_more(response: RawResponse) -> None:
    signs = response.pagination or {}
    following: Sequence[str] = [name for name in ("nextPage", "next_cursor", "has_more") if signs.get(name)]
    if following:
        print_note("warning: this is one page, and more items follow; the command of the group reads all")
