"""Answers to a pre-commit webhook: your program allows or refuses a proposed change within 2 minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from .. import models

CHANGE_VALIDATIONS_CREATE = Operation("change_validations_create", "POST", "/change_validation", "once")


async def change_validations_create(
    api: Api, body: models.ChangeValidationCreate | Mapping[str, Any]
) -> None:
    """Accept or refuse a change.

    Answers a call of the pre-commit webhook, which carried the id of the review. The time to answer is 2
    minutes. What the server does with a second verdict on the same review is not published.

    Args:
        body: The verdict.

    See https://docs.statsig.com/console-api/change-validation
    """
    body = check_body(CHANGE_VALIDATIONS_CREATE, body, models.ChangeValidationCreate)
    return await api.send(CHANGE_VALIDATIONS_CREATE, {}, body=body, decode=nothing)


CHANGE_VALIDATIONS_UPDATE_MESSAGE = Operation(
    "change_validations_update_message", "PATCH", "/change_validation/message", "replace"
)


async def change_validations_update_message(
    api: Api, body: models.ChangeValidationMessageUpdate | Mapping[str, Any]
) -> None:
    """Report how the check of a change goes.

    Writes the message of a validation without a verdict, for instance while checks are running.

    Args:
        body: The new message.

    See https://docs.statsig.com/console-api/change-validation
    """
    body = check_body(CHANGE_VALIDATIONS_UPDATE_MESSAGE, body, models.ChangeValidationMessageUpdate)
    return await api.send(CHANGE_VALIDATIONS_UPDATE_MESSAGE, {}, body=body, decode=nothing)


class ChangeValidationsResource(Resource):
    """The operations of ``client.change_validations``."""

    create = change_validations_create
    update_message = change_validations_update_message


class RawChangeValidationsResource(Resource):
    """The operations of ``client.raw.change_validations``, which return each response undecoded, as a RawResponse."""

    create = raw(change_validations_create)
    update_message = raw(change_validations_update_message)
