"""Overrides, which put chosen units into a group of an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw
from ..._codec import UNSET, Unset
from .. import models
from ..api import experiment_overrides as _async


def experiment_overrides_add(
    api: SyncResource, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Add overrides to an experiment.

    Entries that are there already stay.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; both lists must be there and may be empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_overrides_add, id, body)


def experiment_overrides_get(api: SyncResource, id: str) -> models.ExperimentOverrides:
    """Read the overrides of an experiment.

    Overrides by gate or segment, and overrides by unit id.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_overrides_get, id)


def experiment_overrides_remove(
    api: SyncResource, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Remove overrides from an experiment.

    The body names the entries to remove. What the server does without one is unknown, so a body must be
    sent.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The entries to remove; both lists must be there. What an empty body does is unknown.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_overrides_remove, id, body)


def experiment_overrides_remove_conditional(
    api: SyncResource,
    id: str,
    type: models.OverrideSubject,
    name: str,
    *,
    group_id: str,
    environment: str | Unset = UNSET,
) -> models.ExperimentOverrides:
    """Remove one gate or segment from an experiment's overrides.

    Succeeds as well when there is no such override.

    Args:
        id: Id of the object, as its own `id` field gives it.
        type: Whether a gate or a segment is meant.
        name: Name of the gate or segment.
        group_id: Name of the group, in spite of the word id.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(
        _async.experiment_overrides_remove_conditional,
        id,
        type,
        name,
        group_id=group_id,
        environment=environment,
    )


def experiment_overrides_remove_user(
    api: SyncResource,
    id: str,
    user_id: str,
    *,
    group_id: str,
    unit_type: str | Unset = UNSET,
    environment: str | Unset = UNSET,
) -> models.ExperimentOverrides:
    """Remove one unit from the overrides of an experiment.

    Only the list of this group, kind of unit and environment is touched. Succeeds as well when the unit is
    not in it.

    Args:
        id: Id of the object, as its own `id` field gives it.
        user_id: Id of the unit.
        group_id: Name of the group, in spite of the word id.
        unit_type: Kind of unit; that of the object when left out.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(
        _async.experiment_overrides_remove_user,
        id,
        user_id,
        group_id=group_id,
        unit_type=unit_type,
        environment=environment,
    )


def experiment_overrides_replace(
    api: SyncResource, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Replace the overrides of an experiment.

    Entries that are not sent are gone afterwards.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; both lists must be there and may be empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_overrides_replace, id, body)


class ExperimentOverridesResource(SyncResource):
    """The operations of ``client.experiment_overrides``, without async."""

    add = experiment_overrides_add
    get = experiment_overrides_get
    remove = experiment_overrides_remove
    remove_conditional = experiment_overrides_remove_conditional
    remove_user = experiment_overrides_remove_user
    replace = experiment_overrides_replace


class RawExperimentOverridesResource(SyncResource):
    """The operations of ``client.raw.experiment_overrides``, without async, which return each response undecoded."""

    add = raw(experiment_overrides_add)
    get = raw(experiment_overrides_get)
    remove = raw(experiment_overrides_remove)
    remove_conditional = raw(experiment_overrides_remove_conditional)
    remove_user = raw(experiment_overrides_remove_user)
    replace = raw(experiment_overrides_replace)
