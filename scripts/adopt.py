"""Write the new parts of a published document into the chapters; a person writes the texts afterwards."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from adoption.adopter import Adopter, Note
from adoption.chapter_text import PatchError
from adoption.chapters import Chapters
from adoption.published import Published
from comparison.loading import SurfaceError, load
from document.bundle import ROOT, DocumentError

PREFIX = "/console/v1"


def report(notes: Sequence[Note]) -> Iterator[str]:
    """Yield the lines of the report: the written parts, and those that are left to a person."""
    for is_written, heading in ((True, "written"), (False, "left to you")):
        own = [note for note in notes if note.written is is_written]
        counts = ", ".join(
            f"{count} {kind}" for kind, count in sorted(Counter(note.kind for note in own).items())
        )
        if own:
            yield f"{heading}: {counts}"
            yield from (f"  {note}" for note in own)
    if any(note.written for note in notes):
        yield "Replace every TODO, check what x-review marks, then run `make generate` and `make check`."
    else:
        yield "Nothing new to write."


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="adopt.py",
        description=__doc__,
        epilog="Exit status: 0 the chapters are up to date now, 2 a document cannot be read.",
    )
    parser.add_argument("published", metavar="PUBLISHED", help="their OpenAPI 3 document: a file or URL")
    parser.add_argument("--partial", action="store_true", help="the document has some of the operations only")
    parser.add_argument("--root", metavar="FOLDER", type=Path, default=ROOT, help="default: openapi/")
    parser.add_argument("--paths-prefix", metavar="PATH", default=PREFIX, help="default: %(default)s")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Change the chapters and print the changes; return 2 if a document cannot be read."""
    asked = arguments(words)
    try:
        chapters = Chapters(asked.root)
        published = Published(load(asked.published), asked.paths_prefix)
        notes = Adopter(chapters, published).run(asked.partial)
        texts = chapters.texts()
    except (SurfaceError, DocumentError, PatchError) as error:
        print(f"adopt: {error}", file=sys.stderr)
        return 2
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    print(*report(notes), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
