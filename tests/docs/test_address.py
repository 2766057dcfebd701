"""One constant is the address of the project, and one command fills it in or removes it everywhere."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import address
import links
from document.bundle import Loader

URL = "https://example.com/owner/console"
OTHER = "https://example.org/moved"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the files that the pages lead to, without an address."""
    for name in ("README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"):
        shutil.copy(address.ROOT / name, tmp_path / name)
    shutil.copytree(address.ROOT / "docs", tmp_path / "docs")
    (tmp_path / "openapi").mkdir()
    for file in (address.ROOT / "openapi").glob("*.*"):
        shutil.copy(file, tmp_path / "openapi" / file.name)
    address.fill(tmp_path, "")
    return tmp_path


def texts(root: Path) -> dict[str, str]:
    return {name: (root / name).read_text(encoding="utf-8") for name in address.PLACES}


def project(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(texts(root)["pyproject.toml"])["project"]
    return found


def contact(root: Path) -> Any:
    return Loader(texts(root)["openapi/openapi.yaml"]).get_single_data()["info"].get("contact")


def test_the_files_show_the_address_of_the_constant() -> None:
    assert address.fill(address.ROOT, address.PROJECT_URL, check=True) == [], "run `make address`"


def test_no_host_is_invented(copy: Path) -> None:
    assert "urls" not in project(copy)
    assert contact(copy) is None
    assert "://" not in texts(copy)["SECURITY.md"]
    local = [target for target in links.links(texts(copy)["README.md"]) if "statsig.com" not in target]
    assert local
    assert not [target for target in local if ":" in target]


def test_one_command_fills_all_places(copy: Path) -> None:
    empty = texts(copy)
    assert {file.relative_to(copy).as_posix() for file in address.fill(copy, URL)} == set(address.PLACES)
    addresses = project(copy)["urls"]
    assert addresses.pop("Source") == URL
    assert addresses.pop("Issues") == f"{URL}/issues"
    for target in addresses.values():
        assert (copy / target.removeprefix(f"{URL}/blob/main/")).is_file()
    assert contact(copy) == {"url": f"{URL}/issues"}
    assert f"]({URL}/security/advisories/new)" in texts(copy)["SECURITY.md"]
    readme = copy / "README.md"
    assert list(links.broken(readme, readme.read_text(), root=copy, base=f"{URL}/blob/main")) == []
    assert project(copy) == {
        **tomllib.loads(empty["pyproject.toml"])["project"],
        "urls": project(copy)["urls"],
    }


def test_filling_twice_changes_nothing(copy: Path) -> None:
    address.fill(copy, URL)
    before = texts(copy)
    assert address.fill(copy, f"{URL}/") == []
    assert texts(copy) == before


def test_a_project_can_move_or_lose_its_address(copy: Path) -> None:
    empty = texts(copy)
    address.fill(copy, URL)
    address.fill(copy, OTHER)
    assert not re.search(re.escape(URL), "".join(texts(copy).values()))
    assert project(copy)["urls"]["Source"] == OTHER
    address.fill(copy, "")
    assert texts(copy) == empty


def test_a_missing_address_fails_the_check(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(copy)
    monkeypatch.setattr(sys, "argv", ["address.py", "--check"])
    assert address.main(copy, "") == 0
    assert capsys.readouterr().err == ""
    assert address.main(copy, URL) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" ")[0] for line in lines] == sorted(address.PLACES)
    assert all(line.endswith("run `make address`") and URL in line for line in lines)
    assert texts(copy) == before
    monkeypatch.setattr(sys, "argv", ["address.py"])
    assert address.main(copy, URL) == 0
    assert texts(copy) != before
