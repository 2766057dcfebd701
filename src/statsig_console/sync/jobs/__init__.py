"""The jobs without async: edits, checks, inventories, results, stale gates, and syncs of ids."""

from ... import jobs as asynchronous
from ...jobs import (
    ConditionEditor,
    FieldsEditor,
    InventoryRow,
    Names,
    RuleEditor,
    RulesEditor,
    SyncProgress,
    SyncReport,
    to_rows,
)
from .._jobs import blocking
from . import check, results, stale
from ._editing import edit

# The names of `statsig_console.jobs`, written out for type checkers; a test compares them.
__all__ = [
    "ConditionEditor",
    "FieldsEditor",
    "InventoryRow",
    "Names",
    "RuleEditor",
    "RulesEditor",
    "SyncProgress",
    "SyncReport",
    "check",
    "edit",
    "inventory",
    "results",
    "segment_ids",
    "stale",
    "sync_segment_ids",
    "to_rows",
]

inventory = blocking(asynchronous.inventory)
segment_ids = blocking(asynchronous.segment_ids)
sync_segment_ids = blocking(asynchronous.sync_segment_ids)
