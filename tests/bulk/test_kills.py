"""A run that dies at any step is taken up where it was, and makes nothing twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from crash.driver import Crash, Kind


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("kind", ["rules", "archive"])
@pytest.mark.parametrize(("operations", "kills"), [(80, 4), (500, 20)])
def test_a_run_that_is_killed_leaves_what_one_that_was_let_alone_leaves(
    kind: Kind, operations: int, kills: int, tmp_path: Path
) -> None:
    found = Crash(tmp_path, kind, operations=operations, seed=7).by_itself(kills=kills)
    assert found.kills == kills
    assert found.is_kept, found
