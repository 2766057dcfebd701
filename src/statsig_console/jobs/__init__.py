"""Jobs that take several calls: safe edits of objects, and checks of their state.

They use public names of the client only, so they are also examples of how to write your own.
"""

from . import check
from ._editing import edit
from ._editor import ConditionEditor, FieldsEditor, Names, RuleEditor, RulesEditor

__all__ = ["ConditionEditor", "FieldsEditor", "Names", "RuleEditor", "RulesEditor", "check", "edit"]
