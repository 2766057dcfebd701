"""Check the options of a client: key, address, headers, numbers and option names, before anything is sent."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from functools import wraps
from inspect import Parameter, iscoroutine, signature
from ipaddress import ip_address
from typing import Any, Literal, TypeVar, cast
from urllib.parse import urlsplit

import httpx

from ._errors import ConfigurationError, InvalidApiKeyError, InvalidArgumentError, InvalidBaseUrlError

__all__ = [
    "REVIEWS",
    "VARIABLE",
    "ApiKey",
    "Insecure",
    "allowed",
    "base_url",
    "check_count",
    "check_headers",
    "check_instance",
    "check_members",
    "check_number",
    "check_seconds",
    "check_timeout",
    "key_source",
    "project_name",
    "read_key",
    "review_headers",
    "shown",
    "suggest_options",
]

T = TypeVar("T")
_MOST_SECONDS = sys.float_info.max
_LONGEST = 20
"""The maximum number of characters of a wrong value in a message."""


def shown(value: object) -> str:
    """Return a wrong value for a message: only numbers and words, because other texts may be a key."""
    if value is None or isinstance(value, bool | float):
        return repr(value)
    if isinstance(value, int) and abs(value) < 10**_LONGEST:
        return repr(value)
    if isinstance(value, str) and len(value) <= _LONGEST and value.isidentifier():
        return repr(value)
    return f"a value of type {type(value).__name__}"


def check_number(name: str, value: float) -> float:
    """Return a number, or raise InvalidArgumentError."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise InvalidArgumentError(name, f"{shown(value)} is not a number")
    return value


def check_members(name: str, value: Collection[str], allowed: Mapping[str, str]) -> frozenset[str]:
    """Return a set of words, or raise InvalidArgumentError if a word is not in the table of known ones."""
    # A single word would be read as a set of letters, and the values of a mapping would be ignored.
    if not isinstance(value, Set | list | tuple):
        example = next(iter(allowed))
        raise InvalidArgumentError(name, f'{shown(value)} is not a set; write {name}={{"{example}"}}')
    for member in value:
        if not isinstance(member, str) or member not in allowed:
            known = " and ".join(f'"{word}" ({meaning})' for word, meaning in allowed.items())
            raise InvalidArgumentError(name, f"{shown(member)} is unknown; allowed are {known}")
    return frozenset(value)


def check_count(name: str, value: int, least: int, most: int) -> int:
    """Return a whole number within bounds, or raise InvalidArgumentError."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidArgumentError(name, f"{shown(value)} is not a whole number from {least} to {most}")
    return value


def check_instance(name: str, value: T, kind: type) -> T:
    """Return an object of a class, or None, or raise InvalidArgumentError."""
    if value is not None and not isinstance(value, kind):
        raise InvalidArgumentError(name, f"{type(value).__name__} given, {kind.__name__} expected")
    return value


def check_seconds(name: str, value: Any, *, or_zero: bool = False) -> float:
    """Return a number of seconds, or raise InvalidArgumentError."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not (0 < value <= _MOST_SECONDS or (or_zero and value == 0)):
        least = "from 0" if or_zero else "above 0"
        raise InvalidArgumentError(name, f"{shown(value)} is not a number of seconds {least}")
    return float(value)


def check_timeout(value: float | httpx.Timeout) -> httpx.Timeout:
    """Return the timeouts of each request; a part of an httpx.Timeout may be None, for none."""
    if not isinstance(value, httpx.Timeout | float | int):
        kind = type(value)
        name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
        raise InvalidArgumentError("timeout", f"{name} given; seconds or an httpx.Timeout is expected")
    parts: dict[str, Any] = value.as_dict() if isinstance(value, httpx.Timeout) else {"": value}
    for part, seconds in parts.items():
        if seconds is not None or not part:
            check_seconds(f"timeout.{part}".rstrip("."), seconds)
    return httpx.Timeout(value)


REVIEWS = "x-respect-review-settings"
"""On every request: the published document of 2025-10 declares it on all operations, GETs included."""
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[!-~]([\t -~]*[!-~])?")
_OURS = {
    "statsig-api-key",
    "statsig-api-version",
    "user-agent",
    "accept",
    "accept-encoding",
    "content-type",
    "content-length",
    "content-encoding",
    # These belong to the connection, not to the request.
    "host",
    "connection",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "expect",
}


