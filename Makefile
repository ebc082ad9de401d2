# The two commands of the README, and what stands behind them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test scores coverage docs lock benchmarks clean

# Set up, and audit a real example: the findings in the terminal, and as a page in out/.
demo: $(VENV)/.run
	$(BIN)/detente audit examples/partisan.txt --date 2024-05-16
	$(BIN)/detente audit examples/partisan.txt --date 2024-05-16 --format html -o out/partisan.html

# Set up, and run every check and test.
test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# What the tests pin: the gold scores, where the gold sets are present.
scores: $(VENV)/.dev
	$(BIN)/pytest tests/test_quality.py -s

coverage: $(VENV)/.dev
	$(BIN)/pytest --cov --cov-report=term-missing:skip-covered

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

benchmarks: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# Resolve the dependencies anew; needs uv.
lock:
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --extra frame --extra parquet --extra charts build-requirements.in -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -c requirements.lock pyproject.toml --extra frame --extra postgres --extra models --group dev build-requirements.in -o requirements-dev.lock

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
