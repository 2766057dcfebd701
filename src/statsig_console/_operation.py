"""Operations, their raw responses, and the protocol of the one method that sends them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    Literal,
    NamedTuple,
    ParamSpec,
    Protocol,
    TypeVar,
    cast,
    final,
)
from urllib.parse import quote

from ._codec import UNSET, Secret, printable
from ._errors import InvalidArgumentError, StatsigError

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated

__all__ = [
    "Api",
    "LargeResponse",
    "Operation",
    "RawApi",
    "RawResponse",
    "Resource",
    "Safety",
    "Scope",
    "Verify",
    "decode_apart",
]

E = TypeVar("E", bound=StatsigError)
T = TypeVar("T")
P = ParamSpec("P")

Safety = Literal["read", "replace", "delete", "create", "transition", "once"]
"""The safety class of an operation: which steps are safe if the outcome of a request is unknown."""

_PLACE = re.compile(r"{(\w+)}")
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,1000}")
"""Characters that stay the same when they are quoted."""
_TARGET = re.compile("/[!-~]*")


class Scope(NamedTuple):
    """A rate limit that some operations have besides that of the project."""

    name: str
    windows: tuple[tuple[int, float], ...]
    """Pairs of calls and seconds."""


class Verify(NamedTuple):
    """How to read back a write: which object to read, and which values show that it was carried out."""

    path: str | None = None
    """Path of the object. Its parameters are those of the write, or fields of the body of a create."""
    list: str | None = None
    """Path of a list to search by name, if the server chooses the id of a new object."""
    reached: Mapping[str, object] | None = None
    """Fields and their values after a transition."""
    left: Mapping[str, object] | None = None
    """Fields and the values that they no longer have after a transition."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API, as the document describes it."""

    id: str
    method: str
    path: str
    """Path below the address of the API, with each parameter in braces."""
    safety: Safety
    limit: Scope | None = None
    verify: Verify | None = None
    reserved: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Values of a parameter with which the path would be that of another operation."""
    # Each call reads these, so they are not computed again.
    places: tuple[str, ...] = field(init=False, repr=False, compare=False)
    is_read: bool = field(init=False, repr=False, compare=False)
    """Whether the operation changes nothing."""
    is_documented: bool = field(init=False, repr=False, compare=False)
    """Whether it is more than a method and a path."""
    is_sendable: bool = field(init=False, repr=False, compare=False)
    """Whether its method is one word in capital letters."""

    def __post_init__(self) -> None:
        found = {
            "places": tuple(_PLACE.findall(self.path)),
            "is_read": self.safety == "read",
            "is_documented": self.id != f"{self.method} {self.path}",
            "is_sendable": is_method(self.method),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    @property
    def is_repeatable(self) -> bool:
        """Whether a retry is safe if the outcome is unknown."""
        return self.safety in ("read", "replace", "delete")

    @property
    def is_read_back(self) -> bool:
        """Whether the client can read the object back to find out whether the write was carried out."""
        return self.verify is not None

    @property
    def may_settle(self) -> bool:
        """Whether a later call can settle an unknown outcome, by a retry or by reading back."""
        return self.is_repeatable or self.is_read_back

    @classmethod
    def parse(cls, text: str) -> Operation:
        """Return an operation from a method and a path, such as ``"PUT /gates/{id}/launch"``.

        This is for operations that the document does not have. Every method except GET gets the safety class
        ``once``: it is not retried if its outcome is unknown.

        >>> Operation.parse("PUT /gates/{id}/launch").safety
        'once'
        """
        method, _, path = text.partition(" ")
        if not is_method(method) or not path.startswith("/") or not _is_clean(path):
            raise InvalidArgumentError(
                "operation", f"{text!r} is not a method and a path, like 'PUT /gates/{{id}}/launch'"
            )
        return cls(text, method, path, "read" if method == "GET" else "once")

    def locate(self, error: E, path: str | None = None, attempts: int = 0, elapsed: float = 0.0) -> E:
        """Record in an error which operation it belongs to, and return the error."""
        return error.locate(self.id, self.method, self.path if path is None else path, attempts, elapsed)

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the path with its parameters replaced by quoted values; each value is one segment."""
        if not self.places:
            return self.path
        path = self.path
        for place in self.places:
            path = path.replace(f"{{{place}}}", _segment(place, values.get(place), self), 1)
        return path


