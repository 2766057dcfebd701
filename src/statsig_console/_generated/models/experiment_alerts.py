from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each_value, later, new
from .. import models

as_guardrail_alert = later(globals(), "as_guardrail_alert", lambda: models.GuardrailAlert.from_dict)


@_define(kw_only=True, repr=False)
class ExperimentAlerts(Model):
    """The guardrail alerts of an experiment."""

    alerts: dict[str, models.GuardrailAlert] | Unset = UNSET
    """The alerts by encoded metric id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"alerts": "alerts"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.alerts = each_value(as_guardrail_alert, pop("alerts", UNSET))
        self.additional_properties = rest or {}
        return self
