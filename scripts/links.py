"""Links of the Markdown pages: check that each one leads somewhere, and make those of the README absolute.

PyPI shows the README, where a relative link leads nowhere. So when the project has an address, `address.py`
makes the links of the README absolute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["PAGES", "ROOT", "anchors", "broken", "links", "pages", "with_base"]

ROOT = Path(__file__).parent.parent
PAGES = ["*.md", "docs/**/*.md", "openapi/*.md", "benchmarks/*.md", "benchmarks/results/*.md"]
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_OTHER = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pages(root: Path = ROOT) -> list[Path]:
    """Return the Markdown pages of the repository."""
    return [page for pattern in PAGES for page in sorted(root.glob(pattern))]


def links(text: str) -> list[str]:
    """Return the targets of all links and pictures outside of code blocks."""
    return [match["target"] for match in _LINK.finditer(_FENCE.sub("", text))]


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings, in the form that GitHub gives them."""
    found: set[str] = set()
    for heading in _HEADING.findall(_FENCE.sub("", text)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        anchor = base = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 0
        while anchor in found:
            number += 1
            anchor = f"{base}-{number}"
        found.add(anchor)
    return found


def broken(page: Path, text: str, *, root: Path = ROOT, base: str = "") -> Iterator[str]:
    """Give a message for each link of a page whose file or heading does not exist.

    With a `base`, a relative link of the README is an error as well.
    """
    for target in links(text):
        local = target
        if base and target.startswith(f"{base}/"):
            local, page = target.removeprefix(f"{base}/"), root / "README.md"
        elif _OTHER.match(target):
            continue
        elif base and page == root / "README.md" and not target.startswith("#"):
            yield f"{page.name}: {target} does not begin with {base}/; run `make address`"
            continue
        path, _, anchor = local.partition("#")
        file = page.parent / path if path else page
        if not file.exists():
            yield f"{page.name}: {target} leads to no file"
        elif anchor and anchor not in anchors(text if file == page else file.read_text()):
            yield f"{page.name}: {target} leads to no heading"


def with_base(text: str, base: str) -> str:
    """Return the text of the README with all relative links made absolute."""
    if not base:
        return text

    def absolute(match: re.Match[str]) -> str:
        target = match["target"]
        is_done = _OTHER.match(target) or target.startswith("#")
        return match[0] if is_done else f"[{match['text']}]({base}/{target})"

    return _LINK.sub(absolute, text)
