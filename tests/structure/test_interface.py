"""A public name, argument, field, value or base that is removed or renamed does not go unnoticed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import public_interface
import statsig_console
from interface.changes import compare
from interface.description import MODULES, Interface, describe
from statsig_console import models
from tests.support.operations import OPERATIONS

INTERFACE = describe(public_interface.ROOT / "src")


def test_the_committed_file_is_up_to_date() -> None:
    committed = public_interface.read(public_interface.FILE)
    breaking = [str(change) for change in compare(committed, INTERFACE) if change.is_breaking]
    assert breaking == [], "see the advice of `make check`"
    assert committed == INTERFACE, "run `make generate`"


def test_all_modules_of_users_are_described() -> None:
    owners = {".".join(["statsig_console", *([module] if module else [])]) for module in MODULES}
    assert owners <= INTERFACE.keys()
    assert set(statsig_console.__all__) == INTERFACE["statsig_console"].keys()
    assert set(models.__all__) - {"UNSET", "Unset"} == INTERFACE["statsig_console.models"].keys()


NOT_IMPORTED = {"cli": "It is a command.", "demo": "It is a command.", "fake": "`fake` has all its names."}
"""Packages whose modules are not for users, with the reasons."""


def test_a_new_module_is_described() -> None:
    package = public_interface.ROOT / "src" / "statsig_console"
    found = set()
    for file in package.rglob("*.py"):
        names = [name for name in file.relative_to(package).with_suffix("").parts if name != "__init__"]
        if not any(name.startswith("_") for name in names) and not (names[1:] and names[0] in NOT_IMPORTED):
            found.add(".".join(names))
    assert found - (NOT_IMPORTED.keys() - {"fake"}) == set(MODULES), "add the module to MODULES"


@pytest.mark.parametrize("client", ["statsig_console.Client", "statsig_console.sync.Client"])
def test_all_operations_are_described(client: str) -> None:
    for operation in OPERATIONS:
        name = operation.id.removeprefix(f"{operation.tag}_")
        assert "def (" in INTERFACE[f"{client}.{operation.tag}"][name], operation


def test_errors_are_described_with_their_attributes() -> None:
    errors = [name for name in statsig_console.__all__ if name.endswith("Error")]
    for name in errors:
        line = INTERFACE["statsig_console"][name]
        # FieldError is a part of errors, not one of them.
        assert "Error" in line or line == "class (Exception)" or name == "FieldError", name
    assert INTERFACE["statsig_console.APIStatusError"].keys() > {"status", "headers", "errors"}
    assert "referenced" in INTERFACE["statsig_console.StatsigError"]["reason"]


SOURCES = {
    "__init__.py": """
from . import models
from ._client import Client, Limits, Problem
from ._client import Timeout as Timeout
from ._work import ask, helper, run
__all__ = ["Client", "Limits", "Problem", "Timeout", "ask", "run"]
""",
    "_client.py": """
from dataclasses import dataclass
from typing import Literal
Reason = Literal["gone", "busy"]
class _Base:
    def close(self, wait=1): ...
    def _hidden(self): ...
class Client(_Base):
    limit: int = 3
    def __init__(self, key, *, timeout=5, **options):
        self.key = key
    @property
    def url(self): ...
    async def send(self, path, /, body=None, *values): ...
@dataclass(kw_only=True)
class Limits:
    calls: int
    seconds: float = 1.0
class Problem(Exception):
    reason: Reason | None = None
class Timeout(Problem, TimeoutError):
    "It took too long."
""",
    "_work.py": """
class _Answer:
    def text(self): ...
def run(call, items, *, limit=1): ...
def ask() -> _Answer: ...
def helper(): ...
""",
    "sync/__init__.py": "from .._client import Limits\n__all__ = ['Limits']\n",
    "models.py": "",
    "_generated/__init__.py": "",
    "_generated/models/__init__.py": """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .gate import Gate as Gate
    from .kind import Kind as Kind
__all__ = ["Gate", "Kind"]
""",
    "_generated/models/gate.py": """
class Gate:
    id: str
    name: str = ""
    additional_properties: dict = 1
    wire_names: ClassVar[dict] = {}
""",
    "_generated/models/kind.py": """
