"""Settings of the whole project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, raw
from .. import models

SETTINGS_GET_PROJECT = Operation("settings_get_project", "GET", "/settings/project", "read")


async def settings_get_project(api: Api) -> models.ProjectSettings:
    """Read the general settings of the project.

    Name and visibility of the project, and the unit id type that new objects begin with.

    See https://docs.statsig.com/console-api/settings
    """
    return await api.send(
        SETTINGS_GET_PROJECT, {}, decode=lambda answer: models.ProjectSettings.from_dict(answer.data)
    )


SETTINGS_GET_REVIEWS = Operation("settings_get_reviews", "GET", "/settings/reviews", "read")


async def settings_get_reviews(api: Api) -> models.ProjectReviewSettings:
    """Read the review settings of the project.

    Which kinds of changes need a review anywhere in the project; single objects and teams can ask for more.

    See https://docs.statsig.com/console-api/settings
    """
    return await api.send(
        SETTINGS_GET_REVIEWS, {}, decode=lambda answer: models.ProjectReviewSettings.from_dict(answer.data)
    )


SETTINGS_GET_ROLES = Operation("settings_get_roles", "GET", "/settings/roles", "read")


async def settings_get_roles(api: Api) -> models.ProjectRoleSettings:
    """Read the role settings of the project.

    Only one thing is set here; the roles themselves have a group of their own.

    See https://docs.statsig.com/console-api/settings
    """
    return await api.send(
        SETTINGS_GET_ROLES, {}, decode=lambda answer: models.ProjectRoleSettings.from_dict(answer.data)
    )


SETTINGS_GET_TEAMS = Operation("settings_get_teams", "GET", "/settings/teams", "read")


async def settings_get_teams(api: Api) -> models.ProjectTeamSettings:
    """Read the team settings of the project.

    Only one thing is set here; the teams themselves have a group of their own.

    See https://docs.statsig.com/console-api/settings
    """
    return await api.send(
        SETTINGS_GET_TEAMS, {}, decode=lambda answer: models.ProjectTeamSettings.from_dict(answer.data)
    )


SETTINGS_REPLACE_PROJECT = Operation("settings_replace_project", "POST", "/settings/project", "replace")


async def settings_replace_project(
    api: Api, body: models.ProjectSettings | Mapping[str, Any]
) -> models.ProjectSettings:
    """Replace the general settings of the project.

    The name and the visibility must always be sent. Without `default_unit_type` there is none afterwards.

    Args:
        body: The new general settings.

    See https://docs.statsig.com/console-api/settings
    """
    body = check_body(SETTINGS_REPLACE_PROJECT, body, models.ProjectSettings)
    return await api.send(
        SETTINGS_REPLACE_PROJECT,
        {},
        body=body,
        decode=lambda answer: models.ProjectSettings.from_dict(answer.data),
    )


SETTINGS_REPLACE_REVIEWS = Operation("settings_replace_reviews", "POST", "/settings/reviews", "replace")


async def settings_replace_reviews(
    api: Api, body: models.ProjectReviewSettings | Mapping[str, Any]
) -> models.ProjectReviewSettings:
    """Replace the review settings of the project.

    The first three fields must be sent. What becomes of the warehouse-native two when left out is not
    documented.

    Args:
        body: The new review settings.

    See https://docs.statsig.com/console-api/settings
    """
    body = check_body(SETTINGS_REPLACE_REVIEWS, body, models.ProjectReviewSettings)
    return await api.send(
        SETTINGS_REPLACE_REVIEWS,
        {},
        body=body,
        decode=lambda answer: models.ProjectReviewSettings.from_dict(answer.data),
    )


SETTINGS_REPLACE_ROLES = Operation("settings_replace_roles", "POST", "/settings/roles", "replace")


async def settings_replace_roles(
    api: Api, body: models.ProjectRoleSettings | Mapping[str, Any]
) -> models.ProjectRoleSettings:
    """Replace the role settings of the project.

    The role is given to users when they join.

    Args:
        body: The new role settings.

    See https://docs.statsig.com/console-api/settings
    """
    body = check_body(SETTINGS_REPLACE_ROLES, body, models.ProjectRoleSettings)
    return await api.send(
        SETTINGS_REPLACE_ROLES,
        {},
        body=body,
        decode=lambda answer: models.ProjectRoleSettings.from_dict(answer.data),
    )


SETTINGS_REPLACE_TEAMS = Operation("settings_replace_teams", "POST", "/settings/teams", "replace")


async def settings_replace_teams(
    api: Api, body: models.ProjectTeamSettings | Mapping[str, Any]
) -> models.ProjectTeamSettings:
    """Replace the team settings of the project.

    Holds for new gates, experiments and the like.

    Args:
        body: The new team settings.

    See https://docs.statsig.com/console-api/settings
    """
    body = check_body(SETTINGS_REPLACE_TEAMS, body, models.ProjectTeamSettings)
    return await api.send(
        SETTINGS_REPLACE_TEAMS,
        {},
        body=body,
        decode=lambda answer: models.ProjectTeamSettings.from_dict(answer.data),
    )


class SettingsResource(Resource):
    """The operations of ``client.settings``."""

    get_project = settings_get_project
    get_reviews = settings_get_reviews
    get_roles = settings_get_roles
    get_teams = settings_get_teams
    replace_project = settings_replace_project
    replace_reviews = settings_replace_reviews
    replace_roles = settings_replace_roles
    replace_teams = settings_replace_teams


class RawSettingsResource(Resource):
    """The operations of ``client.raw.settings``, which return each response undecoded, as a RawResponse."""

    get_project = raw(settings_get_project)
    get_reviews = raw(settings_get_reviews)
    get_roles = raw(settings_get_roles)
    get_teams = raw(settings_get_teams)
    replace_project = raw(settings_replace_project)
    replace_reviews = raw(settings_replace_reviews)
    replace_roles = raw(settings_replace_roles)
    replace_teams = raw(settings_replace_teams)
