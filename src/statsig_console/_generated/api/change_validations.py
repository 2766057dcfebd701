"""A pre-commit webhook is told of a change before it is made; the program behind it says here whether the
change may be made. It has 2 minutes for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._operation import Api, Operation, Resource, nothing, raw

if TYPE_CHECKING:
    from ..models import ChangeValidationCreate, ChangeValidationMessageUpdate

CHANGE_VALIDATIONS_CREATE = Operation("change_validations_create", "POST", "/change_validation", "once")


async def change_validations_create(api: Api, body: ChangeValidationCreate) -> None:
    """Accept or refuse a change.

    Answers a call of the pre-commit webhook, which carried the id of the review. The time to answer is 2
    minutes. What the server does with a second verdict on the same review is not published.

    Args:
        body: The verdict.

    See https://docs.statsig.com/console-api/change-validation
    """
    return await api.send(CHANGE_VALIDATIONS_CREATE, {}, body=body, decode=nothing)


CHANGE_VALIDATIONS_UPDATE_MESSAGE = Operation(
    "change_validations_update_message", "PATCH", "/change_validation/message", "replace"
)


async def change_validations_update_message(api: Api, body: ChangeValidationMessageUpdate) -> None:
    """Report how the check of a change goes.

    Writes the message of a validation without a verdict, for instance while checks are running.

    Args:
        body: The new message.

    See https://docs.statsig.com/console-api/change-validation
    """
    return await api.send(CHANGE_VALIDATIONS_UPDATE_MESSAGE, {}, body=body, decode=nothing)


class ChangeValidationsResource(Resource):
    """The operations of ``client.change_validations``."""

    create = change_validations_create
    update_message = change_validations_update_message


class RawChangeValidationsResource(Resource):
    """The operations of ``client.raw.change_validations``, which return each response undecoded, as a RawResponse."""

    create = raw(change_validations_create)
    update_message = raw(change_validations_update_message)
