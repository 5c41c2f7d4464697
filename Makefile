# `make` lists what there is to do. Python 3.11 or newer with venv is all that it needs.

SHELL = /bin/sh
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
LOCKED = --require-hashes --only-binary :all:
COMPILE = uv pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-emit-index-url --python-version 3.11
RUNTIME = $(COMPILE) --group build -o requirements.lock
TOOLS = $(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
APART = uv pip compile --universal --generate-hashes --no-annotate --no-emit-index-url --python-version 3.11
BASELINES = $(APART) --group baselines -o requirements-baselines.lock
GENERATORS = $(APART) --group generators -o requirements-generators.lock
WAGTAIL = $(APART) integrations/wagtail/pyproject.toml --group integrations/wagtail/pyproject.toml:dev -o requirements-wagtail.lock
SHORT = tests/cli/frigate.txt
KEPT = ONRECORD_FOLDER="$(CURDIR)/build/kept"

.PHONY: help serve brief articles evals evals-live evals-selftest bench-grounding bench-sentences test test-browser test-wagtail component clients wagtail-demo node fuzz chaos check check-wheel format schemas baselines lock browser clean

help: ## List these targets
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "  make %-22s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make brief FILE=seeds/001-cuba-contacts/article.md    is a good start."

serve: $(VENV)/.installed ## Serve briefs over HTTP on 127.0.0.1:8000
	@exec $(BIN)/onrecord serve $(ARGS)

brief: given-FILE $(VENV)/.installed ## FILE=… Read one article and print its brief
	@exec $(BIN)/onrecord brief $(ARGS) "$(FILE)"

articles: given-DIR $(VENV)/.installed ## DIR=… A brief and a table for each article of a folder
	@exec $(BIN)/onrecord articles $(ARGS) "$(DIR)"

evals: $(VENV)/.installed-dev ## Score the briefs of all seeds (LIMIT=n EPOCHS=k FRESH=1 BASELINE=run.json PART=dev)
	@exec $(BIN)/python -m evals run $(if $(LIMIT),--limit $(LIMIT)) $(if $(EPOCHS),--epochs $(EPOCHS)) \
		$(if $(FRESH),--fresh) $(if $(PART),--part $(PART)) $(if $(BASELINE),--baseline "$(BASELINE)") $(ARGS)

evals-live: $(VENV)/.installed-dev ## Ask two seeds live and compare with the recorded answers
	@exec $(BIN)/python -m evals live

evals-selftest: $(VENV)/.installed-dev ## Plant an error of each kind and see the harness turn red
	@exec $(BIN)/python -m evals selftest

bench-grounding: $(VENV)/.installed-dev $(VENV)-baselines/.installed ## Time quote grounding beside LangExtract's and gtrex's (ARGS=--quick)
	@exec $(BIN)/python -m evals.bench_grounding $(ARGS)

bench-sentences: $(VENV)/.installed-dev $(VENV)-baselines/.installed ## Hard cases of sentence cutting beside other segmenters (ARGS=en: our errors)
	@exec $(BIN)/python -m evals.bench_sentences $(ARGS)

test: $(VENV)/.installed-dev browser ## Run all tests but those of test-browser, the real model's too
	$(BIN)/onrecord model fetch
	$(BIN)/python -m pytest --ignore tests/browser $(ARGS)

test-browser: $(VENV)/.installed-dev browser component/node_modules/.installed $(VENV)-wagtail/.installed ## Try page, component and Wagtail in Chromium (installs it; ARGS="-k page")
	$(BIN)/onrecord model fetch
	$(BIN)/python -m pytest tests/browser $(ARGS)

test-wagtail: $(VENV)-wagtail/.installed ## Run the tests of the Wagtail app, without a browser
	cd integrations/wagtail && "$(CURDIR)/$(VENV)-wagtail/bin/python" -m pytest $(ARGS)

component: component/node_modules/.installed ## Build component/onrecord-brief.js from its sources; check types and size
	cd component && npm run --silent build && npm run --silent check && npm run --silent size

clients: $(VENV)/.installed-dev $(VENV)-generators/.installed | node ## Generate clients from the OpenAPI document; a warning fails
	@exec $(BIN)/python -m tests.openapi $(ARGS)

wagtail-demo: $(if $(ONRECORD_URL),,$(VENV)/.installed) $(VENV)-wagtail/.installed ## Run a newsroom in Wagtail over SQLite, with OnRecord beside it (or at ONRECORD_URL)
	@exec $(VENV)-wagtail/bin/python integrations/wagtail/demo/start.py

fuzz: $(VENV)/.installed-dev ## MINUTES=10 Try the properties of grounding on new examples
	@exec $(BIN)/python -m tests.fuzz $(or $(MINUTES),10)

chaos: $(VENV)/.installed-dev ## Kill, starve and flood the service at full length; print what was kept (ARGS="kills person")
	@exec $(BIN)/python -m tests.chaos $(ARGS)

check: $(VENV)/.installed-dev ## Lint, format, types, import contracts, schema drift
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m onrecord.schemas .cache/schemas
	diff -r schemas .cache/schemas

check-wheel: $(VENV)/.installed-dev ## Build sdist and wheel; try the wheel in a clean environment
	$(BIN)/onrecord model fetch
	rm -rf build dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	$(BIN)/python -m venv build/clean
	build/clean/bin/python -m pip --disable-pip-version-check --no-input --quiet install $(LOCKED) -r requirements.lock
	build/clean/bin/python -m pip --disable-pip-version-check --no-input --quiet install --no-deps dist/*.whl
	cd / && "$(CURDIR)/build/clean/bin/onrecord" --version
	cd / && "$(CURDIR)/build/clean/bin/python" -c "from onrecord.packaged import packaged; \
	assert 'build/clean' in str(packaged('prompts')), packaged('prompts'); \
	assert (packaged('schemas') / 'brief.v1.json').is_file() and next(packaged('seeds').glob('*/article.md'))"
	rm -rf build/kept && cd / && $(KEPT) "$(CURDIR)/build/clean/bin/onrecord" db upgrade
	cd / && $(KEPT) "$(CURDIR)/build/clean/bin/onrecord" brief "$(CURDIR)/$(SHORT)"
	cd / && $(KEPT) "$(CURDIR)/build/clean/bin/onrecord" brief -o "$(CURDIR)/build/brief.html" "$(CURDIR)/$(SHORT)"

format: $(VENV)/.installed-dev ## Format the code and mend what the linter can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

schemas: $(VENV)/.installed ## Write schemas/ from the models
	$(BIN)/python -m onrecord.schemas schemas

baselines: $(VENV)-baselines/.installed ## Install LangExtract and what else the benches compare with

lock: ## Resolve the dependencies anew (needs uv; ARGS=--upgrade for newer ones)
	$(RUNTIME) --quiet $(ARGS) --custom-compile-command "$(RUNTIME)"
	$(TOOLS) --quiet $(ARGS) --custom-compile-command "$(TOOLS)"
	$(BASELINES) --quiet $(ARGS) --custom-compile-command "$(BASELINES)"
	$(GENERATORS) --quiet $(ARGS) --custom-compile-command "$(GENERATORS)"
	$(WAGTAIL) --quiet $(ARGS) --custom-compile-command "$(WAGTAIL)"

given-%:
	@test -n "$($*)" || { echo "Say which: $*=path" >&2; exit 2; }

browser:
	@if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the tests of the page …"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends chromium chromium-driver >/dev/null; \
	else \
		echo "The tests of the page need Chromium: sudo apt-get install chromium chromium-driver" >&2; exit 1; \
	fi

node:
	@if command -v npm >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Node.js for the component …"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends nodejs npm >/dev/null; \
	else \
		echo "This needs Node.js with npm: sudo apt-get install nodejs npm" >&2; exit 1; \
	fi

component/node_modules/.installed: component/package-lock.json | node
	@cd component && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

clean: ## Remove what was built and the virtual environment; not the model, not the briefs
	rm -rf $(VENV) $(VENV)-* build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.python:
	@found= lacking=; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then found=$$python; break; fi; \
		lacking=$$python; \
	done; \
	if [ -n "$$found" ]; then \
		echo "Making $(VENV) with $$found …"; "$$found" -m venv $(VENV) && touch $@; \
	elif [ -n "$$lacking" ]; then \
		echo "Python's venv is missing: apt install python3-venv" >&2; exit 1; \
	else \
		echo "Python 3.11 or newer is needed: apt install python3 python3-venv" >&2; exit 1; \
	fi

$(VENV)/.locked: $(VENV)/.python requirements.lock
	@echo "Installing the locked dependencies; the first time takes a minute or two …"
	@$(PIP) install $(LOCKED) -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "Installing the tools for tests and checks …"
	@$(PIP) install $(LOCKED) -r requirements-dev.lock
	@touch $@

# Environments of their own, for what cannot live beside the service: LangExtract wants tenacity<9.2 and OnRecord
# tenacity>=9.2; the generator of clients wants an older typer than Instructor.
# The lock is whole; --no-deps, as pip takes an extra of a locked package for a package of its own once a newer one is out.
$(VENV)-%/.installed: $(VENV)/.python requirements-%.lock
	@echo "Installing what $* needs in $(VENV)-$* …"
	@$(BIN)/python -m venv $(VENV)-$*
	@$(VENV)-$*/bin/python -m pip --disable-pip-version-check --no-input --quiet install $(LOCKED) --no-deps -r requirements-$*.lock
	@touch $@
