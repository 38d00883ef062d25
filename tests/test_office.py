"""The workbook in a real LibreOffice: its live summary says what the engine computes, and answers come back whole.

ISO18091_FILLINGS sets how many random fillings are tried on all forms together (20 by default, 300 in ``make parity``).
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from filling import fill
from iso18091cli.catalog import load_catalog
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.book import HEAD_ROW
from iso18091cli.form.layout import LISTS_SHEET, META_SHEET, Answer, RowPlan, SheetPlan, plan
from iso18091cli.messages.deciding import lacking_words
from iso18091cli.messages.workbook import COLUMNS, WORDS
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE, STAGES, Stage, Submission
from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.deciding import AtLeast, Condition, CriteriaRule, Label
from iso18091cli.model.scores import IndicatorScore, Score, Scorecard
from iso18091cli.model.text import say
from iso18091cli.model.units import LEVELS, Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.scoring.combining import exact
from iso18091cli.scoring.labels import next_label
from iso18091cli.scoring.scorecard import score
from make_pilot import counted
from office import Entry, Filling, Filter, Office, Table
from test_form_wheel import wheel_in

pytestmark = pytest.mark.office

PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"
FILLINGS = int(os.environ.get("ISO18091_FILLINGS", "20"))
LABELLED = int(os.environ.get("ISO18091_LABELLED", "8"))
"""How many pairs of fillings labels are tried on."""
PAGES_A_CRITERION = 0.28
"""What is counted takes lines of its own: (1), (2), when and where, the limits; and the register has its pages."""
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
        return plan(self.catalog, self.language, self.stamp.unit.level, self.stamp.unit.kind).sheets

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


RULES: tuple[CriteriaRule | None, ...] = (None, "worst", "best", "mean", AtLeast(at_least=2), AtLeast(at_least=3))


def decided(seed: int) -> Catalog:
    """The shipped catalogue with a rule for each indicator, criteria that stand for each other, and labels that ask
    for every kind of thing."""
    catalog, chance = load_catalog(), random.Random(seed)
    last = catalog.pillars[-1].id

    def changed(indicator: Indicator) -> Indicator:
        ids = [criterion.id for criterion in indicator.criteria]
        chance.shuffle(ids)
        groups = (tuple(ids[:2]), tuple(ids[2:4])) if len(ids) >= 4 else (tuple(ids[:2]),)
        return replace(
            indicator,
            rule=chance.choice(RULES) if ids else None,
            one_of=tuple(group for group in groups if len(group) == 2) if chance.random() < 0.5 else (),
            may_be_not_applicable=indicator.pillar == last or chance.random() < 0.3,
        )

    one, two, three, four = (pillar.id for pillar in catalog.pillars)
    _, middle, best = catalog.scale.keys
    indicators = tuple(map(changed, catalog.indicators))
    some = tuple(indicator.id for indicator in chance.sample(indicators, 5))
    asked = (
        (Condition(level=middle, indicators=some, count=3),),
        (Condition(score=55), Condition(pillars=(one, four), score=62.5)),
        (Condition(pillars=(two, three, four), level=middle, count=1), Condition(competence="legal", level=middle)),
        (Condition(pillars=(one, two), score=70, count=1), Condition(level=best, pillars=(one,))),
        (Condition(level=best),),
    )
    limits = (0.0, 0.0, 62.5, 80.0, 80.0, 95.0)
    labels = tuple(
        Label(key=f"l{n}", at_least=limit, word={"vi": f"Bậc “{n}”", "en": f"Class “{n}”"}, conditions=conditions)
        for n, (limit, conditions) in enumerate(zip(limits, ((), *asked), strict=True))
    )
    scoring = replace(catalog.scoring, labels=labels, minimum_coverage=0.5, total=(one, two, three))
    return replace(catalog, scoring=scoring, indicators=indicators)


def forms() -> dict[str, Form]:
    shipped = load_catalog()
    averaged = replace(shipped, scoring=replace(shipped.scoring, rule="mean"))
    district = Stamp(unit=Unit(code="306", name="Hải An", level="district", kind="quan"), period="2023")
    return {
        "shipped": Form(shipped),
        "mean": Form(averaged, stamp=district),
        "varied": Form(varied("worst", 1), "en"),
        "decided": Form(decided(3), stamp=Stamp(unit=Unit(level="commune"), period="2023")),
        "varied-mean": Form(varied("mean", 2), stamp=Stamp(unit=Unit(level="commune"), stage="review")),
    }


FORMS = forms()
COUNTED = {c.id: c for i in load_catalog().indicators for c in i.criteria if c.measure}
"""The criteria that figures give a level."""
BY_PICK = [c.id for i in load_catalog().indicators for c in i.criteria if not c.measure]
"""Those whose level is picked."""


@cache
def figures(id: str, level: str, language: str = "vi", number: int = 0) -> Mapping[str, str | float | date]:
    """What is typed where something is counted, so that it gives a level; nothing where none of its answers does."""
    measure, chance = COUNTED[id].measure, random.Random(f"{id} {level} {number}")
    if measure is not None and measure.kind == "choice":
        fitting = [choice for choice in measure.choices if choice.level == level]
        return {"value": say(chance.choice(fitting).word, language)} if fitting else {}
    if measure is not None and measure.kind == "date" and level == "red":
        return {"value": date(2025, 12, 31) if measure.by else date(2010, 1, 1)}
    return counted(COUNTED[id], level, Unit(level="commune"), load_catalog(), chance)


def graded(id: str, level: str, catalog: Catalog) -> list[Entry]:
    """A criterion answered, in Vietnamese, by figures or by a pick."""
    if id in COUNTED:
        return [Entry(id, column, value) for column, value in figures(id, level).items()]
    return [Entry(id, "self_level", say(catalog.scale.level(level).word, "vi"))]


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
        if row.id in COUNTED:
            yield from self.figures(row)
        for column in LEVEL_COLUMN.values():
            wanted = self.habits.answered if column == "self_level" else self.habits.appraised
            # Where something is counted a level is seldom typed over the form's own.
            wanted *= 0.2 if row.id in COUNTED and column == "self_level" else 1
            if self.chance.random() < wanted:
                yield Entry(row.id, column, self.level(row.answers[column]))
        if self.chance.random() < self.habits.appraised / 2:
            yield Entry(row.id, "review_comment", "đã kiểm tra")

    def figures(self, row: RowPlan) -> Iterator[Entry]:
        """What is counted: figures of some level, a whole of 0, or no figures at all."""
        if self.chance.random() >= self.habits.answered:
            return
        level = self.chance.choices(self.form.catalog.scale.keys, self.habits.levels)[0]
        found = figures(row.id, level, self.form.language, self.chance.randrange(3))
        if "whole" in found and self.chance.random() < self.habits.not_applicable:
            found = {"value": 0, "whole": 0}
        for column, value in found.items():
            yield Entry(row.id, column, "Tốt" if self.chance.random() < self.habits.nonsense else value)

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


def test_live_labels_equal_the_engine(office: Office, tmp_path: Path) -> None:
    """Label of the whole and what it lacks for the next one, as the office shows them."""
    form = FORMS["decided"]
    blank = form.blank(tmp_path)
    made = [replace(filling(form, number), target=tmp_path / f"filled-{number}.xlsx") for number in range(LABELLED * 2)]
    # Where little is answered there is no label; so a half of them is filled in whole.
    made[::2] = [
        replace(m, entries=Filler(form, random.Random(n), HABITS[1 + n % 3]).entries()) for n, m in enumerate(made[::2])
    ]
    office.fill_each(blank, made)
    found, seen = [], set()
    for filled in made:
        assert filled.target is not None
        card = score(read_workbook(filled.target, form.catalog), form.catalog)
        live = labels_in(filled.target, form)
        words = {label.key: say(label.word, form.language) for label in form.catalog.scoring.labels}
        lacking = next_label(card, form.catalog)
        wanted = (
            words.get(card.total.label or "", ""),
            say(lacking_words(*lacking, form.catalog), form.language) if lacking else "",
        )
        seen.add(wanted[0])
        if card.total.score is None:
            wanted = live[0], ""  # says instead that there is no score yet
        found += [f"{filled.target.name}: live {live}, engine {wanted}"] if live != wanted else []
    assert not found
    assert len(seen) > 3


def labels_in(path: Path, form: Form) -> tuple[str, str]:
    """The remark beside the total, and the line of what is lacking."""
    title = next(sheet.title for sheet in form.sheets if sheet.kind == "summary")
    sheet = load_workbook(path, data_only=True)[title]
    total = next(row for row in range(1, 200) if sheet.cell(row, 1).value == "total")
    remark = next(c.column for c in sheet[HEAD_ROW] if c.value == say(COLUMNS["remark"], form.language))
    line = next(c for row in sheet.iter_rows() for c in row if c.value == say(WORDS["summary.lacking"], form.language))
    return str(sheet.cell(total, remark).value or ""), str(sheet.cell(line.row, line.column + 1).value or "")


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


@pytest.mark.parametrize(("name", "kind"), [("shipped", "xlsx"), ("varied", "ods")])
def test_answers_come_back_whole(name: str, kind: str, office: Office, tmp_path: Path) -> None:
    form = FORMS[name]
    typed = dict(everything(form))
    target = tmp_path / f"filled.{kind}"
    office.fill_each(
        form.blank(tmp_path), [Filling([e for e, _ in typed.values()], target, "ods" if kind == "ods" else "xlsx")]
    )
    assert answers_of(target, form, typed) == {key: value for key, (_, value) in typed.items()}
    if kind == "xlsx":
        assert_still_a_form(target, form)


def test_answers_come_back_from_a_lossy_sender(tmp_path: Path) -> None:
    """openpyxl stands in for programs that drop what they do not know."""
    form = FORMS["varied"]
    typed = dict(everything(form))
    answers = {(entry.id, entry.column): entry.value for entry, _ in typed.values()}
    blank = form.blank(tmp_path).read_bytes()
    filled = fill(tmp_path / "filled.xlsx", answers, content=blank, change=lambda workbook: None)
    assert answers_of(filled, form, typed) == {key: value for key, (_, value) in typed.items()}


def answers_of(path: Path, form: Form, keys: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], str | None]:
    """What the reader makes of the cells of these keys."""
    submission = read_workbook(path, form.catalog)
    back = {("unit", "value", key): entry.value for key, entry in submission.unit.items()} | {
        (sheet, column, row.id): entry.value
        for sheet, rows in (
            ("pillar", submission.rows.values()),
            ("survey", submission.survey.values()),
            ("evidence", submission.evidence),
            ("actions", submission.actions),
        )
        for row in rows
        for column, entry in row.entries.items()
    }
    return {key: back.get(key) for key in keys}


def assert_still_a_form(path: Path, form: Form) -> None:
    """After an office program has saved it: drop-downs, protection, hidden keys, pictures."""
    workbook = load_workbook(path)
    lists = drop_downs(workbook)
    for sheet in form.sheets:
        cells = workbook[sheet.title]
        assert cells.protection.sheet and not cells.protection.password, sheet.title
        if sheet.kind == "guide":
            continue
        assert cells.row_dimensions[1].hidden and cells.column_dimensions["A"].hidden, sheet.title
        where = keyed_cells(cells)
        for row in sheet.rows:
            for column, answer in row.answers.items():
                cell = where[row.id, column]
                assert cell.protection.locked == (answer.stage != "self"), (sheet.title, cell.coordinate)
                assert bool(answer.choices) == ((sheet.title, cell.coordinate) in lists), (sheet.title, cell.coordinate)
        for row in cells.iter_rows(min_row=2):
            assert all(cell.protection.locked for cell in row if cell.data_type == "f"), sheet.title
        charts = sorted(type(chart).__name__ for chart in cells._charts)
        assert charts == (["BarChart", "DoughnutChart", "RadarChart"] if sheet.kind == "summary" else [])
    assert {workbook[name].sheet_state for name in (META_SHEET, LISTS_SHEET)} == {"hidden"}


def keyed_cells(sheet: Worksheet) -> dict[tuple[str, str], Cell]:
    return {
        (str(row[0].value), str(head.value)): cell
        for row in sheet.iter_rows(min_row=2)
        if row[0].value is not None
        for head, cell in zip(sheet[1][1:], row[1:], strict=False)
        if head.value is not None
    }


def drop_downs(workbook: Workbook) -> dict[tuple[str, str], str]:
    """(sheet, cell) -> the area of the hidden sheet whose words the cell offers."""
    found: dict[tuple[str, str], str] = {}
    for sheet in workbook.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                assert rule.showErrorMessage and rule.errorStyle in (None, "stop"), rule.sqref
                name, _, area = str(rule.formula1).replace("$", "").rpartition("!")
                assert name.strip("'") == LISTS_SHEET
                for cells in rule.sqref.ranges:
                    found |= {(sheet.title, f"{get_column_letter(c)}{r}"): area for r, c in cells.cells}
    return found


@pytest.mark.parametrize(("name", "stage"), [("shipped", "self"), ("varied-mean", "review"), ("varied", "agreed")])
def test_every_drop_down_offers_exactly_its_list(name: str, stage: Stage, office: Office, tmp_path: Path) -> None:
    form = replace(FORMS[name], stamp=replace(FORMS[name].stamp, stage=stage))
    path = form.blank(tmp_path)
    workbook = load_workbook(path)
    lists = drop_downs(workbook)
    columns = list(map(list, zip(*office.values(path, LISTS_SHEET), strict=True)))
    expected: dict[tuple[str, str], list[str]] = {}
    for sheet in form.sheets:
        where = keyed_cells(workbook[sheet.title])
        for row in sheet.rows:
            for column, answer in row.answers.items():
                if answer.choices:
                    offered = [word for _, word in answer.choices]
                    expected[sheet.title, where[row.id, column].coordinate] = offered
    assert lists.keys() == expected.keys()
    for place, offered in expected.items():
        first, last = map(coordinate_to_tuple, lists[place].split(":"))
        assert columns[first[1] - 1][first[0] - 1 : last[0]] == offered, place


@pytest.mark.parametrize(("name", "stage"), [("varied", "self"), ("shipped", "review"), ("varied-mean", "agreed")])
def test_every_offered_word_is_understood(name: str, stage: Stage, tmp_path: Path) -> None:
    form = replace(FORMS[name], stamp=replace(FORMS[name].stamp, stage=stage))
    blank = form.blank(tmp_path).read_bytes()
    cells = [(s.kind, c, row.id, a) for s in form.sheets for row in s.rows for c, a in row.answers.items() if a.choices]
    for number in range(max(len(answer.choices) for *_, answer in cells)):
        typed = {(kind, column, key): a.choices[number % len(a.choices)] for kind, column, key, a in cells}
        answers = {(key, column): word for (_, column, key), (_, word) in typed.items()}
        filled = fill(tmp_path / "filled.xlsx", answers, content=blank)
        assert answers_of(filled, form, typed) == {place: key for place, (key, _) in typed.items()}


def test_actions_offer_what_most_needs_improving_first(office: Office, tmp_path: Path) -> None:
    form = FORMS["shipped"]
    catalog, path = form.catalog, tmp_path / "filled.xlsx"
    wanted = {"3.1": "yellow", "2.2": "red", "1.10": "red", "4.1": "green", "1.1": "yellow"}
    typed = [
        entry
        for key, level in wanted.items()
        for criterion in catalog.indicator[key].criteria
        for entry in graded(criterion.id, level, catalog)
    ]
    # Outside the unit's competence: after the other red one.
    typed.append(Entry("1.10", "competence", "Ngoài thẩm quyền"))
    actions = next(sheet for sheet in form.sheets if sheet.kind == "actions")
    offered = dict(actions.rows[0].answers["indicator"].choices)
    typed.append(Entry("1", "indicator", offered["2.2"], sheet=actions.title))
    office.fill(form.blank(tmp_path), path, typed)
    workbook = load_workbook(path)
    first, last = drop_downs(workbook)[
        actions.title, keyed_cells(workbook[actions.title])["1", "indicator"].coordinate
    ].split(":")
    words = [row[0] for row in office.values(path, LISTS_SHEET, f"{first}:{last}")]
    best_last = [offered[key] for key in ("2.2", "1.10", "1.1", "3.1")]
    assert words == best_last + [word for word in offered.values() if word not in best_last]
    shown = office.values(path, actions.title, "D3:D6")
    assert shown[0][0] == "Chỉ số chưa đạt mức cần đạt: 4   ·   đã có nhiệm vụ: 1"
    assert shown[3][0] == "✖ Đỏ"


def test_front_page_says_what_is_missing(office: Office, tmp_path: Path) -> None:
    form, path = FORMS["shipped"], tmp_path / "filled.xlsx"
    allowed = next(
        c.id
        for i in form.catalog.indicators
        for c in i.criteria
        if i.may_be_not_applicable and i.pillar == "society" and c.id in BY_PICK
    )
    unproved, proved, nonsense = BY_PICK[:3]
    typed = [
        Entry(unproved, "self_level", "Xanh"),
        Entry(proved, "self_level", "Đỏ"),
        Entry(proved, "evidence", "Biên bản số 3"),
        Entry(nonsense, "self_level", "Tốt", pasted=True),
        Entry(allowed.rpartition(".")[0], "competence", "Không áp dụng"),  # without a reason
        Entry(allowed, "self_level", "Không áp dụng"),  # likewise
        Entry("unit_name", "value", "Xã Thử"),
    ]
    office.fill(form.blank(tmp_path), path, typed)
    table = progress(office.values(path, form.sheets[0].title, "B4:G40"))
    asked = {sheet.title: sum(row.kind == "criterion" for row in sheet.rows) for sheet in form.sheets}
    # The unit's own line comes after the facts, where the same word stands before its name.
    assert table["Đơn vị"] == ["1/4", "", "", 0, "○ Chưa đủ"]
    assert table["1. Thể chế"] == [f"3/{asked['1. Thể chế']}", 1, 0, 1, "○ Chưa đủ"]
    assert table["3. Xã hội"] == [f"1/{asked['3. Xã hội']}", 0, 2, 0, "○ Chưa đủ"]
    assert table["Toàn bộ phiếu"] == [f"4/{sum(asked.values())}", 1, 2, 1, "○ Chưa đủ"]
    assert table["Tình trạng"][0] == f"○ Chưa đủ – Đã trả lời: 4/{sum(asked.values())}"


def test_front_page_says_when_nothing_is_missing(office: Office, tmp_path: Path) -> None:
    form, path = FORMS["mean"], tmp_path / "filled.xlsx"
    asked = [row.id for s in form.sheets if s.kind == "pillar" for row in s.rows if row.kind == "criterion"]
    typed = [entry for key in asked for entry in graded(key, "green", form.catalog)]
    typed += [Entry(key, "evidence", "Số 1") for key in asked]
    typed.append(Entry("contact", "value", "Văn phòng"))
    made = Filling(typed, path)
    office.fill_each(form.blank(tmp_path), [made, replace(made, target=None)])
    table = progress(office.values(path, form.sheets[0].title, "B4:G40"))
    assert table["Toàn bộ phiếu"][1:] == [0, 0, 0, "✓ Đủ"]


def progress(front: list[list[float | str]]) -> dict[str, list[float | str]]:
    """The lines of the front page by their first word, down to the sums: below, pillars have a line of another kind."""
    last = next(number for number, row in enumerate(front) if row[0] == "Toàn bộ phiếu")
    return {str(row[0]): row[1:] for row in front[: last + 1]}


def test_the_wheel_follows_what_is_typed(office: Office, tmp_path: Path) -> None:
    """Also after the office program has stored the file: the chart is there, and its points are those of the levels."""
    form, path = FORMS["shipped"], tmp_path / "filled.xlsx"
    pillars = list(form.catalog.of_pillar.values())
    levels = {pillars[0][1].id: 1, pillars[1][0].id: 3, pillars[2][2].id: 2}
    typed = [
        entry
        for id, level in levels.items()
        for criterion in form.catalog.indicator[id].criteria
        for entry in graded(criterion.id, form.catalog.scale.keys[level - 1], form.catalog)
    ]
    office.fill(form.blank(tmp_path), path, typed)
    wheel = wheel_in(path.read_bytes())
    rings = list(wheel.rings.values())[:3]
    angles = {i.id: pytest.approx(90 / len(pillar)) for pillar in pillars for i in pillar}
    assert set(wheel.ids) == set(angles) and wheel.ids[0] == pillars[1][0].id
    for number, ring in enumerate(rings, 1):
        for id, points in zip(wheel.ids, ring, strict=True):
            filled = levels.get(id, 0) >= number
            assert points == (angles[id] if filled else 0, 0, 0, 0 if filled else angles[id]), (number, id)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_printed_pages(language: str, office: Office, tmp_path: Path) -> None:
    """Nothing cut, no page empty, no indicator torn apart, boxes to tick."""
    form = Form(load_catalog(), language)
    pages = tmp_path / "blank.pdf"
    office.convert(form.blank(tmp_path), pages)
    printed = [" ".join(page.split()) for page in text_of(pages).split("\f")[:-1]]
    everything = " ".join(printed)
    squeezed = "".join(everything.split())  # with some fonts the text of a PDF has a blank inside a word
    assert "###" not in everything
    count = sum(len(indicator.criteria) for indicator in form.catalog.indicators)
    assert len(form.sheets) < len(printed) <= count * PAGES_A_CRITERION
    assert all(len(page) > 250 for page in printed)
    for indicator in form.catalog.indicators:
        texts = [indicator.name, *indicator.looks.values(), *(item.text for item in indicator.expected)]
        texts += [form.catalog.text_of(criterion) for criterion in indicator.criteria]
        for words in (re.split(r"[\s-]", say(text, language))[-1] for text in texts):
            assert words in squeezed, (indicator.id, words)
        (page,) = [p for p in printed if f" {indicator.id}.a " in p]
        # What the levels look like stands above the first criteria, and no page begins with a last one.
        assert say(indicator.looks["green"], language).split()[0] in "".join(page.split())
        assert f" {indicator.id}.b " in page, indicator.id
        (end,) = [p for p in printed if f" {indicator.criteria[-1].id} " in p]
        assert f" {indicator.criteria[-2].id} " in end, indicator.id
    # What is counted has room for figures instead.
    assert everything.count("☐") > 3 * (count - len(COUNTED))


@pytest.mark.parametrize("name", ["kien-an.xlsx", "long"])
def test_printed_pages_of_a_filled_form(name: str, office: Office, tmp_path: Path) -> None:
    """All that was answered is on the paper, however long it is, and no page is empty."""
    catalog, path, pages = load_catalog(), PILOT / name, tmp_path / "filled.pdf"
    if name == "long":
        path = tmp_path / "filled.xlsx"
        sentence = "Quyết định về việc ban hành mục tiêu chất lượng của đơn vị; "
        wordy = f"{sentence * 8}hết"
        typed = [Entry("1.1.a", column, f"{wordy}{column}") for column in ("evidence", "explanation")]
        # A row is at most 409 points high: what a narrow column shows whole in the widest font is shorter.
        typed += [Entry("1.1.a", "officer", f"{sentence * 5}hếtofficer")]
        typed += [Entry("1.1", "explanation", f"{wordy}heading"), Entry("contact", "value", f"{wordy}contact")]
        typed += [Entry("1", column, f"{wordy}{column}") for column in ("task", "lead", "product")]
        typed += [Entry("1", "budget", 123456789.5), Entry("1", "deadline", date(2026, 12, 31))]
        office.fill(Form(catalog).blank(tmp_path), path, typed)
    office.convert(path, pages)
    printed = ["".join(page.split()) for page in text_of(pages).split("\f")[:-1]]
    everything = "".join(printed)
    assert "###" not in everything
    count = sum(len(indicator.criteria) for indicator in catalog.indicators)
    assert len(catalog.pillars) < len(printed) <= count * PAGES_A_CRITERION
    assert all(len(page) > 150 for page in printed)
    # Words that wrap in a cell stand between those of its neighbours: the last one of each answer tells that it is whole.
    submission = read_workbook(path, catalog)
    rows = [*submission.rows.values(), *submission.actions]
    answers = [entry for row in rows for entry in row.entries.values()] + list(submission.unit.values())
    ends = {entry.value.split()[-1] for entry in answers if entry.value and " " in entry.value}
    assert len(ends) > 5
    assert not {end for end in ends if end not in everything}


def text_of(pages: Path) -> str:
    return subprocess.run(["pdftotext", str(pages), "-"], capture_output=True, text=True, check=True).stdout


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
