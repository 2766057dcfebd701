"""Environments of a project, such as development, staging and production."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw
from .. import models
from ..api import environments as _async


def environments_list(api: SyncResource) -> models.EnvironmentSet:
    """List the environments.

    All environments of the project at once, without pages.

    See https://docs.statsig.com/console-api/environments
    """
    return api._call(_async.environments_list)


def environments_replace(
    api: SyncResource, body: models.EnvironmentSetReplacement | Mapping[str, Any]
) -> models.EnvironmentSet:
    """Replace the environments.

    An environment without an id counts as a new one. Send all environments, since one that is left out is
    probably deleted; read them first and send their ids along.

    Args:
        body: All environments as they should be.

    See https://docs.statsig.com/console-api/environments
    """
    return api._call(_async.environments_replace, body)


class EnvironmentsResource(SyncResource):
    """The operations of ``client.environments``, without async."""

    list = environments_list
    replace = environments_replace


class RawEnvironmentsResource(SyncResource):
    """The operations of ``client.raw.environments``, without async, which return each response undecoded."""

    list = raw(environments_list)
    replace = raw(environments_replace)
