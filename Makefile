# The commands of this project: `make help` lists them. Each one sets up what it needs first.
#
#   PYTHON=python3.13      the Python (3.11 or newer) that .venv is made from
#   ENGINE=zensical        build the site with another engine: properdocs, zensical
#   HANDBOOK_DATA=dir      work on the records in another folder than data/
#   SITE_URL, REPO_URL     the addresses that the built site names as its own and its source's
#   CHROMIUM=/path         the browser of the browser tests, when it is not found by itself
#   PYTEST_ARGS=...        other arguments for pytest, such as `tests/values -x`

MAKEFLAGS += --no-print-directory
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PYTEST_ARGS ?= --numprocesses=auto --dist=loadfile --no-loadscope-reorder
ifeq ($(CHROMIUM),)
CHROMIUM = $(shell command -v chromium || command -v google-chrome || command -v chromium-browser)
endif
export CHROMIUM

VENV := .venv
BIN := $(VENV)/bin
CFF := .venv-cff
ZENSICAL := .venv-zensical
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input

# Material for MkDocs prints a notice about MkDocs 2 unless this is set (pyproject.toml pins 1.6).
export NO_MKDOCS_2_WARNING := true

# Dates in the built site come from the last commit, so that two builds of it are equal.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(SOURCE_DATE_EPOCH),)
export SOURCE_DATE_EPOCH
endif

# What builds the site, and what that needs: docs/engines.md tells how the engines differ.
ENGINE ?= mkdocs
BUILD.mkdocs = $(BIN)/mkdocs build --strict --site-dir
NEEDS.mkdocs = $(VENV)/site-ready
BUILD.properdocs = $(BIN)/properdocs build --strict --config-file mkdocs.yml --site-dir
NEEDS.properdocs = $(VENV)/dev-ready
BUILD.zensical = $(BIN)/handbook zensical --program $(ZENSICAL)/bin/zensical --out
NEEDS.zensical = $(VENV)/site-ready $(ZENSICAL)/ready
ifndef BUILD.$(ENGINE)
$(error ENGINE=$(ENGINE) is not known; choose mkdocs, properdocs or zensical)
endif

.PHONY: help
help: ## show this list
	@echo "make ..."
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

# --- what a person asks for -----------------------------------------------------------------------

.PHONY: site
site: $(NEEDS.$(ENGINE)) ## build the handbook into site/
	@[ -w . ] || { echo "Error: The site was not written: Permission denied ($(CURDIR))." >&2; exit 1; }
	@if [ -e .site-old ] && [ ! -e site ]; then mv .site-old site; fi # a run was killed while it put the new site in place
	$(BIN)/handbook check
	@$(MAKE) pdf PAPER=a4
	@rm -rf .site-new .site-new.*
	$(BUILD.$(ENGINE)) .site-new
	@rm -rf .site-old; if [ -e site ]; then mv site .site-old; fi; mv .site-new site; rm -rf .site-old
	@echo "The handbook is in site/: open site/index.html, or run 'make serve' to edit it live."

.PHONY: serve
serve: $(VENV)/site-ready ## show the handbook on this machine, reloading on each edit (PORT=8001: elsewhere)
	@$(BIN)/handbook check || { echo "Mend these first: there are no earlier pages to show."; exit 1; }
	$(BIN)/mkdocs serve --livereload $(addprefix --dev-addr 127.0.0.1:,$(PORT))

# The book is set anew when a file that it is made from has changed, or one of these words.
# PAPER=a5 sets it once more for small screens and small sheets, alone, without what stands beside it.
PAPER ?= a4
VOLUME = dist/turkic-security-handbook-$(shell sed -nE 's/^version = "(.*)"/\1/p' pyproject.toml)
EPUB = $(VOLUME).epub
BOOK = $(VOLUME)$(if $(filter-out a4,$(PAPER)),-$(PAPER)).pdf
BESIDE = $(if $(filter a4,$(PAPER)),--briefs dist/briefs --epub "$(EPUB)")
BOOK_STAMP = dist/.book-words$(if $(filter-out a4,$(PAPER)),-$(PAPER))
BOOK_WORDS = $(shell git rev-parse HEAD 2>/dev/null) $(SOURCE_DATE_EPOCH) $(SITE_URL) $(HANDBOOK_DATA)

