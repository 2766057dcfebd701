"""The committed code is what openapi/ gives, the same every time, or nothing is written."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

import generate
from document.bundle import bundle

DOCUMENT = bundle()


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.parent.name != "__pycache__"
    }


# The committed bytes are those of an earlier run, in another process.
def test_each_run_gives_the_committed_bytes(tmp_path: Path) -> None:
    made = tmp_path / "made"
    generate.generate(made, DOCUMENT)
    assert generate.difference(made, generate.TARGET) == []
    assert contents(made) == contents(generate.TARGET)
    assert generate.INDEX.read_text() == generate.index(DOCUMENT)


def test_a_difference_is_shown(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "made" / "x.py").write_text("a = 1\n")
    (tmp_path / "old" / "x.py").write_text("a = 2\n")
    (tmp_path / "old" / "gone.py").write_text("b = 1\n")
    lines = generate.difference(tmp_path / "made", tmp_path / "old")
    assert [line for line in lines if line[0] in "+-" and line[1] not in "+-"] == [
        "-b = 1\n",
        "-a = 2\n",
        "+a = 1\n",
    ]


def test_a_warning_of_the_generator_stops_everything(tmp_path: Path) -> None:
    broken: Any = copy.deepcopy(DOCUMENT)
    broken["components"]["schemas"]["Gate"]["properties"]["odd"] = {
        "type": "array",
        "description": "No items.",
    }
    with pytest.raises(SystemExit, match="the generator complains"):
        generate.generate(tmp_path / "made", broken)
    assert not (tmp_path / "made").exists()


def test_an_operation_that_gets_lost_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "_functions", lambda target: set())
    with pytest.raises(SystemExit, match=r"operations without a function: .*gates_get"):
        generate.generate(tmp_path / "made", DOCUMENT)


def test_the_old_folder_is_whole_until_the_new_one_is(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "target"
    for folder, text in ((made, "new"), (target, "old")):
        folder.mkdir()
        (folder / "x.py").write_text(text)
    generate.replace(made, target)
    assert (target / "x.py").read_text() == "new"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["target"]
