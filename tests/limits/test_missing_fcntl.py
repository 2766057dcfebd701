"""A system without fcntl, as Windows is: sharing through a file is refused in words that help."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from statsig_console import Client, ConfigurationError, RateLimits, SharedRateLimit


@pytest.mark.parametrize("name", ["mine", None])
def test_sharing_on_the_host_says_what_is_missing_and_what_to_use(
    name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ConfigurationError, match=r"on_host\(\).*fcntl.*win32") as caught:
        Client("console-x", rate_limits=RateLimits(shared=SharedRateLimit.on_host(name, tmp_path)))
    assert "in_redis" in caught.value.hint
    assert "share=" in caught.value.hint
    assert caught.value.fixable_by == "human"
    assert not list(tmp_path.iterdir())


def test_everything_else_works_without_fcntl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert Client("console-x")
