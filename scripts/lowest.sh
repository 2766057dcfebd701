#!/bin/sh
# Run the tests on the oldest supported Python, with the oldest allowed version of each run-time dependency.
set -eu
cd "$(dirname "$0")/.."
python=""
for candidate in python3.11 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.11.*/bin/python; do
    if "$candidate" -c 'import sys' >/dev/null 2>&1; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 is not installed; the oldest dependencies were not tested." >&2
    # In continuous integration nobody reads that.
    [ -z "${CI:-}" ]
    exit
fi
venv=.venv-lowest
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'pip>=25.1' packaging
"$venv/bin/python" scripts/lowest.py >"$venv/constraints.txt"
extras=$("$venv/bin/python" -c 'import tomllib; print(",".join(tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]))')
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint "$venv/constraints.txt" --editable ".[$extras]" --group test --group generate
"$venv/bin/python" scripts/lowest.py --check
# The counts of modules and instructions belong to the newest versions.
"$venv/bin/python" -m pytest -n auto --deselect tests/structure/test_budgets.py
