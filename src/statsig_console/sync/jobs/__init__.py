"""The jobs of `statsig_console.jobs` without async: safe edits, checks, and stale gates."""

from ...jobs import ConditionEditor, FieldsEditor, Names, RuleEditor, RulesEditor
from . import check, stale
from ._editing import edit

__all__ = ["ConditionEditor", "FieldsEditor", "Names", "RuleEditor", "RulesEditor", "check", "edit", "stale"]
