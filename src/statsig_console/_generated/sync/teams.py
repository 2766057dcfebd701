"""Teams of users, with default settings for their gates, experiments and holdouts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import teams as _async


def teams_create(api: SyncResource, body: models.TeamCreate | Mapping[str, Any]) -> models.Team:
    """Create a team.

    Every list must be sent, even if empty. Members are sent as addresses and come back as users.

    Args:
        body: The new team.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.teams_create, body)


def teams_delete(api: SyncResource, id: str) -> None:
    """Delete a team.

    What becomes of its gates, experiments and other objects is not documented.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.teams_delete, id)


def teams_get(api: SyncResource, id: str) -> models.Team:
    """Read a team.

    Admins have a list of their own beside the members.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.teams_get, id)


def teams_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Team]:
    """List the teams.

    Gives each team with its members as whole users. Real answers were seen without the `id` of the team.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/users
    """
    return api._pages(_async.teams_list, limit=limit, page=page)


def teams_update(api: SyncResource, id: str, body: models.TeamUpdate | Mapping[str, Any]) -> models.Team:
    """Change fields of a team.

    A list that is sent takes the place of the old one. To add a member, read the team and send all
    addresses.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.teams_update, id, body)


class TeamsResource(SyncResource):
    """The operations of ``client.teams``, without async."""

    create = teams_create
    delete = teams_delete
    get = teams_get
    list = teams_list
    update = teams_update


class RawTeamsResource(SyncResource):
    """The operations of ``client.raw.teams``, without async, which return each response undecoded."""

    create = raw(teams_create)
    delete = raw(teams_delete)
    get = raw(teams_get)
    list = raw_list(teams_list)
    update = raw(teams_update)
