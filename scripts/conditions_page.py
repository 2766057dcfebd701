"""Write the table of operators into docs/conditions.md; ``--check`` compares instead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from document.bundle import bundle
from generator.operators import Takes, table

__all__ = ["PAGE", "with_table"]

PAGE = Path(__file__).parent.parent / "docs" / "conditions.md"
_START, _END = "<!-- The table is generated. -->\n", "<!-- The table ends here. -->\n"
_BUILDERS = {
    "custom_field": 'field("…")',
    "unit_id": 'unit_id("…")',
    "environment_tier": "environment",
    "ip_address": "ip",
    "public": "public()",
}
_VALUES = {
    "id": "the id of one gate or segment",
    "nothing": "none",
    "number": "one number",
    "pattern": "one regular expression",
    "texts": "texts",
    "time": "one time in milliseconds since 1970",
    "values": "texts or numbers",
    "version": "one version",
}


def _code(names: list[str]) -> str:
    return " ".join(f"`{name}`" for name in names) or "–"


def _row(kind: str, takes: Takes) -> str:
    builder = _BUILDERS.get(kind, f'{kind}("…")' if takes.value else kind)
    has_builder = bool(takes.value or takes.names("sure", "likely"))
    unknown = "all others of the list below" if takes.rest == "unknown" else _code(takes.names("unknown"))
    sure = _code(takes.names("sure"))
    if takes.value:
        sure, unknown = f"no operator; value: {_VALUES[takes.value]}", "–"
    cells = [
        f"`{kind}`",
        f"`when.{builder}`" if has_builder else "–",
        sure,
        _code(takes.names("likely")),
        unknown,
        "yes" if takes.segments else "no",
    ]
    return f"| {' | '.join(cells)} |"


def _values(types: dict[str, Takes]) -> list[str]:
    """Return one line for each operator, with the value that it is compared with."""
    found: dict[str, set[str]] = {}
    for takes in types.values():
        for name, pair in takes.operators.items():
            if pair.certainty != "refused":
                found.setdefault(name, set()).update({pair.value} - {""})
    shown = {name: ", or ".join(sorted(_VALUES[value] for value in values)) for name, values in found.items()}
    return [f"| `{name}` | {value or 'unknown'} |" for name, value in sorted(shown.items())]


def _generated(document: dict[str, Any]) -> str:
    types = table(document)
    sources = document["components"]["schemas"]["Condition"]["x-operators"]["sources"]
    rows = [_row(kind, takes) for kind, takes in sorted(types.items())]
    used = {name for takes in types.values() for pair in takes.operators.values() for name in pair.sources}
    used |= {name for takes in types.values() for name in takes.sources}
    lines = [
        "| type | builder | sure | likely | unknown | in segments |\n|---|---|---|---|---|---|",
        *rows,
        "\n| operator | compares with |\n|---|---|",
        *_values(types),
        "\nSources, named for each pair in `x-operators` of `openapi/openapi.yaml`:\n",
        *(f"* {text}" for name, text in sources.items() if name in used),
    ]
    return "\n".join(lines) + "\n"


def with_table(text: str, document: dict[str, Any]) -> str:
    """Return the page with the table of a document between its marks."""
    before, start, rest = text.partition(_START)
    _, end, after = rest.partition(_END)
    if not start or not end:
        raise SystemExit(f"{PAGE.name} lacks the marks of its table")
    return f"{before}{start}\n{_generated(document)}\n{end}{after}"


def main() -> int:
    """Write the table or compare it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if the page differs")
    check, text = parser.parse_args().check, PAGE.read_text()
    wanted = with_table(text, bundle())
    if check and text != wanted:
        print(f"{PAGE.name} is not up to date: run `make generate`", file=sys.stderr)
        return 1
    PAGE.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
