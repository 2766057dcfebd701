"""Write docs/fake.md and docs/fake-guesses.md, which say how closely the fake follows the server."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from statsig_console.fake import Fake
from statsig_console.fake._guesses import GUESSES
from statsig_console.fake._handlers.semantics import Semantics

__all__ = ["GUESSES_PAGE", "PAGE", "REAL", "guesses_page", "page", "summary"]

PAGE = Path(__file__).parent.parent / "docs" / "fake.md"
GUESSES_PAGE = PAGE.with_name("fake-guesses.md")
REAL: tuple[Semantics, ...] = ("modelled", "crud")
_KINDS: dict[Semantics, str] = {
    "modelled": "has its own code: states, references, limits, effects of a change",
    "crud": "creates, reads, lists, updates, replaces or deletes a stored object",
    "echo": "returns the example of the document, and keeps the body of a write for a read of the same path",
}
_TOP = """\
# How closely the fake models each operation

The fake responds to all {operations} operations of the document. {real} of them, the kinds `modelled` and
`crud`, store the data of a request and behave like the server, as far as its behaviour is known. The others
only return data of the right type. Bodies and queries are checked against the document first.
`fake.semantics()` returns the same list as a dict.
[Testing](testing.md#what-it-does-not-model) lists what the fake does not model, and
[What the fake guesses](fake-guesses.md) lists the behaviour that no source confirms.

`make generate` writes this page from the code.
"""

_GUESSES_TOP = """\
# What the fake guesses

Where no public source describes the server, the fake behaves as written here. Do not rely on it: a
test that passes because of one of these lines says nothing about the server. Some of them are the stricter of
two choices on purpose.

If you have seen what the server does, please tell us. `make generate` writes this page from marks
beside the code.
"""


def _by_group(fake: Fake) -> dict[str, dict[str, Semantics]]:
    groups: dict[str, dict[str, Semantics]] = {}
    for name, kind in fake.semantics().items():
        groups.setdefault(fake.document.operations[name].tag, {})[name] = kind
    return dict(sorted(groups.items()))


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---" if number == 0 else "---:" for number, _ in enumerate(head)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def summary(fake: Fake) -> str:
    """Return the table with the number of operations of each kind, by group."""
    groups: dict[str, Counter[Semantics]] = {
        tag: Counter(found.values()) for tag, found in _by_group(fake).items()
    }
    groups["all"] = sum(groups.values(), Counter[Semantics]())
    kinds: list[Semantics] = [kind for kind in _KINDS if groups["all"][kind]]
    rows = [[tag, str(found.total()), *(str(found[kind]) for kind in kinds)] for tag, found in groups.items()]
    return _table(["group", "operations", *kinds], rows)


def page(fake: Fake) -> str:
    """Return the page."""
    found = fake.semantics()
    top = _TOP.format(operations=len(found), real=sum(kind in REAL for kind in found.values()))
    kinds = "".join(f"* `{kind}` {meaning}.\n" for kind, meaning in _KINDS.items() if kind in found.values())
    parts = [top, kinds, summary(fake)]
    for tag, group in _by_group(fake).items():
        rows = []
        for name, kind in group.items():
            operation = fake.document.operations[name]
            rows.append(f"| `{name}` | `{operation.method} {operation.path}` | {kind} |")
        parts.append(f"## {tag}\n\n| operation | request | kind |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def guesses_page() -> str:
    """Return the page of what no source confirms; every module of the fake must have been imported."""
    parts = [_GUESSES_TOP]
    for module, guesses in sorted(GUESSES.items(), key=lambda item: item[0].rpartition(".")[2]):
        path = module.removeprefix("statsig_console.").replace(".", "/")
        lines = "".join(f"* {guess}\n" for guess in sorted(guesses))
        parts.append(f"## {path}.py\n\n{lines}")
    return "\n".join(parts)


def main() -> int:
    """Write the page or compare it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if the page differs")
    check = parser.parse_args().check
    pages = {PAGE: page(Fake()), GUESSES_PAGE: guesses_page()}
    if not check:
        for file, text in pages.items():
            file.write_text(text)
        return 0
    old = [file.name for file, text in pages.items() if not file.exists() or file.read_text() != text]
    for name in old:
        print(f"{name} is not up to date: run `make generate`", file=sys.stderr)
    return bool(old)


if __name__ == "__main__":
    sys.exit(main())
