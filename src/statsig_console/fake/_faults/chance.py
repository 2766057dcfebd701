"""Random numbers for faults. They depend on a seed and the request, not on the order of requests."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

__all__ = ["Draw", "Draws"]


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


class Draw:
    """The random numbers of one request, one for each fault and purpose."""

    def __init__(self, request: bytes) -> None:
        self._request = request

    def share(self, place: int, question: bytes) -> float:
        """Return a number from 0 to below 1, for a purpose of the fault at a position."""
        drawn = blake2b(b"%d %b %b" % (place, question, self._request), digest_size=6).digest()
        return int.from_bytes(drawn) / 2**48


class Draws:
    """Makes a draw for each request. The same request gets another draw when it is sent again."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._sent = Counter[bytes]()

    def draw(self, method: str, target: str, content: bytes) -> Draw:
        """Return the draw of a request."""
        request = blake2b(b"%b %b %b" % (_bytes(method), _bytes(target), content), digest_size=12).digest()
        self._sent[request] += 1
        return Draw(b"%d %d %b" % (self.seed, self._sent[request], request))
