# Two commands: `make demo` sets everything up and runs the main job; `make test` checks everything.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# The machine's pip fills the environment from outside, so that no pip or ensurepip is needed inside it.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet
REPORT := out/report
# The peers that benchmarks set beside us have an environment of their own, so that the program's stays as it is.
BENCH := out/venv-bench
BENCH_PIP := $(PYTHON) -m pip --python $(BENCH)/bin/python --disable-pip-version-check --quiet

.PHONY: demo test check lint types contracts unit bench soak locks clean

demo: $(VENV)/run.stamp
	@rc=0; $(BIN)/kintrace trace examples/hpakant --plain --report $(REPORT) || rc=$$?; \
	if [ $$rc -eq 1 ]; then echo "(exit code 1: some of the example's files and rows were set aside, as they should be)"; \
	elif [ $$rc -ne 0 ]; then exit $$rc; fi
	@echo "Open $(REPORT)/index.html in a browser. Everybody in this example is invented."

test: $(VENV)/test.stamp check unit

check: $(VENV)/test.stamp lint types contracts

lint:
	$(BIN)/ruff format --check src tests bench tools
	$(BIN)/ruff check src tests bench tools

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports --no-cache

unit:
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(BENCH)/stamp
	$(BENCH)/bin/python bench/run.py

soak: $(VENV)/test.stamp
	$(BIN)/python -m pytest soak

# Only where the network is: resolves locks/*.in anew.
locks: $(VENV)/test.stamp
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o locks/run.txt locks/run.in
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o locks/test.txt locks/test.in
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o locks/bench.txt locks/bench.in

clean:
	rm -rf $(VENV) out build src/*.egg-info .mypy_cache .ruff_cache .hypothesis

$(VENV)/run.stamp: locks/run.txt pyproject.toml
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PIP) install --require-hashes -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp locks/test.txt
	$(PIP) install --require-hashes -r locks/test.txt
	@touch $@

$(BENCH)/stamp: locks/run.txt locks/bench.txt pyproject.toml
	$(PYTHON) -m venv --without-pip $(BENCH)
	$(BENCH_PIP) install --require-hashes -r locks/run.txt
	$(BENCH_PIP) install --require-hashes --no-build-isolation -r locks/bench.txt
	$(BENCH_PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
