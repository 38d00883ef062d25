"""Body of ``plan --goal``: the fewest criteria that a unit has to close for a goal."""

from __future__ import annotations

from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import err, out, put_json
from iso18091cli.cli.issuing import Authority
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.intake.examine import examine, unread
from iso18091cli.intake.read_all import read_all
from iso18091cli.messages.deciding import joined, limit_words
from iso18091cli.messages.fewest import WORDS
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.model.answers import stage_named
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Label
from iso18091cli.model.part import part_name
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import LANGUAGES, both, filled


def to_goal(
    file: Path,
    catalog_file: Path | None,
    goal: str,
    stage: str | None,
    as_json: bool,
    language: str,
    authority: Authority,
) -> int:
    """Shows the way: 0, 1 where the goal is not reached whatever is closed, 2 where the workbook is not usable."""
    catalog = load_catalog(catalog_file)
    wanted = goal_named(goal, catalog)
    reading = read_all([file], examine, catalog, stage_named(stage), authority.issued([file]), failed=unread)
    from iso18091cli.render import fewest_json, fewest_text, terminal
    from iso18091cli.scoring.advice import advice

    result = next(reading)
    if result.submission is None or result.scorecard is None:
        terminal.show_findings(err(), result, language, every=False)
        return 2
    if result.part:
        part = part_name(catalog, result.part, result.scorecard.unit)
        raise NothingToDo(filled(PARTS["whole-only"], path=str(file), part=part))
    found = advice(result.submission, result.scorecard, wanted, catalog)
    if as_json:
        put_json(fewest_json.goal_document(result, found, catalog))
    else:
        fewest_text.show_advice(out(), result, found, catalog, language)
        point("plan", language, file=file)
    return 1 if found.way.steps is None else 0


def goal_named(typed: str, catalog: Catalog) -> Label:
    """The label of that key or word, or one of no key that asks for a score alone. Raises NothingToDo."""
    for label in catalog.scoring.labels:
        if fold(typed) in (fold(label.key), *map(fold, label.word.values())):
            return label
    try:
        score = float(typed.strip().replace(",", "."))
    except ValueError:
        score = -1.0
    if not 0 <= score <= 100:
        labels = [filled(both("{key} ({word})"), key=label.key, word=label.word) for label in catalog.scoring.labels]
        key = "unknown" if labels else "unknown-score"
        raise NothingToDo(filled(WORDS[key], found=typed, known=joined(labels, LANGUAGES)))
    return Label(key="", at_least=score, word=filled(WORDS["score"], limit=limit_words(score)))
