"""Find stale gates, write a plan for a person to review, and archive the gates of the plan, without async."""

from ...jobs import stale as asynchronous
from ...jobs.stale import Action, Estimate, Plan, PlannedGate, load
from .._jobs import blocking

__all__ = ["Action", "Estimate", "Plan", "PlannedGate", "apply", "load", "plan"]

apply = blocking(asynchronous.apply)
plan = blocking(asynchronous.plan)
