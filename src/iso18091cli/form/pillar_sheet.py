"""A pillar's sheet: per indicator a heading row, a row that shows what each level looks like, and its criteria."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Color, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli.form import codes, live
from iso18091cli.form.book import (
    FIRST_COLUMN,
    HEAD_ROW,
    PRINTED_TWICE,
    UNIT_ROW,
    Book,
    number_format,
    says,
)
from iso18091cli.form.expected import Register
from iso18091cli.form.formula.columns import Index, Max
from iso18091cli.form.formula.expression import Area, Constant, Expression, Operand
from iso18091cli.form.formula.functions import Char, If, IfError, Len, Or, Substitute
from iso18091cli.form.layout import LISTS_SHEET, RowPlan, SheetPlan
from iso18091cli.form.look import (
    AMBER,
    APART,
    CLOSED,
    COUNCIL,
    FONT,
    INPUT,
    MUTED,
    PALE,
    SOFT,
    as_input,
    below_headings,
    dress,
    fill,
    growing,
    keep_together,
    lines_of,
    page,
    protect,
    text,
)
from iso18091cli.form.measured_row import FIGURES, MeasuredRow, measured_prompt, read_column
from iso18091cli.form.taken import among, listed, understood
from iso18091cli.messages import workbook as words
from iso18091cli.messages.deciding import own_rule
from iso18091cli.model.catalog import Criterion, Indicator, criteria_for
from iso18091cli.model.evidence import NOTHING, prefixes
from iso18091cli.model.part import reviewer_of
from iso18091cli.model.text import say
from iso18091cli.model.units import KINDS, LEVELS

_CENTRED = (
    *("competence", "self_level", "previous_level", "review_level", "agreed_level"),
    *("previous_value", "previous_whole", "value", "whole", "review_value", "review_whole"),
)
_PREVIOUS = ("previous_value", "previous_whole", "previous_level")
_APPRAISAL = ("review_value", "review_whole", "review_level", "review_comment", "agreed_level")
_LOWEST = 34
"""Points: room to write with a pen on the printed form."""
_PRINTED_LINES = 30
"""Lines that the highest row prints, less one."""
_PROMPTS = {
    "competence": "prompt.competence",
    "self_level": "prompt.level",
    "review_level": "prompt.review_level",
    "agreed_level": "prompt.agreed_level",
    "review_comment": "prompt.review",
    "evidence": "prompt.evidence",
    "explanation": "prompt.explanation",
}


@dataclass
class PillarSheet:
    """Where the rows of a written pillar sheet are; the summary and the guide refer to them."""

    plan: SheetPlan
    rows: dict[str, int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    last: int = HEAD_ROW
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """First and last row of each indicator."""
    asked: list[Expression | None] = field(default_factory=list)
    """For each row that takes a level, the condition under which it is not asked, if there is one."""

    def area(self, column: str, row: int, last: int | None = None) -> Area:
        """A cell, or a part of a column, as other sheets name it."""
        return Area(self.plan.title, self.columns[column], row, last)

    def width(self, column: str) -> float:
        """Of a column, in characters."""
        return next(c.width for c in self.plan.columns if c.name == column)

    def here(self, column: str, row: int, last: int | None = None) -> Area:
        """The same as this sheet names it."""
        return Area(self.plan.title, self.columns[column], row, last, pinned="column", named=False)


def write_pillar(book: Book, plan: SheetPlan, unit_level_cell: Area | None, register: Register) -> PillarSheet:
    """Writes one pillar. ``unit_level_cell`` is where the unit's level is typed; ``None``: the sender has set it."""
    pillar = next(p for p in book.catalog.pillars if p.id == plan.pillar)
    members = book.catalog.of_pillar[pillar.id]
    helpers: tuple[str, ...] = ("effective", "rank", "todo", "fault", "shown", "named", "unknown")
    helpers += ("weight", "mean_points") if any(book.catalog.rule_of(i) == "mean" for i in members) else ()
    helpers += ("counted",) if any(i.one_of for i in members) else ()
    helpers += ("own", "by_figures", *map(read_column, FIGURES)) if book.catalog.measured else ()
    done = PillarSheet(plan)
    done.columns = book.begin(plan, say(pillar.name, book.language), helpers)
    rows = {row.id: row for row in plan.rows}
    for indicator in book.catalog.of_pillar[pillar.id]:
        begun = done.last + 1
        _Block(book, done, indicator, rows, unit_level_cell, register).write()
        done.blocks.append((begun, done.last))
        # Excel folds no group of a protected sheet, and nothing in a file lets it (XlsxWriter#878, office-js#2871): the
        # officials' guide says how to.
        for number in range(begun + 1, done.last + 1):
            book.sheet(plan).row_dimensions[number].outlineLevel = 1
    _colours(book, done)
    _set_apart(book, done)
    sheet = book.sheet(plan)
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    below_headings(sheet, HEAD_ROW + 1)
    protect(sheet)
    last_printed = done.columns["competence" if book.stamp.stage == "self" else "agreed_level"]
    area = f"B2:{get_column_letter(last_printed)}{done.last}"

    def lay_out() -> None:
        sides = keep_together(sheet, done.blocks, last_printed, (UNIT_ROW, HEAD_ROW))
        page(sheet, True, PRINTED_TWICE, book.heading, book.word("print.page"), area, sides=sides)

    book.pages.append(lay_out)
    return done