.PHONY: pdf
pdf: $(VENV)/site-ready ## set the handbook as a book with its briefs and EPUB into dist/ (PAPER=a5: a small book alone)
	@newer() { find "$(or $(HANDBOOK_DATA),data)" docs macros pyproject.toml requirements.txt \
	  -type f -newer "$(BOOK)" -not -path '*/__pycache__/*' -print -quit; }; \
	if [ -f "$(BOOK)" ] && [ -f "$(lastword $(BOOK) $(and $(BESIDE),$(EPUB)))" ] && [ "$$(cat $(BOOK_STAMP) 2>/dev/null)" = "$(BOOK_WORDS)" ] && [ -z "$$(newer)" ]; then \
	  echo "$(BOOK) is up to date."; \
	else \
	  $(BIN)/handbook book --paper $(PAPER) --out "$(BOOK)" $(BESIDE) \
	    && echo "$(BOOK_WORDS)" > $(BOOK_STAMP); \
	fi

.PHONY: epub
epub: $(VENV)/site-ready ## write the handbook as an EPUB for readers' devices into dist/
	$(BIN)/handbook book --epub "$(EPUB)"

# The same pages with links to files instead of folders, so that they work without a server.
.PHONY: offline
offline: $(VENV)/site-ready ## pack the site with the book into one zip that opens from disk, into dist/
	@$(MAKE) pdf PAPER=a4
	@rm -rf .site-offline
	DIRECTORY_URLS=false $(BIN)/mkdocs build --strict --site-dir .site-offline
	$(BIN)/handbook offline --site .site-offline
	@rm -rf .site-offline

.PHONY: check
check: $(VENV)/site-ready ## check every record in data/
	$(BIN)/handbook check
	@echo "No problems in the records."

# All steps run, even after one has failed, so that one run names every problem. Those that keep only one
# core busy run beside each other first; what they said is then told one after another.
STEPS := style types layers spelling licences citation workflows records tests gates
BESIDE_EACH_OTHER = $(filter-out tests gates,$(STEPS))

# The folder that HANDBOOK_TEST_RUN names holds what the steps said, and what `tests` and `gates` build once.
.PHONY: test
test: $(VENV)/dev-ready $(CFF)/ready system ## run every check and every test
	@run="$$(mktemp -d)"; export HANDBOOK_TEST_RUN="$$run"; trap 'rm -rf "$$run"' EXIT; \
	$(if $(BESIDE_EACH_OTHER),$(MAKE) --jobs="$$(getconf _NPROCESSORS_ONLN)" $(addprefix said-by-,$(BESIDE_EACH_OTHER));) \
	failed=; \
	for step in $(STEPS); do echo; echo "== $$step"; \
	  if [ -e "$$run/$$step" ]; then cat "$$run/$$step"; [ -e "$$run/$$step.passed" ]; \
	  else $(MAKE) "$$step"; fi || failed="$$failed $$step"; done; \
	echo; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed. Run one alone with 'make STEP'."; exit 1; fi; \
	echo "All steps passed: $(STEPS)."

said-by-%:
	@if $(MAKE) "$*" >"$$HANDBOOK_TEST_RUN/$*" 2>&1; then touch "$$HANDBOOK_TEST_RUN/$*.passed"; fi

# Ten minutes at most; inputs that were found are kept in .fuzz/ for the next run.
FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: $(VENV)/dev-ready ## look for inputs that the loader cannot stand (FUZZ_SECONDS=60)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || { echo "make: the fuzzer runs on Linux (x86-64) alone" >&2; exit 1; }
	$(BIN)/python -m tests.hostile.fuzz_loader --seconds $(FUZZ_SECONDS) --corpus .fuzz

.PHONY: kills
kills: $(VENV)/dev-ready ## stop export, book and site at random moments; see that nothing is lost
	$(BIN)/pytest tests/starving/test_killed.py

.PHONY: drills
drills: $(VENV)/dev-ready $(CFF)/ready node_modules/.ready ## plant a fault before each gate and budget; tell which of them close
	$(BIN)/pytest tests/drills $$($(BIN)/python -m tests.drills --tests)

.PHONY: attacks
attacks: $(VENV)/dev-ready ## put every attack into every field; tell what came of it in each output
	$(BIN)/pytest tests/hostile

# ONLY="check_speed build_ratio" runs some; WRITE=1 puts the figures into benchmarks/README.md.
.PHONY: bench
bench: $(VENV)/dev-ready ## measure speed, memory and growth, as ratios (ONLY="check_speed build_ratio")
	$(BIN)/python -m benchmarks $(ONLY) $(if $(WRITE),--write)

.PHONY: reproducible
reproducible: $(VENV)/dev-ready ## build site, exports, book and offline copy twice, in two surroundings; compare
	$(BIN)/python -m tests.reproducible.build_twice

