"""How long the server asks to wait, read from the headers of a response."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

__all__ = ["retry_after"]

_logger = logging.getLogger("statsig_console")

_UNITS = {
    # RFC 9110, 10.2.3; the only one that may also be a date.
    "retry-after": 1.0,
    # Named limits of @nestjs/throttler are announced with their name, in seconds; its documentation names
    # them so. Other names cannot be told from other units, and are not read.
    "retry-after-short": 1.0,
    "retry-after-medium": 1.0,
    "retry-after-long": 1.0,
    # Gateways with bucket4j.
    "retry-after-seconds": 1.0,
    "x-rate-limit-retry-after-seconds": 1.0,
    # Azure's SDKs read these two in milliseconds, as do those of OpenAI and Anthropic the first.
    "retry-after-ms": 0.001,
    "x-ms-retry-after-ms": 0.001,
    # AWS's SDKs read it in milliseconds.
    "x-amz-retry-after": 0.001,
}
"""Seconds in the unit of each header."""
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asked to wait, the most if it says so more than once.

    A date counts from the date of the response. What makes no sense is not read.
    """
    waits = [
        _seconds(value.strip(" \t"), unit, headers.get("date", ""))
        for name, value in headers.items()
        if (unit := _UNITS.get(name.lower())) is not None
    ]
    found = [wait for wait in waits if wait]
    if waits and not found:
        _logger.debug("no Retry-After names a time to come, so our own pauses hold: %d given", len(waits))
    return max(found) if found else None


def _seconds(value: str, unit: float, now: str) -> float | None:
    if _NUMBER.fullmatch(value):
        return float(value) * unit
    try:
        return max(0.0, (parsedate_to_datetime(value) - parsedate_to_datetime(now)).total_seconds())
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # The parser of dates raises these for some texts, OverflowError for years beyond the calendar.
        return None
