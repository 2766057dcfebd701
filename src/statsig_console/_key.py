"""Check keys and addresses; no message shows either."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection
from inspect import iscoroutine
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

import httpx

from ._bounds import members_of
from ._errors import ConfigurationError, InvalidApiKeyError, InvalidBaseUrlError

__all__ = ["VARIABLE", "ApiKey", "Insecure", "allowed", "base_url", "key_source", "project_name", "read_key"]

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
    "http": "plain http to any host; everybody on the way can read the key",
    "key": "a key that does not start with console-",
}

Insecure = Literal["http", "key"]


def allowed(value: Collection[Insecure]) -> frozenset[str]:
    """Return the option allow_insecure as a set, or raise InvalidArgumentError."""
    return members_of("allow_insecure", value, _INSECURE)


class ApiKey(str):
    """A key that does not show itself in a repr, and so not in a log or traceback either."""

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
    """Return what gives the key of each request: always the same, or what a function returns each time."""
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
            raise ConfigurationError("the function that gives the key is async; a plain function is needed")
        # Without a key the environment would be asked.
        return read_key(found if found is not None else "", allow_unknown=allow_unknown)

    return current


def _hidden(found: str) -> str:
    return ApiKey(found) if isinstance(found, str) else found


def project_name(key: ApiKey, url: str) -> str:
    """Return a name that clients with the same key and address have in common, and that tells neither."""
    return hashlib.sha256(f"{url}\n{key}".encode()).hexdigest()[:32]


def _fault(text: object, allow_unknown: bool) -> tuple[str, str]:
    if text is None:
        return "missing", f"is not set; set it, or pass `key=`; {_NEED}"
    if not isinstance(text, str):
        return "missing", f"is not text but {type(text).__name__}"
    if not text:
        return "missing", f"is empty; pass `key=` or set {VARIABLE}; {_NEED}"
    if text != text.strip() or text[0] in "\"'" or text[-1] in "\"'" or text.lower().startswith("bearer "):
        return "whitespace", "has white space, quotes or `Bearer` around the key; strip them where it is read"
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
        host, _ = parts.hostname, parts.port
    except (ValueError, httpx.InvalidURL):
        raise InvalidBaseUrlError("the base URL cannot be read; its host or port is malformed") from None
    problem = ""
    if url.scheme not in ("http", "https") or not host or not url.host:
        problem = "is not like https://host/path"
    elif parts.username is not None or parts.password is not None or url.userinfo:
        problem = "holds a user name or password; the key is the only credential"
    elif {"?", "#"} & set(text) or {".", ".."} & set(parts.path.split("/")):
        problem = "has a query, a fragment or dot segments"
    elif url.scheme == "http" and not (is_loopback(url.host) or allow_http):
        problem = (
            "is plain http, so that everybody on the way can read the key; use https, "
            'or pass allow_insecure={"http"} where that does not matter, as for a fake in another container'
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
