"""Users: the people who work in the project. Their e-mail address is their id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import users as _async


def users_get(api: SyncResource, email: str) -> models.User:
    """Read a user by e-mail.

    The teams of a user are not told; the teams list their members.

    Args:
        email: Address of the user.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.users_get, email)


def users_get_by_id(api: SyncResource, id: str) -> models.User:
    """Read a user by id.

    Turns an id that another object gives, such as `creatorID`, into a name and an address. It may be the id
    of a key, too.

    Args:
        id: Id of the user, as `userID` gives it.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.users_get_by_id, id)


def users_invite(api: SyncResource, body: models.UserInvitation | Mapping[str, Any]) -> None:
    """Invite people to the project.

    No e-mail is sent; the invitation waits in the console until they log in. Addresses must be of the
    company's own domain. What a second invitation of the same address does is not documented.

    Args:
        body: Who is invited, and as what.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.users_invite, body)


def users_list(
    api: SyncResource,
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
    return api._pages(_async.users_list, limit=limit, page=page, include_stale_members=include_stale_members)


def users_update(api: SyncResource, email: str, body: models.UserUpdate | Mapping[str, Any]) -> models.User:
    """Change the role or name of a user.

    No field changes the address. Fields that are left out probably stay as they are.

    Args:
        email: Address of the user.
        body: The fields to change.

    See https://docs.statsig.com/console-api/users
    """
    return api._call(_async.users_update, email, body)


class UsersResource(SyncResource):
    """The operations of ``client.users``, without async."""

    get = users_get
    get_by_id = users_get_by_id
    invite = users_invite
    list = users_list
    update = users_update


class RawUsersResource(SyncResource):
    """The operations of ``client.raw.users``, without async, which return each response undecoded."""

    get = raw(users_get)
    get_by_id = raw(users_get_by_id)
    invite = raw(users_invite)
    list = raw_list(users_list)
    update = raw(users_update)