def _set_apart(book: Book, done: PillarSheet) -> None:
    """Says above the columns who fills them in; what last period said is shown only where it is known."""
    sheet, columns = book.sheet(done.plan), done.columns
    for name in filter(columns.__contains__, _PREVIOUS):
        sheet.column_dimensions[get_column_letter(columns[name])].hidden = not book.stamp.previous_period
    if book.stamp.stage == "self":
        legend = sheet.cell(3, columns["value" if "value" in columns else "self_level"])
        dress(text(legend, book.word("legend.input")), "small", INPUT, centre=True)
    first, *_, last = (columns[name] for name in _APPRAISAL if name in columns)
    for column in range(first, last + 1):
        dress(sheet.cell(3, column), "small", PALE, centre=True)
        sheet.cell(HEAD_ROW, column).fill = fill(COUNCIL)
    text(sheet.cell(3, first), book.word(f"appraisal.{book.stamp.stage}"))
    sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=last)
    for row in (3, *range(HEAD_ROW, done.last + 1)):
        sheet.cell(row, first).border = APART


@dataclass
class _Block:
    """One indicator: heading, what the levels look like, criteria."""

    book: Book
    done: PillarSheet
    indicator: Indicator
    plans: dict[str, RowPlan]
    unit_level_cell: Area | None
    register: Register

    @property
    def sheet(self) -> Worksheet:
        return self.book.sheet(self.done.plan)

    @property
    def lead(self) -> str:
        unit = self.book.stamp.unit
        office = self.book.catalog.lead(self.indicator, unit.kind, unit.level)
        return f"{self.book.word('heading.lead')}: {say(office, self.book.language)}"

    def write(self) -> None:
        heading = self.next_row(self.indicator.id)
        self.write_looks(self.next_row())
        criteria = criteria_for(self.indicator, self.book.layout.unit_level, self.book.layout.unit_kind)
        first = self.done.last + 1
        for criterion in criteria:
            self.next_row(criterion.id)
        for criterion in criteria:
            self.write_criterion(criterion, heading)
        self.write_heading(heading, first, self.done.last)

    def next_row(self, row_id: str = "") -> int:
        self.done.last += 1
        if row_id:
            text(self.sheet.cell(self.done.last, 1), row_id)
            self.done.rows[row_id] = self.done.last
        return self.done.last

    def cells(self, row: int) -> live.RowCells:
        return live.RowCells(**{name: self.done.here(name, row) for name in live.RowCells.__slots__})

    @property
    def registered(self) -> Expression:
        """How many entries of the register are for this indicator."""
        return self.register.entered.get(self.indicator.id, Constant(0))

    def formula(self, column: str, row: int, expression: Expression) -> None:
        self.book.formula(self.sheet.cell(row, self.done.columns[column]), expression)

    def write_heading(self, row: int, first: int, last: int) -> None:
        sheet, columns, indicator = self.sheet, self.done.columns, self.indicator
        for number in range(FIRST_COLUMN, columns["agreed_level"] + 1):
            dress(sheet.cell(row, number), "strong", SOFT)
        dress(text(sheet.cell(row, columns["number"]), indicator.id), "strong", SOFT, centre=True)
        dress(text(sheet.cell(row, columns["subject"]), say(indicator.name, self.book.language)), "strong", SOFT)
        growing(sheet, row, (say(indicator.name, self.book.language), self.done.width("subject") - 4))
        self.write_inputs(row, self.plans[indicator.id])
        competence = sheet.cell(row, columns["competence"])
        text(competence, say(words.COMPETENCE[indicator.competence], self.book.language))
        cells, lists, allowed = self.cells(row), self.book.lists, indicator.may_be_not_applicable
        if not indicator.criteria:
            self.formula("effective", row, live.effective(cells, lists))
            self.formula("rank", row, live.heading_rank_alone(cells, lists, allowed))
            self.formula("todo", row, live.todo(cells, cells, self.registered, allowed))
            self.done.asked.append(None)
        elif last < first:
            self.formula("rank", row, Constant(live.NOT_APPLICABLE))
        else:
            answers = self.done.here("effective", first, last), self.done.here("rank", first, last)
            graded, rule = self.graded(first, last), self.book.catalog.rule_of(indicator)
            self.formula("rank", row, live.heading_rank(cells, lists, allowed, answers, graded, rule))
            if self.book.catalog.in_points(indicator):
                self.formula("mean_points", row, If(cells.rank > 0, live.mean(graded), 0))
        self.formula("fault", row, self.fault(cells))
        self.formula("shown", row, self.shown(cells))
        self.name_codes(row)
        check = self.check(row, live.mark(cells.rank, lists), takes_level=not indicator.criteria)
        self.formula("check", row, self.told(row, check))
        dress(sheet.cell(row, columns["check"]), "strong", SOFT, centre=True)

    @property
    def by_mean(self) -> bool:
        return self.book.catalog.rule_of(self.indicator) == "mean"

    def graded(self, first: int, last: int) -> live.Graded:
        """The cells of the criteria that the level is made of."""
        ranks = self.done.here("counted" if self.indicator.one_of else "rank", first, last)
        if not self.by_mean:
            return live.Graded(ranks, len(ranks.rows))
        weights, points = (self.done.here(name, first, last) for name in ("weight", "mean_points"))
        asked = criteria_for(self.indicator, self.book.layout.unit_level, self.book.layout.unit_kind)
        return live.Graded(ranks, len(ranks.rows), weights, points, sum(map(_weight, asked)))

    def fault(self, cells: live.RowCells) -> Expression:
        """What is wrong with the heading row."""
        competence = self.plans[self.indicator.id].answers["competence"]
        known = understood(self.book, competence, cells.competence)
        levels: Expression = Constant("")
        if self.indicator.criteria:
            levels = cells.self_level & cells.review_level & cells.agreed_level
        return live.fault(cells, self.book.lists, self.indicator.may_be_not_applicable, known, levels)

    def shown(self, cells: live.RowCells) -> Expression:
        """Whether the evidence of a row names anything."""
        words = listed(self.book, NOTHING)
        return live.shows_something(cells.evidence, lambda text: among(text, words))

    def name_codes(self, row: int) -> None:
        """The codes of the register that the evidence of a row names, and whether one of them leads nowhere."""
        known, named = prefixes(self.book.stamp.codes), self.done.here("named", row)
        self.formula("named", row, codes.plain(self.done.here("evidence", row), known))
        unknown = codes.unknown(named, self.register.there, self.register.area("code"), known)
        self.formula("unknown", row, unknown)

    def told(self, row: int, shown: Expression) -> Expression:
        """What a row shows beside its level, and in front of it what there is to say of its evidence: a code that leads
        nowhere, more words than a row prints.
        """
        unknown, evidence = self.done.here("unknown", row).equals(1), self.done.here("evidence", row)
        width = self.done.width("evidence")
        broken = width * (Len(evidence) - Len(Substitute(evidence, Char(10), "")))
        long = IfError(Len(evidence) + broken > _PRINTED_LINES * width, False)
        remarks = If(long, self.book.word("check.long") + " · ", "")
        return If(unknown, self.book.word("check.codes") + " · ", "") & remarks & shown

    def points(self, row: int) -> Expression:
        """What the criterion of a row brings into the mean: 0 where it has no level."""
        criterion = next(c for c in self.indicator.criteria if self.done.rows.get(c.id) == row)
        cells, points = self.cells(row), live.points(self.done.here("rank", row), self.book.lists)
        if criterion.measure:
            points = MeasuredRow(self.book, self.done, criterion, row).points(cells)
        return If(cells.rank > 0, points, 0)

    def alternatives(self, criterion: Criterion) -> list[int]:
        """The rows of the criteria that stand for each other with this one, itself among them."""
        return [self.done.rows[id] for id in self.indicator.alternatives(criterion.id) if id in self.done.rows]

    def check(self, row: int, shown: Expression, takes_level: bool) -> Expression:
        """What a row shows beside its level: what is missing, boxes to tick while nothing is answered, else ``shown``.

        A heading's own "not applicable" comes first.
        """
        rank, todo, fault = (self.done.here(name, row) for name in ("rank", "todo", "fault"))
        allowed = self.indicator.may_be_not_applicable
        reason, forbidden, word, contradiction, evidence = (
            self.book.word(f"check.{key}") for key in ("reason", "not_allowed", "word", "contradiction", "evidence")
        )
        if takes_level:
            wrong = word if allowed else If(rank.equals(live.REFUSED), forbidden, word)
            steps: dict[int, Operand] = {
                live.TO_ANSWER: live.to_tick(self.book.lists, allowed),
                live.WITHOUT_EVIDENCE: evidence,
                live.WITHOUT_REASON: reason,
                live.WRONG: wrong,
            }
            for code, what in steps.items():
                shown = If(todo.equals(code), what, shown)
        if row == self.done.rows[self.indicator.id]:
            shown = If(fault.equals(live.UNKNOWN_COMPETENCE), self.book.word("check.competence"), shown)
            shown = If(fault.equals(live.MISPLACED), self.book.word("check.misplaced"), shown)
            shown = If(fault.equals(live.WRONG), contradiction if allowed else forbidden, shown)
            shown = If(fault.equals(live.WITHOUT_REASON), reason, shown)
        return shown

    def write_looks(self, row: int) -> None:
        sheet, columns, language = self.sheet, self.done.columns, self.book.language
        for number in range(FIRST_COLUMN, columns["agreed_level"] + 1):
            dress(sheet.cell(row, number), "small", PALE, top=True)
        levels = self.book.catalog.scale.levels
        parts: list[TextBlock | str] = []
        for number, level in enumerate(levels):
            name = InlineFont(rFont=FONT, sz=9, b=True, color=Color(level.ink))
            plain = InlineFont(rFont=FONT, sz=9, color=Color(MUTED))
            end = "\n" if number < len(levels) - 1 else ""
            parts.append(TextBlock(name, says(level, language) + ": "))
            parts.append(TextBlock(plain, say(self.indicator.looks[level.key], language) + end))
        how = "; ".join(say(told, language) for told in own_rule(self.indicator))
        if how:
            parts.append(TextBlock(InlineFont(rFont=FONT, sz=9, i=True), f"\n{self.book.word('heading.rule')}: {how}"))
        sheet.cell(row, columns["subject"]).value = CellRichText(parts)
        evidence = [f"{number}. {say(item.text, language)}" for number, item in enumerate(self.indicator.expected, 1)]
        expected = "\n".join([self.lead, f"{self.book.word('heading.evidence')}:", *evidence])
        text(sheet.cell(row, columns["evidence"]), expected)
        if evidence:
            self.formula("check", row, self.expected_missing())
            dress(sheet.cell(row, columns["check"]), "small", PALE, centre=True)
        # The list of evidence may run across the explanation: nothing is filled in on this row.
        sheet.merge_cells(
            start_row=row, end_row=row, start_column=columns["evidence"], end_column=columns["explanation"]
        )
        if self.indicator.may_be_not_applicable:
            text(sheet.cell(row, columns["officer"]), self.book.word("heading.not_applicable"))
            sheet.merge_cells(
                start_row=row, end_row=row, start_column=columns["officer"], end_column=columns["competence"]
            )
        looks = sum(
            lines_of(
                f"{says(v, language)}: {say(self.indicator.looks[v.key], language)}", self.done.width("subject"), 9
            )
            for v in levels
        )
        looks += lines_of(f"{self.book.word('heading.rule')}: {how}", self.done.width("subject"), 9) if how else 0
        beside = self.done.width("evidence") + self.done.width("explanation")
        sheet.row_dimensions[row].height = 11.6 * max(looks, lines_of(expected, beside, 9)) + 4

    def expected_missing(self) -> Expression:
        """Which of the expected evidence no entry of the register meets, by the numbers in the list beside it."""
        missing: Expression = Constant(self.book.word("check.expected"))
        for number, at in enumerate(self.register.met[self.indicator.id].rows, 1):
            met = Area(LISTS_SHEET, self.register.met[self.indicator.id].column, at)
            missing = missing & If(met.equals(0), f" {number}", "")
        everything = self.register.missing[self.indicator.id].equals(0)
        return If(everything, self.book.word("check.expected.all"), missing)

    def write_criterion(self, criterion: Criterion, heading: int) -> None:
        sheet, columns, row = self.sheet, self.done.columns, self.done.rows[criterion.id]
        for number in range(FIRST_COLUMN, columns["agreed_level"] + 1):
            dress(sheet.cell(row, number), "plain", PALE)
        dress(text(sheet.cell(row, columns["number"]), criterion.id), "small", PALE, centre=True)
        unit = self.book.stamp.unit
        asked = say(self.book.catalog.text_of(criterion, unit.kind, unit.level, unit.group), self.book.language)
        measured = MeasuredRow(self.book, self.done, criterion, row) if criterion.measure else None
        cell = dress(sheet.cell(row, columns["subject"]), "plain", top=True)
        if measured:
            measured.ask(cell, asked, _LOWEST)
        else:
            text(cell, asked)
            growing(sheet, row, (asked, self.done.width("subject")), at_least=_LOWEST)
        self.write_inputs(row, self.plans[criterion.id])
        cells, lists = self.cells(row), self.book.lists
        allowed, others = self.indicator.may_be_not_applicable, self.other_levels(criterion)
        same = [self.done.here("rank", other) for other in self.alternatives(criterion)]
        elsewhere = [rank for rank in same if rank.row != row]
        todo = live.todo(cells, self.cells(heading), self.registered, allowed, others, elsewhere)
        if measured:
            measured.calculate(cells, allowed, others)
            todo, check = measured.todo(cells, todo), measured.check(cells)
        else:
            self.formula("effective", row, live.effective(cells, lists))
            self.formula("rank", row, live.criterion_rank(cells, lists, allowed, others))
            symbol = If(cells.rank > 0, Index(lists.symbols, Max(cells.rank, 1)), "")
            check = self.check(row, symbol, takes_level=True)
            self.close(row)
        self.formula("todo", row, todo)
        self.formula("shown", row, self.shown(cells))
        self.done.asked.append(others)
        first_of_them = row == same[0].row
        if self.by_mean:
            sheet.cell(row, columns["weight"]).value = _weight(criterion)
            points = [self.points(other) for other in self.alternatives(criterion)]
            best = points[0] if len(points) == 1 else Max(*points)
            self.formula("mean_points", row, best if first_of_them else Constant(0))
        if self.indicator.one_of:
            counted = live.counted_rank(same) if elsewhere else same[0]
            self.formula("counted", row, counted if first_of_them else Constant(live.NOT_APPLICABLE))
        self.name_codes(row)
        self.formula("check", row, self.told(row, check))
        dress(sheet.cell(row, columns["check"]), "small", PALE, centre=True)

    def close(self, row: int) -> None:
        """Shows that nothing is counted in a row whose level is picked."""
        for name in ("value", "whole", "review_value", "review_whole"):
            if name in self.done.columns:
                self.sheet.cell(row, self.done.columns[name]).fill = fill(CLOSED)

    def other_levels(self, criterion: Criterion) -> Expression | None:
        """Condition under which a criterion is not asked of the unit whose level is typed in this workbook."""
        # Limited to some kinds of unit as well: a kind is the sender's to set, and where none is set all are asked.
        by_kind = any(unit in KINDS for unit in criterion.applies_to)
        if not criterion.applies_to or not self.unit_level_cell or by_kind:
            return None
        others = [say(word, self.book.language) for key, word in LEVELS.items() if key not in criterion.applies_to]
        return Or(*(live.typed(self.unit_level_cell).equals(other) for other in others))

    def write_inputs(self, row: int, plan: RowPlan) -> None:
        for name, answer in plan.answers.items():
            cell = self.sheet.cell(row, self.done.columns[name])
            is_open = answer.stage == self.book.stamp.stage
            as_input(cell, is_open, centre=name in _CENTRED, number_format=number_format(answer))
            prompt = self.book.word(_PROMPTS[name], **self.book.codes_named) if name in _PROMPTS and is_open else ""
            if name == "review_level" and is_open and reviewer_of(self.book.stamp.part):
                prompt = self.book.word("prompt.reviewer_level")
            if name in FIGURES and is_open:
                prompt = measured_prompt(self.book, self.book.catalog.measured[plan.id], name)
            elif answer.worked_out and is_open:
                prompt = self.book.word("prompt.ask")
            self.book.restrict(self.sheet, cell.coordinate, answer, prompt)


