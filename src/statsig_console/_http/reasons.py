"""Why the server refused a request: the one table of its known texts, and what to do about each.

The API has no error codes, so only the English text of a response tells a name in use from a wrong field.
A text that is not in the table has no reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .._errors import APIStatusError, ConflictError, FieldError, FixableBy, Reason, ReviewRequiredError

__all__ = ["ADVICE", "TEXTS", "Text", "advise", "class_for", "find_reason"]


class Text(NamedTuple):
    """A text of the server: where it was seen, and the reason that it stands for."""

    reason: Reason
    statuses: tuple[int, ...]
    pattern: str
    """Of the whole text in any case, without a full stop at its end."""
    source: str = ""
    """Empty for a guess: nothing public shows this text."""

    @property
    def is_guess(self) -> bool:
        """Whether no public source shows this text."""
        return not self.source


_2024 = "official documentation of 2024"
_2025 = "document published in October 2025"
_2026 = "document published in September 2026"
_IMPORTER = "official program that imports from other products"
_REFUSED = (400, 403, 409, 422)
_STATES = "started|finished|abandoned|enabled|disabled|launched|decided|approved|rejected|committed|validated"

TEXTS = (
    Text("exists", (400,), r"(layer )?name is already in use", _2024),
    Text("exists", (400,), r"ingestion source already exists with name .*", _2025),
    Text("exists", (400, 409, 422), r".*\balready (exists|in use|taken)\b.*|duplicate (id|key|name)\b.*"),
    Text("busy", (409,), r"another update is already in progress for this id list", _2026),
    Text("busy", (409,), r"another (change|update)\b.*\bin progress\b.*"),
    Text("review_required", _REFUSED, r".*\b(needs|requires?) (a |an )?(review|approval)\b.*"),
    Text("review_required", _REFUSED, r".*\b(reviews?|approvals?) (is|are) (needed|required)\b.*"),
    Text(
        "referenced", (403,), r"failed to delete config because it is refenced in another config", _IMPORTER
    ),
    Text("referenced", (400,), r"layer cannot be deleted with experiments still on it", _2025),
    Text("referenced", _REFUSED, r".*\b(cannot|failed to) (be )?(archived?|deleted?) because .*"),
    Text("archived", (400, 403, 409), r".*\b(is|was|has been) (already )?archived\b.*"),
    Text(
        "wrong_state",
        (400,),
        r"(autotune )?experiment( .+)? (has ((not )?yet |already )?(started|finished)|is already abandoned)"
        r"|experiment has not yet (started|finished)",
        _2025,
    ),
    Text("wrong_state", (400, 409), rf".*\b(is|has|been) already (been )?({_STATES})\b.*"),
    Text("wrong_type", (400,), r"segment must be of type .* to be modified( on this endpoint)?", _2025),
    Text("unknown_reference", (404,), r"the following .* could not be found: .*", _2025),
    Text("unknown_reference", (400, 404), r"[\w ]+ with ids \[.*\] do not exist", _2025),
    Text("unknown_reference", (400,), r"a provided rule id does not match an existing rule id", _2024),
    Text("unknown_reference", (400, 404), r".+ (does|do) not exist\b.*"),
    Text("no_data", (400,), r"data is not available|no metric data found for the given date.*", _2025),
    Text("not_found", (400,), r"no (metric|report) found for the given id.*", _2025),
    Text("not_found", (404,), r".* not found|no user identified|no .* was found with the given name", _2025),
    Text("not_found", (404,), r"not found\. the requested \w+ could not be found", _2026),
    Text("invalid_key", (401,), r"this endpoint only accepts .+ console key\b.*", _2025),
    Text("forbidden", (401, 403), r"forbidden resource|insufficient permissions", _2025),
    Text("forbidden", (403,), r"forbidden\. the request was valid, but .*", _2025),
    Text("invalid", (400,), r"bad request exception|duplicate rule (ids|name\(s\)) given", _2024),
    Text("invalid", (400,), r"invalid request\. please check .+ and try again", _2025),
    Text("invalid", (400,), r"invalid field\(s\) requested", _2026),
    Text(
        "invalid", (400,), r".* is before project creation: .*|can not invite emails from outside .*", _2025
    ),
)
"""The first that holds counts, so an exact text stands before a guess that includes it."""

ADVICE: dict[Reason, tuple[FixableBy, str]] = {
    "exists": ("code", "Read the object and update it, or choose another name."),
    "busy": ("retry", "Nothing was changed. Try again when the change under way is done."),
    "review_required": ("human", ReviewRequiredError.hint),
    "referenced": ("code", "Remove the references to the object first."),
    "archived": ("code", "Unarchive the object first, or leave it as it is."),
    "wrong_state": ("code", "Read the object: its status does not allow this."),
    "wrong_type": ("code", "Read the type of the object, and use the operation for that type."),
    "unknown_reference": ("code", "Create what the request names before, or leave it out."),
    "no_data": ("retry", "Choose another date, or try again later."),
    "invalid": ("code", "Change the request as the message says."),
}
"""Who can fix it, and how. Other reasons have the advice of their class."""

_FIELDS = "Fix the fields listed in `errors`."
_REPEATED = re.compile(r"'[^']*'|\"[^\"]*\"|\[[^\]]*\]|`[^`]*`")
"""What a text may repeat of the request, which a guess must not take for words of the server."""
_LONGEST = 500


def find_reason(status: int, message: str, errors: Sequence[FieldError] = ()) -> Reason | None:
    """Return what an error response means to a program, or None where its text is unknown.

    Args:
        status: Of the response.
        message: Its message.
        errors: The fields that it names. Their texts count like the message.
    """
    texts = [
        " ".join(text[:_LONGEST].split()).rstrip(". ") for text in (message, *(one.message for one in errors))
    ]
    words = [_REPEATED.sub("…", text) for text in texts]
    for known in TEXTS:
        if status in known.statuses and any(
            re.fullmatch(known.pattern, text, re.IGNORECASE) for text in (words if known.is_guess else texts)
        ):
            return known.reason
    return "invalid" if errors and status in (400, 422) else None


def class_for(reason: Reason | None, kind: type[APIStatusError]) -> type[APIStatusError]:
    """Return the class for a reason where that says more than the status, of which `kind` is the class."""
    if reason == "exists":
        return ConflictError
    return ReviewRequiredError if reason == "review_required" else kind


def advise(error: APIStatusError, reason: Reason | None) -> APIStatusError:
    """Set the reason of an error, and who can fix it and how, and return the error."""
    error.reason = reason
    if reason in ADVICE:
        error.fixable_by, error.hint = ADVICE[reason]
    if error.errors and reason in (None, "invalid"):
        error.hint = _FIELDS
    return error
