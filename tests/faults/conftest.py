"""Every row of the fault matrix runs on each backend, with each engine that goes with it."""

from pairs import anyio_backend, quick_disk

__all__ = ["anyio_backend", "quick_disk"]
