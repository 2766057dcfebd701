"""The root of all errors, and what the server says of one field of a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Self

__all__ = ["FieldError", "MendedBy", "Sent", "StatsigError"]

MendedBy = Literal["caller", "person", "time"]
Sent = Literal["no", "maybe"]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field and what is wrong with it, in the words of the server."""

    property: str
    message: str


class StatsigError(Exception):
    """Root of all errors of this package: what happened, where, and after how many attempts."""

    operation: str | None = None
    """Id of the operation in the document, such as ``gates_update``."""
    method: str | None = None
    path: str | None = None
    attempts: int = 0
    """Requests that were sent for this call."""
    elapsed: float = 0.0
    """Seconds from the start of the call."""
    mended_by: MendedBy = "caller"
    """Who can mend it: the calling code, a person, or time."""
    hint: str = ""
    """What to do about it. A traceback shows it below the error, since it is also a note of it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self._show_hint(self.hint)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "hint":
            self._show_hint(value)
        super().__setattr__(name, value)

    def _show_hint(self, hint: str) -> None:
        """Make a hint the first note, in place of the one before."""
        notes = [note for note in getattr(self, "__notes__", ()) if note != self.hint]
        if hint or notes:
            self.__notes__ = [hint, *notes] if hint else notes
        elif hasattr(self, "__notes__"):
            del self.__notes__

    def locate(self, operation: str, method: str, path: str, attempts: int = 0, elapsed: float = 0.0) -> Self:
        """Say which call this error belongs to, and return the error."""
        self.operation, self.method, self.path = operation, method, path
        self.attempts, self.elapsed = attempts, elapsed
        return self

    def __str__(self) -> str:
        text = self.describe()
        if self.method is not None:
            text = f"{self.method} {self.path}: {text}"
        return (
            f"{text} (after {self.attempts} attempts in {self.elapsed:.1f} s)" if self.attempts > 1 else text
        )

    def describe(self) -> str:
        """Return what happened, without where."""
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[StatsigError], args: tuple[Any, ...], state: dict[str, Any]) -> StatsigError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    if notes := state.get("__notes__"):
        # A copy gets the dictionary itself; a note added to it is not one of the original.
        error.__dict__["__notes__"] = list(notes)
    return error
