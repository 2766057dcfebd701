"""Mark behaviour that no source confirms; `docs/fake-guesses.md` lists it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["GUESSES", "guess"]

F = TypeVar("F", bound=Callable[..., object])

GUESSES: dict[str, list[str]] = {}
"""What is guessed, by the module that does it."""


def guess(text: str) -> Callable[[F], F]:
    """Mark a function of which no source confirms that the server does the same.

    Args:
        text: What the function does, as a sentence for users who read the page.
    """

    def mark(function: F) -> F:
        found = GUESSES.setdefault(function.__module__, [])
        if text not in found:
            found.append(text)
        return function

    return mark
