"""The place for which a published schema is translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default

__all__ = ["Site"]


@dataclass(frozen=True)
class Site:
    """The place for which a schema is translated."""

    file: str
    name: str
    """The name for a component that is needed there."""
    sent: bool
    """Whether a request holds it."""
    answered: bool = False
    """Whether a response holds it; what it says to require cannot be believed then."""
    query: bool = False
    names: Mapping[str, str] = with_default(default_factory=dict)
    """The names for components of fields, where the field does not decide."""
    field: str = ""
    """The name of the field, if it is one."""
    is_part: bool = True
    """Whether it is below a body. A body itself must equal our schema to count as the same."""
    is_option: bool = False
    """Whether it is one of several objects that a value may be."""
    tells_options: bool = False
    """Whether it is a field of such an object, whose only value may tell which object it is."""

    def below(self, name: str) -> Site:
        """The site of a field or an item."""
        return Site(self.file, name, self.sent, self.answered, self.query, tells_options=self.is_option)
