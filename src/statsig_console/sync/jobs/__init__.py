"""The jobs of `statsig_console.jobs` without async: safe edits of objects, and checks of their state."""

from ...jobs import ConditionEditor, FieldsEditor, Names, RuleEditor, RulesEditor
from . import check
from ._editing import edit

__all__ = ["ConditionEditor", "FieldsEditor", "Names", "RuleEditor", "RulesEditor", "check", "edit"]
