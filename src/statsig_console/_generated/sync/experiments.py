"""Experiments, which split units into groups and compare the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import experiments as _async


def experiments_abandon(
    api: SyncResource, id: str, body: models.ExperimentAbandonment | Mapping[str, Any]
) -> None:
    """Abandon an experiment.

    It ends without a shipped group and everybody gets the default values. One that has ended is refused
    with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_abandon, id, body)


def experiments_archive(
    api: SyncResource, id: str, body: models.ExperimentArchival | Mapping[str, Any] | Unset = UNSET
) -> None:
    """Archive an experiment.

    It stays readable with its results, but takes no more changes.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason, if there is one to tell.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_archive, id, body)


def experiments_create(
    api: SyncResource, body: models.ExperimentCreate | Mapping[str, Any]
) -> models.Experiment:
    """Create an experiment.

    It begins in `setup` unless another status is sent. A name that is taken is refused with 400.

    Args:
        body: The new experiment.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_create, body)


def experiments_defer_decision(
    api: SyncResource, id: str, body: models.ExperimentDeferral | Mapping[str, Any] | Unset = UNSET
) -> None:
    """End an experiment and decide later.

    No group is shipped yet; `experiments_make_decision` does that later.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason, if there is one to tell.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_defer_decision, id, body)


def experiments_delete(api: SyncResource, id: str) -> models.Experiment | None:
    """Delete an experiment.

    The known answer is a message only, but data is declared. `experiments_archive` keeps the experiment
    readable instead.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_delete, id)


def experiments_disable_groups(
    api: SyncResource, id: str, body: models.ExperimentGroupSelection | Mapping[str, Any]
) -> models.Experiment:
    """Disable groups of an experiment.

    Units of a disabled group get the default values; the group still shows in results.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Names of groups.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_disable_groups, id, body)


def experiments_enable_groups(
    api: SyncResource, id: str, body: models.ExperimentGroupSelection | Mapping[str, Any]
) -> models.Experiment:
    """Enable groups of an experiment.

    Takes back `experiments_disable_groups`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Names of groups.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_enable_groups, id, body)


def experiments_get(api: SyncResource, id: str) -> models.Experiment:
    """Read an experiment.

    Groups, metrics, settings of the analysis and the health checks.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_get, id)


def experiments_get_alerts(api: SyncResource, id: str) -> models.ExperimentAlerts:
    """Read the guardrail alerts of an experiment.

    One entry per metric with a guardrail, each with the state of every group.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_get_alerts, id)


def experiments_get_context(api: SyncResource, id: str) -> models.ExperimentContext:
    """Read an experiment as text.

    A description of the whole experiment, meant for language models.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_get_context, id)


def experiments_list(
    api: SyncResource,
    *,
    layer_id: str | Unset = UNSET,
    id_type: str | Unset = UNSET,
    status: models.ExperimentStatus | Sequence[models.ExperimentStatus] | Unset = UNSET,
    experiment_type: models.ExperimentType | Sequence[models.ExperimentType] | Unset = UNSET,
    stale: bool | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    team_id: str | Unset = UNSET,
    target_app_id: str | Unset = UNSET,
    creator_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    created_start_date: str | Unset = UNSET,
    created_end_date: str | Unset = UNSET,
    ids: str | Sequence[str] | Unset = UNSET,
    fields: str | Sequence[str] | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.Experiment]:
    """List experiments.

    All filters must hold. With `fields` an item has only the fields that were asked for.

    Args:
        layer_id: Keep the experiments of this layer.
        id_type: Keep the experiments on this kind of unit.
        status: Keep the experiments in one of these states.
        experiment_type: Keep the experiments of one of these kinds.
        stale: Keep the experiments that are stale, or those that are not.
        tags: Keep the experiments with one of these tags.
        team_id: Keep the experiments of this team; Enterprise plans only.
        target_app_id: Keep the experiments of this target app.
        creator_id: Keep the experiments made by the user with this id.
        creator_name: Keep the experiments made by the user or key of this name.
        created_start_date: First day of creation, `YYYY-MM-DD`.
        created_end_date: Last day of creation, `YYYY-MM-DD`.
        ids: Ids to read, at most 100, joined by commas; unknown ones are left out.
        fields: Fields to answer with, joined by commas; `id` comes in any case. An unknown field is refused.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._pages(
        _async.experiments_list,
        layer_id=layer_id,
        id_type=id_type,
        status=status,
        experiment_type=experiment_type,
        stale=stale,
        tags=tags,
        team_id=team_id,
        target_app_id=target_app_id,
        creator_id=creator_id,
        creator_name=creator_name,
        created_start_date=created_start_date,
        created_end_date=created_end_date,
        ids=ids,
        fields=fields,
        limit=limit,
        page=page,
    )


