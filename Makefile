# What one can ask of a checkout. `make` alone says what there is.

PYTHON ?= python3
# Paths are relative: make cannot carry a path with spaces, but it need not.
VENV := .venv
BIN := $(VENV)/bin
# The tests end by themselves long before; a desktop that hangs must not hold up a machine for ever.
BOUNDED := $(if $(shell command -v timeout),timeout --foreground --signal=INT --kill-after=30 720)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test check pytest test-windows long mutate coverage icons docs languages benchmark lock clean
.SILENT:

help:
	sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 21

run: $(VENV)/run.stamp  ## start the program
	$(BIN)/kneebreak

test: $(VENV)/dev.stamp  ## everything that must hold before a change is done
	failed=0; tools/setup-debian || failed=1; tools/setup-axe || failed=1; $(MAKE) check || failed=1; $(MAKE) pytest && exit $$failed

check: $(VENV)/dev.stamp  ## the checks that start nothing: style, types, layers
	failed=; \
	$(BIN)/ruff check --quiet || failed="$$failed 'ruff check'"; \
	$(BIN)/ruff format --quiet --diff || failed="$$failed 'ruff format'"; \
	$(BIN)/mypy --no-error-summary --exclude '^tests/windows/' || failed="$$failed mypy"; \
	for platform in win32 darwin; do \
	    also=$$(test $$platform = win32 && echo -p tests.windows); \
	    $(BIN)/mypy --no-error-summary -p kneebreak $$also --platform $$platform --cache-dir .mypy_cache/$$platform \
	        || failed="$$failed 'mypy --platform $$platform'"; \
	done; \
	$(BIN)/mypy --no-error-summary --platform win32 --cache-dir .mypy_cache/win32 tests/windows/*.py \
	    || failed="$$failed 'mypy tests/windows'"; \
	$(BIN)/lint-imports --no-logo >$(VENV)/layers.txt || { cat $(VENV)/layers.txt; failed="$$failed lint-imports"; }; \
	if [ -n "$$failed" ]; then echo "make check: not clean:$$failed; the reasons stand above" >&2; exit 1; fi

# Desktops come by themselves: they wait for what is to be seen, and take their time to start.
pytest: $(VENV)/dev.stamp
	failed=0; \
	$(BOUNDED) $(BIN)/python -m pytest -m "not long" -n 2 --ignore=tests/desktop || failed=1; \
	$(BOUNDED) $(BIN)/python -m pytest -m "not long" -n 2 tests/desktop || failed=1; \
	exit $$failed

test-windows:  ## the tests under a Python for Windows, which says what it needs
	$(PYTHON) tools/test-windows

long: $(VENV)/dev.stamp $(VENV)/fuzz.stamp  ## the long forms of tests
	tools/setup-debian
	$(BIN)/python -m pytest -m long

mutate: $(VENV)/dev.stamp  ## make small mistakes in the engine, and see whether its tests notice (hours; SAMPLE=1000: an hour)
	$(BIN)/python -m tests.mutation $(if $(SAMPLE),--sample $(SAMPLE))

coverage: $(VENV)/dev.stamp  ## which lines and branches of engine and adapters the tests run through
	tools/setup-debian
	tools/setup-axe
	rm -rf build/coverage
	mkdir -p build/coverage
	failed=0; \
	$(BIN)/coverage run -m pytest -m "not long" || failed=1; \
	$(BIN)/coverage combine --quiet; \
	$(BIN)/coverage report --skip-covered --show-missing; \
	exit $$failed

icons: $(VENV)/run.stamp  ## draw the tray's frames and the movements' pictures anew
	$(BIN)/python icons/draw.py

docs: $(VENV)/dev.stamp  ## make what is made from tables: the manual page, the completions, the schedule's page and schema
	$(BIN)/python tools/make-schedule-docs
	$(BIN)/python tools/make-desktop-files

languages: $(VENV)/dev.stamp  ## collect what is said for the translators
	$(BIN)/python tools/update-languages

benchmark: $(VENV)/dev.stamp  ## measure memory, wake-ups and start
	tools/setup-debian
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.working_hour

lock:  ## choose anew, and by their hashes, the packages that the tests run with
	tools/lock

clean:  ## forget everything that can be made again
	rm -rf $(VENV) build dist kneebreak/languages .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find kneebreak tests icons tools -name __pycache__ -type d -prune -exec rm -rf {} +

# What translators wrote is compiled when the program is installed.
LANGUAGES := $(wildcard config/languages/*.po)

$(VENV)/run.stamp: pyproject.toml $(LANGUAGES) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	touch $@

$(VENV)/dev.stamp: pyproject.toml tools/locked.txt $(LANGUAGES) | $(BIN)/python
	tools/install-locked $(BIN)/python
	touch $@ $(VENV)/run.stamp

$(VENV)/fuzz.stamp: tools/locked-fuzz.txt | $(VENV)/dev.stamp
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement tools/locked-fuzz.txt
	touch $@

$(BIN)/python:
	command -v $(PYTHON) >/dev/null || { \
	    echo "make: there is no $(PYTHON); install Python 3.11 or newer, or name one: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "make: $(PYTHON) is $$($(PYTHON) --version); 3.11 or newer is needed: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "make: $(PYTHON) cannot make environments; on Debian: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
