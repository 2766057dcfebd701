"""A copy of the tree in which one chapter has one new operation, a list with pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["ADDED", "CHAPTER", "Copy"]

ROOT = Path(__file__).parents[2]
PARTS = ("src", "scripts", "tests", "openapi", "docs", "benchmarks", "examples")
CHAPTER = "openapi/resources/segments.yaml"

_OPERATION = """
  /segments/{id}/viewers:
    get:
      operationId: segments_list_viewers
      tags: [segments]
      summary: List the viewers of a segment.
      description: Everybody who looked at the segment.
      externalDocs: { url: https://docs.statsig.com/console-api/segments }
      x-safety: read
      parameters:
        - { $ref: "#/components/parameters/Id" }
        - { $ref: "#/components/parameters/Limit" }
        - { $ref: "#/components/parameters/Page" }
      responses:
        "200": { $ref: "#/components/responses/SegmentViewerPage" }
        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "404": { $ref: "#/components/responses/NotFound" }
        "429": { $ref: "#/components/responses/TooManyRequests" }
"""
_RESPONSE = """
    SegmentViewerPage:
      description: One page of viewers.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/SegmentViewerPage" }
          example:
            message: Viewers listed.
            data: [{ email: developer@example.com, views: 3 }]
            pagination: { itemsPerPage: 100, pageNumber: 1, totalItems: 1, nextPage: null }
"""
_SCHEMAS = """
    SegmentViewer:
      type: object
      description: Somebody who looked at a segment.
      required: [email]
      properties:
        email: { type: string, description: Address of the person. }
        views: { type: integer, description: How often the person looked. }
    SegmentViewerPage:
      type: object
      description: A page of `SegmentViewer`.
      required: [data]
      properties:
        message: { type: string, description: What was done in words. }
        data: { type: array, items: { $ref: "#/components/schemas/SegmentViewer" }, description: Who. }
        pagination: { $ref: "#/components/schemas/Pagination", description: Where the page stands. }
"""
ADDED = {"paths:": _OPERATION, "  responses:": _RESPONSE, "  schemas:": _SCHEMAS}
"""What is inserted below lines of the chapter."""


class Copy:
    """A copy of the tree in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        unwanted = shutil.ignore_patterns("__pycache__")
        for name in PARTS:
            shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
        for file in ROOT.iterdir():
            if file.is_file() and file.name != ".git":
                shutil.copy(file, folder)

    def add_operation(self) -> None:
        """Write the new operation into its chapter."""
        chapter = self.folder / CHAPTER
        lines = chapter.read_text().splitlines(keepends=True)
        chapter.write_text("".join(line + ADDED.get(line.rstrip(), "").removeprefix("\n") for line in lines))

    @contextmanager
    def changed(self, name: str, old: str, new: str) -> Iterator[None]:
        """Replace a text in a file, which must have it, for as long as the block lasts."""
        file = self.folder / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        try:
            yield
        finally:
            file.write_text(text)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy."""
        variables = {**os.environ, "PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=variables,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def generate(self) -> None:
        """Do what `make generate` does."""
        for script in ("generate", "fake_page", "conditions_page"):
            done = self.run(f"scripts/{script}.py")
            assert done.returncode == 0, done.stdout + done.stderr
