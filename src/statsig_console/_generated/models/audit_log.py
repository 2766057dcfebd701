from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class AuditLog(Model):
    """One change that was made in the project."""

    id: str
    """Id of the entry."""
    name: str | None
    """Name of the object that was changed."""
    change_log: str | None
    """The change in words."""
    action_type: models.AuditLogActionType | str
    """Kind of change; new kinds appear without notice."""
    date: str
    """Day of the change in words, such as `Sat Nov 07 2026`."""
    time: str
    """Time of the change in words with its zone, such as `09:00:00 GMT+0000 (…)`."""
    updated_by: str | None = ABSENT
    """Name of who made it."""
    updated_by_user_id: str | None = ABSENT
    """Id of who made it."""
    modifier_email: str | None | Unset = UNSET
    """Address of who made it."""
    changes: dict[str, Any] | None = ABSENT
    """What became different by field, mostly an object with `old` and `new` in the form in which the server
    stores it. Empty for some kinds of change."""
    tags: list[str] | None | Unset = UNSET
    """Tags of the object that was changed."""
    target_app_ids: list[str] | None | Unset = UNSET
    """Ids of the target apps of that object."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "change_log": "changeLog",
        "action_type": "actionType",
        "date": "date",
        "time": "time",
        "updated_by": "updatedBy",
        "updated_by_user_id": "updatedByUserID",
        "modifier_email": "modifierEmail",
        "changes": "changes",
        "tags": "tags",
        "target_app_ids": "targetAppIDs",
    }
    always_present: ClassVar[tuple[str, ...]] = ("updatedBy", "updatedByUserID", "changes")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.updated_by = pop("updatedBy")
            self.updated_by_user_id = pop("updatedByUserID")
            self.changes = pop("changes")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.change_log = pop("changeLog", UNSET)
        self.action_type = pop("actionType", UNSET)
        self.date = pop("date", UNSET)
        self.time = pop("time", UNSET)
        self.modifier_email = pop("modifierEmail", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_app_ids = pop("targetAppIDs", UNSET)
        self.additional_properties = rest or {}
        return self
