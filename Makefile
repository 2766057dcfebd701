.DEFAULT_GOAL := help
.PHONY: help demo test test-long coverage lowest generate check lint types drift adopt notes matrix wheel bench clean
# The first Python that is new enough; `make PYTHON=…` chooses another one.
PYTHON ?= $(shell for p in python3.15 python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help:      ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 12

demo: $(VENV)/.demo      ## Archive the stale gates of a fake Console
	@$(BIN)/python -m statsig_console.demo

test: $(VENV)/.check     ## Run the tests
	$(BIN)/python -m pytest -n auto

test-long: $(VENV)/.check ## Run the long tests: load, killed processes, long searches
	LONG_TESTS=1 $(BIN)/python -m pytest -n auto -m "long or search"

coverage: $(VENV)/.check ## Run the tests; fail if the branch coverage is too low
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered

lowest:                  ## Run the tests with the oldest allowed dependencies
	@scripts/lowest.sh

generate: $(VENV)/.check ## Rewrite operations.txt and _generated from openapi/
	$(BIN)/python scripts/generate.py
	$(BIN)/python scripts/fake_page.py
	$(BIN)/python scripts/conditions_page.py

check: lint types        ## Check style and types, and that the generated code is up to date
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/fake_page.py --check
	$(BIN)/python scripts/conditions_page.py --check

lint: $(VENV)/.check
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: $(VENV)/.check
	$(BIN)/python -m mypy
	$(BIN)/python -m pyright

drift: $(VENV)/.check    ## Compare our operations with a published document: make drift SPEC=file-or-URL
	@test -n "$(SPEC)" || { echo "Name a document: make drift SPEC=file-or-URL [SINCE=earlier]" >&2; exit 2; }
	@$(BIN)/python scripts/drift.py "$(SPEC)" $(if $(SINCE),--since "$(SINCE)")

adopt: $(VENV)/.check    ## Write what a published document has in addition into openapi/: make adopt SPEC=file-or-URL [PARTIAL=1]
	@test -n "$(SPEC)" || { echo "Name a document: make adopt SPEC=file-or-URL [PARTIAL=1]" >&2; exit 2; }
	@$(BIN)/python scripts/adopt.py "$(SPEC)" $(if $(PARTIAL),--partial)

notes: $(VENV)/.check    ## Print the changes for users since a commit: make notes OLD=v0.1.0 [NEW=commit]
	@test -n "$(OLD)" || { echo "Name a commit: make notes OLD=commit [NEW=commit]" >&2; exit 2; }
	@$(BIN)/python scripts/release_notes.py "$(OLD)" $(if $(NEW),"$(NEW)")

matrix:                  ## Run the tests on every other Python that is installed
	@PYTHON=$(PYTHON) scripts/matrix.sh

wheel: $(VENV)/.check    ## Build the wheel, install it without other packages, and use it
	@scripts/try_wheel.sh $(BIN)/python

bench: $(VENV)/.check    ## Compare imports, pages and requests with other clients; takes half an hour
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/growth.py

clean:                   ## Remove all files that these commands created
	rm -rf .venv* .bench dist build .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@echo "Creating $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --upgrade 'pip>=25.1'

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	@echo "Installing the packages for the demo …"
	@$(INSTALL) --editable '.[demo]'
	@touch $@

$(VENV)/.check: pyproject.toml | $(VENV)/bin/python
	@echo "Installing the packages for the tests …"
	@$(INSTALL) --editable '.[demo]' --group check
	@touch $@ $(VENV)/.demo