from typing import Literal, TypeAlias
Kind: TypeAlias = Literal["off", "on"]
""",
}


def made(folder: Path, *changes: tuple[str, str, str]) -> Interface:
    """Describe the small package after some changes of its texts."""
    for name, text in SOURCES.items():
        for file, old, new in changes:
            if file == name:
                assert old in text
                text = text.replace(old, new)
        path = folder / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return describe(folder, "small")


def test_a_package_is_described(tmp_path: Path) -> None:
    assert made(tmp_path) == {
        "small": {
            "Client": "class ()",
            "Limits": "class ()",
            "Problem": "class (Exception)",
            "Timeout": "class (Problem, TimeoutError)",
            "ask": "def ()",
            "run": "def (call, items, *, limit=)",
        },
        "small.Client": {
            "__init__": "def (key, *, timeout=, **options)",
            "close": "def (wait=)",
            "key": "attribute",
            "limit": "attribute",
            "send": "async def (path, /, body=, *values)",
            "url": "attribute",
        },
        "small.Limits": {
            "__init__": "def (*, calls, seconds=)",
            "calls": "attribute",
            "seconds": "attribute",
        },
        "small.Problem": {"reason": "attribute, one of (busy, gone)"},
        "small.ask": {"text": "def ()"},
        "small.models": {"Gate": "model (id, name=)", "Kind": "one of (off, on)"},
        "small.sync": {"Limits": "same as small.Limits"},
    }


CLIENT, WORK, GATE = "_client.py", "_work.py", "_generated/models/gate.py"
BREAKING = [
    ("__init__.py", ', "run"]', "]", ["removed: small.run: was def (call, items, *, limit=), is missing."]),
    (WORK, "run(call, items,", "run(call, things,", ["renamed argument: small.run(items)"]),
    (WORK, "*, limit=1", "*, most=1", ["renamed argument: small.run(limit)"]),
    (WORK, ", *, limit=1", "", ["removed argument: small.run(limit): was limit, is missing."]),
    (WORK, "limit=1", "limit", ["required argument: small.run(limit): was optional, is required."]),
    (
        WORK,
        "items, *, limit=1",
        "items, *, limit=1, key",
        ["required argument: small.run(key): was missing, is required."],
    ),
    (
        WORK,
        "call, items",
        "items, call",
        ["moved argument: small.run(call)", "moved argument: small.run(items)"],
    ),
    (
        WORK,
        "call, items, *",
        "call, *, items",
        ["moved argument: small.run(items): was argument 2, is by name only."],
    ),
    (WORK, "def run", "async def run", ["another kind: small.run"]),
    (WORK, "def text", "def words", ["renamed: small.ask.text"]),
    (WORK, "-> _Answer", "", ["removed: small.ask.text"]),
    (CLIENT, ", **options", "", ["removed argument: small.Client.__init__(**options)"]),
    (CLIENT, "def close", "def stop", ["renamed: small.Client.close"]),
    (CLIENT, "class Client(_Base)", "class Client", ["removed: small.Client.close"]),
    (CLIENT, "self.key", "self._key", ["removed: small.Client.key"]),
    (CLIENT, "path, /", "path", []),
    (CLIENT, '"gone", ', "", ["removed value: small.Problem.reason: was gone, is busy."]),
    (CLIENT, "Problem, Timeout", "Timeout", ["removed base class: small.Timeout: was Problem"]),
    (
        CLIENT,
        "    calls: int\n",
        "",
        ["removed argument: small.Limits.__init__(calls)", "removed: small.Limits.calls"],
    ),
    (GATE, "name: str", "title: str", ["removed field: small.models.Gate(name)"]),
    (GATE, 'name: str = ""', "name: str", ["required field: small.models.Gate(name)"]),
    ("_generated/models/kind.py", '"off", ', "", ["removed value: small.models.Kind: was off, is on."]),
    ("sync/__init__.py", "['Limits']", "[]", ["removed: small.sync: was module, is missing."]),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), BREAKING)
def test_a_change_that_breaks_programs_is_found(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    found = compare(made(tmp_path / "old"), made(tmp_path / "new", (file, old, new)))
    own = [change for change in found if "small.sync." not in change.name]
    lines = [str(change) for change in own if change.is_breaking]
    assert len(lines) == len(expected), lines
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(start)
        assert line.endswith(".")


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        (WORK, "limit=1", "limit=1, key=None", "small.run(key)"),
        (WORK, "items, *", "items=(), *", ""),
        (CLIENT, "    def _hidden", "    def open(self): ...\n    def _hidden", "small.Client.open"),
        (CLIENT, '"gone"', '"gone", "lost"', "small.Problem.reason"),
        (CLIENT, "class Timeout(Problem", "class Timeout(OSError, Problem", "small.Timeout"),
        (GATE, 'name: str = ""', 'name: str = ""\n    tags: list = 1', "small.models.Gate(tags)"),
        ("__init__.py", ', "run"]', ', "helper", "run"]', "small.helper"),
    ],
)
def test_what_is_added_breaks_nothing(tmp_path: Path, file: str, old: str, new: str, name: str) -> None:
    before, after = made(tmp_path / "old"), made(tmp_path / "new", (file, old, new))
    assert before != after
    found = compare(before, after)
    assert {change.name for change in found if "small.sync." not in change.name} == (
        {name} if name else set()
    )
    assert not [change for change in found if change.is_breaking]


def test_a_removed_class_or_module_is_one_change(tmp_path: Path) -> None:
    old = made(tmp_path)
    for owner in ("small.Client", "small.sync"):
        parent, _, name = owner.rpartition(".")
        new = {key: {**lines} for key, lines in old.items() if key != owner}
        new[parent].pop(name, None)
        (change,) = compare(old, new)
        assert (change.kind, change.name, change.new) == ("removed", owner, "missing")


def test_a_class_may_get_its_first_name_elsewhere(tmp_path: Path) -> None:
    old = made(tmp_path)
    new = {**old, "small.other": {"Limits": "class ()"}, "small.other.Limits": old["small.Limits"]}
    new["small"] = {**old["small"], "Limits": "same as small.other.Limits"}
    new["small.sync"] = {"Limits": "same as small.other.Limits"}
    del new["small.Limits"]
    assert [change for change in compare(old, new) if change.is_breaking] == []
    new["small.other.Limits"] = {}
    assert [change.name for change in compare(old, new) if change.is_breaking][:1] == [
        "small.Limits.__init__"
    ]


def run(folder: Path, *arguments: str) -> int:
    return public_interface.main([*arguments], source=folder, file=folder / "interface.json")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the small package and its file."""
    monkeypatch.setattr(public_interface, "describe", lambda source: describe(source, "small"))
    made(tmp_path)
    assert run(tmp_path) == 0
    return tmp_path


