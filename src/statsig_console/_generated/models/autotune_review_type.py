"""Step in the life of an autotune that a review can propose."""

from typing import Literal, TypeAlias

AutotuneReviewType: TypeAlias = Literal[
    "delete",
    "disable_reviews_locally",
    "make_decision",
    "reallocate",
    "scheduled_start",
    "scheduled_start_edit",
    "start",
]
