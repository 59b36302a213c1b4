# Everything here sets itself up: a virtual environment in .venv, from pyproject.toml.
PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/with-gaps.yaml
DAY := 2026-11-21
# how long `make thorough` and `make fuzz` may take, and which files `make mutants` tries again
MINUTES ?= 10
SECONDS ?= 600
FILES ?=

.PHONY: demo test check wheel format thorough fuzz laws mutants conformance benchmarks generated editor browser hook office spark clean

## print the gap report of an example portfolio
demo: .venv/.core
	@$(BIN)/rubric report $(EXAMPLE) --on $(DAY) || test $$? -eq 1
	@echo
	@echo "Next, try:  $(BIN)/rubric why $(EXAMPLE) 2.1 --on $(DAY)"

## run the tests, on every core
test: .venv/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore tests/office --ignore tests/spark

## formatting, lint, types, the import contract, and that generated files are fresh
check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.generated --check

## build the distributions, and try the wheel by itself, outside the repository
wheel: .venv/.dev
	$(BIN)/python tests/wheel.py

## write what is generated: schemas, the API snapshot, golden outputs, the docs' help texts
generated: .venv/.dev
	$(BIN)/python -m tests.generated

## put the code into its form
format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## the laws under a fuzzer that follows branches: MINUTES=60 gives it an hour
thorough: .venv/.dev
	$(BIN)/python -m tests.thorough $(MINUTES)

## files of any bytes for check, fix, report, logs and documents, following branches: SECONDS=3600
fuzz: .venv/.dev
	$(BIN)/python -m tests.fuzz $(SECONDS)

## the laws with many more generated cases, each drawn by itself
laws: .venv/.dev
	RUBRIC_HYPOTHESIS=thorough $(BIN)/python -m pytest tests/laws

## how many small faults put into the rules and the judging the tests find; goes on where it stopped
mutants: .venv/.dev
	$(BIN)/python -m tests.mutation $(FILES)

## the conformance cases: our engine passes them, and each fails where its rule is broken
conformance: .venv/.dev
	$(BIN)/python -m rubric.testing.conformance
	$(BIN)/python -m tests.conformance.breaking

## our schemas in an editor: gets the YAML language server (with npm), and asks it
editor: .venv/.dev
	cd tests/editor && npm install --no-package-lock --no-audit --no-fund --silent
	$(BIN)/python -m pytest tests/editor

## pages in Chromium: axe (npm gets it), filters, the keyboard, paper; makes the pictures of the docs
browser: .venv/.dev
	cd tests/browser && npm install --no-package-lock --no-audit --no-fund --silent
	$(BIN)/python -m pytest tests/browser

## workbooks opened and saved by LibreOffice and Gnumeric: what comes back, and what its formulas count
office: .venv/.dev
	$(BIN)/python -m pytest tests/office

## the plan of a population on Spark, held to DuckDB; skipped with a reason where Java is not there
spark: .venv/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[spark]'
	$(BIN)/python -m pytest tests/spark

## the hook for pre-commit, tried by pre-commit in a repository made for it
hook: .venv/.dev
	$(BIN)/python tests/hook.py

## ratios of speed, each from one run, and growth by counting, written into docs/speed.md; an hour
benchmarks: .venv/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[benchmarks]'
	$(BIN)/python -m benchmarks

.venv/.core: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.dev: .venv/.core pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv dist build
