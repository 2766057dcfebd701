"""Layers of parameters. A unit is in at most one experiment of a layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import layers as _async


def layers_add_overrides(
    api: SyncResource, id: str, body: models.LayerOverridesUpdate | Mapping[str, Any]
) -> models.LayerOverrides:
    """Add overrides to a layer.

    Unlike its siblings of other objects, this body names the operation. Overrides that are there already
    stay.

    Args:
        id: Id of the layer.
        body: The overrides to add.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_add_overrides, id, body)


def layers_create(api: SyncResource, body: models.LayerCreate | Mapping[str, Any]) -> models.Layer:
    """Create a layer.

    The id is made from the name. A name in use is refused with 400. Parameters are added by a later update.

    Args:
        body: The new layer.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_create, body)


def layers_delete(api: SyncResource, id: str) -> None:
    """Delete a layer.

    A layer that still holds experiments is refused with 400.

    Args:
        id: Id of the layer.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_delete, id)


def layers_get(api: SyncResource, id: str) -> models.Layer:
    """Read a layer.

    Gives its parameters with their defaults; the experiments in it have a list of their own.

    Args:
        id: Id of the layer.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_get, id)


def layers_get_overrides(api: SyncResource, id: str) -> models.LayerOverrides:
    """Read the overrides of a layer.

    Each override names the experiment of the layer and the group that it leads to.

    Args:
        id: Id of the layer.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_get_overrides, id)


def layers_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Layer]:
    """List the layers.

    Layers that were created with an experiment have `isImplicitLayer`.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/layers
    """
    return api._pages(_async.layers_list, limit=limit, page=page)


def layers_list_experiments(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Experiment]:
    """List the experiments of a layer.

    Gives whole experiments, as their own list does.

    Args:
        id: Id of the layer.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/layers
    """
    return api._pages(_async.layers_list_experiments, id, limit=limit, page=page)


def layers_remove_conditional_override(
    api: SyncResource,
    id: str,
    type: models.OverrideSubject,
    name: str,
    *,
    group_name: str,
    experiment_name: str,
    environment: str | Unset = UNSET,
) -> models.LayerOverrides:
    """Remove one gate or segment from a layer's overrides.

    Succeeds as well when there is no such override. The answer holds what is left.

    Args:
        id: Id of the layer.
        type: Whether a gate or a segment is meant.
        name: Name of the gate or segment.
        group_name: Name of the group that the override leads to.
        experiment_name: Name of the experiment in the layer that the override belongs to.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(
        _async.layers_remove_conditional_override,
        id,
        type,
        name,
        group_name=group_name,
        experiment_name=experiment_name,
        environment=environment,
    )


def layers_remove_overrides(
    api: SyncResource, id: str, body: models.LayerOverrides | Mapping[str, Any]
) -> models.LayerOverrides:
    """Remove overrides from a layer.

    No edition of the documentation shows the body; it is taken to be that of the other methods, as with
    gates and experiments. What the server does without one is unknown, and it may remove everything. To
    remove a single override there are safer ways.

    Args:
        id: Id of the layer.
        body: The overrides.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_remove_overrides, id, body)


def layers_remove_user_override(
    api: SyncResource,
    id: str,
    user_id: str,
    *,
    group_name: str,
    experiment_name: str,
    id_type: str | Unset = UNSET,
    environment: str | Unset = UNSET,
) -> models.LayerOverrides:
    """Remove one unit from the overrides of a layer.

    Takes the unit out of the one list that experiment, group, unit id type and environment name; other
    lists keep it. Succeeds as well when the unit is not there.

    Args:
        id: Id of the layer.
        user_id: Id of the unit.
        group_name: Name of the group that the override leads to.
        experiment_name: Name of the experiment in the layer that the override belongs to.
        id_type: Unit id type of the list; that of the experiment when it is not sent.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(
        _async.layers_remove_user_override,
        id,
        user_id,
        group_name=group_name,
        experiment_name=experiment_name,
        id_type=id_type,
        environment=environment,
    )


def layers_replace(
    api: SyncResource, id: str, body: models.LayerReplacement | Mapping[str, Any]
) -> models.Layer:
    """Replace a layer.

    What is left out goes. Where the list of parameters misses some that are needed, the answer is 400 and
    names them.

    Args:
        id: Id of the layer.
        body: The whole layer.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_replace, id, body)


def layers_replace_overrides(
    api: SyncResource, id: str, body: models.LayerOverrides | Mapping[str, Any]
) -> models.LayerOverrides:
    """Replace the overrides of a layer.

    Both lists must be sent; what they lack is removed.

    Args:
        id: Id of the layer.
        body: The overrides.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_replace_overrides, id, body)


def layers_update(api: SyncResource, id: str, body: models.LayerUpdate | Mapping[str, Any]) -> models.Layer:
    """Change fields of a layer.

    Fields that are left out stay as they are; a list of parameters that is sent takes the place of the old
    one.

    Args:
        id: Id of the layer.
        body: The fields to change.

    See https://docs.statsig.com/console-api/layers
    """
    return api._call(_async.layers_update, id, body)


class LayersResource(SyncResource):
    """The operations of ``client.layers``, without async."""

    add_overrides = layers_add_overrides
    create = layers_create
    delete = layers_delete
    get = layers_get
    get_overrides = layers_get_overrides
    list = layers_list
    list_experiments = layers_list_experiments
    remove_conditional_override = layers_remove_conditional_override
    remove_overrides = layers_remove_overrides
    remove_user_override = layers_remove_user_override
    replace = layers_replace
    replace_overrides = layers_replace_overrides
    update = layers_update


class RawLayersResource(SyncResource):
    """The operations of ``client.raw.layers``, without async, which return each response undecoded."""

    add_overrides = raw(layers_add_overrides)
    create = raw(layers_create)
    delete = raw(layers_delete)
    get = raw(layers_get)
    get_overrides = raw(layers_get_overrides)
    list = raw_list(layers_list)
    list_experiments = raw_list(layers_list_experiments)
    remove_conditional_override = raw(layers_remove_conditional_override)
    remove_overrides = raw(layers_remove_overrides)
    remove_user_override = raw(layers_remove_user_override)
    replace = raw(layers_replace)
    replace_overrides = raw(layers_replace_overrides)
    update = raw(layers_update)
