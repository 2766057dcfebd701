"""A run that dies at any step is taken up where it was, and makes nothing twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from crash.driver import Crash, Kind


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("kind", ["rules", "archive"])
def test_a_run_that_is_killed_leaves_what_one_that_was_let_alone_leaves(kind: Kind, tmp_path: Path) -> None:
    found = Crash(tmp_path, kind, operations=80, seed=7).by_itself(kills=4)
    assert found.kills == 4
    assert found.is_kept, found
