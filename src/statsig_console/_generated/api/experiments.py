"""Experiments, which split units into groups and compare the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, OrNone, Resource, Verify, commas, nothing, raw
from ..._pagination import Pages
from .. import models

EXPERIMENTS_ABANDON = Operation(
    "experiments_abandon",
    "PUT",
    "/experiments/{id}/abandon",
    "transition",
    verify=Verify(path="/experiments/{id}", reached={"status": "abandoned"}),
)


async def experiments_abandon(
    api: Api, id: str, body: models.ExperimentAbandonment | Mapping[str, Any]
) -> None:
    """Abandon an experiment.

    It ends without a shipped group and everybody gets the default values. One that has ended is refused
    with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_ABANDON, body, models.ExperimentAbandonment)
    return await api.send(EXPERIMENTS_ABANDON, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_ARCHIVE = Operation(
    "experiments_archive",
    "PUT",
    "/experiments/{id}/archive",
    "transition",
    verify=Verify(path="/experiments/{id}", reached={"status": "archived"}),
)


async def experiments_archive(
    api: Api, id: str, body: models.ExperimentArchival | Mapping[str, Any] | Unset = UNSET
) -> None:
    """Archive an experiment.

    It stays readable with its results, but takes no more changes.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason, if there is one to tell.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENTS_ARCHIVE, body, models.ExperimentArchival)
    return await api.send(EXPERIMENTS_ARCHIVE, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_CREATE = Operation(
    "experiments_create",
    "POST",
    "/experiments",
    "create",
    verify=Verify(path="/experiments/{id}", list="/experiments"),
)


async def experiments_create(
    api: Api, body: models.ExperimentCreate | Mapping[str, Any]
) -> models.Experiment:
    """Create an experiment.

    It begins in `setup` unless another status is sent. A name that is taken is refused with 400.

    Args:
        body: The new experiment.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_CREATE, body, models.ExperimentCreate)
    return await api.send(
        EXPERIMENTS_CREATE, {}, body=body, decode=lambda answer: models.Experiment.from_dict(answer.data)
    )


EXPERIMENTS_DEFER_DECISION = Operation(
    "experiments_defer_decision", "PUT", "/experiments/{id}/defer_decision", "once"
)


async def experiments_defer_decision(
    api: Api, id: str, body: models.ExperimentDeferral | Mapping[str, Any] | Unset = UNSET
) -> None:
    """End an experiment and decide later.

    No group is shipped yet; `experiments_make_decision` does that later.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The reason, if there is one to tell.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENTS_DEFER_DECISION, body, models.ExperimentDeferral)
    return await api.send(EXPERIMENTS_DEFER_DECISION, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_DELETE = Operation("experiments_delete", "DELETE", "/experiments/{id}", "delete")


async def experiments_delete(api: Api, id: str) -> models.Experiment | None:
    """Delete an experiment.

    The known answer is a message only, but data is declared. `experiments_archive` keeps the experiment
    readable instead.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENTS_DELETE, {"id": id}, decode=OrNone(lambda answer: models.Experiment.from_dict(answer.data))
    )


EXPERIMENTS_DISABLE_GROUPS = Operation(
    "experiments_disable_groups", "POST", "/experiments/{id}/disable_groups", "replace"
)


async def experiments_disable_groups(
    api: Api, id: str, body: models.ExperimentGroupSelection | Mapping[str, Any]
) -> models.Experiment:
    """Disable groups of an experiment.

    Units of a disabled group get the default values; the group still shows in results.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Names of groups.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_DISABLE_GROUPS, body, models.ExperimentGroupSelection)
    return await api.send(
        EXPERIMENTS_DISABLE_GROUPS,
        {"id": id},
        body=body,
        decode=lambda answer: models.Experiment.from_dict(answer.data),
    )


EXPERIMENTS_ENABLE_GROUPS = Operation(
    "experiments_enable_groups", "POST", "/experiments/{id}/enable_groups", "replace"
)


async def experiments_enable_groups(
    api: Api, id: str, body: models.ExperimentGroupSelection | Mapping[str, Any]
) -> models.Experiment:
    """Enable groups of an experiment.

    Takes back `experiments_disable_groups`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Names of groups.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_ENABLE_GROUPS, body, models.ExperimentGroupSelection)
    return await api.send(
        EXPERIMENTS_ENABLE_GROUPS,
        {"id": id},
        body=body,
        decode=lambda answer: models.Experiment.from_dict(answer.data),
    )


