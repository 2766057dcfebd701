"""Write docs/reference/: a page for each group of operations, and pages of all models."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.preparation import operations
from generator.reference_code import Code, model_names, models_in, read
from generator.reference_entries import Entries, Entry

__all__ = ["FOLDER", "pages"]

Json = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "docs" / "reference"
SHARED = "shared"
"""The page of the models that several groups use."""
WIDTH = 110
"""Columns of the code: those of the project, since `ruff format` formats the code of pages too."""
GUIDES = {
    "dynamic_configs": {"edit.md": "Change a rule without losing what others change"},
    "experiment_results": {"inventory.md": "Get results as rows"},
    "experiments": {"edit.md": "Change an experiment without losing what others change"},
    "gates": {
        "edit.md": "Change a rule or the rollout of a gate without losing what others change",
        "stale.md": "Find stale gates and archive them",
    },
    "segments": {"segments.md": "Make the ids of a segment equal to a file or a table"},
}
"""The guides that say more than the reference of a group, and what they are for."""
_MARK = "# ---"


def pages(document: Json, generated: Path) -> dict[Path, str]:
    """Return the text of each page.

    Args:
        document: The merged document.
        generated: The folder of the generated package, which belongs to the document.
    """
    code = read(generated)
    groups: dict[str, list[str]] = {}
    for _, operation in operations(document):
        groups.setdefault(operation["tags"][0], []).append(operation["operationId"])
    places = _pages_of_models(code, groups)
    entries = Entries(document, generated, code, places)
    found = _formatted({group: entries.entries(names) for group, names in sorted(groups.items())})
    tags = {tag["name"]: tag for tag in document["tags"]}
    made = {}
    for group, listed in found.items():
        guides = GUIDES.get(group, {})
        made[f"{group}.md"] = _render("group", group=group, entries=listed, tag=tags[group], guides=guides)
    uses = _Uses(code, entries)
    for page in sorted(set(places.values())):
        models = _models(code, entries, uses, places, page)
        made[f"models/{page}.md"] = _render("models", page=page, tags=tags, models=models)
    made["README.md"] = _render("index", groups=found, tags=tags, models=len(code.models))
    requests = [(group, entry) for group, listed in found.items() for entry in listed]
    requests.sort(key=lambda pair: (pair[1].path, pair[1].method))
    made["requests.md"] = _render("requests", requests=requests)
    made["models.md"] = _render("models_index", models=code.models, places=places)
    return {FOLDER / name: text for name, text in sorted(made.items())}


def _render(template: str, **values: Any) -> str:
    text = _templates().get_template(f"reference_{template}.md.jinja").render(values)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(cell=_cell, flow=lambda text: " ".join(text.split()))
    return environment


def _cell(text: str) -> str:
    """Return a text for one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _formatted(groups: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Return the entries with their code formatted, by one call of the formatter."""
    entries = [entry for listed in groups.values() for entry in listed]
    text = "".join(
        f"{_MARK}\n{part}\n" for entry in entries for part in (entry.signature, entry.example.code)
    )
    ruff = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", f"--line-length={WIDTH}", "-"]
    done = subprocess.run(ruff, input=text, capture_output=True, text=True, check=True)
    _, *texts = re.split(rf"^{_MARK}$", done.stdout, flags=re.MULTILINE)
    code = iter(part.strip() for part in texts)
    return {
        group: [
            entry._replace(signature=next(code), example=entry.example._replace(code=next(code)))
            for entry in listed
        ]
        for group, listed in groups.items()
    }


def _pages_of_models(code: Code, groups: dict[str, list[str]]) -> dict[str, str]:
    """Return the page of each model: that of the one group which uses it, or of the group in its name."""
    users: dict[str, list[str]] = {name: [] for name in code.models}
    for group, names in groups.items():
        for model in models_in(code, names):
            users[model].append(group)
    found = {}
    for model, known in users.items():
        named = sorted((group for group in known if model.startswith(_singular(group))), key=len)
        found[model] = known[0] if len(known) == 1 else named[-1] if named else SHARED
    return found


def _singular(group: str) -> str:
    """Return the noun of a group as models begin with it: `EntityProperty` for `entity_properties`."""
    noun = re.sub("ies$", "y", group).removesuffix("s")
    return "".join(word.capitalize() for word in noun.split("_"))


class _Uses:
    """Where each model is used: links to operations, and names of the models that have it as a field."""

    def __init__(self, code: Code, entries: Entries) -> None:
        self.sent: dict[str, list[str]] = {}
        self.returned: dict[str, list[str]] = {}
        self.parts: dict[str, list[str]] = {}
        for name, function in sorted(code.functions.items()):
            group, verb = entries.facts[name].tag, entries.verb(name)
            link = f"[{group}.{verb}](../{group}.md#{verb})"
            _add(self.sent, function.arguments.get("body"), link)
            _add(self.returned, function.items or function.result, link)
        for model in code.models.values():
            for field in model.fields:
                _add(self.parts, field.annotation, model.name)


def _add(found: dict[str, list[str]], annotation: ast.expr | None, use: str) -> None:
    for name in model_names(annotation) if annotation is not None else ():
        known = found.setdefault(name, [])
        if use not in known:
            known.append(use)


def _models(code: Code, entries: Entries, uses: _Uses, places: dict[str, str], page: str) -> list[Json]:
    def link(name: str) -> str:
        file = "" if places[name] == page else f"{places[name]}.md"
        return f"[{name}]({file}#{name.lower()})"

    return [
        {
            "model": model,
            "rows": entries.rows(model, link),
            "sent": uses.sent.get(name, []),
            "returned": uses.returned.get(name, []),
            "parts": [link(other) for other in uses.parts.get(name, [])],
        }
        for name, model in code.models.items()
        if places[name] == page
    ]
