"""The register of lint rules, and how a rule is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from referencing.exceptions import Unresolvable

from document.bundle import SHARED
from document.document import Document
from document.places import Place

BROKEN = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, Unresolvable)
MALFORMED = "is malformed and cannot be checked"
"""In messages that hardly help. They are left out if another rule gives the cause."""
PlaceCheck = Callable[[Document, Any], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """A lint rule. Called with a document, it yields one message for each violation."""

    name: str
    text: str
    check: PlaceCheck
    over: str = ""
    exemptible: bool = False

    def __call__(self, document: Document) -> Iterator[str]:
        if not self.over:
            yield from self.whole(document)
            return
        for place in getattr(document, self.over):
            if not (self.exemptible and self.name in place.exemptions):
                yield from self.on(document, place)

    def whole(self, document: Document) -> Iterator[str]:
        """The messages of a rule about the complete document."""
        try:
            yield from self.check(document, None)
        except BROKEN as error:
            yield f"{SHARED}: {MALFORMED} ({error!r})"

    def on(self, document: Document, place: Place) -> Iterator[str]:
        """The messages of a rule about one place, exempt or not. A malformed place does not stop the rule."""
        try:
            for text in self.check(document, place):
                yield document.report(place, text)
        except BROKEN as error:
            yield document.report(place, f"{MALFORMED} ({error!r})")


RULES: dict[str, Rule] = {}


def rule(check: Callable[[Document], Iterator[str]]) -> Callable[[Document], Iterator[str]]:
    """Register a rule for the complete document, which names the places itself."""
    RULES[check.__name__] = Rule(check.__name__, check.__doc__ or "", lambda document, _: check(document))
    return check


def rule_on(over: str, exemptible: bool = False) -> Callable[[PlaceCheck], PlaceCheck]:
    """Register a rule for each of the `operations`, `places`, `paths`, `named` or `schemas`."""

    def register(check: PlaceCheck) -> PlaceCheck:
        RULES[check.__name__] = Rule(check.__name__, check.__doc__ or "", check, over, exemptible)
        return check

    return register
