# Everything runs inside .venv, which `make setup` fills from the lock. `make` lists the commands.

PYTHON := .venv/bin/python
READY := .venv/.ready
# The set of packages to install: all, or one of requirements/, such as SET=core, which a job of a workflow needs.
SET := dev
LOCK := $(if $(filter dev,$(SET)),requirements.txt,requirements/$(SET).txt)
# A module's tests stay together until a core has nothing left to do.
CORES := --numprocesses=auto --dist=worksteal

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1
# Commands start Python some hundred times: each would compile the hub anew where its modules are not kept compiled.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup serve site admin check fix gate quick test audit bench chain rehearse lint format schema lock

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: $(READY) ## install everything into .venv (every other command does it when needed)

serve: $(READY) ## serve the site on 127.0.0.1:8000 and show each change at once
	.venv/bin/hub serve $(ARGS)

site: $(READY) ## build the site into site/, whole or not at all
	.venv/bin/hub build $(ARGS)

admin: $(READY) ## make the form in the browser that `make site` then puts into admin/
	$(PYTHON) -m scripts.make_admin

check: $(READY) ## report all problems of the registries, e.g. make check ARGS="--lang fr"
	.venv/bin/hub check $(ARGS)

fix: $(READY) ## mend spacing, quotes and order in the registries, e.g. make fix ARGS=--dry-run
	.venv/bin/hub fix $(ARGS)

gate: $(READY) ## what a proposal of content must pass: check, strict build, its pages in a browser
	.venv/bin/hub check --github
	.venv/bin/hub build
	$(PYTHON) -m tests.browser
	HUB_CONTENT_SITE=site $(PYTHON) -m pytest tests/content $(ARGS)

quick: $(READY) ## the unit tests: no build, no browser, no command
	$(PYTHON) -m pytest -m "not long and not build and not browser and not audit" $(CORES) $(ARGS)

test: lint ## all that must hold of the code: lint, types, unit tests, builds, browser
	$(PYTHON) -m tests.browser
	$(PYTHON) -m tests.nginx
	$(PYTHON) -m pytest $(CORES) $(ARGS)

audit: $(READY) ## every browser check on every page
	$(PYTHON) -m tests.browser
	HUB_AUDIT=1 $(PYTHON) -m pytest -m "browser or audit" $(CORES) $(ARGS)

bench: $(READY) ## time and memory beside Hugo, e.g. make bench ARGS="--rows site,check"
	$(PYTHON) -m bench $(ARGS)

chain: $(READY) ## time from a push of data to its comment and preview, installation included
	$(PYTHON) -m bench.chain

rehearse: $(READY) ## the edits of a day on a clone of this repository, each through `make gate`
	$(PYTHON) -m tests.rehearse_edits $(ARGS)

lint: $(READY) ## lint, format, types, sizes, stylesheets, scripts and workflows
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m scripts.limits
	$(PYTHON) -m scripts.lint_browser
	$(PYTHON) -m tests.workflow_lint

format: $(READY) ## put the code in its one form
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

schema: $(READY) ## write schema/, the guide's page of all fields and the forms of issues anew, after a change of the models
	.venv/bin/hub schema

COMPILE := $(PYTHON) -m uv pip compile --universal --generate-hashes --no-annotate \
	--custom-compile-command "make lock" --quiet
# One tree of versions for all: requirements.txt has it, and each set takes its part of it.
lock: $(READY) ## lock the dependencies anew after a change, or ARGS=--upgrade
	$(COMPILE) pyproject.toml --group dev --output-file requirements.txt $(ARGS)
	$(COMPILE) --group installer --constraint requirements.txt --output-file requirements/installer.txt
	$(COMPILE) --group core --constraint requirements.txt --output-file requirements/core.txt
	$(COMPILE) --group core --group editorial --constraint requirements.txt --output-file requirements/editorial.txt
	$(COMPILE) pyproject.toml --constraint requirements.txt --output-file requirements/site.txt
	$(COMPILE) pyproject.toml --group admin --constraint requirements.txt --output-file requirements/admin.txt
	$(COMPILE) pyproject.toml --group gate --constraint requirements.txt --output-file requirements/gate.txt
	$(COMPILE) pyproject.toml --group translators --constraint requirements.txt --output-file requirements/translators.txt

$(READY): $(LOCK) pyproject.toml
	@sh scripts/setup.sh $(LOCK) $(WHEELS)
	@touch $@
