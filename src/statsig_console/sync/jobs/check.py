"""Check the state of an object without async, in continuous integration or before a rollout."""

from ...jobs import check as asynchronous
from ...jobs.check import CheckResult
from .._jobs import blocking

__all__ = ["CheckResult", "dynamic_config", "experiment", "gate"]

dynamic_config = blocking(asynchronous.dynamic_config)
experiment = blocking(asynchronous.experiment)
gate = blocking(asynchronous.gate)
