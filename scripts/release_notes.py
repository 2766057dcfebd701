"""Write the changes for users between two commits of this repository, in Markdown."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from comparison.differences import Difference, joined
from comparison.documents import compare
from comparison.loading import SurfaceError, parse
from comparison.shapes import Json
from comparison.surface import Operation, Surface
from document.places import snake_case
from generator.preparation import data_schema, view

ROOT = Path(__file__).parent.parent
DOCUMENT = "src/statsig_console/_generated/openapi.json"
SECTIONS = (
    "Breaking",
    "New groups",
    "New operations",
    "Deprecated",
    "Parameters",
    "Models",
    "Values",
    "Responses",
)
Entry = tuple[str, str, str]
"""A section, the subject of an entry, and its text."""


class Notes:
    """The changes that users notice, between an old and a new document."""

    def __init__(self, old: Json, new: Json) -> None:
        self.old, self.new = Surface(old), Surface(new)
        self.gone_models, self.new_models = (
            set(view(one)["components"]["schemas"]) - set(view(other)["components"]["schemas"])
            for one, other in ((old, new), (new, old))
        )
        self.models = set(view(new)["components"]["schemas"])
        self.calls = {str(one): one for side in (self.new, self.old) for one in side.operations.values()}

    def entries(self) -> Iterator[Entry]:
        """Yield all entries; equal ones may occur more than once."""
        yield from self._names()
        for model in sorted(self.gone_models):
            yield "Breaking", f"`models.{model}`", "was removed"
        for difference in joined(compare(self.old, self.new, exact=True)):
            place = difference.place
            if difference.kind == "type" and (place.part, place.path) == ("response", "data"):
                continue  # reported below, with both names
            if difference.kind not in ("operation", "status"):
                yield self._entry(difference)
            elif "deprecated" in difference.what:
                yield "Deprecated", _call(self.calls[place.operation]), difference.what
        for key, after in self.new.operations.items():
            if (before := self.old.operations.get(key)) is not None:
                first, second = (_result(*pair) for pair in ((self.old, before), (self.new, after)))
                if first != second:
                    yield "Breaking", _call(after), f"returns {second} instead of {first}"
        if self.new_models:
            names = ", ".join(f"`{name}`" for name in sorted(self.new_models))
            yield "Models", "New", names

    def _names(self) -> Iterator[Entry]:
        """Yield new, renamed and removed calls, and calls with another path."""
        old, new = ({_call(one): one for one in side.operations.values()} for side in (self.old, self.new))
        known = {one.tag for one in old.values()}
        renamed = {
            _call(before): call
            for call, one in new.items()
            if (before := self._before(one)) is not None and _call(before) != call
        }
        for call, one in new.items():
            if call in old and str(old[call]) != str(one) and self._before(one) is None:
                yield "Breaking", call, f"calls {one} instead of {old[call]}"
            elif call not in old and call not in renamed.values():
                group = one.tag not in known
                verb = f"`{_verb(one)}`"
                yield (
                    ("New groups", f"`client.{one.tag}`", verb)
                    if group
                    else ("New operations", call, one.summary.rstrip("."))
                )
        for call in old:
            if call not in new:
                yield "Breaking", call, f"is now {renamed[call]}" if call in renamed else "was removed"

    def _before(self, operation: Operation) -> Operation | None:
        return self.old.operations.get(operation.key)

    def _entry(self, difference: Difference) -> Entry:
        place = difference.place
        what = re.sub(r"^new: (.*)$", r"is new (\1)", re.sub(r"^gone$", "was removed", difference.what))
        what = f"{what} {difference.value}".rstrip()
        section = {"parameter": "Parameters", "enum": "Values"}.get(difference.kind, "Models")
        is_of_all = place.part in ("header", "server", "security", "")
        owner, label = "Every request" if is_of_all else _call(self.calls[place.operation]), place.path
        if is_of_all and place.part != "header":
            section, label = "Parameters", {"security": "authentication"}.get(place.part, difference.kind)
        if place.model in self.models:
            owner, label = f"`models.{place.model}`", place.tail
        elif place.part == "response":
            section = "Responses"
        elif place.part == "path":
            label, section = re.findall(r"\{([^}]*)\}", place.operation)[int(place.path)], "Parameters"
        elif place.part in ("query", "header"):
            section = "Parameters"
        if "deprecated" in difference.what:
            section = "Deprecated"
        section = "Breaking" if difference.grade == "breaking" else section
        label = label if is_of_all else _python(label)
        return section, owner, f"`{label}` {what}" if label else what

    def markdown(self) -> str:
        """Return the notes as Markdown."""
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        met: set[tuple[str, str]] = set()
        for section, owner, what in sorted(self.entries(), key=lambda entry: SECTIONS.index(entry[0])):
            if (owner, what) not in met:
                met.add((owner, what))
                said[section][owner].append(what)
        lines = []
        for section in SECTIONS:
            if said[section]:
                lines += [f"### {section}", ""]
                joint = ", " if section == "New groups" else "; "
                lines += [_bullet(owner, joint.join(what)) for owner, what in sorted(said[section].items())]
                lines.append("")
        return "\n".join(lines) or "Nothing changed for users.\n"


def _bullet(owner: str, what: str) -> str:
    joint = " " if what.startswith(("is ", "calls ", "was ", "returns ")) else ": " if what else ""
    return f"* {owner}{joint}{what}."


def _python(path: str) -> str:
    """Return a path in its Python form: `holdoutIDs[].passRate` becomes `holdout_ids[].pass_rate`."""
    parts = (re.match(r"([^\[{]*)(.*)", part) for part in path.split("."))
    return ".".join(snake_case(part[1]) + part[2] for part in parts if part)


def _verb(operation: Operation) -> str:
    return str(operation.content.get("operationId", "")).removeprefix(f"{operation.tag}_")


def _call(operation: Operation) -> str:
    return f"`client.{operation.tag}.{_verb(operation)}`"


def _result(surface: Surface, operation: Operation) -> str:
    """Return the type that a call returns."""
    data = data_schema(surface.document, operation.body.schema) if operation.body else None
    return "nothing" if data is None else surface.shapes.describe(data)


def document(revision: str | None, root: Path) -> Json:
    """Read our document in a commit, or in the working tree."""
    if revision is None:
        file = root / DOCUMENT
        if not file.exists():
            raise SurfaceError(f"{file}: does not exist; run `make generate`")
        return parse(file.read_text(encoding="utf-8"), str(file))
    source = f"{revision}:{DOCUMENT}"
    git = ["git", "-C", str(root), "show", "--end-of-options", source]
    done = subprocess.run(git, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SurfaceError(f"{source}: {done.stderr.strip()}")
    return parse(done.stdout, source)


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Print the notes; return 2 if a commit does not hold the document."""
    parser = argparse.ArgumentParser(prog="release_notes.py", description=__doc__)
    parser.add_argument("old", metavar="OLD", help="the commit, tag or branch of the last release")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the commit of this release (the working tree)")
    asked = parser.parse_args(words)
    try:
        print(Notes(document(asked.old, root), document(asked.new, root)).markdown(), end="")
    except SurfaceError as error:
        print(f"release_notes: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
