"""Teams of users, with default settings for their gates, experiments and holdouts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

TEAMS_CREATE = Operation("teams_create", "POST", "/users/teams", "create", verify=Verify(list="/users/teams"))


async def teams_create(api: Api, body: models.TeamCreate | Mapping[str, Any]) -> models.Team:
    """Create a team.

    Every list must be sent, even if empty. Members are sent as addresses and come back as users.

    Args:
        body: The new team.

    See https://docs.statsig.com/console-api/users
    """
    body = check_body(TEAMS_CREATE, body, models.TeamCreate)
    return await api.send(
        TEAMS_CREATE, {}, body=body, decode=lambda answer: models.Team.from_dict(answer.data)
    )


TEAMS_DELETE = Operation("teams_delete", "DELETE", "/users/teams/{id}", "delete")


async def teams_delete(api: Api, id: str) -> None:
    """Delete a team.

    What becomes of its gates, experiments and other objects is not documented.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.

    See https://docs.statsig.com/console-api/users
    """
    return await api.send(TEAMS_DELETE, {"id": id}, decode=nothing)


TEAMS_GET = Operation("teams_get", "GET", "/users/teams/{id}", "read")


async def teams_get(api: Api, id: str) -> models.Team:
    """Read a team.

    Admins have a list of their own beside the members.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.

    See https://docs.statsig.com/console-api/users
    """
    return await api.send(TEAMS_GET, {"id": id}, decode=lambda answer: models.Team.from_dict(answer.data))


TEAMS_LIST = Operation("teams_list", "GET", "/users/teams", "read")


def teams_list(api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Pages[models.Team]:
    """List the teams.

    Gives each team with its members as whole users. Real answers were seen without the `id` of the team.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/users
    """
    return Pages(api, TEAMS_LIST, {}, {"limit": limit, "page": page}, models.Team.from_dict)


TEAMS_UPDATE = Operation("teams_update", "PATCH", "/users/teams/{id}", "replace")


async def teams_update(api: Api, id: str, body: models.TeamUpdate | Mapping[str, Any]) -> models.Team:
    """Change fields of a team.

    A list that is sent takes the place of the old one. To add a member, read the team and send all
    addresses.

    Args:
        id: Id of the team, as the `teamID` of gates and experiments gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/users
    """
    body = check_body(TEAMS_UPDATE, body, models.TeamUpdate)
    return await api.send(
        TEAMS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Team.from_dict(answer.data)
    )


class TeamsResource(Resource):
    """The operations of ``client.teams``."""

    create = teams_create
    delete = teams_delete
    get = teams_get
    list = teams_list
    update = teams_update


class RawTeamsResource(Resource):
    """The operations of ``client.raw.teams``, which return each response undecoded, as a RawResponse."""

    create = raw(teams_create)
    delete = raw(teams_delete)
    get = raw(teams_get)
    list = raw(teams_list)
    update = raw(teams_update)
