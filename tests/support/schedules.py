"""All orders in which the requests of several scripts can reach the fake, one run after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import anyio
import httpx

from statsig_console.fake import Fake
from tests.support.virtual_time import in_virtual_time

__all__ = ["Event", "Run", "Script", "runs"]

QUIET = 2.0
"""Seconds after which every script waits for its request, or for another script; pauses are shorter."""

Script = Callable[[httpx.AsyncClient], Awaitable[object]]
"""Makes requests through an HTTP client."""


class Event(NamedTuple):
    """One request of a script, and a view of the fake after it."""

    script: str
    method: str
    view: Any

    @property
    def is_write(self) -> bool:
        """Whether it may have changed something."""
        return self.method != "GET"


class Run(NamedTuple):
    """One order of the requests, and what each script ended with: its result or error."""

    events: Sequence[Event]
    ends: Mapping[str, object]

    @property
    def order(self) -> str:
        """The order in words, such as ``a:GET b:GET a:PATCH``."""
        return " ".join(f"{event.script}:{event.method}" for event in self.events)


class _Choices:
    """Which of the waiting requests goes next, each time."""

    def __init__(self, prefix: Sequence[int]) -> None:
        self._prefix = prefix
        self.made: list[tuple[int, int]] = []
        """Pairs of a choice and how many there were."""

    def choose(self, options: Sequence[str]) -> str:
        number = len(self.made)
        choice = self._prefix[number] if number < len(self._prefix) else 0
        self.made.append((choice, len(options)))
        return options[choice]

    def next_prefix(self) -> list[int] | None:
        """Return the choices that begin the next order, or None after the last one."""
        made = list(self.made)
        while made and made[-1][0] + 1 == made[-1][1]:
            made.pop()
        if not made:
            return None
        return [choice for choice, _ in made[:-1]] + [made[-1][0] + 1]


class _Held(httpx.AsyncBaseTransport):
    """Holds each request of a script until it is chosen."""

    def __init__(self, name: str, waiting: dict[str, anyio.Event], serve: Callable[..., Any]) -> None:
        self._name, self._waiting, self._serve = name, waiting, serve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Wait for the turn of this script, then answer."""
        turn = self._waiting[self._name] = anyio.Event()
        await turn.wait()
        found: httpx.Response = self._serve(self._name, request)
        return found


def runs(
    make: Callable[[], Fake],
    scripts: Mapping[str, Script],
    view: Callable[[Fake], object],
    backend: str = "asyncio",
    *,
    starts: bool = False,
) -> Iterator[Run]:
    """Run scripts in every order of their requests, each time with a new fake.

    With `starts`, they begin one after the other too, in every order; otherwise all at once.
    """
    prefix: list[int] | None = []
    while prefix is not None:
        choices = _Choices(prefix)
        name, options = in_virtual_time(backend)
        yield anyio.run(_run, make(), scripts, view, choices, starts, backend=name, backend_options=options)
        prefix = choices.next_prefix()


async def _run(
    fake: Fake,
    scripts: Mapping[str, Script],
    view: Callable[[Fake], object],
    choices: _Choices,
    starts: bool,
) -> Run:
    waiting: dict[str, anyio.Event] = {}
    events: list[Event] = []
    ends: dict[str, object] = {}

    def serve(name: str, request: httpx.Request) -> httpx.Response:
        key = request.headers["statsig-api-key"]
        target: bytes = request.extensions.get("target", request.url.raw_path)
        answer = fake.respond(request.method, target.decode(), key, request.content)
        events.append(Event(name, request.method, view(fake)))
        return httpx.Response(answer.status, headers=answer.header_list(), content=answer.body)

    async def run(name: str, script: Script) -> None:
        if starts:
            turn = waiting[name] = anyio.Event()
            await turn.wait()
        async with httpx.AsyncClient(transport=_Held(name, waiting, serve)) as http:
            try:
                ends[name] = await script(http)
            except Exception as error:
                ends[name] = error

    async with anyio.create_task_group() as tasks:
        for name, script in scripts.items():
            tasks.start_soon(run, name, script)
        while True:
            await anyio.sleep(QUIET)
            if not waiting:
                break
            waiting.pop(choices.choose(sorted(waiting))).set()
        assert len(ends) == len(scripts), f"no script makes a request, and some are not done: {ends}"
    return Run(events, ends)
