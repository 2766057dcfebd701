"""Errors raised before anything is sent: a client or a call that cannot work."""

from __future__ import annotations

from .root import MendedBy, Sent, StatsigError

__all__ = [
    "ClientClosedError",
    "ConfigurationError",
    "ForkedProcessError",
    "InvalidApiKeyError",
    "InvalidArgumentError",
    "InvalidBaseUrlError",
    "WrongEventLoopError",
]


class ConfigurationError(StatsigError):
    """The client cannot work as it was set up."""


class InvalidApiKeyError(ConfigurationError):
    """The key is missing, malformed, or of another kind; the message never holds it."""

    mended_by: MendedBy = "person"
    hint = "Pass an active Console API key; it begins with console-."

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        """``missing``, ``whitespace``, ``client``, ``secret``, ``characters`` or ``unknown``."""


class InvalidBaseUrlError(ConfigurationError):
    """The address is not one to send a key to."""


class InvalidArgumentError(StatsigError, ValueError):
    """An argument cannot be sent; nothing was."""

    def __init__(self, param: str, reason: str) -> None:
        super().__init__(f"{param}: {reason}")
        self.param = param
        self.reason = reason


class ClientClosedError(StatsigError):
    """The client was closed before this call, or before its answer came."""

    hint = "Keep the calls inside of `async with Client()`."

    def __init__(self, message: str, *, sent: Sent = "no") -> None:
        super().__init__(message)
        self.sent = sent
        """``no``: the server saw nothing of it. ``maybe``: it may have acted on it."""


class WrongEventLoopError(StatsigError):
    """The client was used in another event loop before; each loop needs its own."""

    hint = "Make one client in each event loop."


class ForkedProcessError(StatsigError):
    """The client was made in the parent of this process; each process needs its own."""

    hint = "Make the client after the fork."
