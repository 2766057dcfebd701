"""What a condition looks at."""

from typing import Literal, TypeAlias

ConditionType: TypeAlias = Literal[
    "app_version",
    "browser_name",
    "browser_version",
    "country",
    "custom_field",
    "device_model",
    "email",
    "environment_tier",
    "experiment_group",
    "fails_gate",
    "fails_segment",
    "ip_address",
    "javascript",
    "locale",
    "os_name",
    "os_version",
    "passes_gate",
    "passes_segment",
    "public",
    "target_app",
    "time",
    "unit_id",
    "url",
    "user_agent",
    "user_id",
]
