# Two commands do everything on a fresh machine with Python 3.11+ and make:
#   make demo   installs the program and runs the main job on the examples
#   make test   installs it with its development tools and runs the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo

.PHONY: demo test lint format golden examples pictures clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/installed
	@mkdir -p $(DEMO)
	@echo '== One unit: iso18091 score examples/pilot-2023/hai-an.xlsx'
	@$(BIN)/iso18091 score examples/pilot-2023/hai-an.xlsx
	@echo
	@echo '== A faulty workbook: iso18091 validate examples/pilot-2023/vinh-bao.xlsx'
	@$(BIN)/iso18091 validate examples/pilot-2023/vinh-bao.xlsx; test $$? -le 1
	@echo
	@echo '== All units: iso18091 aggregate examples/pilot-2023'
	@$(BIN)/iso18091 aggregate examples/pilot-2023 -o $(DEMO)/pilot-2023-summary; test $$? -le 1
	@find $(DEMO) -type f -not -name '.*' | sort

test: $(VENV)/developing
	$(BIN)/python -m pytest

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/developing
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/developing
	$(BIN)/python -m pytest --golden tests

examples: $(VENV)/developing
	$(BIN)/python examples/make_pilot.py

pictures: $(VENV)/developing
	$(BIN)/python docs/make_pictures.py

clean:
	rm -rf $(VENV) $(DEMO) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
