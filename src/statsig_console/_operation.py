"""Operations, their raw responses, and the one method through which they are sent."""

from __future__ import annotations

import re
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field, fields
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Literal, NamedTuple, ParamSpec, Protocol, TypeVar, cast
from urllib.parse import quote

from ._codec import UNSET, Secret, printable
from ._errors import InvalidArgumentError, StatsigError

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated

__all__ = ["Api", "Operation", "RawApi", "RawResponse", "Resource", "Safety", "Scope", "Verify"]

E = TypeVar("E", bound=StatsigError)
T = TypeVar("T")
P = ParamSpec("P")

Safety = Literal["read", "replace", "delete", "create", "transition", "once"]
"""What is safe to do when the outcome of a request is unknown."""

_PLACE = re.compile(r"{(\w+)}")
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,1000}")
"""What is the same when it is quoted."""


class Scope(NamedTuple):
    """A limit that some operations share besides that of the project."""

    name: str
    windows: tuple[tuple[int, float], ...]
    """Pairs of calls and seconds."""


class Verify(NamedTuple):
    """How to find out whether a write was carried out: what to read, and what to expect there."""

    path: str | None = None
    """Path of one object; its places are those of the change, or fields of the body of a create."""
    list: str | None = None
    """Path of a list to search by name, where a create leaves the id to the server."""
    reached: Mapping[str, object] | None = None
    """Fields that have these values after a transition."""
    left: Mapping[str, object] | None = None
    """Fields that no longer have these values after a transition."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API, as the document describes it."""

    id: str
    method: str
    path: str
    """Path below the address of the API, with a place in braces for each value."""
    safety: Safety
    limit: Scope | None = None
    verify: Verify | None = None
    reserved: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Values of a place with which the path would be that of another operation."""
    places: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(_PLACE.findall(self.path)))

    @property
    def is_read(self) -> bool:
        """Whether it changes nothing."""
        return self.safety == "read"

    @property
    def is_repeatable(self) -> bool:
        """Whether sending it again is safe when its outcome is unknown."""
        return self.safety in ("read", "replace", "delete")

    @property
    def is_read_back(self) -> bool:
        """Whether its object can be read to find out whether it was carried out."""
        return self.verify is not None

    @property
    def may_settle(self) -> bool:
        """Whether a later call can settle an unknown outcome, by repeating the write or by reading back."""
        return self.is_repeatable or self.is_read_back

    @classmethod
    def parse(cls, text: str) -> Operation:
        """Read ``"PUT /gates/{id}/launch"``: an operation that the document does not have.

        Everything but GET counts as ``once``: it is not repeated when its outcome is unknown.
        """
        method, _, path = text.partition(" ")
        if not method.isupper() or not path.startswith("/") or not _is_clean(path):
            raise InvalidArgumentError(
                "operation", f"{text!r} is not a method and a path, like 'PUT /gates/{{id}}/launch'"
            )
        return cls(text, method, path, "read" if method == "GET" else "once")

    def locate(self, error: E, path: str | None = None, attempts: int = 0, elapsed: float = 0.0) -> E:
        """Record in an error that it belongs to this operation, and return the error."""
        return error.locate(self.id, self.method, self.path if path is None else path, attempts, elapsed)

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the path with each value as one quoted segment."""
        if not self.places:
            return self.path
        path = self.path
        for place in self.places:
            path = path.replace(f"{{{place}}}", _segment(place, values.get(place), self), 1)
        return path


def _is_clean(path: str) -> bool:
    segments = path[1:].split("/")
    return not any(part in ("", ".", "..") or set(part) & set("?#%\\ ") for part in segments)


def _segment(name: str, value: object, operation: Operation) -> str:
    reserved = operation.reserved.get(name, ())
    value = value.reveal() if isinstance(value, Secret) else value
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in reserved:
        return value
    reason = ""
    if not isinstance(value, str):
        reason = f"{type(value).__name__} given, text expected"
    elif not value.strip() or value in (".", ".."):
        reason = f"{value!r} would address something else than one object"
    elif len(value.encode(errors="surrogatepass")) > 4096:
        reason = f"{len(value)} characters are too many; 4,096 bytes are the most"
    elif not value.isprintable() and any(
        ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or 0xD800 <= ord(letter) <= 0xDFFF for letter in value
    ):
        reason = "control characters and lone surrogates cannot be sent"
    elif value in reserved:
        reason = f"{value!r} stands in the path of another operation, which this would reach"
    if reason:
        raise operation.locate(InvalidArgumentError(name, reason))
    return quote(cast(str, value), safe="")


@dataclass(slots=True, repr=False)
class RawResponse:
    """A response of the server: its envelope is opened, its data is not decoded."""

    status: int
    headers: Mapping[str, str]
    message: str | None
    pagination: Mapping[str, Any] | None
    data: Any
    """What the envelope holds; ``UNSET`` where it holds a message only."""

    def __repr__(self) -> str:
        shown = {one.name: getattr(self, one.name, UNSET) for one in fields(self)}
        shown["data"] = printable(shown["data"])
        return f"RawResponse({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


Query = Mapping[str, object]


class Api(Protocol):
    """Anything that can send an operation: the client is one, a group of operations is another."""

    async def send(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        query: Query = ...,
        body: object = ...,
        decode: Callable[[RawResponse], T],
    ) -> T:
        """Send one operation and return its decoded answer, or raise."""
        ...


class Resource:
    """A group of operations that share one way to send."""

    def __init__(self, api: Api) -> None:
        self.api = api
        """What sends them: the client."""
        self.send = api.send

    def __repr__(self) -> str:
        operations = sum(callable(value) for name, value in vars(type(self)).items() if name[0] != "_")
        words = type(self).__name__.removesuffix("Resource")
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words).lower().replace("raw_", "raw.", 1)
        return f"<{name}: {operations} operations>"


class RawApi:
    """Sends what the groups send, without decoding the responses."""

    def __init__(self, send: Callable[..., Awaitable[RawResponse]]) -> None:
        self._send = send

    async def send(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[RawResponse], T],
    ) -> T:
        """Send one operation and return its answer, whatever the type of the group says."""
        return cast("T", await self._send(operation, path, query=query, body=body))


def nothing(answer: RawResponse) -> None:
    """Decode an answer that holds a message only."""


def data(answer: RawResponse) -> Any:
    """Decode an answer whose data is plain JSON."""
    return answer.data


def item(value: Any) -> Any:
    """Decode an item of a list that is plain JSON."""
    return value


def raw(
    function: Callable[Concatenate[Any, P], Awaitable[object]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, RawResponse]]:
    """Give the function of an operation the type that it has on ``client.raw``."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, RawResponse]]", function)


def commas(values: object) -> object:
    """Join a list where the server wants one parameter with commas rather than a repeated one."""
    return ",".join(map(str, values)) if isinstance(values, list | tuple) else values


if not TYPE_CHECKING:

    def deprecated(reason: str) -> Callable[[Any], Any]:
        """Warn when an operation that the newest edition of the API dropped is called."""

        def mark(function: Any) -> Any:
            @wraps(function)
            def call(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(reason, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            return call

        return mark
