"""Why the content of a review cannot be shown."""

from typing import Literal, TypeAlias

ExperimentReviewGap: TypeAlias = Literal["content_unreadable", "review_data_unavailable"]
