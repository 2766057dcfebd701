"""Jobs that take several calls: edits, checks, inventories, results, stale gates, and syncs of lists of ids.

They use public names of the client only, so they are also examples of how to write your own.
"""

from . import check, results, stale
from ._editing import edit
from ._editor import ConditionEditor, FieldsEditor, Names, RuleEditor, RulesEditor
from ._inventory import InventoryRow, inventory
from ._rows import to_rows
from ._segment_sync import SyncProgress, SyncReport, segment_ids, sync_segment_ids

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
