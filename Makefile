# Every target first prepares .venv, once: it needs git, make, Python 3.11 or newer, and a package index.
# Settings: PYTHON=python3.12 (which interpreter .venv is made from), WORKERS=0 (test processes).

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCK := requirements/dev.lock
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test quality check generated generate docs bench lock clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## Read the five articles in seeds/, show what they say, and where they differ.
	@mkdir -p build
	$(BIN)/diplomev parse seeds --with-text -o build/demo.jsonl
	$(BIN)/diplomev show build/demo.jsonl
	$(BIN)/diplomev conflicts build/demo.jsonl || test $$? -eq 1

test: $(READY) ## Run the tests, and the examples in README, docs and docstrings.
	$(BIN)/pytest --numprocesses $(WORKERS)

quality: $(READY) ## Score the reader on our cases and, where present, on the sets in ../shared; keep the figures.
	$(BIN)/python tests/quality/score.py --beside ../shared --history tests/quality/history.jsonl

check: $(READY) ## Format, lint, types, layers, lock file and generated files.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src scripts $(wildcard tests/typing)
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_lock.py
	$(BIN)/python scripts/generated.py --check

generated: $(READY) ## Fail where a generated file is not what its generator makes.
	$(BIN)/python scripts/generated.py --check

generate: $(READY) ## Make the generated files anew.
	$(BIN)/python scripts/generated.py

docs: $(READY) ## Build the documentation site into build/site.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --site-dir build/site
	@echo "The site is in build/site/index.html."

bench: $(READY) ## Measure speed, as ratios within one run.
	$(BIN)/python benchmarks/run.py

lock: $(BIN)/python ## Bring requirements/dev.lock in line with pyproject.toml (all anew: make lock UPGRADE=--upgrade).
	$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-annotate --custom-compile-command "make lock" --quiet $(UPGRADE) -o $(LOCK)

clean: ## Remove everything that make made.
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@PYTHON="$(PYTHON)" scripts/venv.sh create $(VENV)

$(READY): pyproject.toml $(LOCK) src/diplomev/__about__.py | $(BIN)/python
	@scripts/venv.sh install $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
