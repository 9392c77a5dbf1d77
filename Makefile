# Kaowu's commands. `make help` lists them.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python that is new enough; PYTHON=/path/to/python names another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$python && break; done)
endif

PY := .venv/bin/python
SUITE_PLACE := env KAOWU_DATA="$(CURDIR)/.data/suite" DJANGO_SETTINGS_MODULE=project.settings.test
SUITE = $(SUITE_PLACE) DATABASE_URL="$$($(PY) -m project.local_servers)" $(PY) -m pytest
JOBS ?= 2
# mypy reads our settings and leaves without a farewell: an embedded server it took a seat at would go on for good.
NO_DATABASE := env DATABASE_URL=postgres://nobody@localhost/none
SEED ?= 2026

# Made-up secrets, long enough for the deployment check. A real province sets its own.
PRODUCTION := env DJANGO_SETTINGS_MODULE=project.settings.production ALLOWED_HOSTS=kaowu.example \
	DATABASE_URL=postgres://nobody@localhost/none \
	SECRET_KEY=made-up-for-the-deployment-check-and-used-nowhere-else-0123456789 \
	SITE_ADDRESS=https://kaowu.example SMS_ENDPOINT=https://sms.example SMS_ACCESS_KEY_ID=made-up \
	SMS_ACCESS_KEY_SECRET=made-up SMS_SIGN_NAME=made-up PAY_ENDPOINT=https://pay.example PAY_KEYS=/nowhere \
	FIELD_KEYS=1:$(shell printf '%064d' 1) BLIND_KEY=$(shell printf '%064d' 2)

.PHONY: help demo demo-reset test check fix journeys old-browser bench lock run-time tools python

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

demo: run-time ## Run everything on this machine with a made-up province, until Ctrl-C
	@exec $(PY) -m project.demo

demo-reset: run-time ## Forget the data of the demo
	@exec $(PY) -m project.demo reset

test: tools ## Run everything the build server runs: checks, suite, browser tests
	@$(PYTHON) project/setup/browser.py
	@$(MAKE) check
	@$(SUITE) --randomly-seed=$(SEED) -n $(JOBS) --dist worksteal -p tests.plugins.coverage_gates --coverage-gates \
		--cov --cov-report=

check: tools ## Check format, style, imports, types, templates, dependencies, settings
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -c "from importlinter.cli import lint_imports_command as lint; lint()" --no-logo
	$(NO_DATABASE) $(PY) -m mypy .
	$(PY) -m djlint --check --quiet templates
	$(PY) -m djlint --lint --quiet templates
	$(PY) -m deptry .
	$(PY) -m codespell_lib
	$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	$(SUITE_PLACE) $(PY) manage.py makemigrations --check --dry-run

fix: tools ## Mend what a machine can mend: format and simple findings
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(PY) -m djlint --reformat --quiet templates

journeys: tools ## Walk the product in a real browser
	@$(PYTHON) project/setup/browser.py
	@$(SUITE) -m journey

old-browser: tools ## Walk from registering to handing in with Chromium 86, the oldest engine we promise
	@$(PYTHON) project/setup/browser.py
	@$(PY) -m project.setup.old_browser && KAOWU_OLD_BROWSER=1 $(SUITE) tests/journeys/test_old_browser.py

bench: tools ## Measure, and print the figures of the README
	@env KAOWU_DATA="$(CURDIR)/.data/bench" $(PY) -m bench

lock: tools ## Compile the pinned requirements from requirements*.in
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@for set in requirements requirements-dev; do \
		$(PY) -m uv pip compile $$set.in -o $$set.txt --quiet --python-version 3.11 --no-header --no-emit-index-url || exit 1; done

run-time: python
	@$(PYTHON) project/setup/environment.py requirements.txt

tools: python
	@$(PYTHON) project/setup/environment.py requirements.txt requirements-dev.txt

python:
	@test -n "$(PYTHON)" || { echo "Kaowu needs Python 3.11 or newer, and found none. Install one, or name it: make demo PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { echo "Kaowu needs Python 3.11 or newer; $(PYTHON) is older or missing." >&2; exit 1; }
