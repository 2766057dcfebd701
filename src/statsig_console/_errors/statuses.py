"""Errors that the server announces with a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .root import FieldError, MendedBy, StatsigError

__all__ = [
    "APIStatusError",
    "AuthenticationError",
    "BadRequest",
    "Conflict",
    "NotFound",
    "PermissionDenied",
    "RateLimited",
    "ServerError",
]


class APIStatusError(StatsigError):
    """The answer was not a success."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        body_excerpt: str = "",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.body_excerpt = body_excerpt
        """The first 2,000 characters of the body, keys removed."""
        self.retry_after: float | None = None
        """Seconds that the server asked to wait, where it did."""

    def describe(self) -> str:
        fields = "; ".join(f"{error.property}: {error.message}" for error in self.errors)
        return f"{self.status} {self.message}{f' [{fields}]' if fields else ''}"


class BadRequest(APIStatusError):
    """The request breaks a rule; `errors` names the fields."""

    hint = "Fix the fields that `errors` names."


class AuthenticationError(APIStatusError):
    """The key is wrong, inactive or of another kind."""

    mended_by: MendedBy = "person"
    hint = "Use an active Console API key of this project, neither a client nor a server key."


class PermissionDenied(APIStatusError):
    """The key is valid, but may not do this."""

    mended_by: MendedBy = "person"
    hint = "Give the key a scope that allows this, or the user behind it a role."


class NotFound(APIStatusError):
    """There is no such object in the project of this key."""

    hint = "Look at the id and at the project of the key."


class Conflict(APIStatusError):
    """The object is busy or not in a state that allows this."""

    mended_by: MendedBy = "time"
    hint = "Wait until the change under way is done."


class RateLimited(APIStatusError):
    """A limit of the project is used up; nothing was changed."""

    mended_by: MendedBy = "time"
    hint = "Wait; see retry_after. Others may use the limits of the project, too."


class ServerError(APIStatusError):
    """The server failed."""

    mended_by: MendedBy = "time"
    hint = "Try again later."