def test_make_check_says_what_to_do(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, "--check") == 0
    made(package, (WORK, "items", "things"))
    before = (package / "interface.json").read_text()
    assert run(package, "--check") == 1
    assert run(package, "--add") == 0
    assert (package / "interface.json").read_text() == before
    first, _, last = capsys.readouterr().err.splitlines()[-3:]
    assert first == "renamed argument: small.run(items): was items, is things. Keep the argument."
    assert last.startswith("1 changes of public names break programs of users.")
    assert "CHANGELOG.md" in last
    assert "`make interface`" in last
    assert run(package) == 0
    assert run(package, "--check") == 0


def test_only_one_new_name_with_the_same_line_may_be_the_old_one() -> None:
    old = {"small": {"a": "def (x)", "b": "attribute"}}
    for line in ({"c": "def (y)"}, {"c": "def (x)", "d": "def (x)"}, {"c": "attribute"}):
        removed = [change for change in compare(old, {"small": line}) if change.is_breaking]
        assert {(change.kind, change.new) for change in removed} == {("removed", "missing")}
    renamed = compare(old, {"small": {"c": "def (x)", "b": "attribute"}})[0]
    assert (renamed.kind, renamed.name, renamed.new) == ("renamed", "small.a", "c")


def test_the_folder_decides_which_package_is_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "here", (WORK, "items", "things"))
    monkeypatch.chdir(tmp_path / "here")
    assert made(tmp_path / "there")["small"]["run"] == "def (call, items, *, limit=)"


def test_a_flood_of_changes_is_cut(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = ", ".join(f"a{number}=1" for number in range(60))
    made(package, (WORK, "limit=1", many))
    assert run(package) == 0
    capsys.readouterr()
    made(package)
    assert run(package, "--check") == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("60 changes of public names break programs")
    assert len(lines) == 42


def test_make_generate_adds_new_names(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(package, (WORK, "limit=1", "limit=1, key=None"))
    assert run(package, "--check") == 1
    assert capsys.readouterr().err == (
        "public_interface.json lacks new public names: small.run(key). Run `make generate`.\n"
    )
    assert run(package, "--add") == 0
    assert run(package, "--check") == 0
    assert json.loads((package / "interface.json").read_text())["small"]["run"].endswith("limit=, key=)")


def test_an_argument_that_becomes_optional_is_written(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(package, (WORK, "items, *", "items=(), *"))
    assert run(package, "--check") == 1
    assert "optional arguments" in capsys.readouterr().err
    assert run(package, "--add") == 0
    assert run(package, "--check") == 0


def test_a_line_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="a line of the interface cannot be read"):
        compare({"small": {"x": "def (a"}}, {"small": {"x": "def (b)"}})


def test_nothing_is_imported(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "small" / "_work.py").write_text(f"{SOURCES[WORK]}\nraise SystemExit\n")
    assert describe(tmp_path, "small") == made(tmp_path)
    assert "small" not in sys.modules
