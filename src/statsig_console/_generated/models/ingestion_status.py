"""State of an ingestion; `%Other` stands for all others and is a filter only."""

from typing import Literal, TypeAlias

IngestionStatus: TypeAlias = Literal[
    "%Other",
    "AUTHENTICATION_ERROR",
    "BACKFILL_REQUESTED",
    "BULK_LOAD_ERROR",
    "BULK_LOAD_SUCCESSFUL",
    "CONNECTION_CONFIG_ERROR",
    "CONNECTION_ERROR",
    "DOWNLOAD_COMPLETED",
    "FILE_CREATED",
    "IMPORT_RESCHEDULED",
    "IMPORT_SCHEDULED",
    "IMPORT_STARTED",
    "IMPORT_SUCCESSFUL",
    "INTERNAL_WRITE_ERROR_EVENTS",
    "INTERNAL_WRITE_ERROR_EXPOSURES",
    "INTERNAL_WRITE_ERROR_METRICS",
    "LOADED_EMPTY_DATA",
    "QUERY_CONSTRUCTION_ERROR",
    "QUERY_ERROR",
    "ROWS_INSERTED",
    "SETUP_ERROR",
    "SSH_ERROR",
]
