# Needs Python 3.11 or newer and a package index; everything else goes into .venv. Another Python: make demo PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help demo test clean

help:
	@echo "make demo    extract the claims of the articles in data/raw and show some of them"
	@echo "make test    linters, types, import contracts, all tests and the floor of the claims' quality"
	@echo "make clean   remove .venv, caches and the demo's output"

demo: $(VENV)/installed
	$(BIN)/claimx extract data/raw --out out/demo --show 15

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest
	$(BIN)/claimx eval --split test --no-errors --fail-under relaxed=87 --fail-under record=65 > /dev/null

# The stamp files say what .venv holds; a change of the requirements installs anew.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable ".[dev]"
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
