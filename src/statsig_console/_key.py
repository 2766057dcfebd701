"""Which keys and addresses are accepted; neither shows up in a message."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from ._errors import ConfigurationError, InvalidApiKeyError, InvalidBaseUrlError

__all__ = ["VARIABLE", "ApiKey", "base_url", "key_source", "project_name", "read_key"]

VARIABLE = "STATSIG_CONSOLE_API_KEY"
_MEND = "make a Console API key under Project Settings > Keys & Environments"


class ApiKey(str):
    """A key that does not show itself in a repr, and so not in a log or traceback either."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'console-[redacted]'"


def read_key(key: str | None, *, allow_unknown: bool = False) -> ApiKey:
    """Return the key from the argument, else from the environment, or raise InvalidApiKeyError."""
    source = "the argument `key`" if key is not None else f"the variable {VARIABLE}"
    text = key if key is not None else ApiKey(os.environ.get(VARIABLE, ""))
    kind, problem = _fault(text, allow_unknown)
    if kind:
        raise InvalidApiKeyError(kind, f"{source} {problem}")
    return ApiKey(text)


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
        # Without a key the environment would be asked.
        return read_key(found if found is not None else "", allow_unknown=allow_unknown)

    return current


def _hidden(found: str) -> str:
    return ApiKey(found) if isinstance(found, str) else found


def project_name(key: ApiKey, url: str) -> str:
    """Return a name that clients with the same key and address have in common, and that tells neither."""
    return hashlib.sha256(f"{url}\n{key}".encode()).hexdigest()[:32]


def _fault(text: object, allow_unknown: bool) -> tuple[str, str]:
    if not isinstance(text, str):
        return "missing", f"is not text but {type(text).__name__}"
    if not text:
        return "missing", f"is empty; pass `key=` or set {VARIABLE}; {_MEND}"
    if text != text.strip() or text[0] in "\"'" or text[-1] in "\"'" or text.lower().startswith("bearer "):
        return "whitespace", "has white space, quotes or `Bearer` around the key; strip them where it is read"
    if text.startswith("client-"):
        return "client", f"is a client SDK key (client-…), which the Console API refuses; {_MEND}"
    if text.startswith("secret-"):
        return "secret", f"is a server secret (secret-…), which the Console API refuses; {_MEND}"
    if not text.isascii() or not text.isprintable() or " " in text:
        return "characters", "has characters that cannot be in a key; copy it again"
    if not text.startswith("console-") and not allow_unknown:
        return "unknown", f"does not start with console-; {_MEND}, or pass allow_unknown_key=True"
    return "", ""


def base_url(text: str) -> str:
    """Return the address without a slash at its end; plain http is accepted only to this machine."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InvalidBaseUrlError("the base URL cannot be read; its host or port is malformed") from None
    problem = ""
    if parts.scheme not in ("http", "https") or not host:
        problem = "is not like https://host/path"
    elif parts.username is not None or parts.password is not None:
        problem = "holds a user name or password; the key is the only credential"
    elif parts.query or parts.fragment or {".", ".."} & set(parts.path.split("/")):
        problem = "has a query, a fragment or dot segments"
    elif parts.scheme == "http" and not is_loopback(host):
        problem = "is plain http, which would show the key to everybody on the way; use https"
    if problem:
        raise InvalidBaseUrlError(f"the base URL {problem}")
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Tell whether a host name means this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
