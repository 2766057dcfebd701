"""Answers to a pre-commit webhook: your program allows or refuses a proposed change within 2 minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw
from .. import models
from ..api import change_validations as _async


def change_validations_create(
    api: SyncResource, body: models.ChangeValidationCreate | Mapping[str, Any]
) -> None:
    """Accept or refuse a change.

    Answers a call of the pre-commit webhook, which carried the id of the review. The time to answer is 2
    minutes. What the server does with a second verdict on the same review is not published.

    Args:
        body: The verdict.

    See https://docs.statsig.com/console-api/change-validation
    """
    return api._call(_async.change_validations_create, body)


def change_validations_update_message(
    api: SyncResource, body: models.ChangeValidationMessageUpdate | Mapping[str, Any]
) -> None:
    """Report how the check of a change goes.

    Writes the message of a validation without a verdict, for instance while checks are running.

    Args:
        body: The new message.

    See https://docs.statsig.com/console-api/change-validation
    """
    return api._call(_async.change_validations_update_message, body)


class ChangeValidationsResource(SyncResource):
    """The operations of ``client.change_validations``, without async."""

    create = change_validations_create
    update_message = change_validations_update_message


class RawChangeValidationsResource(SyncResource):
    """The operations of ``client.raw.change_validations``, without async, which return each response undecoded."""

    create = raw(change_validations_create)
    update_message = raw(change_validations_update_message)
