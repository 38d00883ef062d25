"""The front page: for whom, how to fill it in, what the levels mean, and what is still missing, live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.form import live
from iso18091cli.form.action_sheet import Wanted
from iso18091cli.form.book import FIRST_COLUMN, HEAD_ROW, Book, says
from iso18091cli.form.evidence_sheet import Entered
from iso18091cli.form.expected import Register
from iso18091cli.form.formula.columns import Count, CountIf, Max, Sum, SumProduct
from iso18091cli.form.formula.expression import Area, Expression, Group, Operand, added, as_numbers, part
from iso18091cli.form.formula.functions import If, IfError, IsError
from iso18091cli.form.layout import REQUIRED_FIELDS, RowPlan, SheetPlan
from iso18091cli.form.look import (
    AMBER,
    BOX,
    DEEP,
    FONT,
    INPUT,
    ONE_LINE,
    PALE,
    SOFT,
    as_input,
    dress,
    fill,
    lines_of,
    page,
    protect,
    text,
    title_band,
)
from iso18091cli.form.pillar_sheet import PillarSheet
from iso18091cli.form.taken import refused_each
from iso18091cli.messages import workbook as words
from iso18091cli.messages.deciding import own_rule, rule_words
from iso18091cli.model.answers import FIGURE_COLUMNS, LEVEL_COLUMN, STAGES
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.part import reviewer_of
from iso18091cli.model.text import Text, say
from iso18091cli.model.units import full_name

_WIDTHS = {"A": 2, "B": 28, "C": 17, "D": 17, "E": 19, "F": 17, "G": 19}
_FIRST, _LAST = 2, 7


@dataclass(frozen=True)
class Assessed:
    """The written sheets on which indicators are assessed, as far as the front page tells about them."""

    pillars: dict[str, PillarSheet]
    wanted: Wanted
    register: Register
    entered: Entered


def write_guide(book: Book, plan: SheetPlan, assessed: Assessed | None) -> None:
    """Writes the front page; the sheets it tells about are there. ``None``: the form asks its survey alone."""
    sheet = book.sheet(plan)
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _title(book, sheet, 2)
    row, state_row = _facts(book, sheet, 4)
    row = _steps(book, sheet, row + 1)
    row = _Progress(book, sheet, assessed).write(row + 1, state_row)
    if assessed is not None:
        if assessed.register.met:
            row = _expected(book, sheet, assessed.register, row + 1)
        row = _levels(book, sheet, row + 1)
        row = _example(book, sheet, row + 1)
    protect(sheet)
    page(sheet, False, "", book.heading, book.word("print.page"), f"B2:G{row}", single=True)


def _title(book: Book, sheet: Worksheet, row: int) -> None:
    title = say(book.catalog.full_title, book.language).upper()
    title_band(sheet, row, _FIRST, _LAST, title)
    sheet.cell(row, _FIRST).alignment = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_FIRST, end_column=_LAST)
    sheet.row_dimensions[row].height = 10 + 20 * lines_of(title, 88, 15)


def _band(sheet: Worksheet, row: int, words_in_band: str) -> None:
    for column in range(_FIRST, _LAST + 1):
        dress(sheet.cell(row, column), "head", DEEP, box=False)
    text(sheet.cell(row, _FIRST), words_in_band).alignment = ONE_LINE
    sheet.row_dimensions[row].height = 20


def _line(sheet: Worksheet, row: int, first: int, value: str, font: str = "plain", width: float = 112) -> None:
    """Text across the sheet from a column on, high enough to show it all."""
    for column in range(first, _LAST + 1):
        dress(sheet.cell(row, column), font)
    text(sheet.cell(row, first), value)
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=_LAST)
    sheet.row_dimensions[row].height = max(19, 13.2 * lines_of(value, width) + 5)


def _facts(book: Book, sheet: Worksheet, row: int) -> tuple[int, int]:
    """For whom, what, by whom; gives the next row, and the row that waits for the state of the whole workbook."""
    stamp, catalog, unnamed = book.stamp, book.catalog, book.word("guide.unnamed")
    letter = stamp.letter
    facts = {
        "guide.unit": full_name(stamp.unit, book.language) or unnamed,
        "guide.part": book.word("guide.part.only", part=book.part) if book.part else "",
        "guide.period": stamp.period or unnamed,
        "guide.due": _due(book),
        "guide.reply_to": letter.reply_to,
        "guide.contact": letter.contact,
        "guide.catalog": f"{say(catalog.full_title, book.language)} ({book.word('guide.version')} {catalog.version})",
        "guide.who": f"{say(words.STAGES[stamp.stage], book.language)}: {book.word(f'guide.who.{stamp.stage}')}",
        "guide.note": say(catalog.note, book.language) if catalog.note else "",
        "guide.progress.state": " ",
    }
    strong = ("guide.unit", "guide.part", "guide.period", "guide.due", "guide.reply_to", "guide.progress.state")
    for key, value in facts.items():
        if value:
            dress(text(sheet.cell(row, _FIRST), book.word(key)), "strong", PALE)
            _line(sheet, row, _FIRST + 1, value, "strong" if key in strong else "plain", 84)
            if value == unnamed:
                typed = book.typed_in("unit_name" if key == "guide.unit" else "period", unnamed)
                book.formula(sheet.cell(row, _FIRST + 1), typed)
            row += 1
    _line(sheet, row, _FIRST, "⚠ " + book.word("guide.warning"), "strong", 100)
    sheet.cell(row, _FIRST).font = Font(FONT, size=10, bold=True, color=AMBER)
    return row + 1, row - 1


def _steps(book: Book, sheet: Worksheet, row: int) -> int:
    _band(sheet, row, book.word("guide.steps"))
    kind: str = book.stamp.stage if book.catalog.indicators else "survey"
    kind = "reviewer" if reviewer_of(book.stamp.part) else kind
    steps = [key for key in words.WORDS if key.startswith(f"guide.step.{kind}.")]
    if not book.catalog.survey and kind == "self":
        steps.remove("guide.step.self.2")
    if kind == "self":
        steps.remove("guide.step.self.3" if book.catalog.measured else "guide.step.self.3m")
    for number, key in enumerate(steps, 1):
        row += 1
        said = book.word(key, fields=_open_fields(book), **book.codes_named)
        if key == steps[-1]:
            said += _send_back(book)
        _line(sheet, row, _FIRST, f"{number}. {said}")
    return row + 1


def _open_fields(book: Book) -> str:
    """What the unit still has to say of itself: what the sender has set is not asked."""
    unit, stamp = book.stamp.unit, book.stamp
    given = {"unit_name": unit.name, "unit_level": unit.level, "period": stamp.period, "contact": ""}
    names = [say(words.UNIT_FIELDS[name], book.language) for name, value in given.items() if not value]
    return ", ".join(name[:1].lower() + name[1:] for name in names)


def _due(book: Book) -> str:
    """Until when it is to be sent back: the unit's own deadline goes before the round's."""
    stamp = book.stamp
    return (replace(stamp.letter, due=stamp.unit.due) if stamp.unit.due else stamp.letter).due_shown


def _send_back(book: Book) -> str:
    """Where to and until when, where the sender says so."""
    letter = book.stamp.letter
    told = [book.word("guide.send.to", to=letter.reply_to)] if letter.reply_to else []
    told += [book.word("guide.send.until", due=_due(book))] if _due(book) else []
    return "".join(f" {said}" for said in told)


@dataclass
class _Progress:
    """The live table of what is done and what is missing: a line for each sheet, each a link to it."""

    book: Book
    sheet: Worksheet
    assessed: Assessed | None
    row: int = 0
    """The line that is being written."""

    @property
    def pillars(self) -> dict[str, PillarSheet]:
        return self.assessed.pillars if self.assessed else {}

    def write(self, row: int, state_row: int) -> int:
        """Writes the table; gives the first free row. The overall state is repeated in ``state_row``."""
        _band(self.sheet, row, self.book.word("guide.progress"))
        row += 1
        for column, key in enumerate(("sheet", "answered", "evidence", "reason", "wrong", "state"), _FIRST):
            heading = self.book.word(f"guide.progress.{key}")
            dress(text(self.sheet.cell(row, column), heading), "strong", SOFT, centre=True)
        self.sheet.row_dimensions[row].height = 32
        first = row + 1
        for plan in self.book.layout.sheets[1:]:
            row += 1
            self.line(row, plan)
        row += 1
        self.totals(row, first)
        answer = self.sheet.cell(state_row, _FIRST + 1)
        answered = self.book.word("guide.progress.answered") + ": "
        self.book.formula(answer, self.cells("G", row) & " – " & answered & self.cells("C", row))
        self.colours(f"G{first}:G{row}", f"D{first}:F{row}", answer.coordinate)
        return row + 1

    def line(self, row: int, plan: SheetPlan) -> None:
        self.row = row
        pillar = self.pillars.get(plan.pillar)
        start = f"{get_column_letter(pillar.columns['self_level'])}{HEAD_ROW + 1}" if pillar else "B2"
        self.book.link(self.sheet.cell(row, _FIRST), plan.title, plan.title, start)
        self.sheet.row_dimensions[row].height = 18
        formulas = self.of_pillar(pillar) if pillar else self.of_form(plan)
        for column in range(_FIRST + 1, _LAST + 1):
            dress(self.sheet.cell(row, column), centre=True)
        for letter, formula in formulas.items():
            self.book.formula(self.sheet[f"{letter}{row}"], formula)
        self.sheet.cell(row, _FIRST).border = BOX

    def cells(self, letter: str, row: int, last: int | None = None) -> Area:
        """Cells of this table as this sheet names them."""
        return Area(self.sheet.title, column_index_from_string(letter), row, last, pinned="free", named=False)

    def of_pillar(self, pillar: PillarSheet) -> dict[str, Expression]:
        """What the columns C to G say of a pillar."""
        todo, fault = (pillar.area(name, HEAD_ROW + 1, pillar.last) for name in ("todo", "fault"))
        reasons = CountIf(todo, live.WITHOUT_REASON) + CountIf(fault, live.WITHOUT_REASON)
        counts = {
            "D": IfError(CountIf(todo, live.WITHOUT_EVIDENCE), 0),
            "E": IfError(reasons, 0),
            "F": IfError(CountIf(todo, live.WRONG) + self.wrong_in(pillar), 1),
        }
        asked, done = _asked(pillar), _answered(pillar)
        wrong = [self.cells(letter, self.row) for letter in "EF"]
        state = self.state(added([Group(asked - done), *wrong]), "open", self.cells("D", self.row))
        return {"C": IfError(Group(done) & "/" & Group(asked), "?"), **counts, "G": state}

    def wrong_in(self, pillar: PillarSheet) -> Expression:
        """What is to be corrected on a pillar's sheet, beside what `todo` tells of its rows."""
        first, columns = HEAD_ROW + 1, pillar.columns

        def area(name: str) -> Area:
            return pillar.area(name, first, pillar.last)

        parts = [SumProduct(as_numbers(area("fault") > live.WITHOUT_REASON)), self.gone(pillar.plan, pillar.last)]
        for stage in STAGES[STAGES.index(self.book.stamp.stage) + 1 :]:
            parts.append(SumProduct(as_numbers(live.typed(area(LEVEL_COLUMN[stage])).differs(""))))
            for name in FIGURE_COLUMNS.get(stage, ()):
                if name in columns:  # only rows that count have the hidden working
                    parts.append(SumProduct(live.typed(area(name)).differs("") * area("own").differs("")))
        parts += [SumProduct(as_numbers(IsError(area(name)))) for name in ("officer", "review_comment")]
        return added(parts)

    def gone(self, plan: SheetPlan, last: int) -> Expression:
        """How many rows with a key are gone, or are there twice."""
        keys = Area(plan.title, 1, HEAD_ROW + 1, last)
        there, asked = SumProduct(as_numbers(keys.differs(""))), len(plan.rows)
        return Max(asked - there, there - asked)

    def of_form(self, plan: SheetPlan) -> dict[str, Expression]:
        """Of the sheets that are no pillars: what is filled in of what is asked; only the unit's data are required."""
        otherwise, incomplete = "optional", part(0)
        first, last = HEAD_ROW + 1, HEAD_ROW + len(plan.rows)
        if plan.kind == "unit":
            done, asked, otherwise = self.unit_done(), part(len(REQUIRED_FIELDS)), "open"
            cells = [(row.answers["value"], self.book.unit_cell(row.id)) for row in plan.rows]
            wrong = refused_each(self.book, cells) + self.gone(plan, last)
        elif plan.kind == "survey":
            last += len(self.book.catalog.survey)
            columns = [column.name for column in plan.columns]
            answer, note = (FIRST_COLUMN + columns.index(name) for name in ("answer", "note"))
            done, asked = self.survey_done(plan), part(len(plan.rows))
            asked_in = [(row.answers["answer"], Area(plan.title, answer, at)) for at, row in self.survey_rows(plan)]
            errors = SumProduct(as_numbers(IsError(Area(plan.title, note, first, last))))
            wrong = refused_each(self.book, asked_in) + errors + self.gone(plan, last)
        elif plan.kind == "actions" and self.assessed:
            wanted = self.assessed.wanted
            done, asked, wrong = wanted.planned, wanted.below, wanted.wrong
        elif plan.kind == "evidence" and self.assessed:
            entered = self.assessed.entered
            done, asked, wrong, incomplete = entered.met, part(entered.expected), entered.wrong, entered.incomplete
        else:
            return {}
        missing = Group(asked) - Group(done)
        if otherwise == "optional":
            missing = If(asked.equals(0), 1, missing)
        shown = IfError(Group(done) & "/" & Group(asked), "?")
        counts = {"D": IfError(incomplete, 0)} if plan.kind == "evidence" else {}
        to_correct = self.cells("F", self.row)
        state = If(to_correct > 0, f"○ {self.book.word('guide.open')}", self.state(missing, otherwise))
        return {"C": shown, **counts, "F": IfError(wrong, 1), "G": state}

    def survey_rows(self, plan: SheetPlan) -> Iterator[tuple[int, RowPlan]]:
        """The questions with the rows they stand in: above those of each topic there is a band."""
        at, rows = HEAD_ROW, {row.id: row for row in plan.rows}
        for topic in self.book.catalog.survey:
            at += 1
            for question in topic.questions:
                at += 1
                yield at, rows[question.id]

    def survey_done(self, plan: SheetPlan) -> Expression:
        """How many questions are answered."""
        first, last = HEAD_ROW + 1, HEAD_ROW + len(plan.rows) + len(self.book.catalog.survey)
        answer = FIRST_COLUMN + [column.name for column in plan.columns].index("answer")
        keys, answers = (Area(plan.title, column, first, last) for column in (1, answer))
        return SumProduct(keys.differs("") * answers.differs(""))

    def unit_done(self) -> Expression:
        """How many of the data that every unit has to give are there."""
        cells = (self.book.unit_cell(name) for name in REQUIRED_FIELDS)
        return added(IfError(If(live.typed(cell).equals(""), 0, 1), 0) for cell in cells)

    def state(self, open_count: Expression, otherwise: str, warnings: Expression | None = None) -> Expression:
        complete, warned, word = (self.book.word(f"guide.{key}") for key in ("complete", "warned", otherwise))
        good: Operand = f"✓ {complete}"
        if warnings is not None:
            good = If(warnings.equals(0), good, f"✓ {warned}")
        return IfError(If(open_count.equals(0), good, word if otherwise == "optional" else f"○ {word}"), f"○ {word}")

    def totals(self, row: int, first: int) -> None:
        if self.pillars:
            asked, done = (added(map(count, self.pillars.values())) for count in (_asked, _answered))
            missing = [Group(asked) - Group(done)]
        else:
            (survey,) = self.book.layout.of_kind("survey")
            asked, done, missing = part(len(survey.rows)), self.survey_done(survey), []
        sums = {letter: Sum(self.cells(letter, first, row - 1)) for letter in "DEF"}
        missing += [self.cells("E", row), self.cells("F", row), len(REQUIRED_FIELDS) - Group(self.unit_done())]
        formulas: dict[str, Expression] = {
            "C": IfError(Group(done) & "/" & Group(asked), "?"),
            **sums,
            "G": self.state(added(missing), "open", self.cells("D", row)),
        }
        dress(text(self.sheet.cell(row, _FIRST), self.book.word("guide.progress.all")), "strong", SOFT)
        for letter, formula in formulas.items():
            self.book.formula(dress(self.sheet[f"{letter}{row}"], "strong", SOFT, centre=True), formula)
        self.sheet.row_dimensions[row].height = 20

    def colours(self, states: str, counts: str, overall: str) -> None:
        for area in (states, overall):
            cell = area.partition(":")[0]
            good = FormulaRule(formula=[f'LEFT({cell},1)="✓"'], fill=fill("C9E7CF"), font=Font(color="14532D"))
            bad = FormulaRule(formula=[f'LEFT({cell},1)="○"'], font=Font(color=AMBER))
            self.sheet.conditional_formatting.add(area, good)
            self.sheet.conditional_formatting.add(area, bad)
        cell = counts.partition(":")[0]
        some = FormulaRule(formula=[f"AND(ISNUMBER({cell}),{cell}>0)"], font=Font(color=AMBER, bold=True))
        self.sheet.conditional_formatting.add(counts, some)