def is_method(text: str) -> bool:
    """Return whether a text can be the method of a request: capital letters of ASCII only."""
    return text.isascii() and text.isalpha() and text.isupper()


def is_target(text: str) -> bool:
    """Return whether a text can be the path of a request: printable letters of ASCII without spaces."""
    return _TARGET.fullmatch(text) is not None


def _is_clean(path: str) -> bool:
    segments = path[1:].split("/")
    return is_target(path) and not any(
        part in ("", ".", "..") or set(part) & set("?#%\\ ") for part in segments
    )


def _segment(name: str, value: object, operation: Operation) -> str:
    reserved = operation.reserved.get(name, ())
    value = value.reveal() if isinstance(value, Secret) else value
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in reserved:
        return value
    reason = ""
    if not isinstance(value, str):
        reason = f"{type(value).__name__} given, text expected"
    elif not value.strip() or value in (".", ".."):
        reason = f"{value!r} would change which object the path addresses"
    elif len(value.encode(errors="surrogatepass")) > 4096:
        reason = f"too long with {len(value)} characters; the maximum is 4,096 bytes"
    elif not value.isprintable() and any(
        ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or 0xD800 <= ord(letter) <= 0xDFFF for letter in value
    ):
        reason = "control characters and lone surrogates cannot be sent"
    elif value in reserved:
        reason = f"with {value!r} the path would be that of another operation"
    if reason:
        raise operation.locate(InvalidArgumentError(name, reason))
    return quote(cast(str, value), safe="")


@dataclass(slots=True, repr=False)
class RawResponse:
    """A response of the server whose data is plain JSON, not decoded into models."""

    status: int
    headers: Mapping[str, str]
    message: str | None
    pagination: Mapping[str, Any] | None
    data: Any
    """The data inside the envelope, as JSON; ``UNSET`` if the envelope holds only a message."""

    def __repr__(self) -> str:
        shown = {one.name: getattr(self, one.name, UNSET) for one in fields(self)}
        shown["data"] = printable(shown["data"])
        return f"RawResponse({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


class LargeResponse(RawResponse):
    """A response whose body is so large that it is decoded in a thread."""

    __slots__ = ()


async def decode_apart(answer: RawResponse, decode: Callable[[], T]) -> T:
    """Return the result of a function that decodes a response.

    For a large response, it runs in a thread, so that the event loop is not blocked.
    """
    if not isinstance(answer, LargeResponse):
        return decode()
    from anyio.to_thread import run_sync

    return await run_sync(decode, abandon_on_cancel=True)


Query = Mapping[str, object]


class Api(Protocol):
    """Anything that can send an operation, such as a client or a group of operations."""

    async def send(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        query: Query = ...,
        body: object = ...,
        decode: Callable[[RawResponse], T],
    ) -> T:
        """Send one operation and return its decoded response."""
        ...


class Resource:
    """Base of the groups: operations that are sent through one `Api`."""

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
    """Sends the operations of groups and returns their responses undecoded."""

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
        """Send one operation and return its RawResponse; `decode` is not used."""
        return cast("T", await self._send(operation, path, query=query, body=body))


def nothing(answer: RawResponse) -> None:
    """Return None, for a response that holds only a message."""


def data(answer: RawResponse) -> Any:
    """Return the data of a response, for data that is plain JSON."""
    return answer.data


@final
class OrNone(Generic[T]):
    """The decoder of a response that may hold a message only, for which it returns None."""

    def __init__(self, decode: Callable[[RawResponse], T]) -> None:
        self._decode = decode

    def __call__(self, answer: RawResponse) -> T | None:
        return None if answer.data is UNSET or answer.data is None else self._decode(answer)


def item(value: Any) -> Any:
    """Return an item of a list unchanged, for items that are plain JSON."""
    return value


def raw(
    function: Callable[Concatenate[Any, P], Awaitable[object]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, RawResponse]]:
    """Return the function of an operation with its type on ``client.raw``."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, RawResponse]]", function)


def commas(values: object) -> object:
    """Join a list with commas, for a query parameter that the server does not accept repeated."""
    if isinstance(values, Sequence) and not isinstance(values, str | bytes):
        return ",".join(map(str, values))
    return values


if not TYPE_CHECKING:

    def deprecated(reason: str) -> Callable[[Any], Any]:
        """Decorate an operation that the newest edition of the API no longer has, so that a call warns."""

        def mark(function: Any) -> Any:
            @wraps(function)
            def call(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(reason, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            return call

        return mark
