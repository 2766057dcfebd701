"""`bulk`: run one operation on many objects, with a journal that resumes a run."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import anyio
from cyclopts import Parameter

from .. import Client, Report, StatsigError, bulk, progress_bars
from .body import make_body
from .calling import print_request, to_json
from .connection import Recorder, open_client
from .failures import UsageError, print_note
from .global_options import DEFAULTS, DryRun, FileName, GlobalOptions, Input
from .output import Output
from .prompts import confirm, duration, expected_seconds
from .tree import commands_of, groups

__all__ = ["OUTCOME_FIELDS", "bulk_command", "outcome_row", "progress_bar"]

Json = dict[str, Any]
OUTCOME_FIELDS = ("item", "state", "why", "error", "attempts")


def bulk_command(
    operation: str,
    /,
    *,
    items: FileName = "-",
    journal: Path | None = None,
    concurrency: int = 8,
    input_: Input = None,
    set_: Annotated[list[str] | None, Parameter(name=("--set", "-F"), negative_iterable=())] = None,
    dry_run: DryRun = False,
    options: GlobalOptions = DEFAULTS,
) -> None:
    """Run one operation on many objects and print the outcome of each.

    Parameters
    ----------
    operation
        Group and verb, such as `gates.archive`.
    items
        A file with the items; `-` for stdin.
    journal
        A file that records each outcome. The same command resumes a run that was interrupted.
    concurrency
        Calls in flight at most.
    input_
        A file with the body that all calls send, as JSON.
    set_
        A field of that body: `name=value` or `name:=JSON`. Can be repeated.
    """
    printer = Output(options, OUTCOME_FIELDS)
    if printer.is_help:
        printer.print_names()
        return
    group, known = _find(operation)
    if ("-" in (input_, items) and options.key_file == "-") or (input_ == items == "-"):
        raise UsageError("only one of the items, --input and --key-file can be read from stdin")
    found = _read_items(items, known)
    body = None
    if known["body"] and (input_ or set_ or not any(isinstance(item, dict) for item in found)):
        body = make_body(known["body"], input_, set_ or ())
    batch = _Batch(group, known, found, body, journal, concurrency, options)
    if dry_run:
        anyio.run(batch.show)
        return
    if known["kind"] != "read" and (count := anyio.run(batch.count)) > 1:
        time = duration(expected_seconds(count))
        # Outside of an event loop, Ctrl-C ends the question at once.
        confirm(f"{operation} changes {count} objects, which takes {time}. Go on?", options)
    report = anyio.run(batch.run)
    printer.print([outcome_row(outcome) for outcome in report])
    if report.cause is not None and not report.counts.get("done"):
        raise report.cause
    report.raise_for_failures()


def outcome_row(outcome: Any) -> Json:
    """Return the outcome of an item as a row of the output."""
    row = {name: getattr(outcome, name) for name in OUTCOME_FIELDS}
    # An item may be a key.
    found: Json = to_json({**row, "error": None if outcome.error is None else str(outcome.error)})
    return found


def _find(operation: str) -> tuple[str, Json]:
    """Return the group and the description of an operation such as ``gates.archive``."""
    group, _, verb = operation.replace("-", "_").partition(".")
    if group not in {one["group"] for one in groups()}:
        raise UsageError(f"{operation} is no operation", "Write group and verb, such as gates.archive.")
    if (known := commands_of(group).get(verb)) is None:
        verbs = ", ".join(commands_of(group))
        raise UsageError(f"{operation} is no operation", f"The group has {verbs}.")
    return group, known


def _read_items(source: str, known: Json) -> list[str | Json]:
    """Return ids and objects, one for each line."""
    if source == "-":
        if sys.stdin.isatty():
            raise UsageError("the items are missing", "Pipe ids into this command, or give --items FILE.")
        text = sys.stdin.read()
    else:
        text = Path(source).read_text(encoding="utf-8")
    found: list[str | Json] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (line := line.strip()):
            continue
        found.append(_object(line, number, known) if line.startswith("{") else line)
        if isinstance(found[-1], str) and len(known["arguments"]) != 1:
            names = ", ".join(place["wire"] for place in known["arguments"]) or "body"
            raise UsageError(f"line {number} is an id; this operation needs objects with {names}")
    return found


def _object(line: str, number: int, known: Json) -> Json:
    try:
        found: Json = json.loads(line)
    except ValueError as error:
        raise UsageError(f"line {number} is no JSON: {error}") from None
    names = {place["wire"] for place in known["arguments"]}
    allowed = names | ({"body"} if known["body"] else set())
    if missing := names - found.keys():
        raise UsageError(f"line {number} has no {', '.join(sorted(missing))}")
    if unknown := found.keys() - allowed:
        expected = ", ".join(sorted(allowed))
        raise UsageError(f"line {number} has {', '.join(sorted(unknown))}; known are {expected}")
    return found


def _digest(body: Any) -> str:
    """Return a text that is the same for equal bodies and shows nothing of them."""
    return "" if body is None else sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]


def progress_bar(name: str, options: GlobalOptions) -> AbstractContextManager[Any]:
    """Return a context with the callback of a bar on stderr; None if stderr is no terminal."""
    return nullcontext() if options.no_progress or not sys.stderr.isatty() else _bar(name)


@contextmanager
def _bar(name: str) -> Iterator[Callable[[Any], None]]:
    """Show a bar on stderr."""
    from rich.console import Console

    with progress_bars(Console(stderr=True)) as bar:
        yield bar(name)


class _Objects:
    """Calls an operation with the arguments and the body that each item gives."""

    def __init__(self, function: Callable[..., Awaitable[Any]], known: Json, body: Any) -> None:
        self._function = function
        self._known = known
        self._body = body

    async def send(self, item: str | Json) -> Any:
        """Call the operation for one item."""
        places = self._known["arguments"]
        if isinstance(item, str):
            values, body = [item], self._body
        else:
            values, body = [item[place["wire"]] for place in places], item.get("body", self._body)
        return await self._function(*values, *([] if body is None else [body]))


class _Batch:
    """One run over many items."""

    def __init__(
        self,
        group: str,
        known: Json,
        items: Sequence[str | Json],
        body: Any,
        journal: Path | None,
        concurrency: int,
        options: GlobalOptions,
    ) -> None:
        self._group = group
        self._known = known
        self._items = items
        self._body = body
        self._options = options
        self._settings: Json = {
            "journal": journal,
            "concurrency": concurrency,
            "on_duplicate": "skip",
            "run": f"{known['operation']} {options.base_url or ''} {_digest(body)}".strip(),
        }

    async def count(self) -> int:
        """Return how many objects would change, without those that the journal says are done."""
        async with open_client(self._options) as client:
            planned = await bulk(self._call(client), self._items, dry_run=True, **self._settings)
        return len(planned.planned)

    async def run(self) -> Report[Any, Any]:
        """Run and print how many items have which outcome."""
        async with open_client(self._options) as client:
            with progress_bar(self._known["verb"], self._options) as progress:
                report = await bulk(self._call(client), self._items, progress=progress, **self._settings)
        counts = ", ".join(f"{number} {state}" for state, number in report.counts.items())
        print_note(counts or "no items")
        return report

    def _call(self, client: Client) -> Callable[[Any], Any]:
        function = getattr(getattr(client, self._group), self._known["function"])
        if not any(isinstance(item, dict) for item in self._items):
            return function if self._body is None else partial(function, body=self._body)
        return _Objects(function, self._known, self._body).send

    async def show(self) -> None:
        """Print the request of each item that is not done yet; nothing is sent."""
        recorder = Recorder()
        async with open_client(self._options, recorder=recorder) as client:
            call = self._call(client)
            planned = await bulk(call, self._items, dry_run=True, **self._settings)
            for item in planned.planned:
                before = len(recorder.requests)
                try:
                    await call(item)
                except StatsigError:
                    if len(recorder.requests) == before:
                        raise
        for request in recorder.requests:
            print_request(request, (self._known["body"] or {}).get("secrets", ()), indent=None)