class _Value(str):
    """A header value whose repr hides it, since it may be a credential for a proxy or gateway."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[redacted]'"


def review_headers(value: object) -> dict[str, str]:
    """Return the header of the option respect_review_settings, or raise InvalidArgumentError."""
    if value is None:
        return {}
    if not isinstance(value, bool):
        raise InvalidArgumentError("respect_review_settings", f"{shown(value)} is not True, False or None")
    return {REVIEWS: "true" if value else "false"}


def check_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers by names in lower case; raise InvalidArgumentError for one that cannot be added."""
    if not isinstance(headers, Mapping):
        raise InvalidArgumentError("headers", f"{shown(headers)} is not a mapping from names to values")
    found: dict[str, str] = {}
    for name, value in headers.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            text = repr(name) if isinstance(name, str) else shown(name)
            raise InvalidArgumentError("headers", f"{text} is not the name of a header")
        if name.lower() == REVIEWS:
            raise InvalidArgumentError("headers", f"{name} is set by the option respect_review_settings")
        if name.lower() in _OURS:
            raise InvalidArgumentError("headers", f"{name} is set by the client itself")
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            raise InvalidArgumentError(
                "headers",
                f"the value of {name} is not one line of printable ASCII without white space around",
            )
        found[name.lower()] = _Value(value)
    return found


VARIABLE = "STATSIG_CONSOLE_API_KEY"
_NEED = "make a Console API key under Project Settings > Keys & Environments"
_SIMILAR = {
    "STATSIG_API_KEY",
    "STATSIG_API_TOKEN",
    "STATSIG_CONSOLE_API_TOKEN",
    "STATSIG_CONSOLE_KEY",
    "STATSIG_CONSOLE_TOKEN",
    "STATSIG_KEY",
    "STATSIG_TOKEN",
    VARIABLE,
}
"""Variables in which other programs look for a Console API key; in small letters they are similar as well."""
_INSECURE = {
    "http": "plain http to any host; anyone on the network path can read the key",
    "key": "a key that does not start with console-",
}
Insecure = Literal["http", "key"]


def allowed(value: Collection[Insecure]) -> frozenset[str]:
    """Return the option allow_insecure as a set, or raise InvalidArgumentError."""
    return check_members("allow_insecure", value, _INSECURE)


class ApiKey(str):
    """A key whose repr hides it, so that logs and tracebacks do not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'console-[redacted]'"


def read_key(key: str | None, *, allow_unknown: bool = False) -> ApiKey:
    """Return the key from the argument, else from the environment, or raise InvalidApiKeyError."""
    source = "the argument `key`" if key is not None else f"the variable {VARIABLE}"
    text = key if key is not None else _variable()
    kind, problem = _fault(text, allow_unknown)
    if kind == "missing" and key is None:
        problem += _similar_variables()
    if kind:
        raise InvalidApiKeyError(kind, f"{source} {problem}")
    assert text is not None
    return ApiKey(text)


def _variable() -> ApiKey | None:
    found = os.environ.get(VARIABLE)
    return None if found is None else ApiKey(found)


def _similar_variables() -> str:
    names = sorted(name for name, value in os.environ.items() if value and name.upper() in _SIMILAR)
    if not names:
        return ""
    one = len(names) == 1
    verb, them = ("is set but is not read", "it holds") if one else ("are set but are not read", "one holds")
    return f"; {' and '.join(names)} {verb}: if {them} a Console API key, set {VARIABLE} to the same"


def key_source(key: str | Callable[[], str] | None, *, allow_unknown: bool = False) -> Callable[[], ApiKey]:
    """Return a function that gives the key of each request: a fixed key, or that of the user's function."""
    if key is None or not callable(key):
        fixed = read_key(key, allow_unknown=allow_unknown)
        return lambda: fixed
    ask = key

    def current() -> ApiKey:
        try:
            found = _hidden(ask())
        except Exception as error:
            raise ConfigurationError(
                f"the function that gives the key raised {type(error).__name__}"
            ) from error
        if iscoroutine(found):
            found.close()
            raise ConfigurationError("the function that gives the key is async; pass a plain function")
        # With None, `read_key` would read the environment instead.
        return read_key(found if found is not None else "", allow_unknown=allow_unknown)

    return current


def _hidden(found: str) -> str:
    return ApiKey(found) if isinstance(found, str) else found


def project_name(key: ApiKey, url: str, http_client: object) -> str:
    """Return a name that clients with the same key and address share, and that reveals neither.

    An HTTP client whose requests do not leave the process, such as that of a fake, has a name of its own.
    """
    end = getattr(http_client, "rate_limit_name", "")
    return hashlib.sha256(f"{url}\n{key}{end}".encode()).hexdigest()[:32]


def _fault(text: object, allow_unknown: bool) -> tuple[str, str]:
    if text is None:
        return "missing", f"is not set; set it, or pass `key=`; {_NEED}"
    if not isinstance(text, str):
        return "missing", f"is not text but {type(text).__name__}"
    if not text:
        return "missing", f"is empty; pass `key=` or set {VARIABLE}; {_NEED}"
    if text != text.strip() or text[0] in "\"'" or text[-1] in "\"'" or text.lower().startswith("bearer "):
        return "whitespace", "has white space, quotes or `Bearer` around the key; strip them after reading it"
    if text.startswith("client-"):
        return "client", f"is a client SDK key (client-…), which the Console API refuses; {_NEED}"
    if text.startswith("secret-"):
        return "secret", f"is a server secret (secret-…), which the Console API refuses; {_NEED}"
    if not text.isascii() or not text.isprintable() or " " in text:
        return "characters", "has characters that cannot be in a key; copy it again"
    if not text.startswith("console-") and not allow_unknown:
        return "unknown", f'does not start with console-; {_NEED}, or pass allow_insecure={{"key"}}'
    return "", ""


