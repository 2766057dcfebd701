#!/bin/sh
# Build the wheel, install only it into a new environment, and use it from another folder.
set -eu
cd "$(dirname "$0")/.."
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m build --outdir "$folder/dist" . >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
"$python" -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check "$folder"/dist/*.whl
cp scripts/smoke.py "$folder"
cd "$folder"
"$folder/env/bin/python" -W error smoke.py
