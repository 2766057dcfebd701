"""A Redis server for the tests of shared rate limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.redis_server import running


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a Redis server of this process."""
    with running() as url:
        if url is None:
            pytest.skip("redis-server is not installed: scripts/install_programs.sh")
        yield url
