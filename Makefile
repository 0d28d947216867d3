# Works with Python 3.11 or newer and make alone; everything else goes into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
BIN := .venv/bin
MAP := werkmap
CORPUS := ../shared/corpus
SCORE := ../shared/eval/score.py

.PHONY: help run test lint types score model-eval clean

help:
	@echo "make run        verwerkt de voorbeeldstukken in de map $(MAP)/"
	@echo "make test       zet alles klaar en draait de toetsen"
	@echo "make score      vergelijkt met de geannoteerde verslagen, als die er zijn (MISSES=1 toont wat er mis is)"
	@echo "make model-eval meet het taalmodel"

# Editable, so that a change in the code needs no new installation; the stamp follows setup.cfg.
.venv/run: setup.cfg pyproject.toml
	@echo "De bibliotheken worden opgehaald. Dat duurt alleen de eerste keer een paar minuten."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

.venv/test: .venv/run
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[test]'
	@touch $@

# The sample inbox is tracked, and a run moves what it reads: so it works on a copy.
run: .venv/run
	@$(BIN)/vervolg init $(MAP)
	@cp inbox/*.* $(MAP)/inbox/
	@$(BIN)/vervolg run --map $(MAP); status=$$?; echo; \
	echo "De stukken staan in $(MAP)/outbox, per vergadering een map. Open ze met Word of Excel."; \
	echo "Nog eens van voren af aan? Gooi de map $(MAP) weg en geef opnieuw: make run"; \
	exit $$status

lint: .venv/test
	$(BIN)/ruff check .

types: .venv/test
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

score: .venv/run
	@if [ -d $(CORPUS)/docs ] && [ -f $(SCORE) ]; then \
	  rm -rf score && \
	  { $(BIN)/vervolg extract $(CORPUS)/docs/* --json score/all || echo "(niet alle bestanden zijn gelezen, zie hierboven)"; } && \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[train]' && \
	  $(BIN)/python models/scripts/train_sentences.py --gold $(CORPUS)/gold --docs $(CORPUS)/docs --score $(SCORE) \
	    --text $(CORPUS)/text --held-out score/held-out --rules-only score/rules --own score/own && \
	  cp score/all/zouv-jaarplan-2026.json score/held-out/ && \
	  echo "Elk verslag gelezen met gewichten die het nooit zagen:" && \
	  $(BIN)/python $(SCORE) --gold $(CORPUS)/gold --pred score/held-out $(if $(MISSES),--misses) && \
	  echo "--- zonder lezer en kenmerken, alleen regels:" && \
	  $(BIN)/python $(SCORE) --gold $(CORPUS)/gold --pred score/rules | grep -E '^(actions|decisions)' && \
	  echo "--- onze eigen verzonnen verslagen van andere organisaties, nooit gebruikt om van te leren:" && \
	  $(BIN)/python $(SCORE) --gold models/annotations/verslagen --pred score/own $(if $(MISSES),--misses) | grep -v '^plan '; \
	else \
	  echo "De geannoteerde verslagen ($(CORPUS)) staan niet op deze computer; er is niets gemeten."; \
	fi

model-eval: .venv/run
	@if [ -d $(CORPUS)/treebank ]; then \
	  $(BIN)/python models/scripts/evaluate.py && $(BIN)/python benchmarks/language.py; \
	else \
	  echo "Het materiaal om het taalmodel te meten ($(CORPUS)) staat niet op deze computer; er is niets gemeten."; \
	fi

clean:
	rm -rf .venv build *.egg-info .pytest_cache .ruff_cache .mypy_cache score $(MAP)