def base_url(text: str, *, allow_http: bool = False) -> str:
    """Return the address without a slash at its end, or raise InvalidBaseUrlError."""
    if not isinstance(text, str):
        raise InvalidBaseUrlError(f"the base URL is not text but {type(text).__name__}")
    try:
        parts, url = urlsplit(text), httpx.URL(text)
        host, _ = parts.hostname and url.host, parts.port
    except (ValueError, httpx.InvalidURL):
        raise InvalidBaseUrlError("the base URL cannot be read; its host or port is malformed") from None
    problem = ""
    if url.scheme not in ("http", "https") or not host:
        problem = "is not like https://host/path"
    elif parts.username is not None or parts.password is not None or url.userinfo:
        problem = "holds a user name or password; the key is the only credential"
    elif {"?", "#"} & set(text) or {".", ".."} & set(parts.path.split("/")):
        problem = "has a query, a fragment or dot segments"
    elif url.scheme == "http" and not (is_loopback(url.host) or allow_http):
        problem = (
            "is plain http, so anyone on the network path can read the key; use https, "
            'or pass allow_insecure={"http"} if that is acceptable, as for a fake in another container'
        )
    if problem:
        raise InvalidBaseUrlError(f"the base URL {problem}")
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether a host name means this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


F = TypeVar("F", bound=Callable[..., Any])
_ELSEWHERE = {
    "key": "apikey apitoken token accesstoken authtoken bearertoken consolekey consoleapikey consoletoken "
    "secret secretkey sdkkey credentials",
    "base_url": "url uri base baseuri apiurl apibase host hostname endpoint server address",
    "timeout": "timeouts timeoutseconds requesttimeout connecttimeout readtimeout",
    "deadline": "totaltimeout overalltimeout maxtime",
    "max_retries": "retry retries attempts maxattempts",
    "retry=Retry(attempts=…)": "retries maxretries attempts maxattempts",
    "rate_limits": "limit limits ratelimit ratelimits",
    "rate_limits=RateLimits(reserve=…)": "reserve",
    "rate_limits=RateLimits(share=…)": "share",
    "rate_limits=RateLimits(shared=…)": "budget shared sharedbudget sharedratelimit",
    "concurrency": "maxconcurrency maxconnections maxworkers workers poolsize parallel",
    "max_response_bytes": "maxbytes maxbodybytes maxresponsesize",
    "headers": "defaultheaders extraheaders",
    "hooks": "eventhooks callbacks",
    "http_client": "http client httpclient asyncclient session transport",
    "http_client=httpx.AsyncClient(proxy=…)": "proxy proxies",
    "ssl_context=ssl.create_default_context(cafile=…)": "verify ssl sslcontext cacert cert",
    "allow_insecure": "insecure allowhttp allowunknownkey",
    "respect_review_settings": "reviews respectreviews reviewsettings",
    "with_options(priority=…)": "priority",
}
"""The names of other libraries for each option, in lower case without underscores."""


def suggest_options(function: F) -> F:
    """Decorate a method so that its TypeError names the right option. Type checkers see it unchanged."""
    parameters = signature(function).parameters.values()
    named = [one.name for one in parameters if one.name != "self"]
    unnamed = [one.name for one in parameters if one.kind is Parameter.POSITIONAL_OR_KEYWORD][1:]
    caller = function.__qualname__.removesuffix(".__init__").rpartition(".")[2]

    @wraps(function)
    def checked(*args: Any, **options: Any) -> Any:
        try:
            if wrong := [_advice(name, named) for name in options if name not in named]:
                raise TypeError(f"{caller}() has no option {'; no option '.join(wrong)}")
            if len(args) > len(unnamed) + 1:
                first = f"only `{unnamed[0]}`" if unnamed else "nothing"
                example = f"{named[len(unnamed)]}=…"
                raise TypeError(f"{caller}() takes {first} without a name; write {example} and so on")
            return function(*args, **options)
        finally:
            # A traceback that shows local variables would show the key.
            del args, options

    return cast("F", checked)


def _advice(name: str, known: Iterable[str]) -> str:
    plain = name.replace("_", "").lower()
    for option, others in _ELSEWHERE.items():
        if plain in others.split() and (option in known or "=" in option):
            return f"`{name}`; use `{option}`"
    from difflib import get_close_matches

    for option in get_close_matches(name.lower(), known, 1):
        return f"`{name}`; did you mean `{option}`?"
    return f"`{name}`; there are {', '.join(known)}"
