"""A new operation is one edit of a chapter, and a rename is reported: both tried in a copy of the tree."""

from __future__ import annotations

import pytest

from tests.support.new_operation import ADDED, CHAPTER, Copy

pytestmark = pytest.mark.long

USE = """
import asyncio
from statsig_console import Client, Pages, models
from statsig_console.fake import Fake

async def main():
    async with Fake().http() as http, Client("console-xxxx", http_client=http) as client:
        await client.segments.create(models.SegmentCreate(name="Some users", type="rule_based"))
        viewers = client.segments.list_viewers("some_users")
        assert isinstance(viewers, Pages)
        print([viewer.email async for viewer in viewers], (await viewers).total)

asyncio.run(main())
"""
TESTS = """
    tests/document/test_groups.py tests/document/test_orphans.py tests/fake/test_semantics.py
    tests/fake/test_operations.py tests/fake/test_without_code.py tests/document/test_operations.py
    tests/sync/test_parity.py tests/cli/test_operations.py tests/http/test_query_values.py
"""


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy with a new operation, after `make generate`."""
    copy = Copy(tmp_path_factory.mktemp("tree"))
    copy.add_operation()
    copy.generate()
    return copy


def test_a_new_list_is_one_edit(newer: Copy) -> None:
    for script in ("generate", "fake_page", "conditions_page"):
        done = newer.run(f"scripts/{script}.py", "--check")
        assert done.returncode == 0, done.stdout + done.stderr
    done = newer.run("scripts/orphans.py")
    assert done.returncode == 0
    assert "segments_list_viewers" in done.stdout
    used = newer.run("-c", USE)
    assert used.stdout == "['developer@example.com'] 1\n", used.stderr
    # Of the tests that go through every operation, those of the new one, and those of the whole document.
    words = "segments_list_viewers or table or group or orphan or file_names or meaning or pages"
    done = newer.run("-m", "pytest", "-q", *TESTS.split(), "-k", words)
    assert done.returncode == 0, done.stdout[-3000:]
    assert sum(text.strip().count("\n") + 1 for text in ADDED.values()) < 50


def test_a_rename_names_what_is_orphaned(newer: Copy) -> None:
    with newer.changed(CHAPTER, "operationId: segments_archive", "operationId: segments_disable"):
        done = newer.run("scripts/orphans.py")
    assert done.returncode == 1
    assert "src/statsig_console/fake/_resources/segments.py" in done.stderr
    assert "segments_archive is no operation of openapi/" in done.stderr


def test_a_missing_id_is_called_missing_with_its_line(newer: Copy) -> None:
    old = "    get:\n      operationId: segments_list_viewers\n"
    lines = (newer.folder / CHAPTER).read_text().splitlines()
    with newer.changed(CHAPTER, old, "    get:\n"):
        done = newer.run("scripts/generate.py", "--check")
    line = lines.index("  /segments/{id}/viewers:") + 2
    text = "GET /segments/{id}/viewers: operationId is missing; write segments_<verb>"
    assert f"segments.yaml:{line}: {text} [complete]" in done.stderr
    assert done.returncode == 1
