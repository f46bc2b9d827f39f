# What there is to do in this tree. `make run` and `make test` need Python 3.11 or newer, make, and on Linux the
# system libraries that the README names; everything else is put in .venv.

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
DEMO := build/demo

# The domain holds the rules and the vault holds secrets: their own tests alone reach every line and branch of them,
# with chosen examples and no luck. What hypothesis thinks up, and what is worked out to the end, comes after:
# measuring makes it three times slower. One process is done sooner than two that each have to begin; the others begin
# beside it, so that no core waits.
PERFECT := buurthuis_app/domain buurthuis_app/vault
MEASURED := tests/domain tests/vault

# Python compiles what it runs once, not again in each of the many processes of the tests.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test measured others test-postgresql coverage check bench screenshots torture a11y bundle hashes calendar fonts icons words constraints clean

run: $(INSTALLED)
	@$(PYTHON) -m buurthuis_app --data $(DEMO) demo

test: $(INSTALLED)
ifdef ARGS
	$(PYTHON) -m pytest $(ARGS)
else
	$(MAKE) --no-print-directory --jobs 2 --output-sync=line measured others
endif

measured:
	$(PYTHON) -m pytest $(MEASURED) -n 0 -m 'not (torture or hypothesis or exhaustive)' $(addprefix --cov=,$(PERFECT)) --cov-report=term --cov-fail-under=100

others:
	$(PYTHON) -m pytest --after-measuring

# What all tests reach of the whole program. Measuring makes Python two thirds slower.
coverage: $(INSTALLED)
	$(PYTHON) -m pytest --dressed --cov --cov-report=term $(ARGS)

check: $(INSTALLED)
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) -m tests.project.dead_code
	$(MAKE) --no-print-directory test

# All use cases once more, on a PostgreSQL of our own; `make test` does a choice of them.
test-postgresql: $(INSTALLED)
	BUURTHUIS_DEMAND_SERVER=1 $(PYTHON) -m pytest tests/services tests/persistence/server --engine=postgresql $(ARGS)

bench: $(INSTALLED)
	$(PYTHON) -m benchmarks.run $(ARGS)

torture: $(INSTALLED)
	$(PYTHON) -m pytest -m 'torture or hypothesis' --hypothesis-profile=torture -n 0 $(ARGS)

screenshots: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen:configfile=docs/office_screen.json $(PYTHON) docs/take_pictures.py

# The texts of the program, collected into each language's catalogue (resources/locale/*/LC_MESSAGES/buurthuis.po) and
# compiled. A text that is new stands there without translation, and is shown in Dutch until it has one.
# A new language: an empty catalogue in its folder, its name in i18n.py.
words: $(INSTALLED)
	$(PYTHON) -m tests.project.gather_words

# The HTML beside the yearly overview, judged by axe-core; and every paper as PDF, judged by two checkers.
# Needs Chromium and npm.
AXE := build/a11y/node_modules/axe-core/axe.min.js
CHECKERS := build/a11y/checkers/bin
a11y: $(INSTALLED)
	npm install --silent --no-save --no-audit --no-fund --prefix build/a11y axe-core@4.14.1
	$(PYTHON) -m tests.a11y.check_page $(AXE)
	$(PYTHON) -m venv build/a11y/checkers
	$(CHECKERS)/python -m pip install --quiet outloud==0.2.1 pdfua==0.1.3
	$(PYTHON) -m tests.a11y.check_papers check build/a11y/papers $(CHECKERS)

bundle: $(INSTALLED)
	$(PYTHON) build_installer.py bundle
	$(PYTHON) build_installer.py verify

# The files that may go into a bundle, each by its sum, for every system and Python that one is made with.
hashes: $(INSTALLED)
	$(PYTHON) build_installer.py hashes

# The holidays that series skip, from the package that knows them.
calendar: $(INSTALLED)
	$(PYTHON) resources/calendar/make_calendar.py

# The program's icon for each system, out of its drawing.
icons: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen $(PYTHON) resources/program/make_icons.py

# The letters that papers are set in, out of the font that has them all.
fonts: $(INSTALLED)
	$(PYTHON) resources/fonts/make_fonts.py

# A fresh environment with the newest of everything that pyproject.toml allows, written down.
constraints:
	rm -rf build/constraints
	python3 -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --upgrade --editable '.[dev,server]'
	{ sed -n '/^#/p' constraints.txt; \
		build/constraints/bin/python -m pip freeze --exclude-editable | grep -v ' @ ' | sort -f; } > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/constraints

clean:
	rm -rf build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(INSTALLED): pyproject.toml constraints.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Buurthuis needs Python 3.11 or newer as python3; found: $$(python3 --version 2>&1)."; exit 1; }
	@test -x $(PYTHON) || python3 -m venv $(VENV) || { \
		echo "Could not make .venv. On Debian and Ubuntu this helps: sudo apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@echo "Installing what Buurthuis is made of into .venv (only when that changed)..."
	@$(PYTHON) -m pip install --quiet --constraint constraints.txt --editable '.[dev,server]'
	@touch $@
