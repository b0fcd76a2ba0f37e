# make serve   build and serve the site on http://127.0.0.1:8000, rebuilt on every change
# make site    build the site into site/
# make test    every test; installs Chromium by apt-get when it is missing
# make check   the data, the types, the style
# make ready   only set up .venv with the lexteh command
# make lock    write requirements.lock anew from pyproject.toml
# make bench   the figures of docs/*/performance

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING = 1

.PHONY: serve site test check ready lint lock bench clean chromium

serve: $(READY)
	$(BIN)/lexteh serve

site: $(READY)
	$(BIN)/lexteh site

test: $(READY) chromium lint
	$(BIN)/pytest -n auto --dist worksteal

check: $(READY) lint
	$(BIN)/lexteh check --strict
	$(BIN)/lexteh confirm --check

ready: $(READY)

lint: $(READY)
	$(BIN)/ruff check plugins tests benchmarks
	$(BIN)/mypy

# The lock file carries the hash of every package, the build backend included.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The headless shell does half the work of Chromium itself, which serves where there is no shell.
chromium:
	@command -v chromium-headless-shell >/dev/null \
	  || { apt-get update -qq && apt-get install -y -qq chromium-headless-shell fonts-noto-core; } \
	  || command -v chromium >/dev/null \
	  || apt-get install -y -qq chromium fonts-noto-core

lock:
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --extra site --extra dev --python-version 3.11 --output-file requirements.lock pyproject.toml

bench: $(READY)
	$(BIN)/python -m benchmarks.build

clean:
	rm -rf site site.new site.old .cache build
