"""Every module that tells how a group of operations behaves; importing them registers what they know."""

from __future__ import annotations

from . import (
    autotunes,
    decisions,
    dynamic_configs,
    experiments,
    exposures,
    gates,
    ingestions,
    loads,
    overrides,
    pulse,
    reviews,
    rules,
)

__all__ = ["GROUPS"]

GROUPS = (
    autotunes,
    decisions,
    dynamic_configs,
    experiments,
    exposures,
    gates,
    ingestions,
    loads,
    overrides,
    pulse,
    reviews,
    rules,
)
