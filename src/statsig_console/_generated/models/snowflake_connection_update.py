from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new


@_define(kw_only=True, repr=False)
class SnowflakeConnectionUpdate(Model):
    """A change of the connection to Snowflake."""

    account_name: str | Unset = UNSET
    """Name of the account."""
    compute_warehouse: str | Unset = UNSET
    """Warehouse that queries are run on; the user must be able to use it."""
    console_compute_warehouse: str | None | Unset = UNSET
    """Warehouse for queries from the console; null for the same."""
    staging_database_name: str | Unset = UNSET
    """Database that holds the schema for intermediate tables."""
    staging_schema_name: str | Unset = UNSET
    """Schema for intermediate tables; the user must be able to write to it."""
    service_user_name: str | Unset = UNSET
    """Name of the user."""
    service_user_password: Secret | Unset = _field(default=UNSET, converter=as_secret)
    """Password of the user. A secret."""
    private_key: Secret | None | Unset = _field(default=UNSET, converter=as_secret)
    """Private key of the user; null for none. A secret."""
    key_pass_phrase: Secret | None | Unset = _field(default=UNSET, converter=as_secret)
    """Pass phrase of the private key; null for none. A secret."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "account_name": "accountName",
        "compute_warehouse": "computeWarehouse",
        "console_compute_warehouse": "consoleComputeWarehouse",
        "staging_database_name": "stagingDatabaseName",
        "staging_schema_name": "stagingSchemaName",
        "service_user_name": "serviceUserName",
        "service_user_password": "serviceUserPassword",
        "private_key": "privateKey",
        "key_pass_phrase": "keyPassPhrase",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.account_name = pop("accountName", UNSET)
        self.compute_warehouse = pop("computeWarehouse", UNSET)
        self.console_compute_warehouse = pop("consoleComputeWarehouse", UNSET)
        self.staging_database_name = pop("stagingDatabaseName", UNSET)
        self.staging_schema_name = pop("stagingSchemaName", UNSET)
        self.service_user_name = pop("serviceUserName", UNSET)
        self.service_user_password = pop("serviceUserPassword", UNSET)
        self.private_key = pop("privateKey", UNSET)
        self.key_pass_phrase = pop("keyPassPhrase", UNSET)
        self.additional_properties = rest or {}
        return self
