"""API keys of the project. A key is its own id, so paths and responses contain credentials: keep them out
of logs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Secret, Unset
from .. import models
from ..api import keys as _async


def keys_create(api: SyncResource, body: models.KeyCreate | Mapping[str, Any]) -> models.Key:
    """Create a key.

    The answer holds the new secret. Each repetition makes one more key. Target apps are sent as ids but
    come back as names.

    Args:
        body: The new key.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_create, body)


def keys_deactivate(api: SyncResource, id: str | Secret) -> models.Key | None:
    """Deactivate a key.

    Its `status` becomes `deactivated`; there is no call that makes it active again.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_deactivate, id)


def keys_delete(api: SyncResource, id: str | Secret) -> models.Key | None:
    """Delete a key.

    No call brings it back.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_delete, id)


def keys_get(api: SyncResource, id: str | Secret) -> models.Key:
    """Read what a key is for.

    The path and the answer hold the secret.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_get, id)


def keys_list(
    api: SyncResource,
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    primary_target_app: str | Unset = UNSET,
    environment: str | Unset = UNSET,
) -> Pages[models.Key]:
    """List the keys.

    The answer holds secrets. Real answers were seen without `pagination`; a key without the right to see
    keys gets 403.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.
        primary_target_app: Only keys with this primary target app; whether by name or by id is not published.
        environment: Only keys for this environment.

    See https://docs.statsig.com/console-api/keys
    """
    return api._pages(
        _async.keys_list,
        limit=limit,
        page=page,
        primary_target_app=primary_target_app,
        environment=environment,
    )


def keys_rotate(api: SyncResource, id: str | Secret) -> models.Key:
    """Replace the secret of a key.

    The answer holds the new secret, which is also the new id of the key. Whether and how long the old one
    still works is not documented. Never repeat it blindly: the secret would change once more.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_rotate, id)


def keys_update(
    api: SyncResource, id: str | Secret, body: models.KeyUpdate | Mapping[str, Any]
) -> models.ChangedKey:
    """Change what a key is for.

    The secret and the type stay. A field that is left out stays as it is, null takes target apps away. The
    official example answers with a few fields only, so read the key to see the rest.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.
        body: The fields to change.

    See https://docs.statsig.com/console-api/keys
    """
    return api._call(_async.keys_update, id, body)


class KeysResource(SyncResource):
    """The operations of ``client.keys``, without async."""

    create = keys_create
    deactivate = keys_deactivate
    delete = keys_delete
    get = keys_get
    list = keys_list
    rotate = keys_rotate
    update = keys_update


class RawKeysResource(SyncResource):
    """The operations of ``client.raw.keys``, without async, which return each response undecoded."""

    create = raw(keys_create)
    deactivate = raw(keys_deactivate)
    delete = raw(keys_delete)
    get = raw(keys_get)
    list = raw_list(keys_list)
    rotate = raw(keys_rotate)
    update = raw(keys_update)
