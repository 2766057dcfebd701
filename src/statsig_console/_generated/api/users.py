"""Users: the people who work in the project. Their e-mail address is their id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import models

USERS_GET = Operation("users_get", "GET", "/users/{email}", "read", reserved={"email": ("teams",)})


async def users_get(api: Api, email: str) -> models.User:
    """Read a user by e-mail.

    The teams of a user are not told; the teams list their members.

    Args:
        email: Address of the user.

    See https://docs.statsig.com/console-api/users
    """
    return await api.send(
        USERS_GET, {"email": email}, decode=lambda answer: models.User.from_dict(answer.data)
    )


USERS_GET_BY_ID = Operation("users_get_by_id", "GET", "/users/id/{id}", "read")


async def users_get_by_id(api: Api, id: str) -> models.User:
    """Read a user by id.

    Turns an id that another object gives, such as `creatorID`, into a name and an address. It may be the id
    of a key, too.

    Args:
        id: Id of the user, as `userID` gives it.

    See https://docs.statsig.com/console-api/users
    """
    return await api.send(
        USERS_GET_BY_ID, {"id": id}, decode=lambda answer: models.User.from_dict(answer.data)
    )


USERS_INVITE = Operation("users_invite", "POST", "/users/invite", "once")


async def users_invite(api: Api, body: models.UserInvitation | Mapping[str, Any]) -> None:
    """Invite people to the project.

    No e-mail is sent; the invitation waits in the console until they log in. Addresses must be of the
    company's own domain. What a second invitation of the same address does is not documented.

    Args:
        body: Who is invited, and as what.

    See https://docs.statsig.com/console-api/users
    """
    body = check_body(USERS_INVITE, body, models.UserInvitation)
    return await api.send(USERS_INVITE, {}, body=body, decode=nothing)


USERS_LIST = Operation("users_list", "GET", "/users", "read")


def users_list(
    api: Api,
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    include_stale_members: bool | Unset = UNSET,
) -> Pages[models.User]:
    """List the users.

    The people of the project with their roles.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.
        include_stale_members: Whether memberships that no longer count are listed too; the server leaves them out when it is
            not sent.

    See https://docs.statsig.com/console-api/users
    """
    return Pages(
        api,
        USERS_LIST,
        {},
        {"limit": limit, "page": page, "include_stale_members": include_stale_members},
        models.User.from_dict,
    )


USERS_UPDATE = Operation(
    "users_update", "POST", "/users/{email}", "replace", reserved={"email": ("invite", "teams")}
)


async def users_update(api: Api, email: str, body: models.UserUpdate | Mapping[str, Any]) -> models.User:
    """Change the role or name of a user.

    No field changes the address. Fields that are left out probably stay as they are.

    Args:
        email: Address of the user.
        body: The fields to change.

    See https://docs.statsig.com/console-api/users
    """
    body = check_body(USERS_UPDATE, body, models.UserUpdate)
    return await api.send(
        USERS_UPDATE, {"email": email}, body=body, decode=lambda answer: models.User.from_dict(answer.data)
    )


class UsersResource(Resource):
    """The operations of ``client.users``."""

    get = users_get
    get_by_id = users_get_by_id
    invite = users_invite
    list = users_list
    update = users_update


class RawUsersResource(Resource):
    """The operations of ``client.raw.users``, which return each response undecoded, as a RawResponse."""

    get = raw(users_get)
    get_by_id = raw(users_get_by_id)
    invite = raw(users_invite)
    list = raw(users_list)
    update = raw(users_update)
