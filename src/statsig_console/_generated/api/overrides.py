"""All overrides of a unit. Each kind of object has its own operations to change them."""

from __future__ import annotations

from ..._codec import UNSET, Unset
from ..._operation import Api, Operation, Resource, raw
from .. import models

OVERRIDES_GET = Operation("overrides_get", "GET", "/overrides", "read")


async def overrides_get(
    api: Api, *, user_id: str | Unset = UNSET, id_type: str | Unset = UNSET
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
    return await api.send(
        OVERRIDES_GET,
        {},
        query={"userId": user_id, "idType": id_type},
        decode=lambda answer: models.ProjectOverrides.from_dict(answer.data),
    )


class OverridesResource(Resource):
    """The operations of ``client.overrides``."""

    get = overrides_get


class RawOverridesResource(Resource):
    """The operations of ``client.raw.overrides``, which return each response undecoded, as a RawResponse."""

    get = raw(overrides_get)
