"""Find out with one request whether the server counts like a token bucket, and go at its pace if it does."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .windows import NANO, NEVER, Window

__all__ = ["Learning", "Profile", "profile"]

MARGIN = 5 * NANO
"""A request may be as long on its way, and no longer, for its answer to tell anything."""
LONG = 60
"""Seconds; a server that asks for a longer wait may block, and is not put to the test."""
DAYS = 7
"""For how long a verdict holds."""
BUCKET, STRICT = "token bucket", "strict"


class Profile:
    """What is known of the server of one project, in a small file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self) -> str:
        """Return the verdict, nothing where there is none or it is old."""
        with suppress(OSError, ValueError, TypeError):
            if self._path is None:
                return ""
            found = json.loads(self._path.read_bytes())
            if isinstance(found, dict) and 0 <= time.time() - float(found.get("at", 0)) < DAYS * 86_400:
                verdict = found.get("counts")
                return verdict if verdict in (BUCKET, STRICT) else ""
        return ""

    def write(self, verdict: str) -> None:
        """Remember a verdict; where that cannot be, the next process asks again."""
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._path.with_suffix(".new")
            new.write_text(json.dumps({"counts": verdict, "at": time.time()}))
            new.replace(self._path)


def profile(project: str, folder: Path | None) -> Profile:
    """Return the profile of a project; without one, what is learnt is not kept."""
    from .file_store import state_folder

    return Profile((folder or state_folder()) / f"{project}.profile" if project else None)


class Learning:
    """Two ways in which the server may count, until one request that only one of them allows was answered.

    The strict one allows so many calls in any stretch of time. A token bucket of the same figures gives its
    places back evenly from the start, so that a run of a thousand takes a ninth of the time.
    """

    def __init__(self, windows: Sequence[Window], profile: Profile) -> None:
        self._windows = windows
        self._profile = profile
        self._verdict = profile.read()
        self._has_asked = False
        self._full_at = [0] * len(windows)
        """When each bucket is full again; a call takes its token when it is answered, at the latest."""
        self._sent: deque[int] = deque(maxlen=windows[-1].calls)

    @property
    def is_bucket(self) -> bool:
        """Whether the server is known to count like a token bucket."""
        return self._verdict == BUCKET

    def room_at(self, now: int, in_flight: int) -> int:
        """Return the moment from which a token bucket lets in one more call beside those in flight."""
        latest = now
        for window, full_at in zip(self._windows, self._full_at, strict=True):
            latest = max(latest, max(full_at, now) + (in_flight + 1) * _refill(window) - window.width)
        return latest

    def question_at(self, now: int, in_flight: int) -> int:
        """Return the moment for the one request that a strict server refuses and a token bucket lets in."""
        if self._has_asked or self._verdict or in_flight or len(self._sent) < self._windows[-1].calls:
            return NEVER
        at = max(self.room_at(now, 0), *(window.room_at(now, 0) for window in self._windows[:-1]), now)
        # Told by when they were sent: the server counted none of them earlier.
        return at if self._sent[0] > at - self._windows[-1].width + MARGIN else NEVER

    def asks(self, now: int, in_flight: int) -> bool:
        """Tell whether a call that goes now is the question; it is asked once."""
        asks = self.question_at(now, in_flight) <= now
        self._has_asked = self._has_asked or asks
        return asks

    def answered(self, sent: int, now: int) -> None:
        """Take a token from each bucket."""
        self._sent.append(sent)
        for number, window in enumerate(self._windows):
            self._full_at[number] = max(self._full_at[number], now) + _refill(window)

    def succeeded(self) -> None:
        """Take note that the server let in the one that only a token bucket lets in."""
        self._decide(BUCKET, is_certain=True)

    def refused(self, retry_after: float | None, *, asked: bool) -> None:
        """Take note of a refusal: of the one that was the question, or of one that no limit explains."""
        # Without a question, the limits are others than documented, or others use them.
        is_long = retry_after is not None and retry_after > LONG
        self._decide(STRICT, is_certain=asked or self.is_bucket or is_long)

    def _decide(self, verdict: str, *, is_certain: bool) -> None:
        if is_certain and verdict != self._verdict:
            self._profile.write(verdict)
        self._verdict = verdict


def _refill(window: Window) -> int:
    return -(-window.width // window.limit)
