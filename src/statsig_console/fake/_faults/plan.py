"""A plan of faults: errors, connections that break, delays, values that the document does not have."""

from __future__ import annotations

from typing import Any, Self

from .._http.arguments import check
from .._http.strict_json import read_json
from .injector import FaultInjector

__all__ = ["WORDS", "Chaos"]

WORDS = ("fail", "drop", "delay", "invent", "read_only", "require_review")
"""The methods that add a fault, which are the words of a plan."""


class Chaos(FaultInjector):
    """A plan of faults for `Fake(chaos=…)`: the same seed and the same requests give the same faults.

    The order of the requests does not matter, apart from `times` and `after`, which count them.

    Args:
        seed: Decides for each request which faults with a `rate` happen.
    """

    def __init__(self, seed: int = 0) -> None:
        super().__init__(seed)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a plan: `{"seed": 7, "trouble": [{"fail": {"status": 503, "rate": 0.05}}]}`.

        Where no seed is needed, the list alone will do.

        Raises:
            ValueError: The text is no plan; says where and why.
        """
        content = read_json(text)
        if isinstance(content, list):
            return cls.of(0, content)
        if not isinstance(content, dict):
            raise ValueError("a plan of trouble must be a JSON object with seed and trouble, or a list")
        check(cls.of, {"seed": 0, "trouble": []} | content)
        return cls.of(content.get("seed", 0), content.get("trouble", []))

    @classmethod
    def of(cls, seed: int, trouble: list[Any]) -> Self:
        """Return the plan of some steps, each an object with one word and its arguments.

        Raises:
            ValueError: A step is none; says which and why.
        """
        made = cls(seed)
        for number, step in enumerate(trouble, 1):
            try:
                made._take(step)
            except (TypeError, ValueError) as error:
                raise ValueError(f"step {number} of the plan: {error}") from error
        return made

    def _take(self, step: Any) -> None:
        match list(step.items()) if isinstance(step, dict) else step:
            case [(str(word), dict(values))]:
                if word not in WORDS:
                    raise ValueError(f"unknown: {word}; known: {', '.join(WORDS)}")
                ask = getattr(self, word)
                check(ask, values)
                ask(**values)
            case _:
                raise ValueError('expected one word and its arguments, such as {"fail": {"status": 503}}')
