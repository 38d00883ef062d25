"""The workbook in a real LibreOffice: its live summary says what the engine computes, and answers come back whole.

ISO18091_FILLINGS sets how many random fillings are tried (200 by default).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE, STAGES, Submission
from iso18091cli.model.catalog import Catalog, CriteriaRule, Indicator
from iso18091cli.model.scores import IndicatorScore, Score, Scorecard
from iso18091cli.model.text import say
from iso18091cli.model.units import LEVELS, Unit
from iso18091cli.scoring import exact, score
from iso18091cli.workbook.layout import Answer, RowPlan, SheetPlan, plan
from iso18091cli.workbook.reader import read_workbook
from iso18091cli.workbook.writer import Stamp, new_workbook
from office import Entry, Filling, Filter, Office, Table

pytestmark = pytest.mark.office

FILLINGS = int(os.environ.get("ISO18091_FILLINGS", "200"))
NOT_LEVELS: tuple[str | float | date, ...] = (
    "Tốt",
    "X",
    "?",
    "*",
    "1.10",
    "=Xanh",
    "xanh đỏ",
    "TRUE",
    1,
    2.5,
    date(2023, 5, 1),
)
"""What people put where a level belongs."""


# Workbooks to fill in -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Form:
    """A catalogue with one language and one unit: what a blank workbook is made from."""

    catalog: Catalog
    language: str = "vi"
    stamp: Stamp = field(default_factory=Stamp)

    @property
    def sheets(self) -> tuple[SheetPlan, ...]:
        return plan(self.catalog, self.language, self.stamp.unit.level).sheets

    def blank(self, folder: Path) -> Path:
        path = folder / "blank.xlsx"
        path.write_bytes(new_workbook(self.catalog, self.language, self.stamp))
        return path


def varied(rule: CriteriaRule, seed: int) -> Catalog:
    """The shipped catalogue with weights, other points, a pillar that may be not applicable, and indicators without
    criteria; rounding is put to the test by weights that have no exact binary form."""
    catalog, chance = load_catalog(), random.Random(seed)
    bare = {i.id for pillar in catalog.pillars for i in catalog.of_pillar[pillar.id][:2]}
    last = catalog.pillars[-1].id

    def changed(indicator: Indicator) -> Indicator:
        weighted = tuple(replace(c, weight=chance.choice((0.1, 0.7, 1.0, 3.0))) for c in indicator.criteria)
        return replace(
            indicator,
            weight=chance.choice((0.3, 1.0, 1.1, 2.0)),
            criteria=() if indicator.id in bare else weighted,
            may_be_not_applicable=indicator.pillar == last or chance.random() < 0.3,
        )

    levels = tuple(replace(v, points=p) for v, p in zip(catalog.scale.levels, (0.5, 1.0, 3.0), strict=True))
    return replace(
        catalog,
        scale=replace(catalog.scale, levels=levels),
        scoring=replace(
            catalog.scoring,
            rule=rule,
            thresholds={levels[1].key: 0.9, levels[2].key: 2.0},
            total=tuple(pillar.id for pillar in catalog.pillars[1:]),
            minimum_coverage=0.7,
        ),
        indicators=tuple(map(changed, catalog.indicators)),
    )


def forms() -> dict[str, Form]:
    shipped = load_catalog()
    averaged = replace(shipped, scoring=replace(shipped.scoring, rule="mean"))
    district = Stamp(unit=Unit(code="306", name="Hải An", level="district", kind="quan"), period="2023")
    return {
        "shipped": Form(shipped),
        "mean": Form(averaged, stamp=district),
        "varied": Form(varied("worst", 1), "en"),
        "varied-mean": Form(varied("mean", 2), stamp=Stamp(unit=Unit(level="commune"), stage="review")),
    }


FORMS = forms()


# Random fillings ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Habits:
    """How somebody fills in a workbook: the chance of each thing."""

    answered: float
    levels: tuple[float, ...]
    not_applicable: float = 0.0
    reason: float = 0.7
    nonsense: float = 0.0
    appraised: float = 0.0


HABITS = (
    Habits(answered=0.0, levels=(1, 1, 1), appraised=0.01),
    Habits(answered=1.0, levels=(1, 2, 12)),
    Habits(answered=1.0, levels=(0, 0, 1), not_applicable=0.15, reason=1.0),
    Habits(answered=1.0, levels=(1, 6, 10), not_applicable=0.3, reason=0.95, appraised=0.2),
    Habits(answered=0.9, levels=(1, 3, 9), not_applicable=0.1, nonsense=0.02, appraised=0.4),
    Habits(answered=0.5, levels=(1, 1, 1), not_applicable=0.3, nonsense=0.1, appraised=0.2),
    Habits(answered=1.0, levels=(0, 1, 4), not_applicable=0.5, reason=0.3, appraised=0.6),
    Habits(answered=0.8, levels=(0, 1, 1), not_applicable=0.9, reason=0.9, appraised=0.1),
)


@dataclass
class Filler:
    """Makes one random filling of a form."""

    form: Form
    chance: random.Random
    habits: Habits

    def entries(self) -> list[Entry]:
        made: list[Entry] = []
        unit = next(sheet for sheet in self.form.sheets if sheet.kind == "unit")
        if not self.form.stamp.unit.level and self.chance.random() < 0.7:
            word = say(self.chance.choice(list(LEVELS.values())), self.form.language)
            made.append(Entry("unit_level", "value", word, sheet=unit.title))
        for sheet in self.form.sheets:
            if sheet.kind == "pillar":
                # A pillar that nobody looks at, or all of it set aside, is a case of its own.
                whole = self.chance.choices(("as usual", "set aside", "blank"), (18, 1, 1))[0]
                for row in sheet.rows:
                    made += self.row(row, whole) if whole != "blank" else ()
        return made

    def row(self, row: RowPlan, whole: str) -> Iterator[Entry]:
        not_applicable = say(self.form.catalog.scale.not_applicable.word, self.form.language)
        if "competence" in row.answers and (
            whole == "set aside" or self.chance.random() < self.habits.not_applicable / 3
        ):
            yield Entry(row.id, "competence", self.chance.choice((not_applicable, not_applicable, "n/a", " kad ")))
        if whole == "set aside" or self.chance.random() < self.habits.reason:
            yield Entry(row.id, "explanation", self.chance.choice(("không có trên địa bàn", "0", "=")))
        elif self.chance.random() < 0.1:
            yield Entry(row.id, "explanation", "   ")
        if "self_level" not in row.answers or whole == "set aside":
            return
        for column in LEVEL_COLUMN.values():
            wanted = self.habits.answered if column == "self_level" else self.habits.appraised
            if self.chance.random() < wanted:
                yield Entry(row.id, column, self.level(row.answers[column]))
        if self.chance.random() < self.habits.appraised / 2:
            yield Entry(row.id, "review_comment", "đã kiểm tra")

    def level(self, answer: Answer) -> str | float | date:
        scale, roll = self.form.catalog.scale, self.chance.random()
        if roll < self.habits.nonsense:
            return self.chance.choice((*NOT_LEVELS, "  "))
        offered = NOT_APPLICABLE in dict(answer.choices)
        if self.chance.random() < self.habits.not_applicable * (1 if offered else 0.02):
            return say(scale.not_applicable.word, self.form.language)
        level = self.chance.choices(scale.levels, self.habits.levels)[0]
        word = say(level.word, self.form.language)
        if roll > 0.95:
            return self.chance.choice((word.upper(), f" {word}  ", *level.spellings, *level.word.values()))
        return word


def filling(form: Form, number: int) -> Filling:
    chance = random.Random(number)
    habits = HABITS[number // len(FORMS) % len(HABITS)]
    stage = chance.choice(STAGES)
    return Filling(Filler(form, chance, habits).entries(), meta={"stage": stage})


# What the summary must say --------------------------------------------------------------------------------------------


def expected(card: Scorecard, catalog: Catalog, language: str) -> Table:
    table = {indicator.id: of_indicator(indicator, catalog, language) for indicator in card.indicators}
    return table | {total.id: of_total(total) for total in (*card.pillars, card.total)}


def of_indicator(indicator: IndicatorScore, catalog: Catalog, language: str) -> dict[str, float | str]:
    points: float | str = ""
    share: float | str = ""
    if indicator.points is not None:
        points = indicator.points
        exactly = 100 * exact(points) / exact(catalog.scale.best.points)
        share = float(exactly.quantize(Decimal("0.01"), ROUND_HALF_UP))
    excluded = indicator.status == "not_applicable"
    return {
        "level": say(catalog.scale.level(indicator.level).word, language) if indicator.level else "",
        "points": points,
        "score": share,
        "provisional_score": share,
        "assessed": float(indicator.status == "assessed"),
        "applicable": float(not excluded),
        "not_applicable": float(excluded),
    }


def of_total(total: Score) -> dict[str, float | str]:
    return {
        "level": "",
        "points": "",
        "score": "" if total.score is None else total.score,
        "provisional_score": "" if total.provisional_score is None else total.provisional_score,
        "assessed": float(total.assessed),
        "applicable": float(total.applicable),
        "not_applicable": float(total.not_applicable),
    }


def differences(live: Table, form: Form, submission: Submission) -> list[str]:
    wanted = expected(score(submission, form.catalog), form.catalog, form.language)
    found = [
        f"{row}/{column}: live {live[row][column]!r}, engine {value!r}"
        for row, cells in wanted.items()
        for column, value in cells.items()
        if live[row][column] != value
    ]
    return found + [f"{row}: only live" for row in live.keys() - wanted.keys()]


# Tests ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMS)
def test_live_summary_equals_engine(name: str, office: Office, tmp_path: Path) -> None:
    """The office calculates; the engine gets the same answers put into the file without it."""
    form = FORMS[name]
    blank = form.blank(tmp_path)
    numbers = range(list(FORMS).index(name), FILLINGS, len(FORMS))
    fillings = [filling(form, number) for number in numbers]
    tables = office.fill_each(blank, fillings)
    found: list[str] = []
    for number, made, live in zip(numbers, fillings, tables, strict=True):
        answers = {(entry.id, entry.column): entry.value for entry in made.entries}
        filled = fill(tmp_path / f"{number}.xlsx", answers, content=blank.read_bytes(), meta=made.meta)
        found += [f"filling {number}: {line}" for line in differences(live, form, read_workbook(filled, form.catalog))]
    assert not found


@pytest.mark.parametrize(("name", "kind"), [("shipped", "xlsx"), ("varied", "ods"), ("varied-mean", "xlsx")])
def test_what_the_office_stores_is_what_it_showed(name: str, kind: Filter, office: Office, tmp_path: Path) -> None:
    """Live summary, the same read again from the stored file, and the engine on that file: all one."""
    form, target = FORMS[name], tmp_path / f"filled.{kind}"
    made = replace(filling(form, 4 * list(FORMS).index(name) + 16), target=target, filter=kind)
    (live,) = office.fill_each(form.blank(tmp_path), [made])
    assert office.read(target) == live
    assert not differences(live, form, read_workbook(target, form.catalog))


@pytest.mark.parametrize("name", FORMS)
def test_blank_shows_no_level_and_no_score(name: str, office: Office, tmp_path: Path) -> None:
    form = FORMS[name]
    path = form.blank(tmp_path)
    live = office.read(path)
    assert not differences(live, form, read_workbook(path, form.catalog))
    assert {
        cells[column] for cells in live.values() for column in ("level", "points", "score", "provisional_score")
    } == {""}
    assert live["total"]["assessed"] == 0
    title = next(sheet.title for sheet in form.sheets if sheet.kind == "summary")
    shown = {str(value) for row in office.values(path, title, "B5:L48") for value in row}
    assert not [word for level in form.catalog.scale.levels for word in shown if say(level.word, form.language) in word]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("name", ["shipped", "varied"])
def test_answers_come_back_whole(name: str, kind: str, office: Office, tmp_path: Path) -> None:
    form = FORMS[name]
    typed = dict(everything(form))
    target = tmp_path / f"filled.{kind}"
    office.fill_each(
        form.blank(tmp_path), [Filling([e for e, _ in typed.values()], target, "ods" if kind == "ods" else "xlsx")]
    )
    submission = read_workbook(target, form.catalog)
    back = {("unit", "value", key): entry.value for key, entry in submission.unit.items()} | {
        (sheet, column, row.id): entry.value
        for sheet, rows in (
            ("pillar", submission.rows.values()),
            ("survey", submission.survey.values()),
            ("actions", submission.actions),
        )
        for row in rows
        for column, entry in row.entries.items()
    }
    assert {key: back.get(key) for key in typed} == {key: value for key, (_, value) in typed.items()}


def everything(form: Form) -> Iterator[tuple[tuple[str, str, str], tuple[Entry, str]]]:
    """Every answer cell of the workbook: its key, what is typed in it, and what it then means."""
    number = 0
    for sheet in form.sheets:
        for row in sheet.rows:
            for column, answer in row.answers.items():
                number += 1
                typed, meaning = something(answer, number)
                yield (sheet.kind, column, row.id), (Entry(row.id, column, typed, sheet=sheet.title), meaning)


TEXTS = (
    "Kế hoạch số 12/KH-UBND",
    "=1+1",
    "1.10",
    "00070",
    "-",
    "'nháy",
    "hai\ndòng",
    "5/2023",
    "1,5",
    "TRUE",
    "@ăâđêôơư",
    "#N/A",
)


def something(answer: Answer, number: int) -> tuple[str | float | date, str]:
    match answer.kind:
        case "choice":
            key, word = answer.choices[number % len(answer.choices)]
            return word, key
        case "number":
            figure = min(number % 90 + (0 if answer.whole else 0.25), answer.maximum or 1e9)
            return figure, str(int(figure)) if float(figure).is_integer() else str(figure)
        case "date":
            day = date(2023, number % 12 + 1, number % 28 + 1)
            return day, day.isoformat()
        case "text":
            words = f"{TEXTS[number % len(TEXTS)]}"
            return words, words


def test_not_applicable_is_offered_only_where_allowed() -> None:
    """A guard for the tests above: both kinds of indicator are among the forms."""
    for form in FORMS.values():
        offered = {
            NOT_APPLICABLE in dict(row.answers["competence"].choices)
            for sheet in form.sheets
            for row in sheet.rows
            if "competence" in row.answers
        }
        assert offered == {True, False}
