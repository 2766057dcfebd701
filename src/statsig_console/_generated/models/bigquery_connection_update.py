from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new


@_define(kw_only=True, repr=False)
class BigqueryConnectionUpdate(Model):
    """A change of the connection to BigQuery."""

    project: str | Unset = UNSET
    """Project in which queries are run."""
    console_compute_project: str | Unset = UNSET
    """Project in which queries from the console are run instead."""
    staging_dataset: str | Unset = UNSET
    """Dataset for intermediate tables; the service account must be able to write to it."""
    private_key: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Private key of the service account. A secret."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "project": "project",
        "console_compute_project": "consoleComputeProject",
        "staging_dataset": "stagingDataset",
        "private_key": "privateKey",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.project = pop("project", UNSET)
        self.console_compute_project = pop("consoleComputeProject", UNSET)
        self.staging_dataset = pop("stagingDataset", UNSET)
        self.private_key = pop("privateKey", UNSET)
        self.additional_properties = rest or {}
        return self
