"""Import every module of this package. Each of them registers its handlers and its kinds."""

from __future__ import annotations

from . import (  # noqa: F401
    alerts,
    autotunes,
    dashboards,
    dynamic_configs,
    events,
    experiment_decisions,
    experiment_overrides,
    experiment_results,
    experiments,
    exposures,
    gate_overrides,
    gates,
    holdouts,
    ingestions,
    keys,
    layers,
    logs,
    metric_sources,
    metric_uses,
    metric_values,
    metrics,
    param_stores,
    projects,
    prompts,
    pulse_loads,
    release_pipelines,
    reports,
    reviews,
    rules,
    segments,
    tags,
    target_apps,
    users,
)

__all__: list[str] = []
