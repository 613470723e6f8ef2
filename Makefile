# egg: `make help` lists the targets.

export CGO_ENABLED = 0

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME   ?= 10s
PROGRAMS   ?= 20000
SEED       ?= 1
# With CI=true many more random programs are run: see internal/oracletest.
TESTTIME   ?= 60m
# What make check has tested, make test finds in the cache: with the same flags only.
TEST        = go test -timeout $(TESTTIME)
FLAGS       = internal/dockerflag/docker.tsv

.DEFAULT_GOAL := help
.PHONY: help build test oracle generate docs rules-report pages check demo fmt fmt-check vet lint arch rego generated self cover fuzz bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

build: ## build egglint and eggbuild into bin/
	go build -o bin/ ./cmd/...

test: ## run every test
	@for program in bash dash python3 docker podman; do \
	  command -v $$program >/dev/null || \
	    echo "SKIPPED: no $$program here, so nothing holds egg to it" >&2; \
	done
	$(TEST) ./...

oracle: ## random programs, argvs and all of Python's library by the real ones: PROGRAMS=100000 SEED=7
	CI=true go test -timeout 0 -count 1 -v ./parser/shell ./parser/python \
	  -run 'Random|Damaged' -oracle.programs $(PROGRAMS) -oracle.seed $(SEED)
	CI=true go test -timeout 0 -count 1 -v ./policy \
	  -run AskedFor -docker.argvs $(PROGRAMS) -docker.seed $(SEED)
	CI=true go test -timeout 0 -count 1 -v ./parser/python/syntax -run Oracle

generate: ## write the table of docker's flags anew, from docker's source
	go -C tools run ./dockerflags > $(FLAGS).new && mv $(FLAGS).new $(FLAGS)

docs: ## write docs/rules anew, from the metadata of the rules
	go run ./internal/ruledocs

rules-report: ## every rule with its tests, examples, references and cost
	@go run ./internal/ruledocs report

check: fmt-check vet arch rego generated pages lint self ## formatting, vet, import rules, Rego, generated files, staticcheck

demo: build ## lint a project before and after it has one builder
	testdata/demo/run bin

fmt: ## format Go and Rego
	gofmt -w .
	UPDATE=1 $(TEST) -count 1 -run TestRegoFormat ./policy

fmt-check:
	@unformatted=$$(gofmt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then echo "not formatted:" $$unformatted >&2; exit 1; fi

vet:
	go vet ./...

arch:
	$(TEST) ./internal/archtest

rego:
	$(TEST) ./policy/...

pages:
	$(TEST) ./internal/ruledocs

lint: ## staticcheck
	go run $(STATICCHECK) ./...

# docker's source is no dependency of egg. Where it cannot be fetched, the table is
# taken for fresh, and that is said.
generated:
	@if go -C tools mod download github.com/docker/cli; then \
	  go -C tools run ./dockerflags | diff -u $(FLAGS) - || \
	    { echo "stale, or not made: $(FLAGS); make generate" >&2; exit 1; }; \
	else \
	  echo "NOT CHECKED: docker's source cannot be fetched, so $(FLAGS) may be stale" >&2; \
	fi

self:
	go run ./cmd/egglint

cover: ## test coverage, by function and in all
	go test -coverprofile=coverage.out ./...
	go tool cover -func=coverage.out

fuzz: ## run every fuzz test for FUZZTIME
	@for package in $$(go list ./...); do \
	  for name in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$name"; \
	    go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$package || exit 1; \
	  done; \
	done

bench: ## run every benchmark
	go test -run '^$$' -bench . -benchmem ./...

clean: ## remove what was built
	rm -rf bin dist coverage.out
