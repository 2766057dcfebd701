"""Hooks: functions of the user that are called with an event of each attempt, and lines in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from inspect import iscoroutinefunction
from types import TracebackType
from typing import NamedTuple, Self

from .._clock import current_time
from .._config import check_headers
from .._errors import InvalidArgumentError, StatsigError

__all__ = ["AttemptObserver", "Event", "Hook", "Hooks", "tell"]

_logger = logging.getLogger("statsig_console")


class Event(NamedTuple):
    """What a hook receives; it holds no key, neither in the path nor elsewhere."""

    call: int
    """A number that all attempts of one call have in common, and no other call of this process has."""
    operation: str
    """As in ``operations.txt``: ``gates_update``."""
    method: str
    path: str
    """Below the address of the API, without its query string."""
    attempt: int
    """1 for the first."""
    headers: dict[str, str]
    """Empty; what a request hook adds is sent along."""
    status: int | None = None
    """Of the response, if there was one."""
    error: StatsigError | None = None
    elapsed: float = 0.0
    """Seconds from sending to the complete response."""
    wait: float = 0.0
    """Seconds."""


Hook = Callable[[Event], object]


class Hooks:
    """Functions to call with an Event, in the context of the call, so that its context variables are at hand.

    They are plain functions, and the event loop waits for them: keep them short. Where one raises, its
    traceback is logged and the call goes on.

    Args:
        request: An attempt is sent. The hook may add to `event.headers`, such as a ``traceparent``.
        response: An attempt has ended, once for each `request`, with `elapsed`, and `status` or `error`. Both
            are None for an attempt that was cancelled.
        retry: Another attempt follows, because of `error` and after `wait`. After a 429, `wait` is what the
            server asked for or 0, and the rate limits decide.
        throttle: An attempt was admitted after it had to `wait`: for rate limits, or in a pause after a 429.
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
                raise InvalidArgumentError("hooks", f"{name} is no plain function that takes an event")
        self.request = request
        self.response = response
        self.retry = retry
        self.throttle = throttle


def _is_async(hook: Hook) -> bool:
    return iscoroutinefunction(hook) or iscoroutinefunction(type(hook).__call__)


def tell(hook: Hook | None, event: Event) -> bool:
    """Call a hook, if there is one, and return whether it did not raise."""
    if hook is None:
        return True
    try:
        hook(event)
    except Exception:
        _logger.exception("a hook raised at %s; the call goes on", event.operation)
        return False
    return True


class AttemptObserver:
    """Calls the hooks of one attempt and logs it, when it is sent and when it has ended."""

    __slots__ = ("_event", "_hooks", "_start", "elapsed", "headers", "status")

    def __init__(self, hooks: Hooks, event: Callable[[], Event]) -> None:
        self._hooks = hooks
        self._event = event
        self._start = 0.0
        self.elapsed = 0.0
        self.headers: Mapping[str, str] = {}
        """Headers that a hook added."""
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
                _logger.exception("a request hook set headers that cannot be sent; the call goes on without")
        # They would show in a traceback with local variables.
        event.headers.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.elapsed = current_time() - self._start
        if self._hooks.response is None and not _logger.isEnabledFor(logging.DEBUG):
            return
        event, status = self._event(), self.status or getattr(error, "status", None)
        what = status if error is None else f"{status or ''} {type(error).__name__}".lstrip()
        _logger.debug(
            "%s %s: %s in %.3f s (attempt %d)", event.method, event.path, what, self.elapsed, event.attempt
        )
        if self._hooks.response is not None:
            known = error if isinstance(error, StatsigError) else None
            tell(self._hooks.response, event._replace(status=status, error=known, elapsed=self.elapsed))
