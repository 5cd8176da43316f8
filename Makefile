# Two commands do everything on a machine with python3 (3.11 to 3.13) and make:  make demo   and   make test
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TOOLS  := $(VENV)/.developers
PIP    := -m pip install --quiet --disable-pip-version-check

# What pytest has compiled once is kept, wherever bytecode is not wanted otherwise: half the time of finding tests.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check timing nightly bench browser axe charts docs dist bom vulnerable lock clean
.DELETE_ON_ERROR:

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; v=sys.version_info[:2]; sys.exit(0 if (3,11)<=v<=(3,13) else f"geneverdict needs Python 3.11 to 3.13; {sys.executable} is {v[0]}.{v[1]}. Say: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python $(PIP) --no-compile -r requirements.lock
	$(BIN)/python $(PIP) --no-deps --editable .
	touch $@

# What developers need besides: tests, lint, types.  Users (make demo) never get it.
$(TOOLS): $(STAMP) requirements-dev.lock
	$(BIN)/python $(PIP) -r requirements-dev.lock
	-$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1
	touch $@

demo: $(STAMP)
	$(BIN)/geneverdict demo -o demo-results

test: $(TOOLS)
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder -rs

check: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder -m "not slow and not shared"

# What measures time, alone and one after the other.
timing: $(TOOLS)
	$(BIN)/python -m pytest -m timing -n 0 -rs

# More examples for the property tests, drawn anew.
nightly: $(TOOLS)
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder -rs

bench: $(TOOLS)
	$(BIN)/python bench/run.py

# A browser for the tests of the page, which are skipped without one.  Only root may install it.
browser:
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-noto-cjk \
	    || echo 'No browser could be installed: the tests of the page will be skipped.'; \
	else echo 'No Chromium here: install the packages chromium and fonts-noto-cjk, or the tests of the page are skipped.'; fi

# With npm: what axe-core finds in the pages; nothing of it stays.
AXE := 4.14.1
axe: $(TOOLS)
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	npm pack --silent --pack-destination "$$work" axe-core@$(AXE); tar -xzf "$$work"/*.tgz -C "$$work" package/axe.min.js; \
	GENEVERDICT_AXE="$$work/package/axe.min.js" $(BIN)/python -m pytest -n 2 tests/page/test_axe.py

# For developers, with npm: the chart library of the page again, unmodified, as its authors publish it.
ECHARTS := 6.1.0
VENDOR  := src/geneverdict/page/vendor
charts:
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; \
	npm pack --silent --pack-destination "$$work" echarts@$(ECHARTS); \
	tar -xzf "$$work"/echarts-$(ECHARTS).tgz -C "$$work" --no-same-owner; \
	cp "$$work"/package/dist/echarts.min.js "$$work"/package/LICENSE "$$work"/package/NOTICE $(VENDOR)/; \
	cp "$$work"/package/licenses/LICENSE-d3 $(VENDOR)/LICENSE-d3; \
	sha256sum $(VENDOR)/echarts.min.js

# The documentation as a site in build/site, in an environment of its own; a warning is an error.
DOCS_BIN := .venv-docs/bin
.venv-docs/.installed: docs/requirements.txt requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv-docs
	$(DOCS_BIN)/python $(PIP) --no-compile -r requirements.lock
	$(DOCS_BIN)/python $(PIP) --no-compile -r docs/requirements.txt
	$(DOCS_BIN)/python $(PIP) --no-deps --editable .
	touch $@

docs: .venv-docs/.installed
	NO_MKDOCS_2_WARNING=1 $(DOCS_BIN)/python -m mkdocs build --quiet --strict

# Wheel and sdist, the same bytes each time (SOURCE_DATE_EPOCH: the last commit's); what is in them; what is known against it.
DIST_BIN := .venv-dist/bin
.venv-dist/.installed: packaging/requirements.txt
	$(PYTHON) -m venv --clear .venv-dist
	$(DIST_BIN)/python $(PIP) --no-compile -r packaging/requirements.txt
	touch $@

dist: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1577836800)
dist: .venv-dist/.installed
	rm -rf dist build/again
	$(DIST_BIN)/python -m build --no-isolation --outdir dist .
	$(DIST_BIN)/python -m build --no-isolation --outdir build/again .
	cd dist && for one in geneverdict-*; do cmp "$$one" ../build/again/"$$one"; done && sha256sum geneverdict-*

bom: .venv-dist/.installed
	mkdir -p dist
	$(DIST_BIN)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible -o dist/geneverdict.cdx.json requirements.lock

vulnerable: .venv-dist/.installed
	$(DIST_BIN)/python scripts/known_vulnerabilities.py requirements.lock

# Four locks with the sums of every file: users, developers (the same versions), the site, the making of packages.  Needs uv.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
lock:
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) --constraint requirements.lock docs/requirements.in -o docs/requirements.txt
	$(COMPILE) packaging/requirements.in -o packaging/requirements.txt

clean:
	rm -rf $(VENV) .venv-docs .venv-dist build dist demo-results demo-results-input
