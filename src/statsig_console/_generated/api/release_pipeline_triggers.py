"""Triggers: single changes of gates or dynamic configs that go through a release pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, raw
from ..._pagination import Pages
from .. import models

RELEASE_PIPELINE_TRIGGERS_ABORT = Operation(
    "release_pipeline_triggers_abort",
    "PUT",
    "/release_pipeline_triggers/{id}/abort",
    "transition",
    verify=Verify(path="/release_pipeline_triggers/{id}", reached={"status": "ABORTED"}),
)


async def release_pipeline_triggers_abort(api: Api, id: str) -> models.ReleasePipelineTrigger:
    """Abort a release.

    Gives up the change: the gate or dynamic config goes back to the state before it. This cannot be undone;
    only a new change starts over.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_ABORT,
        {"id": id},
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_APPROVE = Operation(
    "release_pipeline_triggers_approve", "PUT", "/release_pipeline_triggers/{id}/approve", "once"
)


async def release_pipeline_triggers_approve(
    api: Api, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Approve a phase of a release.

    For a phase with `requiredReview`, whose trigger waits as `WAITING_FOR_REVIEW`; the phase then begins.
    Roles can be kept from it.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINE_TRIGGERS_APPROVE, body, models.ReleasePipelinePhaseRef)
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_APPROVE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_GET = Operation(
    "release_pipeline_triggers_get", "GET", "/release_pipeline_triggers/{id}", "read"
)


async def release_pipeline_triggers_get(api: Api, id: str) -> models.ReleasePipelineTrigger:
    """Read a trigger of a release pipeline.

    `status` and `currentPhase` tell how far the change has come, `actions` who did what to it.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_GET,
        {"id": id},
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_LIST = Operation(
    "release_pipeline_triggers_list", "GET", "/release_pipeline_triggers", "read"
)


def release_pipeline_triggers_list(
    api: Api,
    *,
    release_pipeline_id: str | Unset = UNSET,
    gate_id: str | Unset = UNSET,
    dynamic_config_id: str | Unset = UNSET,
    status: models.ReleasePipelineTriggerStatus | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.ReleasePipelineTrigger]:
    """List the triggers of release pipelines.

    Finished and aborted ones are listed too. Unlike other lists this one publishes the largest page, 100.

    Args:
        release_pipeline_id: Only triggers of this release pipeline.
        gate_id: Only triggers by changes of this gate.
        dynamic_config_id: Only triggers by changes of this dynamic config.
        status: Only triggers in this state.
        start_date: Only triggers from this day on, `YYYY-MM-DD`.
        end_date: Only triggers up to this day, `YYYY-MM-DD`.
        limit: Number of items on one page, 1 to 100.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return Pages(
        api,
        RELEASE_PIPELINE_TRIGGERS_LIST,
        {},
        {
            "releasePipelineID": release_pipeline_id,
            "gateID": gate_id,
            "dynamicConfigID": dynamic_config_id,
            "status": status,
            "startDate": start_date,
            "endDate": end_date,
            "limit": limit,
            "page": page,
        },
        models.ReleasePipelineTrigger.from_dict,
    )


RELEASE_PIPELINE_TRIGGERS_PAUSE = Operation(
    "release_pipeline_triggers_pause",
    "PUT",
    "/release_pipeline_triggers/{id}/pause",
    "transition",
    verify=Verify(path="/release_pipeline_triggers/{id}", reached={"status": "PAUSED"}),
)


async def release_pipeline_triggers_pause(
    api: Api, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Pause a release.

    Stops the clock that leads to the next phase. Whoever has the change by now keeps it.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINE_TRIGGERS_PAUSE, body, models.ReleasePipelinePhaseRef)
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_PAUSE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_ROLL_OUT = Operation(
    "release_pipeline_triggers_roll_out",
    "PUT",
    "/release_pipeline_triggers/{id}/rollout",
    "transition",
    verify=Verify(path="/release_pipeline_triggers/{id}", reached={"status": "COMPLETED"}),
)


async def release_pipeline_triggers_roll_out(api: Api, id: str) -> models.ReleasePipelineTrigger:
    """Bring a release to everybody at once.

    Probably leaves out the phases that are still to come; among the actions it is called `FULL_ROLL_OUT`.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_ROLL_OUT,
        {"id": id},
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_SKIP = Operation(
    "release_pipeline_triggers_skip", "PUT", "/release_pipeline_triggers/{id}/skip", "once"
)


async def release_pipeline_triggers_skip(
    api: Api, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Skip a phase of a release.

    Goes on to the next phase without waiting for the time of the current one. Whether `phaseID` names the
    phase to leave or the one to reach is not clear from the documentation.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINE_TRIGGERS_SKIP, body, models.ReleasePipelinePhaseRef)
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_SKIP,
        {"id": id},
        body=body,
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


RELEASE_PIPELINE_TRIGGERS_UNPAUSE = Operation(
    "release_pipeline_triggers_unpause",
    "PUT",
    "/release_pipeline_triggers/{id}/unpause",
    "transition",
    verify=Verify(path="/release_pipeline_triggers/{id}", left={"status": "PAUSED"}),
)


async def release_pipeline_triggers_unpause(
    api: Api, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Let a paused release go on.

    The clock runs on with the time that was left when it was paused.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINE_TRIGGERS_UNPAUSE, body, models.ReleasePipelinePhaseRef)
    return await api.send(
        RELEASE_PIPELINE_TRIGGERS_UNPAUSE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ReleasePipelineTrigger.from_dict(answer.data),
    )


class ReleasePipelineTriggersResource(Resource):
    """The operations of ``client.release_pipeline_triggers``."""

    abort = release_pipeline_triggers_abort
    approve = release_pipeline_triggers_approve
    get = release_pipeline_triggers_get
    list = release_pipeline_triggers_list
    pause = release_pipeline_triggers_pause
    roll_out = release_pipeline_triggers_roll_out
    skip = release_pipeline_triggers_skip
    unpause = release_pipeline_triggers_unpause


class RawReleasePipelineTriggersResource(Resource):
    """The operations of ``client.raw.release_pipeline_triggers``, which return each response undecoded, as a RawResponse."""

    abort = raw(release_pipeline_triggers_abort)
    approve = raw(release_pipeline_triggers_approve)
    get = raw(release_pipeline_triggers_get)
    list = raw(release_pipeline_triggers_list)
    pause = raw(release_pipeline_triggers_pause)
    roll_out = raw(release_pipeline_triggers_roll_out)
    skip = raw(release_pipeline_triggers_skip)
    unpause = raw(release_pipeline_triggers_unpause)
