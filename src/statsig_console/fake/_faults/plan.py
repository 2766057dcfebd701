"""A plan of faults: errors, broken connections, delays, values that the document does not have."""

from __future__ import annotations

from typing import Any, Self

from .._http.arguments import check
from .._http.strict_json import read_json
from .injector import FaultInjector

__all__ = ["WORDS", "Chaos"]

WORDS = ("fail", "drop", "delay", "invent", "read_only", "require_review")
"""The methods that add a fault; a plan uses the same names."""


class Chaos(FaultInjector):
    """A plan of faults for `Fake(chaos=…)`. The same seed and the same requests get the same faults.

    The order of the requests has no influence, except through `times` and `after`, which count requests.

    >>> plan = Chaos(seed=7)
    >>> plan.fail(503, rate=0.05)
    >>> plan.drop(times=2)
    >>> fake = Fake(chaos=plan)

    Args:
        seed: The seed of the random numbers for faults with a `rate`.
    """

    def __init__(self, seed: int = 0) -> None:
        super().__init__(seed)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return the plan in a JSON text: `{"seed": 7, "faults": [{"fail": {"status": 503, "rate": 0.05}}]}`.

        Without a seed, the list alone is enough.

        Raises:
            ValueError: The text is not a plan; the message says where and why.
        """
        content = read_json(text)
        if isinstance(content, list):
            return cls.of(0, content)
        if not isinstance(content, dict):
            raise ValueError("a plan must be a JSON object with seed and faults, or a list of faults")
        check(cls.of, {"seed": 0, "faults": []} | content)
        return cls.of(content.get("seed", 0), content.get("faults", []))

    @classmethod
    def of(cls, seed: int, faults: list[Any]) -> Self:
        """Return the plan of a list of faults, each an object with one word and its arguments.

        Raises:
            ValueError: A fault is wrong; the message says which and why.
        """
        made = cls(seed)
        for number, step in enumerate(faults, 1):
            try:
                made._take(step)
            except (TypeError, ValueError) as error:
                raise ValueError(f"fault {number} of the plan: {error}") from error
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
