"""Kind of change that a review of a gate or dynamic config is about."""

from typing import Literal, TypeAlias

ConfigReviewType: TypeAlias = Literal[
    "allowed_reviewers",
    "archive",
    "delete",
    "disable_reviews_locally",
    "edit_id_type",
    "resalt",
    "rules",
    "toggle_enabled",
    "update_allow_self_approval",
    "update_owners",
    "update_release_pipeline",
    "update_target_applications",
    "update_team",
]