.PHONY: engines
engines: $(VENV)/dev-ready $(ZENSICAL)/ready ## build the site with each engine; name what differs and is not listed
	$(BIN)/python -m tests.engines.compare_real

.PHONY: lint
lint: style types layers spelling licences citation workflows ## check code, spelling, licences and workflows, without tests

.PHONY: fmt
fmt: $(VENV)/dev-ready ## put code and records into their usual form
	$(BIN)/ruff check --fix-only --exit-zero --quiet
	$(BIN)/ruff format --quiet
	$(BIN)/handbook fmt

.PHONY: contract
contract: $(VENV)/dev-ready ## write down the shape of the published data again, after it has grown
	$(BIN)/handbook contract
	$(BIN)/python -m tests.exports.format_shapes

.PHONY: lock
lock: $(VENV)/dev-ready ## write requirements*.txt again from pyproject.toml (UPGRADE=1: newest versions)
	compile() { $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) "$$@"; }; \
	compile pyproject.toml --group install --output-file requirements.txt; \
	compile pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt; \
	compile --group cff --output-file requirements-cff.txt; \
	compile --group zensical --constraints requirements.txt --output-file requirements-zensical.txt
	@if grep -nE '(https?|file):' requirements*.txt; then echo "make: a lock file names an address"; exit 1; fi

# Packages of these have no wheels: what is run from them is plain Python.
SDISTS = reuse docopt
.PHONY: locks
locks: $(VENV)/dev-ready ## see that the locks can be installed on every system and Python
	@failed=; for lock in $(wildcard requirements*.txt); do \
	for system in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu aarch64-apple-darwin x86_64-pc-windows-msvc; do \
	for version in 3.11 3.12 3.13 3.14; do \
	  MACOSX_DEPLOYMENT_TARGET=15.0 $(BIN)/uv pip install --quiet --dry-run --target .locks --require-hashes \
	    --only-binary :all: $(addprefix --no-binary ,$(SDISTS)) \
	    --python-platform "$$system" --python-version "$$version" --requirement "$$lock" \
	    || failed="$$failed $$lock on $$system with $$version;"; \
	done; done; done; \
	if [ -n "$$failed" ]; then echo "make: cannot be installed:$$failed" >&2; exit 1; fi; \
	echo "Each lock can be installed with Python 3.11 to 3.14 on Linux (x86-64, ARM), macOS 15 (ARM) and Windows."

# RELEASE_TAG names the tag that is released; without it, the changelog may still say "unreleased".
.PHONY: release-files
release-files: $(VENV)/dev-ready ## put together what a release publishes, in dist/release/, without tests
	@$(MAKE) site
	@$(MAKE) offline
	@$(MAKE) pdf PAPER=a5
	$(BIN)/handbook export --out dist/export
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-format JSON \
	  --output-file dist/bill-of-python.json requirements.txt
	$(BIN)/handbook release $(addprefix --tag ,$(RELEASE_TAG))

.PHONY: release-dry-run
release-dry-run: test ## do everything that a release does, the tests too, except publishing
	@$(MAKE) release-files

.PHONY: clean
clean: ## remove what was built, except .venv
	rm -rf site .site-new* .site-old .site-offline .fuzz dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the steps of `make test`, each of which also runs alone --------------------------------------

.PHONY: style types layers spelling licences citation workflows records tests gates
style: $(VENV)/dev-ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev-ready
	$(BIN)/mypy

layers: $(VENV)/dev-ready
	$(BIN)/lint-imports --no-logo

spelling: $(VENV)/dev-ready
	$(BIN)/codespell

# Each file has its licence named in REUSE.toml; the encoding module needs no system library.
licences: $(VENV)/dev-ready
	REUSE_ENCODING_MODULE=charset_normalizer $(BIN)/reuse lint --lines

workflows: $(VENV)/dev-ready
	$(BIN)/zizmor --offline --no-progress --persona=pedantic .github
	PATH="$(CURDIR)/$(BIN):$$PATH" actionlint .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms \
	  $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

# cffconvert turns CITATION.cff into the citations that readers copy.
citation: $(CFF)/ready
	$(CFF)/bin/python -c 'from cffconvert.cli.cli import cli; cli()' --validate --infile CITATION.cff

# The newest release before this commit, whose ids must all be kept.
RELEASE = $(shell git describe --tags --abbrev=0 --match '20[0-9][0-9].*' 2>/dev/null)