EXPERIMENTS_GET = Operation(
    "experiments_get",
    "GET",
    "/experiments/{id}",
    "read",
    reserved={"id": ("assignment_sources", "entity_properties", "qualifying_events")},
)


async def experiments_get(api: Api, id: str) -> models.Experiment:
    """Read an experiment.

    Groups, metrics, settings of the analysis and the health checks.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENTS_GET, {"id": id}, decode=lambda answer: models.Experiment.from_dict(answer.data)
    )


EXPERIMENTS_GET_ALERTS = Operation("experiments_get_alerts", "GET", "/experiments/{id}/alerts", "read")


async def experiments_get_alerts(api: Api, id: str) -> models.ExperimentAlerts:
    """Read the guardrail alerts of an experiment.

    One entry per metric with a guardrail, each with the state of every group.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENTS_GET_ALERTS,
        {"id": id},
        decode=lambda answer: models.ExperimentAlerts.from_dict(answer.data),
    )


EXPERIMENTS_GET_CONTEXT = Operation("experiments_get_context", "GET", "/experiments/{id}/context", "read")


async def experiments_get_context(api: Api, id: str) -> models.ExperimentContext:
    """Read an experiment as text.

    A description of the whole experiment, meant for language models.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENTS_GET_CONTEXT,
        {"id": id},
        decode=lambda answer: models.ExperimentContext.from_dict(answer.data),
    )


EXPERIMENTS_LIST = Operation("experiments_list", "GET", "/experiments", "read")


def experiments_list(
    api: Api,
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
    return Pages(
        api,
        EXPERIMENTS_LIST,
        {},
        {
            "layerID": layer_id,
            "idType": id_type,
            "status": status,
            "experimentType": experiment_type,
            "stale": stale,
            "tags": tags,
            "teamID": team_id,
            "targetAppID": target_app_id,
            "creatorID": creator_id,
            "creatorName": creator_name,
            "createdStartDate": created_start_date,
            "createdEndDate": created_end_date,
            "ids": commas(ids),
            "fields": commas(fields),
            "limit": limit,
            "page": page,
        },
        models.Experiment.from_dict,
    )


EXPERIMENTS_LIST_VERSIONS = Operation(
    "experiments_list_versions", "GET", "/experiments/{id}/versions", "read"
)


def experiments_list_versions(
    api: Api,
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
    return Pages(
        api,
        EXPERIMENTS_LIST_VERSIONS,
        {"id": id},
        {"limit": limit, "page": page, "startDate": start_date, "endDate": end_date},
        models.Experiment.from_dict,
    )


EXPERIMENTS_MAKE_DECISION = Operation(
    "experiments_make_decision", "PUT", "/experiments/{id}/make_decision", "once"
)


async def experiments_make_decision(
    api: Api, id: str, body: models.ExperimentDecision | Mapping[str, Any]
) -> None:
    """Ship a group of an experiment.

    Everybody gets the values of the group, and a layer takes them as its defaults. The `id` of the body is
    that of the group, not of the experiment.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The group to ship and why.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_MAKE_DECISION, body, models.ExperimentDecision)
    return await api.send(EXPERIMENTS_MAKE_DECISION, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_REPLACE = Operation(
    "experiments_replace",
    "POST",
    "/experiments/{id}",
    "replace",
    reserved={"id": ("assignment_sources", "entity_properties", "qualifying_events")},
)


async def experiments_replace(
    api: Api, id: str, body: models.ExperimentReplacement | Mapping[str, Any]
) -> models.Experiment:
    """Replace an experiment.

    The basic fields must all be sent. Whether the others keep their value when left out is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The experiment as it is to be.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_REPLACE, body, models.ExperimentReplacement)
    return await api.send(
        EXPERIMENTS_REPLACE,
        {"id": id},
        body=body,
        decode=lambda answer: models.Experiment.from_dict(answer.data),
    )


EXPERIMENTS_REQUEST_CODE_CLEANUP = Operation(
    "experiments_request_code_cleanup", "POST", "/experiments/{id}/code_cleanup", "once"
)


async def experiments_request_code_cleanup(api: Api, id: str) -> None:
    """Ask for the removal of an experiment from code.

    Starts a task in the background; the answer has no id to follow it by.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENTS_REQUEST_CODE_CLEANUP, {"id": id}, decode=nothing)


