#!/bin/sh
# Run the tests on each supported Python that is installed, beside the one that `make test` takes.
set -eu
cd "$(dirname "$0")/.."
used=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
for version in 3.11 3.12 3.13 3.14 3.15; do
    [ "$version" = "$used" ] && continue
    found=""
    for candidate in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python; do
        if "$candidate" -c 'import sys' >/dev/null 2>&1; then found=$candidate; break; fi
    done
    if [ -z "$found" ]; then echo "Python $version is not installed; skipped."; continue; fi
    echo "Tests on $("$found" --version):"
    make --no-print-directory test PYTHON="$found" VENV=".venv-$version"
done