def _asked(pillar: PillarSheet) -> Expression:
    """How many rows of a pillar take a level: a fixed number, whatever was deleted; less those of other levels."""
    asked: Expression = part(len(pillar.asked))
    # Each condition once, by its text: Excel takes a formula of at most 8,192 characters.
    conditions = {condition.text: condition for condition in pillar.asked if condition is not None}
    times = Counter(condition.text for condition in pillar.asked if condition is not None)
    for said, condition in conditions.items():
        asked = asked - If(condition, times[said], 0)
    return asked


def _answered(pillar: PillarSheet) -> Expression:
    """How many of them are answered."""
    todo = pillar.area("todo", HEAD_ROW + 1, pillar.last)
    return Count(todo) - CountIf(todo, live.TO_ANSWER)


def _expected(book: Book, sheet: Worksheet, register: Register, row: int) -> int:
    """For each pillar, how much of the expected evidence the register still lacks, by indicator."""
    _band(sheet, row, book.word("guide.expected"))
    for pillar in book.layout.of_kind("pillar"):
        indicators = [i.id for i in book.catalog.of_pillar[pillar.pillar] if i.id in register.missing]
        if not indicators:
            continue
        row += 1
        book.link(sheet.cell(row, _FIRST), pillar.title, pillar.title)
        cells = [register.missing[indicator] for indicator in indicators]
        lacking = [If(cell > 0, f"{id}: " & cell & "   ", "") for id, cell in zip(indicators, cells, strict=True)]
        words: Expression = lacking[0]
        for more in lacking[1:]:
            words = words & more
        _line(sheet, row, _FIRST + 1, "".join(f"{id}: 9   " for id in indicators), width=84)
        formula = If(added(cells).equals(0), f"✓ {book.word('guide.complete')}", words)
        book.formula(sheet.cell(row, _FIRST + 1), formula)
        sheet.cell(row, _FIRST).border = BOX
    return row + 1


