"""Triggers: single changes of gates or dynamic configs that go through a release pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import release_pipeline_triggers as _async


def release_pipeline_triggers_abort(api: SyncResource, id: str) -> models.ReleasePipelineTrigger:
    """Abort a release.

    Gives up the change: the gate or dynamic config goes back to the state before it. This cannot be undone;
    only a new change starts over.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_abort, id)


def release_pipeline_triggers_approve(
    api: SyncResource, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Approve a phase of a release.

    For a phase with `requiredReview`, whose trigger waits as `WAITING_FOR_REVIEW`; the phase then begins.
    Roles can be kept from it.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_approve, id, body)


def release_pipeline_triggers_get(api: SyncResource, id: str) -> models.ReleasePipelineTrigger:
    """Read a trigger of a release pipeline.

    `status` and `currentPhase` tell how far the change has come, `actions` who did what to it.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_get, id)


def release_pipeline_triggers_list(
    api: SyncResource,
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
    return api._pages(
        _async.release_pipeline_triggers_list,
        release_pipeline_id=release_pipeline_id,
        gate_id=gate_id,
        dynamic_config_id=dynamic_config_id,
        status=status,
        start_date=start_date,
        end_date=end_date,
        limit=limit,
        page=page,
    )


def release_pipeline_triggers_pause(
    api: SyncResource, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Pause a release.

    Stops the clock that leads to the next phase. Whoever has the change by now keeps it.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_pause, id, body)


def release_pipeline_triggers_roll_out(api: SyncResource, id: str) -> models.ReleasePipelineTrigger:
    """Bring a release to everybody at once.

    Probably leaves out the phases that are still to come; among the actions it is called `FULL_ROLL_OUT`.

    Args:
        id: Id of the trigger, not of its pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_roll_out, id)


def release_pipeline_triggers_skip(
    api: SyncResource, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Skip a phase of a release.

    Goes on to the next phase without waiting for the time of the current one. Whether `phaseID` names the
    phase to leave or the one to reach is not clear from the documentation.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_skip, id, body)


def release_pipeline_triggers_unpause(
    api: SyncResource, id: str, body: models.ReleasePipelinePhaseRef | Mapping[str, Any]
) -> models.ReleasePipelineTrigger:
    """Let a paused release go on.

    The clock runs on with the time that was left when it was paused.

    Args:
        id: Id of the trigger, not of its pipeline.
        body: The phase that is meant.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipeline_triggers_unpause, id, body)


class ReleasePipelineTriggersResource(SyncResource):
    """The operations of ``client.release_pipeline_triggers``, without async."""

    abort = release_pipeline_triggers_abort
    approve = release_pipeline_triggers_approve
    get = release_pipeline_triggers_get
    list = release_pipeline_triggers_list
    pause = release_pipeline_triggers_pause
    roll_out = release_pipeline_triggers_roll_out
    skip = release_pipeline_triggers_skip
    unpause = release_pipeline_triggers_unpause


class RawReleasePipelineTriggersResource(SyncResource):
    """The operations of ``client.raw.release_pipeline_triggers``, without async, which return each response undecoded."""

    abort = raw(release_pipeline_triggers_abort)
    approve = raw(release_pipeline_triggers_approve)
    get = raw(release_pipeline_triggers_get)
    list = raw_list(release_pipeline_triggers_list)
    pause = raw(release_pipeline_triggers_pause)
    roll_out = raw(release_pipeline_triggers_roll_out)
    skip = raw(release_pipeline_triggers_skip)
    unpause = raw(release_pipeline_triggers_unpause)
