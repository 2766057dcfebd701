"""Jobs that take several calls: safe edits of objects, checks of their state, and cleaning up stale gates.

They use public names of the client only, so they are also examples of how to write your own.
"""

from . import check, stale
from ._editing import edit
from ._editor import ConditionEditor, FieldsEditor, Names, RuleEditor, RulesEditor

__all__ = ["ConditionEditor", "FieldsEditor", "Names", "RuleEditor", "RulesEditor", "check", "edit", "stale"]