def _weight(criterion: Criterion) -> float:
    """What a criterion weighs in a mean: where points are given, more."""
    most = criterion.measure.maximum if criterion.measure else None
    return criterion.weight * (1 if most is None else most)


def _colours(book: Book, done: PillarSheet) -> None:
    """Live colours: levels, results and warnings. Literal words, since Google Sheets forbids other sheets here."""
    sheet, scale = book.sheet(done.plan), book.catalog.scale

    def column(name: str) -> str:
        letter = get_column_letter(done.columns[name])
        return f"{letter}{HEAD_ROW + 1}:{letter}{done.last}"

    marks = [*scale.levels, scale.not_applicable]
    for name in ("self_level", "previous_level", "review_level", "agreed_level"):
        for mark in marks:
            word = say(mark.word, book.language)
            rule = CellIsRule(
                operator="equal", formula=[f'"{word}"'], fill=fill(mark.colour), font=Font(color=mark.ink)
            )
            sheet.conditional_formatting.add(column(name), rule)
    first = f"{get_column_letter(done.columns['check'])}{HEAD_ROW + 1}"
    for mark in marks:
        shown = says(mark, book.language)
        # Behind a figure the level follows: "187/203 = 92,1 % → ● Xanh".
        condition = (
            f'OR({first}="{shown}",{first}="{mark.symbol}",RIGHT({first},{len(shown) + 2})="→ {shown}")'
            if book.catalog.measured
            else f'OR({first}="{shown}",{first}="{mark.symbol}")'
        )
        rule = FormulaRule(formula=[condition], fill=fill(mark.colour), font=Font(color=mark.ink))
        sheet.conditional_formatting.add(column("check"), rule)
    warning = FormulaRule(formula=[f'LEFT({first},1)="⚠"'], font=Font(color=AMBER, bold=True))
    sheet.conditional_formatting.add(column("check"), warning)
    book.tell(sheet, column("check"), book.word("prompt.check"))
