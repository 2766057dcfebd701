"""All overrides of a unit. Each kind of object has its own operations to change them."""

from __future__ import annotations

from ..._blocking.groups import SyncResource, raw
from ..._codec import UNSET, Unset
from .. import models
from ..api import overrides as _async


def overrides_get(
    api: SyncResource, *, user_id: str | Unset = UNSET, id_type: str | Unset = UNSET
) -> models.ProjectOverrides:
    """Read the overrides of all objects.

    With `userId` only the objects that override this unit are given, and of their overrides only those;
    without it everything is. Objects without overrides are left out. The answer is not paged.

    Args:
        user_id: Id of the unit to look for.
        id_type: Unit id type of `userId`, in snake_case or camelCase; the server takes `userID` when it is not
            sent. It does nothing without `userId`.

    See https://docs.statsig.com/api-reference/overrides/audit-overrides
    """
    return api._call(_async.overrides_get, user_id=user_id, id_type=id_type)


class OverridesResource(SyncResource):
    """The operations of ``client.overrides``, without async."""

    get = overrides_get


class RawOverridesResource(SyncResource):
    """The operations of ``client.raw.overrides``, without async, which return each response undecoded."""

    get = raw(overrides_get)
