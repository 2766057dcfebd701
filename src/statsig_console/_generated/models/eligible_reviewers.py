from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.reviewer import Reviewer
    from ..models.reviewer_group import ReviewerGroup

as_reviewer = later(globals(), "as_reviewer", lambda: m.Reviewer.from_dict)
as_reviewer_group = later(globals(), "as_reviewer_group", lambda: m.ReviewerGroup.from_dict)


@_define(kw_only=True, repr=False)
class EligibleReviewers(Model):
    """Who may review the next change of an object."""

    everyone_eligible: bool | Unset = UNSET
    """Whether everybody in the project may; the lists are then empty."""
    users: list[Reviewer] | Unset = UNSET
    """Users who may."""
    groups: list[ReviewerGroup] | Unset = UNSET
    """Groups whose members may."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "everyone_eligible": "everyone_eligible",
        "users": "users",
        "groups": "groups",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.everyone_eligible = pop("everyone_eligible", UNSET)
        self.users = (
            [as_reviewer(item) for item in value]
            if type(value := pop("users", UNSET)) is list and value
            else value
        )
        self.groups = (
            [as_reviewer_group(item) for item in value]
            if type(value := pop("groups", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
