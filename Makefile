.PHONY: check
check: ## everything that a change must pass
	bash .ci/run
