"""Exposures: events of the SDKs that record each check of a gate, experiment or dynamic config."""

from __future__ import annotations

from collections.abc import Sequence

from ..._blocking.groups import SyncResource, raw
from ..._codec import UNSET, Unset
from .. import models
from ..api import exposures as _async


def exposures_count(
    api: SyncResource,
    *,
    gates: str | Sequence[str] | Unset = UNSET,
    experiments: str | Sequence[str] | Unset = UNSET,
    dynamic_configs: str | Sequence[str] | Unset = UNSET,
) -> models.ExposureCounts:
    """Count the recent exposures of several objects.

    Counts the last day and the last seven days for up to 25 objects of each kind. Whether unknown ids are
    left out or counted as 0 is not documented.

    Args:
        gates: Ids of gates; at most 25.
        experiments: Ids of experiments; at most 25.
        dynamic_configs: Ids of dynamic configs; at most 25.

    See https://docs.statsig.com/console-api/exposure-count
    """
    return api._call(
        _async.exposures_count, gates=gates, experiments=experiments, dynamic_configs=dynamic_configs
    )


class ExposuresResource(SyncResource):
    """The operations of ``client.exposures``, without async."""

    count = exposures_count


class RawExposuresResource(SyncResource):
    """The operations of ``client.raw.exposures``, without async, which return each response undecoded."""

    count = raw(exposures_count)