def _levels(book: Book, sheet: Worksheet, row: int) -> int:
    scale = book.catalog.scale
    _band(sheet, row, book.word("guide.levels"))
    marks: list[Mark] = [*scale.levels, scale.not_applicable, scale.not_assessed]
    for mark in marks:
        row += 1
        cell = dress(text(sheet.cell(row, _FIRST), says(mark, book.language)), "strong", centre=True)
        cell.fill = fill(mark.colour)
        cell.font = Font(FONT, size=10, bold=True, color=mark.ink)
        _line(sheet, row, _FIRST + 1, say(mark.meaning, book.language) if mark.meaning else "", width=84)
    row += 1
    told = [book.word("guide.rule", rule=rule_words(book.catalog.scoring.rule))]
    if any(own_rule(indicator) for indicator in book.catalog.indicators):
        told.append(book.word("guide.rule.own"))
    _line(sheet, row, _FIRST, " ".join(told), "small")
    return row + 1


def _subject(catalog: Catalog) -> Text:
    """What the worked row is about: the first criterion whose level is picked."""
    criteria = [criterion for indicator in catalog.indicators for criterion in indicator.criteria]
    if not criteria:
        return catalog.indicators[0].name
    return catalog.text_of(next((c for c in criteria if c.measure is None), criteria[0]))


