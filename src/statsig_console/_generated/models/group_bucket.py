from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class GroupBucket(Model):
    """Size of the buckets of one group."""

    group_id: str | Unset = UNSET
    """Id of the group."""
    average_bucket_size: float | None | Unset = UNSET
    """Mean number of units in a bucket."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"group_id": "groupID", "average_bucket_size": "averageBucketSize"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_id = pop("groupID", UNSET)
        self.average_bucket_size = pop("averageBucketSize", UNSET)
        self.additional_properties = rest or {}
        return self
