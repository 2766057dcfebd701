"""Results of experiments as rows with numbers, without async."""

from ...jobs import results as asynchronous
from .._jobs import blocking

__all__ = ["rows"]

rows = blocking(asynchronous.rows)
