from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new


@_define(kw_only=True, repr=False)
class DatabricksConnectionCreate(Model):
    """How to reach a Databricks warehouse."""

    token: Secret = _field(converter=as_secret)
    """Access token of the warehouse; a secret."""
    host: str
    """Host name of the workspace."""
    path: str
    """HTTP path of the warehouse."""
    delta_sharing_credentials: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Content of the credential file for Delta Sharing; a secret."""
    verified: bool | Unset = UNSET
    """Whether the connection was already tried out."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "token": "token",
        "host": "host",
        "path": "path",
        "delta_sharing_credentials": "deltaSharingCredentials",
        "verified": "verified",
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
        self.additional_properties = rest or {}
        return self
