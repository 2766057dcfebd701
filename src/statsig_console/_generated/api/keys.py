"""API keys of the project. A key is its own id, so paths and responses contain credentials: keep them out
of logs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Secret, Unset, as_secret
from ..._http.request_body import check_body
from ..._http.sent_secrets import send_secrets
from ..._operation import Api, Operation, OrNone, Resource, Verify, raw
from ..._pagination import Pages
from .. import models

KEYS_CREATE = Operation("keys_create", "POST", "/keys", "once")


async def keys_create(api: Api, body: models.KeyCreate | Mapping[str, Any]) -> models.Key:
    """Create a key.

    The answer holds the new secret. Each repetition makes one more key. Target apps are sent as ids but
    come back as names.

    Args:
        body: The new key.

    See https://docs.statsig.com/console-api/keys
    """
    body = check_body(KEYS_CREATE, body, models.KeyCreate)
    return await api.send(KEYS_CREATE, {}, body=body, decode=lambda answer: models.Key.from_dict(answer.data))


KEYS_DEACTIVATE = Operation(
    "keys_deactivate",
    "PATCH",
    "/keys/{id}/deactivate",
    "transition",
    verify=Verify(path="/keys/{id}", reached={"status": "deactivated"}),
)


async def keys_deactivate(api: Api, id: str | Secret) -> models.Key | None:
    """Deactivate a key.

    Its `status` becomes `deactivated`; there is no call that makes it active again.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    id = as_secret(id)
    return await send_secrets(
        api, KEYS_DEACTIVATE, {"id": id}, decode=OrNone(lambda answer: models.Key.from_dict(answer.data))
    )


KEYS_DELETE = Operation("keys_delete", "DELETE", "/keys/{id}", "delete")


async def keys_delete(api: Api, id: str | Secret) -> models.Key | None:
    """Delete a key.

    No call brings it back.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    id = as_secret(id)
    return await send_secrets(
        api, KEYS_DELETE, {"id": id}, decode=OrNone(lambda answer: models.Key.from_dict(answer.data))
    )


KEYS_GET = Operation("keys_get", "GET", "/keys/{id}", "read")


async def keys_get(api: Api, id: str | Secret) -> models.Key:
    """Read what a key is for.

    The path and the answer hold the secret.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    id = as_secret(id)
    return await send_secrets(
        api, KEYS_GET, {"id": id}, decode=lambda answer: models.Key.from_dict(answer.data)
    )


KEYS_LIST = Operation("keys_list", "GET", "/keys", "read")


def keys_list(
    api: Api,
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
    return Pages(
        api,
        KEYS_LIST,
        {},
        {"limit": limit, "page": page, "primaryTargetApp": primary_target_app, "environment": environment},
        models.Key.from_dict,
    )


KEYS_ROTATE = Operation("keys_rotate", "PATCH", "/keys/{id}/rotate", "once")


async def keys_rotate(api: Api, id: str | Secret) -> models.Key:
    """Replace the secret of a key.

    The answer holds the new secret, which is also the new id of the key. Whether and how long the old one
    still works is not documented. Never repeat it blindly: the secret would change once more.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.

    See https://docs.statsig.com/console-api/keys
    """
    id = as_secret(id)
    return await send_secrets(
        api, KEYS_ROTATE, {"id": id}, decode=lambda answer: models.Key.from_dict(answer.data)
    )


KEYS_UPDATE = Operation("keys_update", "PATCH", "/keys/{id}", "replace")


async def keys_update(
    api: Api, id: str | Secret, body: models.KeyUpdate | Mapping[str, Any]
) -> models.ChangedKey:
    """Change what a key is for.

    The secret and the type stay. A field that is left out stays as it is, null takes target apps away. The
    official example answers with a few fields only, so read the key to see the rest.

    Args:
        id: The key itself. It is a secret and stands in the URL here, so keep the URL out of logs.
        body: The fields to change.

    See https://docs.statsig.com/console-api/keys
    """
    id = as_secret(id)
    body = check_body(KEYS_UPDATE, body, models.KeyUpdate)
    return await send_secrets(
        api,
        KEYS_UPDATE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ChangedKey.from_dict(answer.data),
    )


class KeysResource(Resource):
    """The operations of ``client.keys``."""

    create = keys_create
    deactivate = keys_deactivate
    delete = keys_delete
    get = keys_get
    list = keys_list
    rotate = keys_rotate
    update = keys_update


class RawKeysResource(Resource):
    """The operations of ``client.raw.keys``, which return each response undecoded, as a RawResponse."""

    create = raw(keys_create)
    deactivate = raw(keys_deactivate)
    delete = raw(keys_delete)
    get = raw(keys_get)
    list = raw(keys_list)
    rotate = raw(keys_rotate)
    update = raw(keys_update)
