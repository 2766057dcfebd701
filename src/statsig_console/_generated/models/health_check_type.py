"""What is checked."""

from typing import Literal, TypeAlias

HealthCheckType: TypeAlias = Literal[
    "assignment_health",
    "autotune_has_outcomes",
    "deduplication_rate",
    "deduplication_rate_group_level",
    "default_value_mismatch",
    "exposures_data_is_behind",
    "has_balanced_exposures",
    "has_changed_parameter",
    "has_checks",
    "has_correct_target_app",
    "has_crossover",
    "has_dag_failures",
    "has_data_gaps",
    "has_event_metrics",
    "has_exploration_completed",
    "has_exposures",
    "has_pulse_metrics",
    "has_recent_exposures_for_analyze_whn",
    "has_valid_unit_type",
    "metric_history_for_topline_impact",
    "metric_stability",
    "pre_experimental_bias_check",
    "segments_of_interest_analysis",
    "user_metrics_exist",
    "windowed_metrics_have_outliers",
]
