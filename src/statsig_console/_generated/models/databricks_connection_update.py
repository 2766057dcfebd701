from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new


@_define(kw_only=True, repr=False)
class DatabricksConnectionUpdate(Model):
    """A change of the connection to Databricks."""

    host: str | Unset = UNSET
    """Host name of the workspace."""
    path: str | Unset = UNSET
    """HTTP path of the compute that queries are run on."""
    console_compute_path: str | None | Unset = UNSET
    """HTTP path for queries from the console; null for the same."""
    staging_database: str | Unset = UNSET
    """Database for intermediate tables; the user must be able to write to it."""
    access_token: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Access token of the user. A secret."""
    oauth_client_id: str | None | Unset = UNSET
    """Id of the OAuth client; null for none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "host": "host",
        "path": "path",
        "console_compute_path": "consoleComputePath",
        "staging_database": "stagingDatabase",
        "access_token": "accessToken",
        "oauth_client_id": "oauthClientID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.host = pop("host", UNSET)
        self.path = pop("path", UNSET)
        self.console_compute_path = pop("consoleComputePath", UNSET)
        self.staging_database = pop("stagingDatabase", UNSET)
        self.access_token = pop("accessToken", UNSET)
        self.oauth_client_id = pop("oauthClientID", UNSET)
        self.additional_properties = rest or {}
        return self
