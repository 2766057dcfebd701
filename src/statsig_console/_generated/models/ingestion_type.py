"""Kind of warehouse."""

from typing import Literal, TypeAlias

IngestionType: TypeAlias = Literal[
    "adls", "athena", "azure-synapse", "bigquery-v2", "databricks", "redshift", "s3", "snowflake-v2"
]
