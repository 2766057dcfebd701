"""One request before it is encoded as HTTP: its operation, its options, and the time it has used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

import httpx

from .._config import ApiKey
from .._errors import StatsigError
from .._http.matching import check_matches_request
from .._http.response import redact
from .._operation import Operation, RawResponse
from .hooks import Event
from .retry import Retry

__all__ = ["Options", "Request", "TimeSpent", "shown"]

_calls = count(1)


class Options(NamedTuple):
    """The options that each light copy of a client may set."""

    timeout: httpx.Timeout
    deadline: float
    retry: Retry
    headers: Mapping[str, str] = MappingProxyType({})
    """Headers of each request, in addition to those of the client."""
    priority: int = 0


@dataclass(slots=True)
class TimeSpent:
    """Seconds that a call has used for attempts and pauses; waiting for rate limits does not count."""

    seconds: float = 0.0


@dataclass(slots=True)
class Request:
    """One request, which can be sent several times."""

    operation: Operation
    path: str
    """The path after the base URL, quoted, with the query string."""
    content: bytes | None
    options: Options
    places: Mapping[str, object] = field(default_factory=dict)
    """Values of the path parameters before quoting."""
    time: TimeSpent = field(default_factory=TimeSpent)
    """The time that counts toward the deadline; reading back a write uses that of the write."""
    is_raw: bool = False
    """Whether the response is returned undecoded and unchecked."""
    kinds: tuple[type, ...] = ()
    """What the data of the response may be; empty for anything, and for none."""
    attempt: int = 1
    key: ApiKey | None = field(default=None, repr=False)
    """The key that the last attempt used."""
    number: int = field(default_factory=_calls.__next__)
    """The number of the call, unique in this process."""

    @property
    def left(self) -> float:
        """Seconds until the deadline of the call."""
        return self.options.deadline - self.time.seconds

    @property
    def attempt_limit(self) -> float:
        """Seconds that one attempt may take. A write that can be read back leaves a quarter for that."""
        return self.left if self.operation.verify is None else self.left * 0.75

    def spend(self, seconds: float) -> None:
        """Count seconds of an attempt or a pause toward the deadline."""
        self.time.seconds += seconds

    def check(self, answer: RawResponse) -> None:
        """Raise a ResponseError if this is not the response to this request."""
        if not self.is_raw:
            check_matches_request(self.operation, self.places, self.content, answer, self.kinds)

    @property
    def shown_path(self) -> str:
        """The path without its query string and without keys, for logs and errors."""
        return shown(self.operation, self.path.partition("?")[0])

    def locate(self, error: StatsigError, attempts: int = 0, elapsed: float = 0.0) -> StatsigError:
        """Record in an error that it belongs to this call, and return the error."""
        return self.operation.locate(error, self.shown_path, attempts, elapsed)

    def event(self) -> Event:
        """Return the event of this attempt for hooks."""
        operation = self.operation
        return Event(self.number, operation.id, operation.method, self.shown_path, self.attempt, {})


def shown(operation: Operation, path: str) -> str:
    """Return a path with keys removed, since some ids are keys."""
    return operation.path if operation.path.startswith("/keys/{") else redact(path)
