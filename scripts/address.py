"""Fill in the address of the project; ``--check`` only says where it is missing or another one.

The README, the project table, the document and SECURITY.md show the address. As long as the project has none,
links are relative, and what would need an address is left out.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from links import with_base

__all__ = ["FILES_BASE", "PLACES", "PROJECT_URL", "ROOT", "fill", "filled"]

PROJECT_URL = ""
"""Address of the repository, such as ``https://example.com/owner/console``; empty until it has one."""
ROOT = Path(__file__).parent.parent
_FILES = "/blob/main"
FILES_BASE = PROJECT_URL and f"{PROJECT_URL}{_FILES}"
"""Address below which the files of the repository can be read, in the form that GitHub gives it."""
_URLS = re.compile(r"^\[project\.urls\]\n(?:.+\n)*\n", re.MULTILINE)
_CONTACT = re.compile(r"^  contact: .*\n", re.MULTILINE)
_REPORT = re.compile(r"^Report it in private, not as a public issue: .*$", re.MULTILINE)


def _readme(text: str, old: str, url: str) -> str:
    """Make the links of the README absolute, since PyPI shows it where relative links lead nowhere."""
    relative = text.replace(f"]({old}{_FILES}/", "](") if old else text
    return with_base(relative, f"{url}{_FILES}" if url else "")


def _pyproject(text: str, _: str, url: str) -> str:
    addresses = {
        "Documentation": f"{url}{_FILES}/docs/README.md",
        "Changelog": f"{url}{_FILES}/CHANGELOG.md",
        "Source": url,
        "Issues": f"{url}/issues",
    }
    lines = "".join(f'{name} = "{address}"\n' for name, address in addresses.items())
    table = f"[project.urls]\n{lines}\n" if url else ""
    return _URLS.sub("", text).replace("[project.scripts]\n", f"{table}[project.scripts]\n", 1)


def _document(text: str, _: str, url: str) -> str:
    contact = f"  contact: {{ url: {url}/issues }}\n" if url else ""
    return _CONTACT.sub("", text).replace("  license: ", f"{contact}  license: ", 1)


def _security(text: str, _: str, url: str) -> str:
    way = "on the page of the repository, choose Security > Report a vulnerability."
    if url:
        way = f"[report a vulnerability]({url}/security/advisories/new)."
    return _REPORT.sub(f"Report it in private, not as a public issue: {way}", text, count=1)


PLACES: dict[str, Callable[[str, str, str], str]] = {
    "README.md": _readme,
    "SECURITY.md": _security,
    "openapi/openapi.yaml": _document,
    "pyproject.toml": _pyproject,
}
"""The files that show the address: each function gets a text, the address that it shows, and the new one."""


def filled(root: Path, url: str) -> dict[Path, str]:
    """Return the files below `root` that show the address, with their texts for another one or none."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    old = str(project.get("urls", {}).get("Source", ""))
    return {
        root / name: change((root / name).read_text(encoding="utf-8"), old, url.rstrip("/"))
        for name, change in PLACES.items()
    }


def fill(root: Path, url: str, *, check: bool = False) -> list[Path]:
    """Write the address into all files and return those that change; only return them if `check` is set."""
    texts = filled(root, url)
    stale = [file for file, text in texts.items() if file.read_text(encoding="utf-8") != text]
    for file in () if check else stale:
        file.write_text(texts[file], encoding="utf-8")
    return stale


def main(root: Path = ROOT, url: str = PROJECT_URL) -> int:
    """Fill in or compare the address; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a file differs")
    check = parser.parse_args().check
    stale = fill(root, url, check=check)
    for file in stale if check else ():
        name = file.relative_to(root).as_posix()
        print(f"{name} does not show the address {url or '(none)'}: run `make address`", file=sys.stderr)
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
