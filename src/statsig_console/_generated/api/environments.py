"""Environments of a project, such as development, staging and production."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, raw
from .. import models

ENVIRONMENTS_LIST = Operation("environments_list", "GET", "/environments", "read")


async def environments_list(api: Api) -> models.EnvironmentSet:
    """List the environments.

    All environments of the project at once, without pages.

    See https://docs.statsig.com/console-api/environments
    """
    return await api.send(
        ENVIRONMENTS_LIST, {}, decode=lambda answer: models.EnvironmentSet.from_dict(answer.data)
    )


ENVIRONMENTS_REPLACE = Operation("environments_replace", "POST", "/environments", "replace")


async def environments_replace(
    api: Api, body: models.EnvironmentSetReplacement | Mapping[str, Any]
) -> models.EnvironmentSet:
    """Replace the environments.

    An environment without an id counts as a new one. Send all environments, since one that is left out is
    probably deleted; read them first and send their ids along.

    Args:
        body: All environments as they should be.

    See https://docs.statsig.com/console-api/environments
    """
    body = check_body(ENVIRONMENTS_REPLACE, body, models.EnvironmentSetReplacement)
    return await api.send(
        ENVIRONMENTS_REPLACE,
        {},
        body=body,
        decode=lambda answer: models.EnvironmentSet.from_dict(answer.data),
    )


class EnvironmentsResource(Resource):
    """The operations of ``client.environments``."""

    list = environments_list
    replace = environments_replace


class RawEnvironmentsResource(Resource):
    """The operations of ``client.raw.environments``, which return each response undecoded, as a RawResponse."""

    list = raw(environments_list)
    replace = raw(environments_replace)
