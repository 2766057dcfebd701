from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new
from .. import models


@_define(kw_only=True, repr=False)
class DatabricksConnection(Model):
    """A connection to a Databricks warehouse, with the fields of its request or with those of an ingestion."""

    token: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Access token of the warehouse; a secret."""
    host: str | Unset = UNSET
    """Host name of the workspace."""
    path: str | Unset = UNSET
    """HTTP path of the warehouse."""
    delta_sharing_credentials: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Content of the credential file for Delta Sharing; a secret."""
    verified: bool | Unset = UNSET
    """Whether the connection was already tried out."""
    id: str | Unset = UNSET
    """Id of the connection."""
    type: models.IngestionType | str | Unset = UNSET
    """Kind of warehouse."""
    enabled: bool | Unset = UNSET
    """Whether it is in use."""
    data: dict[str, Any] | None | Unset = UNSET
    """Settings in a form of the server."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "token": "token",
        "host": "host",
        "path": "path",
        "delta_sharing_credentials": "deltaSharingCredentials",
        "verified": "verified",
        "id": "id",
        "type": "type",
        "enabled": "enabled",
        "data": "data",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.token = pop("token", UNSET)
        self.host = pop("host", UNSET)
        self.path = pop("path", UNSET)
        self.delta_sharing_credentials = pop("deltaSharingCredentials", UNSET)
        self.verified = pop("verified", UNSET)
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.enabled = pop("enabled", UNSET)
        self.data = pop("data", UNSET)
        self.additional_properties = rest or {}
        return self
