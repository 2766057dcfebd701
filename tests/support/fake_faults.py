"""What proxies and servers send in bad moments, put together from the faults of a plan."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

from statsig_console.fake import Chaos

__all__ = ["RETRY_FORMS", "fail_in_each_form", "proxy_page", "retry_headers", "varying_delays"]

RETRY_FORMS = ("none", "seconds", "date", "long")
"""The forms in which a server says when to come back."""


def proxy_page(status: int) -> dict[str, Any]:
    """Return the arguments of `fail` for the HTML page of a proxy."""
    page = f"<html><head><title>{status} Sorry</title></head><body><h1>{status} Sorry</h1></body></html>\n"
    return {"body": page, "headers": {"content-type": "text/html"}}


def retry_headers(seconds: int, form: str, now: float) -> dict[str, str]:
    """Return the headers that ask for a wait in one of the forms."""
    return {
        "none": {},
        "seconds": {"Retry-After": str(seconds)},
        "date": {"Retry-After": formatdate(now + seconds, usegmt=True)},
        "long": {"Retry-After-short": "1", "Retry-After-long": str(seconds)},
    }[form]


def fail_in_each_form(chaos: Chaos, seconds: int, now: float, *, rate: float) -> None:
    """Add refusals with 429 in all forms of Retry-After, together about as often as `rate` says."""
    for form in RETRY_FORMS:
        chaos.fail(429, headers=retry_headers(seconds, form, now), rate=rate / len(RETRY_FORMS))


def varying_delays(chaos: Chaos, seconds: float, *, rate: float) -> None:
    """Add delays that last `seconds` on the average; a few last much longer."""
    for factor, share in ((0.25, 0.4), (0.75, 0.35), (1.75, 0.15), (4.0, 0.1)):
        chaos.delay(seconds * factor, rate=rate * share)
