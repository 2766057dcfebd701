.DEFAULT_GOAL := help
.PHONY: help demo test test-long coverage lowest generate check check-document lint types drift adopt notes release-check matrix wheel bench interface lock address clean
# The first Python that is new enough; `make PYTHON=…` chooses another one.
PYTHON ?= $(shell for p in python3.15 python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The versions of packages for development.
LOCKED := --constraint constraints.txt
ADVISE := || { echo "If versions conflict after a change of pyproject.toml, run: make lock" >&2; exit 1; }

help:      ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 15

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

generate: $(VENV)/.check ## Rewrite code and pages from openapi/
	$(BIN)/python scripts/generate.py
	$(BIN)/python scripts/fake_page.py
	$(BIN)/python scripts/conditions_page.py
	@$(BIN)/python scripts/public_interface.py --add

check: lint types        ## Check style and types, and that the generated code is up to date
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/fake_page.py --check
	$(BIN)/python scripts/conditions_page.py --check
	$(BIN)/python scripts/address.py --check
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/public_interface.py --check
	$(BIN)/python scripts/orphans.py

# The tests whose outcome depends on the chapters alone, of all those that go through every operation.
DOCUMENT_TESTS := tests/document/test_generated.py tests/document/test_operations.py \
	tests/document/test_examples.py tests/document/test_groups.py tests/document/test_operators.py \
	tests/document/test_orphans.py tests/fake/test_operations.py tests/fake/test_semantics.py \
	tests/fake/test_without_code.py tests/sync/test_parity.py tests/cli/test_operations.py \
	tests/http/test_request_body.py tests/http/test_query_values.py

check-document: $(VENV)/.check ## After an edit in openapi/: check it, its generated code and its tests; a minute
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/fake_page.py --check
	$(BIN)/python scripts/conditions_page.py --check
	$(BIN)/python scripts/orphans.py
	$(BIN)/python -m pytest -n auto -q $(DOCUMENT_TESTS)

lint: $(VENV)/.check
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: $(VENV)/.check
	$(BIN)/python -m mypy
	$(BIN)/python -m pyright

# GNU make exits with 2 if a recipe fails. In question mode it exits with 1 if a line that begins with + exits with 1. So
# `make drift` has the status of the comparison: 0 no difference, 1 differences, 2 the documents cannot be compared.
# Question mode runs only lines with +, so this recipe also makes what it needs.
ifeq ($(MAKECMDGOALS),drift)
MAKEFLAGS += --question
endif
drift:                   ## Compare our operations with a published document: make drift SPEC=file-or-URL
	+@test -n "$(SPEC)" || \
		{ echo "Name a document: make drift SPEC=file-or-URL [ALL=1] [JSON=1] [SINCE=earlier] [RECORD=day]" >&2; exit 2; }; \
	MAKEFLAGS= $(MAKE) --silent --no-print-directory $(VENV)/.check PYTHON="$(PYTHON)" VENV="$(VENV)" >&2 || exit 2; \
	$(BIN)/python scripts/drift.py "$(SPEC)" $(if $(ALL),--all) $(if $(JSON),--json) \
		$(if $(SINCE),--since "$(SINCE)") $(if $(RECORD),--record "$(RECORD)")

adopt: $(VENV)/.check    ## Write what a published document has in addition into openapi/: make adopt SPEC=file-or-URL [PARTIAL=1]
	@test -n "$(SPEC)" || { echo "Name a document: make adopt SPEC=file-or-URL [PARTIAL=1]" >&2; exit 2; }
	@$(BIN)/python scripts/adopt.py "$(SPEC)" $(if $(PARTIAL),--partial)

notes: $(VENV)/.check    ## Print the changes for users since a commit: make notes OLD=v0.1.0 [NEW=commit]
	@test -n "$(OLD)" || { echo "Name a commit: make notes OLD=commit [NEW=commit]" >&2; exit 2; }
	@$(BIN)/python scripts/release_notes.py "$(OLD)" $(if $(NEW),"$(NEW)")

release-check: $(VENV)/.check ## Compare a tag with the version and the changelog: make release-check TAG=v0.1.0
	@test -n "$(TAG)" || { echo "Name a tag: make release-check TAG=v0.1.0" >&2; exit 2; }
	@$(BIN)/python scripts/release_check.py "$(TAG)"

matrix:                  ## Run the tests on every other Python that is installed
	@PYTHON=$(PYTHON) scripts/matrix.sh

wheel: $(VENV)/.check    ## Build the wheel, install it without other packages, and use it
	@scripts/try_wheel.sh $(BIN)/python

bench: $(VENV)/.check    ## Compare imports, pages and requests with other clients; takes half an hour
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/growth.py

interface: $(VENV)/.check ## Accept changes of public names that break programs of users
	@$(BIN)/python scripts/public_interface.py

lock: | $(VENV)/bin/python ## Renew constraints.txt: the newest versions of the packages for development
	@$(INSTALL) --group lock
	@$(BIN)/python scripts/lock.py

address: $(VENV)/.check  ## Fill in the address of the project: PROJECT_URL in scripts/address.py
	$(BIN)/python scripts/address.py
	@$(MAKE) --no-print-directory generate

clean:                   ## Remove all files that these commands created
	rm -rf .venv* .bench dist build .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@echo "Creating $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --upgrade 'pip>=25.1'

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing the packages for the demo …"
	@$(INSTALL) $(LOCKED) --editable '.[demo]' $(ADVISE)
	@touch $@

$(VENV)/.check: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing the packages for the tests …"
	@$(INSTALL) $(LOCKED) --editable '.[demo]' --group check $(ADVISE)
	@touch $@ $(VENV)/.demo
