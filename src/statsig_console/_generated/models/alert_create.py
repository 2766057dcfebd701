from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_alert_tag = later(globals(), "as_alert_tag", lambda: models.AlertTag.from_dict)
as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class AlertCreate(Model):
    """A new alert."""

    name: str
    """Name shown in the console; 4 to 100 characters."""
    message: str | Unset = UNSET
    """What its notifications say."""
    definition_metrics_json: list[str] | Unset = UNSET
    """Definitions of the metrics, each a JSON text; what such a text holds is not published."""
    formula: str | Unset = UNSET
    """Formula over the metrics."""
    group_bys: list[models.PropertyRef] | Unset = UNSET
    """What the metrics are grouped by."""
    tags: list[models.AlertTag] | Unset = UNSET
    """Its tags as objects; an update takes plain names."""
    team_id: str | Unset = UNSET
    """Id of its team."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "message": "message",
        "definition_metrics_json": "definitionMetricsJson",
        "formula": "formula",
        "group_bys": "groupBys",
        "tags": "tags",
        "team_id": "teamID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.message = pop("message", UNSET)
        self.definition_metrics_json = pop("definitionMetricsJson", UNSET)
        self.formula = pop("formula", UNSET)
        self.group_bys = (
            [as_property_ref(item) for item in value]
            if type(value := pop("groupBys", UNSET)) is list and value
            else value
        )
        self.tags = (
            [as_alert_tag(item) for item in value]
            if type(value := pop("tags", UNSET)) is list and value
            else value
        )
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
