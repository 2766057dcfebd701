from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, later, new
from .. import models

as_reviewer = later(globals(), "as_reviewer", lambda: models.Reviewer.from_dict)
as_reviewer_group = later(globals(), "as_reviewer_group", lambda: models.ReviewerGroup.from_dict)


@_define(kw_only=True, repr=False)
class EligibleReviewers(Model):
    """Who may review the next change of an object."""

    everyone_eligible: bool = ABSENT
    """Whether everybody in the project may; the lists are then empty."""
    users: list[models.Reviewer] = ABSENT
    """Users who may."""
    groups: list[models.ReviewerGroup] = ABSENT
    """Groups whose members may."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "everyone_eligible": "everyone_eligible",
        "users": "users",
        "groups": "groups",
    }
    always_present: ClassVar[tuple[str, ...]] = ("everyone_eligible", "users", "groups")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.everyone_eligible = pop("everyone_eligible")
            raw_users = pop("users")
            raw_groups = pop("groups")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.users = (
            [as_reviewer(item) for item in value] if type(value := raw_users) is list and value else value
        )
        self.groups = (
            [as_reviewer_group(item) for item in value]
            if type(value := raw_groups) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
