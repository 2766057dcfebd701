from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class LayerHoldoutValues(Model):
    """Parameter values that go with a holdout."""

    holdout_id: str | Unset = UNSET
    """Id of the holdout."""
    parameters: dict[str, Any] | Unset = UNSET
    """Value of each parameter by its name."""
    exclude_new_params: bool | Unset = UNSET
    """Whether parameters that are added later are left out."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "holdout_id": "holdoutID",
        "parameters": "parameters",
        "exclude_new_params": "excludeNewParams",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.holdout_id = pop("holdoutID", UNSET)
        self.parameters = pop("parameters", UNSET)
        self.exclude_new_params = pop("excludeNewParams", UNSET)
        self.additional_properties = rest or {}
        return self
