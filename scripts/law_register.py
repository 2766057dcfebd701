"""The register of laws, and how a law is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from referencing.exceptions import Unresolvable

from law_document import Document
from law_places import Place

BROKEN = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, Unresolvable)
PlaceCheck = Callable[[Document, Any], Iterator[str]]


@dataclass(frozen=True)
class Law:
    """A rule; called with a document it yields one message for each violation."""

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
        """What the law says about the document at once."""
        try:
            yield from self.check(document, None)
        except BROKEN as error:
            yield f"document: cannot be judged as it is written ({error!r})"

    def on(self, document: Document, place: Place) -> Iterator[str]:
        """What the law says about one place, exempt or not; a broken place does not stop the law."""
        try:
            for text in self.check(document, place):
                yield f"{place}: {text}"
        except BROKEN as error:
            yield f"{place}: cannot be judged as it is written ({error!r})"


LAWS: dict[str, Law] = {}


def law(check: Callable[[Document], Iterator[str]]) -> Callable[[Document], Iterator[str]]:
    """Register a law on the whole document, which names the places itself."""
    LAWS[check.__name__] = Law(check.__name__, check.__doc__ or "", lambda document, _: check(document))
    return check


def law_on(over: str, exemptible: bool = False) -> Callable[[PlaceCheck], PlaceCheck]:
    """Register a law that looks at each of the `operations`, `places`, `paths`, `named` or `schemas`."""

    def register(check: PlaceCheck) -> PlaceCheck:
        LAWS[check.__name__] = Law(check.__name__, check.__doc__ or "", check, over, exemptible)
        return check

    return register
