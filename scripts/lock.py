"""Write constraints.txt, the versions of packages for development; ``--check`` compares pyproject.toml.

Users get the newest versions that pyproject.toml allows, or the ones of their own lock. This file makes two
checkouts of the same commit run the same tests, on each Python and system. uv resolves it for all of them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["EXTRAS", "FILE", "GROUPS", "problems", "requirements"]

ROOT = Path(__file__).parent.parent
FILE = ROOT / "constraints.txt"
GROUPS, EXTRAS = ["check"], ["demo"]
"""What the Makefile installs for tests and checks."""
_ADVICE = "run `make lock`"
# Hashes would make pip refuse the editable package beside them. Addresses of registries belong to a machine.
_UV = [
    "-m",
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--upgrade",
    "--no-annotate",
    "--no-emit-index-url",
]
_PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+( ; .+)?")
_PYTHON = re.compile(r"Programming Language :: Python :: (3\.\d+)")
_SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


def requirements(pyproject: dict[str, Any]) -> Iterator[Requirement]:
    """Yield what the package needs, and what its extras and groups for development need."""
    project, groups = pyproject["project"], pyproject["dependency-groups"]

    def group(name: str) -> Iterator[str]:
        for part in groups[name]:
            if isinstance(part, str):
                yield part
            else:
                yield from group(part["include-group"])

    texts = [*project["dependencies"]]
    texts += [text for extra in EXTRAS for text in project["optional-dependencies"][extra]]
    texts += [text for name in GROUPS for text in group(name)]
    yield from map(Requirement, texts)


def problems(pyproject: str, lock: str) -> list[str]:
    """Return the faults of a lock, such as a missing package or a version that is not allowed."""
    found: dict[str, str] = {}
    project = tomllib.loads(pyproject)
    pins: list[Requirement] = []
    for line in lock.splitlines():
        if line and not line.startswith("#"):
            if _PIN.fullmatch(line):
                pins.append(Requirement(line))
            else:
                found[line] = f"{line!r} is no name and version: {_ADVICE}"
    for environment in _environments(project):
        locked = {canonicalize_name(pin.name): pin for pin in pins if _applies(pin, environment)}
        for needed in requirements(project):
            if not _applies(needed, environment):
                continue
            pin = locked.get(canonicalize_name(needed.name))
            where = f"Python {environment['python_version']} on {environment['sys_platform']}"
            if pin is None:
                found.setdefault(needed.name, f"{needed.name} is missing for {where}: {_ADVICE}")
            elif not needed.specifier.contains(str(pin.specifier).removeprefix("=="), prereleases=True):
                found.setdefault(needed.name, f"{pin} is not what pyproject.toml allows, {needed}: {_ADVICE}")
    return list(found.values())


def _applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


def _environments(project: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the values of markers for each supported Python on each system."""
    here = {name: str(value) for name, value in default_environment().items()}
    for classifier in project["project"]["classifiers"]:
        if match := _PYTHON.fullmatch(classifier):
            version = {"python_version": match[1], "python_full_version": f"{match[1]}.7"}
            for platform, system in _SYSTEMS.items():
                os_name = "nt" if platform == "win32" else "posix"
                names = {"sys_platform": platform, "platform_system": system, "os_name": os_name}
                yield here | version | names


def main() -> int:
    """Write or check the lock; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if a package is missing")
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if not parser.parse_args().check:
        lowest = tomllib.loads(pyproject)["project"]["requires-python"].removeprefix(">=")
        options = ["--python-version", lowest, "--custom-compile-command", "make lock"]
        options += [part for name in EXTRAS for part in ("--extra", name)]
        options += [part for name in GROUPS for part in ("--group", name)]
        command = [sys.executable, *_UV, *options, "--output-file", FILE.name, "pyproject.toml"]
        subprocess.run(command, cwd=ROOT, check=True)
    found = problems(pyproject, FILE.read_text(encoding="utf-8"))
    for problem in found:
        print(f"{FILE.name}: {problem}", file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