EXPERIMENTS_RESET = Operation("experiments_reset", "PUT", "/experiments/{id}/reset", "once")


async def experiments_reset(api: Api, id: str) -> None:
    """Put an experiment back to setup.

    The next start shuffles units anew and gives groups new ids. One that has not started is refused with
    400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENTS_RESET, {"id": id}, decode=nothing)


EXPERIMENTS_RESOLVE_ALERT = Operation(
    "experiments_resolve_alert", "POST", "/experiments/{id}/alerts/{metricId}/resolve", "transition"
)


async def experiments_resolve_alert(
    api: Api, id: str, metric_id: str, body: models.AlertResolution | Mapping[str, Any] | Unset = UNSET
) -> models.ResolvedAlert:
    """Resolve the alert of a metric on an experiment.

    Marks the guardrail alert as dealt with.

    Args:
        id: Id of the object, as its own `id` field gives it.
        metric_id: Id of the metric with the alert.
        body: The resolution.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENTS_RESOLVE_ALERT, body, models.AlertResolution)
    return await api.send(
        EXPERIMENTS_RESOLVE_ALERT,
        {"id": id, "metricId": metric_id},
        body=body,
        decode=lambda answer: models.ResolvedAlert.from_dict(answer.data),
    )


EXPERIMENTS_RESTART_AS_NEW = Operation(
    "experiments_restart_as_new", "POST", "/experiments/{id}/restart_as_new", "once"
)


async def experiments_restart_as_new(
    api: Api, id: str, body: models.ExperimentRestart | Mapping[str, Any]
) -> models.Experiment:
    """Copy an experiment and start over.

    The answer is the new experiment, under the name that was sent.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Name of the new experiment.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_RESTART_AS_NEW, body, models.ExperimentRestart)
    return await api.send(
        EXPERIMENTS_RESTART_AS_NEW,
        {"id": id},
        body=body,
        decode=lambda answer: models.Experiment.from_dict(answer.data),
    )


EXPERIMENTS_SCHEDULE_START = Operation(
    "experiments_schedule_start", "POST", "/experiments/{id}/schedule_start", "replace"
)


async def experiments_schedule_start(
    api: Api, id: str, body: models.ExperimentStartSchedule | Mapping[str, Any]
) -> None:
    """Set the time of the start.

    The experiment starts by itself at that time.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The time.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_SCHEDULE_START, body, models.ExperimentStartSchedule)
    return await api.send(EXPERIMENTS_SCHEDULE_START, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_START = Operation(
    "experiments_start",
    "PUT",
    "/experiments/{id}/start",
    "transition",
    verify=Verify(path="/experiments/{id}", reached={"status": "active"}),
)


async def experiments_start(
    api: Api, id: str, body: models.ExperimentStart | Mapping[str, Any] | Unset = UNSET
) -> None:
    """Start an experiment.

    From here on units are exposed. One that has started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: How to analyse it; may be an empty object.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENTS_START, body, models.ExperimentStart)
    return await api.send(EXPERIMENTS_START, {"id": id}, body=body, decode=nothing)


EXPERIMENTS_UNARCHIVE = Operation(
    "experiments_unarchive",
    "PUT",
    "/experiments/{id}/unarchive",
    "transition",
    verify=Verify(path="/experiments/{id}", left={"status": "archived"}),
)


async def experiments_unarchive(api: Api, id: str) -> None:
    """Bring back an archived experiment.

    It can be changed again.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENTS_UNARCHIVE, {"id": id}, decode=nothing)


EXPERIMENTS_UPDATE = Operation("experiments_update", "PATCH", "/experiments/{id}", "replace")


async def experiments_update(
    api: Api, id: str, body: models.ExperimentUpdate | Mapping[str, Any]
) -> models.Experiment:
    """Change some fields of an experiment.

    Fields that are not sent stay as they are; a list that is sent takes the place of the former one.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENTS_UPDATE, body, models.ExperimentUpdate)
    return await api.send(
        EXPERIMENTS_UPDATE,
        {"id": id},
        body=body,
        decode=lambda answer: models.Experiment.from_dict(answer.data),
    )


class ExperimentsResource(Resource):
    """The operations of ``client.experiments``."""

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


class RawExperimentsResource(Resource):
    """The operations of ``client.raw.experiments``, which return each response undecoded, as a RawResponse."""

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
    list = raw(experiments_list)
    list_versions = raw(experiments_list_versions)
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
