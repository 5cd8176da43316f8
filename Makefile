# Two commands do everything on a machine with python3 (3.11 to 3.13) and make:  make demo   and   make test
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: demo test check timing nightly bench browser charts lock clean
.DELETE_ON_ERROR:

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; v=sys.version_info[:2]; sys.exit(0 if (3,11)<=v<=(3,13) else f"geneverdict needs Python 3.11 to 3.13; {sys.executable} is {v[0]}.{v[1]}. Say: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: $(STAMP)
	$(BIN)/geneverdict demo -o demo-results

test: $(STAMP)
	$(BIN)/python -m pytest -n 3 --dist loadfile -rs

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 3 --dist loadfile -m "not slow and not shared"

# What measures time, alone and one after the other.
timing: $(STAMP)
	$(BIN)/python -m pytest -m timing -n 0 -rs

# More examples for the property tests, drawn anew.
nightly: $(STAMP)
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -n 3 --dist loadfile -rs

bench: $(STAMP)
	$(BIN)/python bench/run.py

# A browser for the tests of the page, which are skipped without one.  Only root may install it.
browser:
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-noto-cjk \
	    || echo 'No browser could be installed: the tests of the page will be skipped.'; \
	else echo 'No Chromium here: install the packages chromium and fonts-noto-cjk, or the tests of the page are skipped.'; fi

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

lock:
	uv pip compile --quiet --universal --python-version 3.11 --group dev --no-header --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) demo-results demo-results-input
