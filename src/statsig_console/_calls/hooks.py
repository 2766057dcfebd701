"""Hooks: functions of the user that are called with an event of each attempt. Log lines of attempts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from inspect import iscoroutinefunction
from types import TracebackType
from typing import NamedTuple, Self

from .._clock import current_time
from .._config import check_headers
from .._errors import InvalidArgumentError, StatsigError

__all__ = ["AttemptObserver", "Event", "Hook", "Hooks", "is_observed", "tell"]

_logger = logging.getLogger("statsig_console")


class Event(NamedTuple):
    """An event of one attempt, as hooks receive it. It never holds a key, not even in the path."""

    call: int
    """The number of the call, which its attempts share; it is unique in this process."""
    operation: str
    """Id of the operation, such as ``gates_update``."""
    method: str
    path: str
    """The path after the base URL, without the query string."""
    attempt: int
    """The number of the attempt; the first one is 1."""
    headers: dict[str, str]
    """Headers to add to the request; empty at first, filled by a `request` hook."""
    status: int | None = None
    """Status of the response, if there was one."""
    error: StatsigError | None = None
    elapsed: float = 0.0
    """Seconds from sending to the complete response."""
    wait: float = 0.0
    """Seconds."""


Hook = Callable[[Event], object]


class Hooks:
    """Functions that are called with an Event, such as ``Hooks(retry=print)``.

    Pass plain functions, and keep them short, because the event loop waits for them. They see the context
    variables of the call. If one raises an exception, its traceback is logged and the call continues.

    Args:
        request: Called before an attempt is sent. It may add to `event.headers`, such as a ``traceparent``.
        response: Called after each attempt, with `elapsed`, and with `status` or `error`. Both are None if
            the attempt was cancelled.
        retry: Called before a retry, with its reason `error` and the pause `wait` in seconds. After a 429,
            `wait` is the time that the server sent, or 0, and the rate limits decide.
        throttle: Called when an attempt had to `wait` some seconds for rate limits or after a 429.
    """

    __slots__ = ("request", "response", "retry", "throttle")

    def __init__(
        self,
        *,
        request: Hook | None = None,
        response: Hook | None = None,
        retry: Hook | None = None,
        throttle: Hook | None = None,
    ) -> None:
        for name, hook in (
            ("request", request),
            ("response", response),
            ("retry", retry),
            ("throttle", throttle),
        ):
            if hook is not None and (not callable(hook) or _is_async(hook)):
                raise InvalidArgumentError("hooks", f"{name} is not a plain function that takes an event")
        self.request = request
        self.response = response
        self.retry = retry
        self.throttle = throttle


def _is_async(hook: Hook) -> bool:
    return iscoroutinefunction(hook) or iscoroutinefunction(type(hook).__call__)


def tell(hook: Hook | None, event: Event) -> bool:
    """Call a hook, if there is one, and return whether it raised no exception."""
    if hook is None:
        return True
    try:
        hook(event)
    except Exception:
        _logger.exception("a hook raised an exception at %s; the call continues", event.operation)
        return False
    return True


def is_observed(hooks: Hooks) -> bool:
    """Return whether a hook or the log is told of each attempt."""
    is_hooked = hooks.request is not None or hooks.response is not None
    return is_hooked or _logger.isEnabledFor(logging.DEBUG)


class AttemptObserver:
    """Calls the hooks of one attempt and logs it, when it is sent and when it ends."""

    __slots__ = ("_event", "_hooks", "_start", "headers", "status")

    def __init__(self, hooks: Hooks, event: Callable[[], Event]) -> None:
        self._hooks = hooks
        self._event = event
        self._start = 0.0
        self.headers: Mapping[str, str] = {}
        """Headers that a hook has added."""
        self.status: int | None = None

    def __enter__(self) -> Self:
        if self._hooks.request is not None:
            self._ask(self._hooks.request)
        self._start = current_time()
        return self

    def _ask(self, hook: Hook) -> None:
        event = self._event()
        if tell(hook, event) and event.headers:
            try:
                self.headers = check_headers(event.headers)
            except InvalidArgumentError:
                _logger.exception("a request hook set headers that cannot be sent; the call ignores them")
        # A traceback with local variables would show them.
        event.headers.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._hooks.response is None and not _logger.isEnabledFor(logging.DEBUG):
            return
        elapsed = current_time() - self._start
        event, status = self._event(), self.status or getattr(error, "status", None)
        what = status if error is None else f"{status or ''} {type(error).__name__}".lstrip()
        _logger.debug(
            "%s %s: %s in %.3f s (attempt %d)", event.method, event.path, what, elapsed, event.attempt
        )
        if self._hooks.response is not None:
            known = error if isinstance(error, StatsigError) else None
            tell(self._hooks.response, event._replace(status=status, error=known, elapsed=elapsed))