def experiments_list_versions(
    api: SyncResource,
    id: str,
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Pages[models.Experiment]:
    """List the versions of an experiment.

    Each version is the whole experiment as it was after a change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.
        start_date: First day of change, `YYYY-MM-DD`.
        end_date: Last day of change, `YYYY-MM-DD`; the day itself is included.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._pages(
        _async.experiments_list_versions, id, limit=limit, page=page, start_date=start_date, end_date=end_date
    )


def experiments_make_decision(
    api: SyncResource, id: str, body: models.ExperimentDecision | Mapping[str, Any]
) -> None:
    """Ship a group of an experiment.

    Everybody gets the values of the group, and a layer takes them as its defaults. The `id` of the body is
    that of the group, not of the experiment.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The group to ship and why.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_make_decision, id, body)


def experiments_replace(
    api: SyncResource, id: str, body: models.ExperimentReplacement | Mapping[str, Any]
) -> models.Experiment:
    """Replace an experiment.

    The basic fields must all be sent. Whether the others keep their value when left out is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The experiment as it is to be.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_replace, id, body)


def experiments_request_code_cleanup(api: SyncResource, id: str) -> None:
    """Ask for the removal of an experiment from code.

    Starts a task in the background; the answer has no id to follow it by.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_request_code_cleanup, id)


def experiments_reset(api: SyncResource, id: str) -> None:
    """Put an experiment back to setup.

    The next start shuffles units anew and gives groups new ids. One that has not started is refused with
    400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_reset, id)


def experiments_resolve_alert(
    api: SyncResource,
    id: str,
    metric_id: str,
    body: models.AlertResolution | Mapping[str, Any] | Unset = UNSET,
) -> models.ResolvedAlert:
    """Resolve the alert of a metric on an experiment.

    Marks the guardrail alert as dealt with.

    Args:
        id: Id of the object, as its own `id` field gives it.
        metric_id: Id of the metric with the alert.
        body: The resolution.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_resolve_alert, id, metric_id, body)


def experiments_restart_as_new(
    api: SyncResource, id: str, body: models.ExperimentRestart | Mapping[str, Any]
) -> models.Experiment:
    """Copy an experiment and start over.

    The answer is the new experiment, under the name that was sent.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Name of the new experiment.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_restart_as_new, id, body)


def experiments_schedule_start(
    api: SyncResource, id: str, body: models.ExperimentStartSchedule | Mapping[str, Any]
) -> None:
    """Set the time of the start.

    The experiment starts by itself at that time.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The time.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_schedule_start, id, body)


def experiments_start(
    api: SyncResource, id: str, body: models.ExperimentStart | Mapping[str, Any] | Unset = UNSET
) -> None:
    """Start an experiment.

    From here on units are exposed. One that has started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: How to analyse it; may be an empty object.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_start, id, body)


def experiments_unarchive(api: SyncResource, id: str) -> None:
    """Bring back an archived experiment.

    It can be changed again.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_unarchive, id)


def experiments_update(
    api: SyncResource, id: str, body: models.ExperimentUpdate | Mapping[str, Any]
) -> models.Experiment:
    """Change some fields of an experiment.

    Fields that are not sent stay as they are; a list that is sent takes the place of the former one.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiments_update, id, body)


class ExperimentsResource(SyncResource):
    """The operations of ``client.experiments``, without async."""

    abandon = experiments_abandon
    archive = experiments_archive
    create = experiments_create
    defer_decision = experiments_defer_decision
    delete = experiments_delete
    disable_groups = experiments_disable_groups
    enable_groups = experiments_enable_groups
    get = experiments_get
    get_alerts = experiments_get_alerts
    get_context = experiments_get_context
    list = experiments_list
    list_versions = experiments_list_versions
    make_decision = experiments_make_decision
    replace = experiments_replace
    request_code_cleanup = experiments_request_code_cleanup
    reset = experiments_reset
    resolve_alert = experiments_resolve_alert
    restart_as_new = experiments_restart_as_new
    schedule_start = experiments_schedule_start
    start = experiments_start
    unarchive = experiments_unarchive
    update = experiments_update


class RawExperimentsResource(SyncResource):
    """The operations of ``client.raw.experiments``, without async, which return each response undecoded."""

    abandon = raw(experiments_abandon)
    archive = raw(experiments_archive)
    create = raw(experiments_create)
    defer_decision = raw(experiments_defer_decision)
    delete = raw(experiments_delete)
    disable_groups = raw(experiments_disable_groups)
    enable_groups = raw(experiments_enable_groups)
    get = raw(experiments_get)
    get_alerts = raw(experiments_get_alerts)
    get_context = raw(experiments_get_context)
    list = raw_list(experiments_list)
    list_versions = raw_list(experiments_list_versions)
    make_decision = raw(experiments_make_decision)
    replace = raw(experiments_replace)
    request_code_cleanup = raw(experiments_request_code_cleanup)
    reset = raw(experiments_reset)
    resolve_alert = raw(experiments_resolve_alert)
    restart_as_new = raw(experiments_restart_as_new)
    schedule_start = raw(experiments_schedule_start)
    start = raw(experiments_start)
    unarchive = raw(experiments_unarchive)
    update = raw(experiments_update)
