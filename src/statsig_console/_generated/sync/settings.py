"""Settings of the whole project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw
from .. import models
from ..api import settings as _async


def settings_get_project(api: SyncResource) -> models.ProjectSettings:
    """Read the general settings of the project.

    Name and visibility of the project, and the unit id type that new objects begin with.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_get_project)


def settings_get_reviews(api: SyncResource) -> models.ProjectReviewSettings:
    """Read the review settings of the project.

    Which kinds of changes need a review anywhere in the project; single objects and teams can ask for more.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_get_reviews)


def settings_get_roles(api: SyncResource) -> models.ProjectRoleSettings:
    """Read the role settings of the project.

    Only one thing is set here; the roles themselves have a group of their own.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_get_roles)


def settings_get_teams(api: SyncResource) -> models.ProjectTeamSettings:
    """Read the team settings of the project.

    Only one thing is set here; the teams themselves have a group of their own.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_get_teams)


def settings_replace_project(
    api: SyncResource, body: models.ProjectSettings | Mapping[str, Any]
) -> models.ProjectSettings:
    """Replace the general settings of the project.

    The name and the visibility must always be sent. Without `default_unit_type` there is none afterwards.

    Args:
        body: The new general settings.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_replace_project, body)


def settings_replace_reviews(
    api: SyncResource, body: models.ProjectReviewSettings | Mapping[str, Any]
) -> models.ProjectReviewSettings:
    """Replace the review settings of the project.

    The first three fields must be sent. What becomes of the warehouse-native two when left out is not
    documented.

    Args:
        body: The new review settings.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_replace_reviews, body)


def settings_replace_roles(
    api: SyncResource, body: models.ProjectRoleSettings | Mapping[str, Any]
) -> models.ProjectRoleSettings:
    """Replace the role settings of the project.

    The role is given to users when they join.

    Args:
        body: The new role settings.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_replace_roles, body)


def settings_replace_teams(
    api: SyncResource, body: models.ProjectTeamSettings | Mapping[str, Any]
) -> models.ProjectTeamSettings:
    """Replace the team settings of the project.

    Holds for new gates, experiments and the like.

    Args:
        body: The new team settings.

    See https://docs.statsig.com/console-api/settings
    """
    return api._call(_async.settings_replace_teams, body)


class SettingsResource(SyncResource):
    """The operations of ``client.settings``, without async."""

    get_project = settings_get_project
    get_reviews = settings_get_reviews
    get_roles = settings_get_roles
    get_teams = settings_get_teams
    replace_project = settings_replace_project
    replace_reviews = settings_replace_reviews
    replace_roles = settings_replace_roles
    replace_teams = settings_replace_teams


class RawSettingsResource(SyncResource):
    """The operations of ``client.raw.settings``, without async, which return each response undecoded."""

    get_project = raw(settings_get_project)
    get_reviews = raw(settings_get_reviews)
    get_roles = raw(settings_get_roles)
    get_teams = raw(settings_get_teams)
    replace_project = raw(settings_replace_project)
    replace_reviews = raw(settings_replace_reviews)
    replace_roles = raw(settings_replace_roles)
    replace_teams = raw(settings_replace_teams)
