# Everything runs inside .venv, which `make setup` fills from the lock. `make` lists the commands.

PYTHON := .venv/bin/python
READY := .venv/.ready
# A module's tests stay together until a core has nothing left to do.
CORES := --numprocesses=auto --dist=worksteal

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help setup serve site admin check fix test audit bench lint format schema lock

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(READY) ## install everything into .venv (every other command does it when needed)

serve: $(READY) ## serve the site on 127.0.0.1:8000 and rebuild it at each change
	.venv/bin/hub serve $(ARGS)

site: $(READY) ## build the site into site/, whole or not at all
	.venv/bin/hub build $(ARGS)

admin: $(READY) ## make the form in the browser that `make site` then puts into admin/
	$(PYTHON) -m scripts.make_admin

check: $(READY) ## report all problems of the registries, e.g. make check ARGS="--lang fr"
	.venv/bin/hub check $(ARGS)

fix: $(READY) ## mend spacing, quotes and order in the registries, e.g. make fix ARGS=--dry-run
	.venv/bin/hub fix $(ARGS)

test: lint ## lint, types, registries, unit tests, strict build, browser tests
	.venv/bin/hub check --no-notes
	$(PYTHON) -m tests.browser
	$(PYTHON) -m tests.nginx
	$(PYTHON) -m pytest $(CORES) $(ARGS)

audit: $(READY) ## every browser check on every page
	$(PYTHON) -m tests.browser
	HUB_AUDIT=1 $(PYTHON) -m pytest -m "browser or audit" $(CORES) $(ARGS)

bench: $(READY) ## time and memory of a build, against the obvious set-up
	$(PYTHON) -m bench $(ARGS)

lint: $(READY) ## lint, format, types and workflows
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m tests.workflow_lint

format: $(READY) ## put the code in its one form
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

schema: $(READY) ## write schema/, the guide's page of all fields and the forms of issues anew, after a change of the models
	.venv/bin/hub schema

lock: $(READY) ## lock the dependencies anew after a change, or ARGS=--upgrade
	$(PYTHON) -m uv pip compile pyproject.toml --group dev --universal --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" --output-file requirements.txt --quiet $(ARGS)

$(READY): requirements.txt pyproject.toml
	@sh scripts/setup.sh
	@touch $@
