"""Results of experiments as rows with numbers, one for each day, group and metric."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio

from .. import Client, InvalidArgumentError, StatsigError, models

__all__ = ["rows"]

AT_ONCE = 6
"""Dated calls at the same time."""
_FIGURE = re.compile(r"float \| None")
_LISTS = ("primary_metrics", "secondary_metrics", "other_metrics")
_BOUNDS = (
    "confidence_interval",
    "percent_confidence_interval",
    "sequential_testing_confidence_interval",
    "percent_sequential_testing_confidence_interval",
    "percent_credible_interval",
)


async def rows(client: Client, experiment: str, *, days: int = 28) -> list[dict[str, str | float]]:
    """Return the results of an experiment, one row for each day, test group and metric.

    The figures of a day add up everything from the start of the experiment to that day. All columns with
    figures hold floats; a figure that the server does not send is NaN. Days without results have no rows, nor
    has an experiment that was not started. Values for each dimension are not included.

        rows = await results.rows(client, "button_color", days=7)
        last = [row for row in rows if row["date"] == rows[-1]["date"]]

    Args:
        client: The client to use.
        experiment: Id of the experiment.
        days: Number of days up to the end of the experiment, or up to today; from 1 to 365. There is one call
            for each day and test group.
    """
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 365:
        raise InvalidArgumentError("days", "a whole number from 1 to 365 is expected")
    found = await client.experiments.get(experiment)
    calls = [(date, group) for date in _dates(found, days) for group in _test_groups(found)]
    reader = _Reader(client, found)
    try:
        async with anyio.create_task_group() as tasks:
            for number, (date, group) in enumerate(calls):
                tasks.start_soon(reader.read, number, date, group, tasks.cancel_scope)
    finally:
        # One error instead of a group of them.
        if reader.error is not None:
            raise reader.error
    return [row for number in sorted(reader.rows) for row in reader.rows[number]]


class _Reader:
    """Reads the results of single days."""

    def __init__(self, client: Client, experiment: models.Experiment) -> None:
        self.rows: dict[int, list[dict[str, str | float]]] = {}
        self.error: StatsigError | None = None
        self._client = client
        self._experiment = experiment
        self._limit = anyio.CapacityLimiter(AT_ONCE)

    async def read(
        self, number: int, date: str, group: models.ExperimentGroup, scope: anyio.CancelScope
    ) -> None:
        """Keep the rows of one day and group; after an error, cancel the others."""
        control = str(_control(self._experiment))
        async with self._limit:
            try:
                found = await self._client.experiment_results.get_pulse(
                    self._experiment.id, control=control, test=str(group.id), date=date
                )
            except StatsigError as error:
                if error.reason != "no_data":
                    self.error = self.error or error
                    scope.cancel()
                return
        labels = {
            "date": date,
            "experiment": self._experiment.id,
            "group": str(group.name),
            "group_id": str(group.id),
        }
        self.rows[number] = [
            {**labels, "scorecard": name.partition("_")[0], **_columns(result)}
            for name in _LISTS
            for result in _results(found, name)
        ]


def _control(experiment: models.Experiment) -> str | None:
    """Return the id of the control group: the named one, or the first."""
    if isinstance(experiment.control_group_id, str) and experiment.control_group_id:
        return experiment.control_group_id
    return next((str(group.id) for group in experiment.groups), None)


def _test_groups(experiment: models.Experiment) -> list[models.ExperimentGroup]:
    control = _control(experiment)
    return [group for group in experiment.groups if group.id != control]


def _dates(experiment: models.Experiment, days: int) -> list[str]:
    """Return the last days of an experiment up to today, the oldest first."""
    start = experiment.start_time
    if not isinstance(start, int):
        return []
    end = experiment.end_time
    last = datetime.fromtimestamp(end / 1000, UTC) if isinstance(end, int) else datetime.now(UTC)
    first = datetime.fromtimestamp(start / 1000, UTC)
    dates = [(last - timedelta(days=number)).date() for number in range(days - 1, -1, -1)]
    return [date.isoformat() for date in dates if date >= first.date()]


def _results(
    found: models.ExperimentPulseResults, name: str
) -> list[models.PulseMetricResult | models.SnakeCasePulseMetricResult]:
    """Return the results of one list, whose name may be in snake_case."""
    older = found.additional_properties.get(name) or []
    return [*(getattr(found, name) or ()), *map(models.SnakeCasePulseMetricResult.from_dict, older)]


def _columns(
    result: models.PulseMetricResult | models.SnakeCasePulseMetricResult,
) -> dict[str, str | float]:
    """Return the columns of one metric."""
    metric = result.metric_id or result.additional_properties.get("metric_id") or ""
    name = result.metric_name or str(metric).partition("::")[0]
    columns: dict[str, str | float] = {
        "metric": str(name),
        "metric_id": str(metric),
        "error": str(result.error or ""),
    }
    for field in _figures():
        columns[field] = _number(getattr(result, field))
    if isinstance(result, models.SnakeCasePulseMetricResult):
        columns["absolute_change"] = _number(result.absolute_change, result.value)
    for field in _BOUNDS:
        for end in ("lower", "upper"):
            columns[f"{field}_{end}"] = _number(getattr(getattr(result, field), end, None))
    return columns


def _figures() -> Iterator[str]:
    hints = models.PulseMetricResult.__annotations__
    return (name for name in models.PulseMetricResult.wire_names if _FIGURE.match(str(hints[name])))


def _number(*values: Any) -> float:
    """Return the first number as a float, or NaN."""
    return next(
        (float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)),
        math.nan,
    )
