# Every target works from a fresh clone: what it needs is installed first.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

# The project's own Node comes with the other packages.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

installed := node_modules/.package-lock.json
with-engine = engine=$$(npm run --silent engine -- $(languages)) && PULUMI_KEYCARD_ENGINE=$$engine
port ?= 4010
histories ?= 20000
kills ?= 200
times ?= 20
runs ?= 5
lives ?= 1

.PHONY: help demo test test-faults test-crashes test-hostile test-leaks test-fleet model bench bench-quick bench-thousand bench-settings bench-rate-limit build plugin schema faults-page version lint engine simulator clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

demo: build ## Create, rotate and remove a credential with a real Pulumi engine
	@$(with-engine) tsx tools/demo/main.ts

test: languages := --languages yaml,python
test: lint build ## Check everything; make test NODE=22 does it on that Node
	$(with-engine) jest

test-faults: build ## Meet every fault in every operation through every door
	$(with-engine) ENGINE_CELLS=all jest tests/faults

test-crashes: build ## Kill provider, engine and CLI at random points; make test-crashes kills=1000
	$(with-engine) KILLS=$(kills) jest tests/crashes

test-hostile: build ## Give every door hostile input and answers; make test-hostile times=100
	$(with-engine) HOSTILE_RUNS=$(times) jest tests/hostile

test-leaks: build ## Look for secrets wherever a command, a log or a process could show one
	$(with-engine) jest tests/leaks

test-fleet: build ## Run many stacks from many processes on one state backend
	$(with-engine) FLEET=whole jest tests/fleet

model: build ## Model-check rotation for longer; make model histories=100000
	HISTORIES=$(histories) jest tests/model

bench: build ## Measure for an hour, write docs/benchmarks.md; make bench only="300 credentials" into=results
	$(with-engine) RUNS=$(runs) tsx benchmarks/main.ts $(if $(only),--only "$(only)") $(if $(into),--into "$(into)")

bench-quick: build ## Count requests and compare times with Pulumi's own, in 5 minutes
	$(with-engine) tsx benchmarks/quick.ts

bench-thousand: build ## Measure a life of 1,000 for each, saved at every step; make bench-thousand lives=3
	$(with-engine) LIVES=$(lives) tsx benchmarks/thousand.ts

bench-settings: build ## Measure what users can set themselves, in 20 minutes
	$(with-engine) tsx benchmarks/settings.ts

bench-rate-limit: $(installed) ## Measure how clients fare above a rate limit
	tsx benchmarks/rate-limit.ts

build: $(installed) ## Compile the package into dist/ and bin/
	npm run --silent build

plugin: build ## Pack the plugin for `pulumi plugin install resource keycard`
	version=$$(node -p 'require("./package.json").version'); \
	tar -czf pulumi-resource-keycard-v$$version.tar.gz -C bin . -C .. LICENSE; \
	echo "pulumi plugin install resource keycard $$version --file $$PWD/pulumi-resource-keycard-v$$version.tar.gz"

schema: $(installed) ## Write schema.json, what Pulumi's tools know of the plugin
	tsx tools/schema/main.ts

faults-page: $(installed) ## Write docs/faults.md, what comes of every fault
	tsx tests/faults/write-page.ts

version: $(installed) ## Turn the changesets into the next version, schema.json included
	changeset version
	tsx tools/schema/main.ts

lint: $(installed) ## Check style and types
	biome check
	tsc --noEmit

engine: $(installed) ## Print the folder of a usable Pulumi engine; find, install or build one
	@npm run --silent engine

simulator: $(installed) ## Run a Keycard API on localhost until Ctrl-C; make simulator port=4010
	@npm run --silent simulator -- --port $(port)

clean: ## Remove what was built
	rm -rf bin dist .artifacts *.tgz *.tar.gz

$(installed): package-lock.json
	@command -v npm > /dev/null || { echo "npm is missing: install Node.js 22.12 or later (https://nodejs.org), which brings it, and run make again." >&2; exit 1; }
	npm ci
	touch $@

# Only from the command line: npm sets an environment variable of this name.
ifeq ($(origin NODE), command line)
unexport NODE
.PHONY: node-of-choice
lint build plugin schema engine simulator: node-of-choice
# The stamp is made old, so that the next run starts from package-lock.json again.
node-of-choice: $(installed)
	npm install --no-save node@$(NODE)
	touch -t 200001010000 $(installed)
endif
