"""Every link of the pages leads to a file and a heading that exist, and the README can get absolute links."""

from __future__ import annotations

from pathlib import Path

import pytest

import links
from address import FILES_BASE

PAGES = links.pages()
README = links.ROOT / "README.md"
BASE = "https://example.com/console/blob/main"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(links.ROOT)))
def test_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    assert list(links.broken(page, page.read_text(), base=FILES_BASE)) == []


def test_the_readme_can_get_absolute_links() -> None:
    text = README.read_text().replace(f"({FILES_BASE}/" if FILES_BASE else "(", "(")
    absolute = links.with_base(links.with_base(text, BASE), BASE)
    assert list(links.broken(README, absolute, base=BASE)) == []
    assert f"]({BASE}/docs/README.md)" in absolute
    relative = absolute.replace(f"({BASE}/", "(")
    assert relative == text
    local = [target for target in links.links(relative) if not target.startswith(("http", "#"))]
    assert len(list(links.broken(README, relative, base=BASE))) == len(local) > 0


@pytest.mark.parametrize(
    "link",
    ["other.md", "docs/limits.md#no-heading", "#no-heading", f"{BASE}/docs/no.md", f"{BASE}/README.md#no"],
)
def test_a_broken_link_is_found(link: str) -> None:
    assert len(list(links.broken(README, f"# Here\n[text]({link})", base=BASE))) == 1


def test_headings_become_anchors() -> None:
    text = "# A `b_c` d?\n\n```python\n# no heading\n```\n\n## Two\n## Two\n## 1. Which: [x](y.md), z\n"
    assert links.anchors(text) == {"a-b_c-d", "two", "two-1", "1-which-x-z"}


def test_every_page_is_in_the_list_of_pages() -> None:
    index = (links.ROOT / "docs" / "README.md").read_text()
    listed = {target.partition("#")[0] for target in links.links(index)}
    assert {page.name for page in (links.ROOT / "docs").glob("*.md")} - {"README.md"} <= listed
