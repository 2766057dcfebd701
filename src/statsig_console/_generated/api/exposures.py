"""Exposures: events of the SDKs that record each check of a gate, experiment or dynamic config."""

from __future__ import annotations

from collections.abc import Sequence

from ..._codec import UNSET, Unset
from ..._operation import Api, Operation, Resource, raw
from .. import models

EXPOSURES_COUNT = Operation("exposures_count", "GET", "/exposure_count", "read")


async def exposures_count(
    api: Api,
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
    return await api.send(
        EXPOSURES_COUNT,
        {},
        query={"gates": gates, "experiments": experiments, "dynamicConfigs": dynamic_configs},
        decode=lambda answer: models.ExposureCounts.from_dict(answer.data),
    )


class ExposuresResource(Resource):
    """The operations of ``client.exposures``."""

    count = exposures_count


class RawExposuresResource(Resource):
    """The operations of ``client.raw.exposures``, which return each response undecoded, as a RawResponse."""

    count = raw(exposures_count)
