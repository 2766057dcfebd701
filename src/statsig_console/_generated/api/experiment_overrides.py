"""Overrides, which put chosen units into a group of an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, raw
from .. import models

EXPERIMENT_OVERRIDES_ADD = Operation(
    "experiment_overrides_add", "PATCH", "/experiments/{id}/overrides", "replace"
)


async def experiment_overrides_add(
    api: Api, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Add overrides to an experiment.

    Entries that are there already stay.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; both lists must be there and may be empty.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_OVERRIDES_ADD, body, models.ExperimentOverrides)
    return await api.send(
        EXPERIMENT_OVERRIDES_ADD,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


EXPERIMENT_OVERRIDES_GET = Operation("experiment_overrides_get", "GET", "/experiments/{id}/overrides", "read")


async def experiment_overrides_get(api: Api, id: str) -> models.ExperimentOverrides:
    """Read the overrides of an experiment.

    Overrides by gate or segment, and overrides by unit id.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_OVERRIDES_GET,
        {"id": id},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


EXPERIMENT_OVERRIDES_REMOVE = Operation(
    "experiment_overrides_remove", "DELETE", "/experiments/{id}/overrides", "replace"
)


async def experiment_overrides_remove(
    api: Api, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Remove overrides from an experiment.

    The body names the entries to remove. What the server does without one is unknown, so a body must be
    sent.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The entries to remove; both lists must be there. What an empty body does is unknown.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_OVERRIDES_REMOVE, body, models.ExperimentOverrides)
    return await api.send(
        EXPERIMENT_OVERRIDES_REMOVE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


EXPERIMENT_OVERRIDES_REMOVE_CONDITIONAL = Operation(
    "experiment_overrides_remove_conditional",
    "DELETE",
    "/experiments/{id}/overrides/conditional/{type}/{name}",
    "replace",
)


async def experiment_overrides_remove_conditional(
    api: Api,
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
    return await api.send(
        EXPERIMENT_OVERRIDES_REMOVE_CONDITIONAL,
        {"id": id, "type": type, "name": name},
        query={"groupID": group_id, "environment": environment},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


EXPERIMENT_OVERRIDES_REMOVE_USER = Operation(
    "experiment_overrides_remove_user", "DELETE", "/experiments/{id}/overrides/userID/{userID}", "replace"
)


async def experiment_overrides_remove_user(
    api: Api,
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
    return await api.send(
        EXPERIMENT_OVERRIDES_REMOVE_USER,
        {"id": id, "userID": user_id},
        query={"groupID": group_id, "unitType": unit_type, "environment": environment},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


EXPERIMENT_OVERRIDES_REPLACE = Operation(
    "experiment_overrides_replace", "POST", "/experiments/{id}/overrides", "replace"
)


async def experiment_overrides_replace(
    api: Api, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Replace the overrides of an experiment.

    Entries that are not sent are gone afterwards.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; both lists must be there and may be empty.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_OVERRIDES_REPLACE, body, models.ExperimentOverrides)
    return await api.send(
        EXPERIMENT_OVERRIDES_REPLACE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


class ExperimentOverridesResource(Resource):
    """The operations of ``client.experiment_overrides``."""

    add = experiment_overrides_add
    get = experiment_overrides_get
    remove = experiment_overrides_remove
    remove_conditional = experiment_overrides_remove_conditional
    remove_user = experiment_overrides_remove_user
    replace = experiment_overrides_replace


class RawExperimentOverridesResource(Resource):
    """The operations of ``client.raw.experiment_overrides``, which return each response undecoded, as a RawResponse."""

    add = raw(experiment_overrides_add)
    get = raw(experiment_overrides_get)
    remove = raw(experiment_overrides_remove)
    remove_conditional = raw(experiment_overrides_remove_conditional)
    remove_user = raw(experiment_overrides_remove_user)
    replace = raw(experiment_overrides_replace)