records: $(VENV)/dev-ready
	$(BIN)/handbook check $(if $(HANDBOOK_DATA),,$(addprefix --against ,$(RELEASE)))
	$(BIN)/handbook fmt --check

tests: $(VENV)/dev-ready $(CFF)/ready $(ZENSICAL)/ready
	$(BIN)/pytest --ignore=tests/gates --ignore=tests/starving/test_killed.py $(PYTEST_ARGS)

# Lighthouse alone, because what runs beside it costs points for speed.
ALONE = $(wildcard tests/gates/test_lighthouse.py)
gates: $(VENV)/dev-ready node_modules/.ready
	@failed=; \
	$(if $(ALONE),$(BIN)/pytest $(ALONE) || failed=1;) \
	$(BIN)/pytest tests/gates $(addprefix --ignore=,$(ALONE)) $(PYTEST_ARGS) || failed=1; \
	[ -z "$$failed" ]

# --- setting up -----------------------------------------------------------------------------------

# `$(call need,COMMANDS)`: COMMANDS print the Debian packages that are missing. They are installed where
# that needs no question, otherwise named in one line.
define need
	missing() { $(1); }; \
	packages=$$(missing | xargs); \
	sudo=; if [ "$$(id -u)" != 0 ]; then sudo="sudo -n"; fi; \
	if [ -n "$$packages" ] && command -v apt-get >/dev/null && $$sudo true 2>/dev/null; then \
	  echo "apt-get install $$packages"; \
	  { $$sudo apt-get -qq update && $$sudo env DEBIAN_FRONTEND=noninteractive \
	    apt-get -qq install -y --no-install-recommends $$packages; } </dev/null >/dev/null || true; \
	  packages=$$(missing | xargs); \
	fi; \
	if [ -n "$$packages" ]; then \
	  echo "make: please install what is missing, for instance with: sudo apt-get install $$packages" >&2; exit 1; \
	fi
endef

# Playwright's own program needs libatomic1, which a small Debian lacks; veraPDF needs Java and JAXB; the
# example in R on the page "Data" is run.
.PHONY: system
system: $(VENV)/dev-ready
	@$(call need, \
	  command -v git >/dev/null || echo git; \
	  command -v "$(CHROMIUM)" chromium >/dev/null || echo chromium; \
	  command -v qpdf >/dev/null || echo qpdf; \
	  [ -x $(BIN)/shellcheck ] || command -v shellcheck >/dev/null || echo shellcheck; \
	  command -v pdftotext >/dev/null || echo poppler-utils; \
	  command -v Rscript >/dev/null || echo r-base-core; \
	  command -v java >/dev/null || echo openjdk-17-jre-headless; \
	  [ -e /usr/share/java/jaxb-runtime.jar ] || echo libjaxb-java; \
	  [ -e /usr/share/java/epubcheck.jar ] || echo epubcheck; \
	  $(BIN)/playwright --version >/dev/null 2>&1 || echo libatomic1)

# The environment is made anew when it is not usable: its Python is gone, or the folder has moved.
ifneq ($(shell cat $(VENV)/made-in 2>/dev/null && $(BIN)/python -c pass 2>&1),$(CURDIR))
.PHONY: $(VENV)/made-in
endif

$(VENV)/made-in:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "make: please install Python 3.11 or newer, or name one with PYTHON=..." >&2; exit 1; }
	@$(call need,$(PYTHON) -c "import ensurepip" 2>/dev/null \
	  || $(PYTHON) -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))')
	$(PYTHON) -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

# requirements*.txt pin every package with its hash; the project itself is linked, not copied.
# What `make test` needs includes what `make site` needs.
$(VENV)/%-ready: $(VENV)/made-in pyproject.toml Makefile
	$(PIP) install --require-hashes -r $(LOCK)
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@ $(if $(filter dev,$*),$(VENV)/site-ready)

# Environments of their own, for what is not installed beside the rest (see pyproject.toml).
.venv-%/ready: requirements-%.txt | $(VENV)/made-in
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/python -m pip --disable-pip-version-check --quiet --no-input install \
	  --require-hashes -r $<
	@touch $@

$(VENV)/site-ready: LOCK := requirements.txt
$(VENV)/site-ready: requirements.txt
$(VENV)/dev-ready: LOCK := requirements-dev.txt
$(VENV)/dev-ready: requirements-dev.txt

# What checks the built pages: package-lock.json pins every package with its hash. The Node that runs it is
# the one of requirements-dev.txt, because Debian's is too old.
node_modules/.ready: package.json package-lock.json .npmrc | $(VENV)/dev-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-progress --loglevel=error
	@touch $@
