"""Chance for trouble: decided by a seed and what was sent, so that the order of requests does not matter."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

__all__ = ["Lot", "Lots"]


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


class Lot:
    """What chance says about one request, for each trouble on its own."""

    def __init__(self, request: bytes) -> None:
        self._request = request

    def share(self, place: int, question: bytes) -> float:
        """Return a number from 0 to below 1: one answer for each question about the trouble at a place."""
        drawn = blake2b(b"%d %b %b" % (place, question, self._request), digest_size=6).digest()
        return int.from_bytes(drawn) / 2**48


class Lots:
    """Draws a lot for each request; the same request sent again is another one."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._sent = Counter[bytes]()

    def draw(self, method: str, target: str, content: bytes) -> Lot:
        """Return the lot of a request."""
        request = blake2b(b"%b %b %b" % (_bytes(method), _bytes(target), content), digest_size=12).digest()
        self._sent[request] += 1
        return Lot(b"%d %d %b" % (self.seed, self._sent[request], request))