def _example(book: Book, sheet: Worksheet, row: int) -> int:
    """A worked row: a level short of the best, its evidence, the explanation, the officer."""
    _band(sheet, row, book.word("guide.example"))
    scale = book.catalog.scale
    level = scale.levels[(len(scale.levels) - 1) // 2]
    cells = {
        "subject": say(_subject(book.catalog), book.language),
        "self_level": say(level.word, book.language),
        "evidence": book.word("guide.example.evidence"),
        "explanation": book.word("guide.example.explanation"),
        "officer": book.word("guide.example.officer"),
    }
    for column, (key, value) in zip((2, 4, 5, 6, 7), cells.items(), strict=True):
        heading = say(words.COLUMNS[key], book.language)
        dress(text(sheet.cell(row + 1, column), heading), "strong", SOFT, centre=True)
        cell = text(as_input(sheet.cell(row + 2, column), False, centre=key == "self_level"), value)
        cell.fill = fill(PALE if key == "subject" else INPUT)
        if key == "self_level":
            cell.fill, cell.font = fill(level.colour), Font(FONT, size=10, color=level.ink)
    for at in (row + 1, row + 2):
        dress(sheet.cell(at, _FIRST + 1), "strong", SOFT)
        sheet.merge_cells(start_row=at, end_row=at, start_column=_FIRST, end_column=_FIRST + 1)
    sheet.row_dimensions[row + 1].height = 30
    room = {"subject": 42, "evidence": 17, "explanation": 15, "officer": 17}
    sheet.row_dimensions[row + 2].height = 13.2 * max(lines_of(cells[key], room[key]) for key in room) + 6
    return row + 2
