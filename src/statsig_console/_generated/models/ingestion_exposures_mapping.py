from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class IngestionExposuresMapping(Model):
    """Names of the columns that fill the fields of an exposure."""

    experiment: str
    """Column with the id of the experiment."""
    group_id: str
    """Column with the id of the group."""
    timestamp: str
    """Column with the time of the exposure in seconds since 1970."""
    unit_id: str | Unset = UNSET
    """Column with the id of the unit."""
    ids: dict[str, str]
    """Column for each id type."""
    metadata: dict[str, str] | Unset = UNSET
    """Column for each key of the metadata."""
    metadata_object: str | Unset = UNSET
    """Column that holds all metadata as one object; the text `null` for none."""
    event_value: str | Unset = UNSET
    """Column with a value; an empty text for none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "experiment": "experiment",
        "group_id": "group_id",
        "timestamp": "timestamp",
        "unit_id": "unit_id",
        "ids": "ids",
        "metadata": "metadata",
        "metadata_object": "metadata_object",
        "event_value": "event_value",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.experiment = pop("experiment", UNSET)
        self.group_id = pop("group_id", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.unit_id = pop("unit_id", UNSET)
        self.ids = pop("ids", UNSET)
        self.metadata = pop("metadata", UNSET)
        self.metadata_object = pop("metadata_object", UNSET)
        self.event_value = pop("event_value", UNSET)
        self.additional_properties = rest or {}
        return self
