"""Whether a criterion set by hand is met."""

from typing import Literal, TypeAlias

QualityStatus: TypeAlias = Literal["FAILED", "PASSED", "WARNING"]
