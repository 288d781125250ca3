# The two commands: `make run` and `make test`. Both set up what is missing first.
.DEFAULT_GOAL := help
CONFIGURATION ?= release
PORT ?= 8080

.PHONY: help prepare build run test format lint docs bench clean install

help: ## Show the targets.
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

prepare: ## Install the system packages that are missing (says which and why).
	@Scripts/prepare

build: prepare ## Build the release executable.
	swift build --configuration release --product easel

run: build ## Start the server with the built-in model on 127.0.0.1:8080.
	@exec "$$(swift build --configuration release --show-bin-path)/easel" serve --port $(PORT)

test: prepare ## Run every test.
	swift test --no-parallel

format: ## Format the sources.
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint: ## Check the arrows of the house, file sizes, formatting and generated files.
	@Scripts/lint

docs: build ## Write the generated documentation again.
	@Scripts/write-docs

bench: build ## Run the benchmarks that PERFORMANCE.md quotes.
	@Benchmarks/run

install: build ## Install the executable into /usr/local/bin (or PREFIX/bin).
	install -D "$$(swift build --configuration release --show-bin-path)/easel" "$(or $(PREFIX),/usr/local)/bin/easel"

clean: ## Remove what was built.
	rm -rf .build
