"""The pages for users and the code blocks in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PAGES", "ROOT", "Snippet", "matches", "snippets"]

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
_BLOCK = re.compile(
    r"^```(?P<language>\w*)\n(?P<code>.*?)^```$(?:\n\n```text\n(?P<output>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Snippet:
    """A code block, and the output that the page shows directly below it as a block of `text`."""

    page: str
    number: int
    language: str
    code: str
    output: str

    def __str__(self) -> str:
        return f"{self.page}-{self.number}"


def snippets(*languages: str) -> list[Snippet]:
    """Return the code blocks of some languages in all pages; of all languages if none is given."""
    found = []
    for page in PAGES:
        for number, match in enumerate(_BLOCK.finditer(page.read_text()), 1):
            snippet = Snippet(page.stem, number, match["language"], match["code"], match["output"] or "")
            if not languages or snippet.language in languages:
                found.append(snippet)
    return found


def matches(shown: str, printed: str) -> bool:
    """Return whether a program printed what a page shows; `…` stands for any text within a line."""
    pattern = "[^\n]*".join(re.escape(part) for part in shown.split("…"))
    return re.fullmatch(pattern, printed) is not None
