"""Made-up programmes: a scorer written from the contract alone is held against every output that shows a figure."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import load_workbook

from hand import CATALOG, SCALE, both, stored
from independent_scorer import NA, Card, Scorer
from iso18091cli.figures.summary import summarise
from iso18091cli.model.answers import Entry, Place, Row, Submission
from iso18091cli.model.catalog import Catalog, Criterion, Indicator, Level, Pillar, Scale, Scoring
from iso18091cli.model.deciding import AtLeast, Condition, Label
from iso18091cli.model.measure import Measure
from iso18091cli.model.scores import Result, Scorecard
from iso18091cli.reports.data.tables import tables
from iso18091cli.reports.excel.summary import summary_workbook
from iso18091cli.results.store import Store
from iso18091cli.scoring.scorecard import score

PILLARS = ("north", "south", "west")
LEVELS = (
    (("red", 0), ("yellow", 1), ("green", 2)),
    (("no", 0), ("yes", 1)),
    (("d", 0), ("c", 1), ("b", 2.5), ("a", 4)),
)
COLUMNS = (
    *("competence", "self_level", "evidence", "explanation", "review_level", "review_comment", "agreed_level"),
    *("value", "whole", "review_value", "review_whole"),
)
_PLACES = MappingProxyType({name: chr(ord("C") + number) for number, name in enumerate(COLUMNS)})


# Programmes -----------------------------------------------------------------------------------------------------------


def programme(dice: random.Random) -> dict[str, Any]:
    """A small catalogue as plain values: some rule, scale, weights, measures, alternatives, labels."""
    levels = dice.choice(LEVELS)
    highest = levels[-1][1]
    limits = sorted(dice.choice((0.25, 0.5, 0.75, 1)) * highest * n / len(levels) for n in range(1, len(levels)))
    pillars = PILLARS[: dice.randint(1, 3)]
    indicators = [
        _indicator(dice, f"{p + 1}.{n}", pillar, levels)
        for p, pillar in enumerate(pillars)
        for n in range(1, dice.randint(2, 4))
    ]
    return {
        "levels": levels,
        "acceptable": dice.choice(levels[1:])[0],
        "rule": dice.choice(("worst", "best", "mean", 1, 2, 3)),
        "thresholds": {key: limit for (key, _), limit in zip(levels[1:], limits, strict=True)},
        "pillars": pillars,
        "total": pillars[: dice.randint(1, len(pillars))],
        "coverage": dice.choice((1, 0.9, 0.5, 1 / 3)),
        "indicators": indicators,
        "labels": _labels(dice, pillars, [i["id"] for i in indicators], levels),
    }


def _indicator(dice: random.Random, id: str, pillar: str, levels: Any) -> dict[str, Any]:
    criteria = [_criterion(dice, f"{id}.{letter}", levels) for letter in "abcd"[: dice.choice((0, 1, 2, 3, 4))]]
    plain = [c["id"] for c in criteria if not c["measure"] and c["weight"] == 1]  # alternatives weigh alike
    return {
        "id": id,
        "pillar": pillar,
        "weight": dice.choice((1, 1, 2, 0.5)),
        "competence": dice.choice(("legal", "expectation")),
        "may_na": dice.random() < 0.7,
        "rule": dice.choice((None, None, "worst", "best", "mean", 2)) if criteria else None,
        "one_of": [plain[:2]] if len(plain) > 1 and dice.random() < 0.3 else [],
        "criteria": criteria,
    }


def _criterion(dice: random.Random, id: str, levels: Any) -> dict[str, Any]:
    limits = {key: 20 + 70 * n / len(levels) for n, (key, _) in enumerate(levels[1:])}
    measure: dict[str, Any] | None = None
    if dice.random() < 0.2:
        measure = {"kind": "share", "thresholds": limits, "when_zero": dice.choice(("not_assessed", NA, levels[-1][0]))}
    elif dice.random() < 0.2:
        maximum = dice.choice((5, 10))
        limits = {key: maximum * (n + 1) / (len(levels) + 1) for n, (key, _) in enumerate(levels[1:])}
        measure = {"kind": "points", "maximum": maximum, "step": dice.choice((1, 0.5)), "thresholds": limits}
    applies = dice.choice(((), (), (), ("commune",), ("province", "district")))
    return {
        "id": id,
        "weight": 1 if measure else dice.choice((1, 1, 3, 0.7)),
        "applies_to": applies,
        "measure": measure,
    }


def _labels(dice: random.Random, pillars: Any, ids: list[str], levels: Any) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = [{"key": f"l{n}", "at_least": limit} for n, limit in enumerate((0, 40, 66.67, 90))]
    if dice.random() < 0.5:
        level = dice.choice(levels)[0]
        labels[1]["conditions"] = [{"level": level, "competence": "legal"}]
        labels[2]["conditions"] = [{"score": 50, "count": dice.randint(1, 2)}, {"level": level, "indicators": ids[:2]}]
        labels[3]["conditions"] = [
            {"level": level, "pillars": pillars, "count": 1},
            {"score": 60, "pillars": pillars[:1]},
        ]
    return labels


def answers(dice: random.Random, catalogue: Mapping[str, Any]) -> dict[str, Any]:
    """What a unit has answered, or left open, or got wrong."""
    rows: dict[str, dict[str, str]] = {}
    full = dice.random() < 0.5
    for indicator in catalogue["indicators"]:
        heading = {"competence": NA} if dice.random() < 0.15 else {}
        if dice.random() < 0.7:
            heading["why"] = "x"
        rows[indicator["id"]] = heading | ({} if indicator["criteria"] else _levels(dice, catalogue, full))
        for criterion in indicator["criteria"]:
            if heading.get("competence") and dice.random() < 0.6:
                continue
            rows[criterion["id"]] = _answered(dice, catalogue, criterion, full)
    stage = dice.choice(("self", "self", "review", "agreed"))
    return {"level": dice.choice(("commune", "province", "")), "stage": stage, "rows": rows}


def _levels(dice: random.Random, catalogue: Mapping[str, Any], full: bool) -> dict[str, str]:
    words = [key for key, _ in catalogue["levels"]] * (6 if full else 2)
    row = {"self": dice.choice([*words, NA, *(() if full else ("?", ""))])}
    row |= {stage: dice.choice([*words, NA, "?", *[""] * 12]) for stage in ("review", "agreed")}
    return row | ({"why": "x"} if dice.random() < 0.6 else {}) | ({"comment": "x"} if dice.random() < 0.3 else {})


def _answered(
    dice: random.Random, catalogue: Mapping[str, Any], criterion: Mapping[str, Any], full: bool
) -> dict[str, str]:
    row, measure = _levels(dice, catalogue, full), criterion["measure"]
    if measure is None:
        return row
    row["self"] = ""
    for council in ("", "review_") if dice.random() < 0.3 else ("",):
        if measure["kind"] == "points":
            typed = [str(Decimal(n) / 2) for n in range(2 * measure["maximum"] + 1)]
            row[f"{council}value"] = dice.choice([*typed, *([] if full else ["-1", "99", "0.3", ""])])
        else:
            whole = dice.choice((0, 7, 40, 203, 1000))
            row[f"{council}value"] = dice.choice(
                [str(dice.randint(0, whole)), *([] if full else ["1.5", "-2", "9999", ""])]
            )
            row[f"{council}whole"] = dice.choice([str(whole), *([] if full else [""])])
    return row


# The same for the engine ----------------------------------------------------------------------------------------------


def catalogue_of(plain: Mapping[str, Any]) -> Catalog:
    template = SCALE.levels[0]
    levels = tuple(
        Level(key=key, points=points, word=both(key.title()), symbol=chr(0x25A0 + n), colour=template.colour)
        for n, (key, points) in enumerate(plain["levels"])
    )
    scale: Scale = replace(SCALE, levels=levels, acceptable=plain["acceptable"])
    labels = tuple(
        Label(
            key=label["key"],
            at_least=label["at_least"],
            word=both(label["key"]),
            conditions=tuple(Condition(**_tuples(c)) for c in label.get("conditions", ())),
        )
        for label in plain["labels"]
    )
    scoring = Scoring(
        rule=_rule(plain["rule"]),
        thresholds=plain["thresholds"],
        total=plain["total"],
        minimum_coverage=plain["coverage"],
        labels=labels,
    )
    return replace(
        CATALOG,
        scale=scale,
        scoring=scoring,
        pillars=tuple(Pillar(id=p, name=both(p), short=both(p)) for p in plain["pillars"]),
        indicators=tuple(_engine_indicator(n, i, plain) for n, i in enumerate(plain["indicators"], 1)),
        digest="made up",
    )


def _tuples(condition: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in condition.items()}


def _rule(plain: Any) -> Any:
    return AtLeast(at_least=plain) if isinstance(plain, int) else plain


def _engine_indicator(seq: int, plain: Mapping[str, Any], catalogue: Mapping[str, Any]) -> Indicator:
    like = CATALOG.indicators[0]
    return replace(
        like,
        id=plain["id"],
        seq=seq,
        pillar=plain["pillar"],
        name=both(plain["id"]),
        looks={key: both(key) for key, _ in catalogue["levels"]},
        weight=plain["weight"],
        competence=plain["competence"],
        may_be_not_applicable=plain["may_na"],
        rule=None if plain["rule"] is None else _rule(plain["rule"]),
        one_of=tuple(map(tuple, plain["one_of"])),
        criteria=tuple(
            Criterion(
                id=c["id"], text=both(c["id"]), weight=c["weight"], applies_to=c["applies_to"], measure=_measure(c)
            )
            for c in plain["criteria"]
        ),
    )


def _measure(criterion: Mapping[str, Any]) -> Measure | None:
    if criterion["measure"] is None:
        return None
    said = {"what": both("x"), "counted": both("x"), "source": both("x"), "unit": both("x"), "better": "higher"}
    return Measure(mark="ours", **said, **criterion["measure"])  # type: ignore[arg-type]


def submission_of(unit: Mapping[str, Any], number: int) -> Submission:
    stamp = {"stage": unit["stage"], "period": "2026", "unit_name": f"Xã {number}", "unit_level": unit["level"]}
    rows = {id: _engine_row(id, row, at) for at, (id, row) in enumerate(unit["rows"].items(), 7)}
    stamp["catalog_digest"] = "made up"
    return Submission(
        path=f"{number}.xlsx", sha256=f"{number}", stamp=stamp, language="vi", unit={}, rows=rows, survey={}, actions=()
    )


_NAMES = {"self": "self_level", "review": "review_level", "agreed": "agreed_level", "why": "explanation"}
_NAMES |= {"comment": "review_comment"}


def _engine_row(id: str, row: Mapping[str, str], at: int) -> Row:
    named = {_NAMES.get(name, name): typed for name, typed in row.items() if typed}
    entries = {
        name: Entry(Place("T", f"{_PLACES[name]}{at}"), "text", typed, None if typed == "?" else typed)
        for name, typed in named.items()
    }
    return Row(id, Place("T", f"A{at}"), entries, _PLACES)


# Held against each other ----------------------------------------------------------------------------------------------


def _two(number: float | None) -> str | None:
    return None if number is None else f"{number:.2f}"


def as_told(card: Scorecard) -> dict[str, Any]:
    sums = {total.id: total for total in (*card.pillars, card.total)}
    return {
        "indicators": {
            i.id: (i.status, i.level, None if i.points is None else round(float(i.points), 9)) for i in card.indicators
        },
        "criteria": {c.id: (c.status, c.level, c.stage) for i in card.indicators for c in i.criteria},
        "sums": {
            id: (_two(s.score), _two(s.provisional_score), s.assessed, s.applicable, s.not_applicable)
            for id, s in sums.items()
        },
        "labels": {id: s.label for id, s in sums.items()},
        "reliable": card.reliable,
    }


def as_worked_out(card: Card) -> dict[str, Any]:
    return {
        "indicators": {
            id: (m.status, m.level, None if m.points is None else round(float(m.points), 9))
            for id, m in card.indicators.items()
        },
        "criteria": card.criteria,
        "sums": {
            id: (s.score, s.provisional, s.assessed, s.applicable, s.not_applicable) for id, s in card.sums.items()
        },
        "labels": card.labels,
        "reliable": card.reliable,
    }


def test_every_figure_of_many_workbooks() -> None:
    dice, seen = random.Random(18091), Counter[str]()
    for number in range(100):
        plain = programme(dice)
        catalog = catalogue_of(plain)
        for unit in (answers(dice, plain) for _ in range(4)):
            told, worked = (
                as_told(score(submission_of(unit, number), catalog)),
                as_worked_out(Scorer(plain, unit).scored()),
            )
            for what in told:
                assert told[what] == worked[what], (number, what, plain, unit)
            seen.update(f"label {label}" for label in worked["labels"].values())
            seen.update((f"reliable {worked['reliable']}", f"rule {plain['rule']}"))
            seen.update(status for status, _, _ in worked["indicators"].values())
    # What was to be tried was tried, each more than now and then.
    assert len(seen) == 5 + 3 + 6 + 4 and min(seen.values()) >= 20, seen


# What is written ------------------------------------------------------------------------------------------------------


class Round:
    """A programme with some units, as the engine writes it and as the other scorer works it out."""

    def __init__(self, dice: random.Random) -> None:
        self.plain = programme(dice)
        self.catalog = catalogue_of(self.plain)
        units = [answers(dice, self.plain) for _ in range(6)]
        sent = [submission_of(unit, number) for number, unit in enumerate(units)]
        results = [
            Result(path=s.path, sha256=s.sha256, submission=s, scorecard=score(s, self.catalog), diagnostics=())
            for s in sent
        ]
        self.cards = {f"xa-{number}": Scorer(self.plain, unit).scored() for number, unit in enumerate(units)}
        self.answered = {f"xa-{n}" for n, unit in enumerate(units) if any(unit["rows"].values())}
        store: Store = stored(results, self.catalog, None)
        summary = summarise(store)
        written = {name: b"".join(chunks).decode("utf-8-sig") for name, chunks in tables(store, summary, "0")}
        self.tables = {
            name: list(csv.DictReader(io.StringIO(text))) for name, text in written.items() if name.endswith(".csv")
        }
        self.book = load_workbook(io.BytesIO(summary_workbook(summary, "en")), data_only=True)

    def lines(self, sheet: str, head: str) -> list[dict[str, Any]]:
        """The lines of a sheet below the headings, of which one is ``head``; where one comes again, the first counts."""
        rows = [list(row) for row in self.book[sheet].iter_rows(values_only=True)]
        at = next(n for n, row in enumerate(rows) if head in row)
        return [dict(reversed([*zip(rows[at], row, strict=True)])) for row in rows[at + 1 :] if any(row)]


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    dice = random.Random(10)
    return [Round(dice) for _ in range(5)]


def _number(text: str) -> float | None:
    return float(text) if text else None


def test_the_tables_say_the_same(rounds: list[Round]) -> None:
    for made in rounds:
        scores = {(line["unit"], line["id"]): line for line in made.tables["scores.csv"]}
        criteria = {(line["unit"], line["id"]): line for line in made.tables["criteria.csv"]}
        for unit, card in made.cards.items():
            for id, total in card.sums.items():
                line = scores[unit, id]
                assert (_two(_number(line["score"])), _two(_number(line["provisional_score"]))) == (
                    total.score,
                    total.provisional,
                ), (unit, id)
                assert [int(line[name]) for name in ("assessed", "applicable", "not_applicable")] == [
                    total.assessed,
                    total.applicable,
                    total.not_applicable,
                ]
            for id, mark in card.indicators.items():
                line = scores[unit, id]
                assert (line["status"], line["level"] or None) == (mark.status, mark.level), (unit, id)
                assert _number(line["points"]) == (None if mark.points is None else pytest.approx(float(mark.points)))
            for id, told in card.criteria.items():
                line = criteria[unit, id]
                assert (line["status"], line["level"] or None, line["stage"] or None) == told, (unit, id)


def test_units_and_ledger_say_the_same(rounds: list[Round]) -> None:
    seen = Counter[bool]()
    for made in rounds:
        reliable = {line["unit"]: line["reliable"] for line in made.tables["units.csv"]}
        ledger = {line["unit"]: line for line in made.tables["ledger.csv"]}
        for unit, card in made.cards.items():
            assert reliable[unit] == ("" if card.reliable is None else str(card.reliable)), unit
            everywhere = sum(mark.status == "assessed" for mark in card.indicators.values())
            assert (
                int(ledger[unit]["assessed"]) == everywhere
            )  # of all pillars, also of those that are not in the total
            assert _two(_number(ledger[unit]["score"])) == card.sums["total"].score
            seen[everywhere != card.sums["total"].assessed] += 1
    assert seen[True] > 5, "no total of fewer pillars was tried"


def test_sums_of_figures_say_the_same(rounds: list[Round]) -> None:
    tried = 0
    for made in rounds:
        for line in made.tables.get("measure_sums.csv", ()):
            if line["by"] != "all" or line["kind"] != "share":
                continue
            figures = [card.figures[line["id"]] for card in made.cards.values() if line["id"] in card.figures]
            assert int(line["counted"]) == len(figures)
            sums = [sum((pair[n] for pair in figures), Fraction(0)) for n in (0, 1)]
            assert [_number(line["part"]) or 0, _number(line["whole"]) or 0] == [float(total) for total in sums]
            tried += len(figures)
    assert tried > 5


def test_the_workbook_says_the_same(rounds: list[Round]) -> None:
    for made in rounds:
        names = {f"Xã {unit.removeprefix('xa-')}": card for unit, card in made.cards.items()}
        for line in made.lines("Matrix", "Coverage"):
            card = names[line["Unit"]]
            total = card.sums["total"]
            assert (_two(line["Score"]), line["Coverage"]) == (total.score, f"{total.assessed}/{total.applicable}")
            for id, mark in card.indicators.items():
                assert line[id].split(" ", 1)[1] == _word(mark.level or mark.status), id
        for line in made.lines("Pillars", "Provisional score"):
            card = names[line["Unit"]]
            total = card.sums["total"]
            assert (_two(line["Score"]), _two(line["Provisional score"])) == (total.score, total.provisional)
            assert (line["Assessed"], line["Applicable"]) == (total.assessed, total.applicable)
            assert (line["Rating"] or None) == card.labels["total"]
        for line in made.lines("Weakest indicators", "Record"):
            marks = Counter(
                _word(m.level or m.status)
                for c in names.values()
                for id, m in c.indicators.items()
                if id == line["Record"]
            )
            told = {
                key.split(" ", 1)[1]: number for key, number in line.items() if key and key.split(" ", 1)[0] in _SIGNS
            }
            assert {word: number for word, number in told.items() if number} == dict(marks)


_SIGNS = frozenset("■□▢▣○◐–")


def _word(key: str) -> str:
    return key.replace("_", " ").capitalize()
