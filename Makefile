# Needs make and Python 3.11 or newer. .ci/prepare.py sets up the rest in .venv and says what it is doing.
#
#   make test PYTHON=python3.12        another Python; .venv is made again for it
#   make test ARGS="tests/grading -x"  arguments for pytest
#   make run PORT=8001                 another port

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
# A Python that was asked for decides; the default one leaves a .venv of another version as it is.
ASKED := $(if $(filter file default,$(origin PYTHON)),,--this-python)
PREPARE = $(PYTHON) .ci/prepare.py $(ASKED)

.DEFAULT_GOAL := help
.PHONY: help run test test-upstream lint format bench runtimes extract_translations compile_translations clean python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z_-]+:.*## / { printf "  make %-21s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: python ## serve the demo problems at http://127.0.0.1:8000/ (other port: PORT=8001)
	@$(PYTHON) -m wasm_problem.devserver --port "$(PORT)" --check
	@$(PREPARE) packages runtimes bundle translations package examples compiled
	@$(BIN)/python -m wasm_problem.devserver --port "$(PORT)"

test: python ## run every test, those in a browser included (some: ARGS="tests/grading")
	@$(PREPARE) packages runtimes bundle translations package examples more-runtimes compiled browser capa codejail
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python .ci/test.py $(ARGS)

test-upstream: python ## run the test suites of NumPy, SymPy and others in the runtime (some: ARGS="numpy")
	@$(PREPARE) packages runtimes package more-runtimes
	$(BIN)/python -m tests.upstream $(ARGS)

lint: python ## check style and types
	@$(PREPARE) packages bundle
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix static run --silent lint

format: python ## rewrite the Python files in the house style
	@$(PREPARE) packages
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: python ## measure; prints a table, writes bench/out/results.json
	@$(PREPARE) packages runtimes bundle translations package examples compiled browser
	$(BIN)/python -m bench $(ARGS)

runtimes: python ## build the WebAssembly runtimes that are missing or out of date
	@$(PREPARE) packages
	@$(BIN)/python -m wasm_problem.runtime_build

extract_translations: python ## bring the catalogs in wasm_problem/conf/locale up to date, and name what is not translated
	@$(PREPARE) packages
	@$(BIN)/python -m wasm_problem.i18n_build extract
	@$(BIN)/python -m wasm_problem.i18n_build missing

compile_translations: python ## build what servers and browsers read of the translations
	@$(PREPARE) packages translations

clean: ## remove everything that make has made: environment, artefacts, database of the workbench
	rm -rf .venv build dist *.egg-info var bench/out static/dist static/node_modules wasm_problem/translations runtimes/*/dist examples/*/*/*@* packages/*/*/*@*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "'$(PYTHON)' is not a Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
