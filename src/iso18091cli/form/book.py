"""What every sheet of the workbook is made with: keys, lists, drop-downs, links and the two hidden sheets."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from iso18091cli import __version__
from iso18091cli.finishing.workbook import finished
from iso18091cli.form import live
from iso18091cli.form.formula.calculation import Calculation
from iso18091cli.form.formula.columns import SumProduct
from iso18091cli.form.formula.expression import Area, Constant, Expression, added, quoted
from iso18091cli.form.formula.functions import If, Left, Right
from iso18091cli.form.layout import (
    ACTION_ROWS,
    ASKING_LITTLE,
    FORMAT,
    LISTS_SHEET,
    META_KEYS,
    META_SHEET,
    Answer,
    Layout,
    SheetPlan,
    given_codes,
)
from iso18091cli.form.look import DEEP, ONE_LINE, AnyCell, dress, font, lines_of, text, title_band, wear_font
from iso18091cli.messages import workbook as words
from iso18091cli.model.answers import NOT_APPLICABLE, STAGES, Stage
from iso18091cli.model.catalog import Catalog, Mark
from iso18091cli.model.letter import NO_LETTER, Letter
from iso18091cli.model.measure import year_named
from iso18091cli.model.offered import spellings
from iso18091cli.model.own_summary import digest_of, figure
from iso18091cli.model.part import code_prefix, part_name
from iso18091cli.model.printed import marks
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import LEVELS, Unit, full_name

KEY_ROW = 1
FIRST_COLUMN = 2
"""Column A holds the row keys."""
UNIT_ROW = 4
"""Says for which unit and period, live; printed on every page together with the headings below it."""
HEAD_ROW = 5
"""The visible row of column headings."""
PRINTED_TWICE = f"{UNIT_ROW}:{HEAD_ROW}"
_TO_FILL = "…………"
_LONGEST_PROPERTY = 255
"""Characters of a document property."""
_STILL = datetime(1980, 1, 1)
"""When every workbook says it was made, so that the same content gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the sender sets in a copy: for whom, for which period, who is to fill it in."""

    unit: Unit = Unit()
    period: str = ""
    stage: Stage = "self"
    previous_period: str = ""
    """The period whose levels stand beside this one's; "": that column is hidden."""
    action_rows: int = ACTION_ROWS
    """Numbered rows of the action sheet."""
    answers_to: tuple[str, ...] = ()
    """Digests of the answers of the workbooks that this one comes from, the oldest first."""
    return_no: int = 0
    """How often it was sent back to be completed."""
    codes: tuple[str, ...] = ()
    """Codes of the register of evidence, a row each; none: as such a form gives them."""
    copy: str = ""
    """The number that the copy goes out under, by which the office's list knows it; "": none."""
    part: str = ""
    """The part of the form that it is (model/part.py)."""
    letter: Letter = NO_LETTER
    """What the front page says of the sender."""


def says(mark: Mark, language: str) -> str:
    """Symbol and word of a level or state: never colour alone."""
    return f"{mark.symbol} {say(mark.word, language)}"


def number_format(answer: Answer) -> str:
    """How an answer is shown. Figures that need not be whole as they are: "#,##0.##" would make "12," of 12."""
    match answer.kind:
        case "date":
            return "dd/mm/yyyy"
        case "number":
            return "#,##0" if answer.whole else "General"
        case _:
            return "@"


def boxes(words_to_tick: Iterable[str]) -> str:
    """Boxes to tick with a pen; a box and its words stay on one line."""
    return "  ".join("☐\u00a0" + word.replace(" ", "\u00a0") for word in words_to_tick)


@dataclass
class Book:
    """A workbook in the making."""

    layout: Layout
    stamp: Stamp
    workbook: Workbook = field(default_factory=Workbook)
    _validations: dict[tuple[str, Answer, str], DataValidation] = field(default_factory=dict)
    _prompts: dict[tuple[str, str], DataValidation] = field(default_factory=dict)
    _columns: dict[tuple[object, ...], Area] = field(default_factory=dict)
    _formulas: dict[tuple[str, int, int], Expression] = field(default_factory=dict)

    pages: list[Callable[[], None]] = field(default_factory=list)
    """How sheets are laid out on pages, which is done when their rows have their heights."""

    def __post_init__(self) -> None:
        wear_font(self.workbook)
        about = self.workbook.properties
        about.created, about.language = _STILL, self.language
        about.title = f"{say(self.catalog.full_title, self.language)} – {self.heading}"[:_LONGEST_PROPERTY]
        about.creator = (self.stamp.letter.contact or self.stamp.unit.parent or f"iso18091 {__version__}")[
            :_LONGEST_PROPERTY
        ]
        first = self.workbook.active
        if first is not None:
            self.workbook.remove(first)
        self.sheets: dict[str, Worksheet] = {p.title: self.workbook.create_sheet(p.title) for p in self.layout.sheets}
        self._lists = self.workbook.create_sheet(LISTS_SHEET)
        self._lists.sheet_state = "hidden"
        self._meta = self.workbook.create_sheet(META_SHEET)
        self._meta.sheet_state = "veryHidden"
        self._write_meta()
        self.lists = self._write_lists()

    @property
    def catalog(self) -> Catalog:
        return self.layout.catalog

    @property
    def language(self) -> str:
        return self.layout.language

    def word(self, key: str, **arguments: str | int | Text) -> str:
        """A text of the workbook's own, by key; names in braces are filled in where there are arguments."""
        return say(filled(words.WORDS[key], **arguments) if arguments else words.WORDS[key], self.language)

    def sheet(self, plan: SheetPlan) -> Worksheet:
        """The sheet of that plan."""
        return self.sheets[plan.title]

    @property
    def heading(self) -> str:
        """Unit and period for print headers, which hold no formulas; the title where the sender set neither."""
        unit = self.stamp.unit
        kind = say(LEVELS[unit.level], self.language) if unit.level in LEVELS and not unit.name else ""
        whose = (full_name(unit, self.language) or kind, self.stamp.period, self.part)
        return " · ".join(filter(None, whose)) or say(self.catalog.full_title, self.language)

    @property
    def part(self) -> str:
        """What the part is called that this workbook is; "" of a whole form."""
        stamp = self.stamp
        return say(part_name(self.catalog, stamp.part, stamp.unit), self.language) if stamp.part else ""

    @property
    def codes_named(self) -> dict[str, str]:
        """Two codes of this form's register, for texts that give an example."""
        first, other = (self.stamp.codes or given_codes(code_prefix(self.catalog, self.stamp.part)))[2:7:4]
        return {"first": first, "other": other}

    def unit_cell(self, name: str) -> Area:
        """A field's cell on the unit sheet."""
        plan = next(sheet for sheet in self.layout.sheets if sheet.kind == "unit")
        row = HEAD_ROW + 1 + [row.id for row in plan.rows].index(name)
        return Area(plan.title, FIRST_COLUMN + 1, row)

    def typed_in(self, name: str, otherwise: str) -> Expression:
        """The entry of a field of the unit sheet; ``otherwise`` as long as it is blank."""
        cell = self.unit_cell(name)
        return If(cell.equals(""), otherwise, cell)

    @property
    def whose(self) -> str | Expression:
        """Unit and period as a line of text; what the sender has not set follows what is typed on the unit sheet."""
        unit, period = full_name(self.stamp.unit, self.language), self.stamp.period
        names = [f"{say(words.UNIT_FIELDS[name], self.language)}: " for name in ("unit_name", "period")]
        if unit and period:
            return f"{names[0]}{unit}   ·   {names[1]}{period}"
        parts = [
            Constant(unit) if unit else self.typed_in("unit_name", _TO_FILL),
            Constant(period) if period else self.typed_in("period", _TO_FILL),
        ]
        return names[0] & parts[0] & "   ·   " + names[1] & parts[1]

    @cached_property
    def year(self) -> int | Expression:
        """The year that the period names, by which dates are due; 0 where it names none.

        Where the period is typed in this workbook, the year is looked for at both ends of what stands there.
        """
        if self.stamp.period:
            return year_named(self.stamp.period) or 0
        years = range(2000, 2100)
        written, numbers = self.offer(tuple(map(str, years))), self.offer(tuple(map(float, years)))
        typed = live.typed(self.unit_cell("period"))
        first, last = (SumProduct(written.equals(end) * numbers) for end in (Left(typed, 4), Right(typed, 4)))
        return self.compute((If(last > 0, last, first),))

    # Formulas -----------------------------------------------------------------------------------------------------

    def formula(self, cell: AnyCell, expression: Expression) -> AnyCell:
        """Makes a cell one that calculates: the only way a formula comes into the workbook."""
        cell.value = f"={expression.text}"
        self._formulas[cell.parent.title, cell.row or 0, cell.column or 0] = expression
        return cell

    def compute(self, expressions: tuple[Expression, ...]) -> Area:
        """Puts formulas into a new column of the hidden sheet; gives the cell, or the cells."""
        column = len(self._columns) + 1
        for row, expression in enumerate(expressions, 1):
            self.formula(self._lists.cell(row, column), expression)
        area = Area(LISTS_SHEET, column, 1, len(expressions) if len(expressions) > 1 else None)
        self._columns[("computed", column)] = area
        return area

    def content(self) -> bytes:
        """The workbook's bytes, each formula with its value: the same for the same content, whenever they are made."""
        for lay_out in self.pages:
            lay_out()
        calculation, saved = Calculation(self.workbook, self._formulas), io.BytesIO()
        text(self._meta.cell(META_KEYS.index("summary") + 1, 2), self._summary_digest(calculation))
        text(self._meta.cell(META_KEYS.index("printed") + 1, 2), self._printed())
        self.workbook.save(saved)
        return finished(saved.getvalue(), calculation)

    def _summary_digest(self, calculation: Calculation) -> str:
        """What the summary is known by as the workbook goes out: one that comes back like this was not calculated."""
        if not self.layout.of_kind("summary"):
            return ""
        (plan,) = self.layout.of_kind("summary")
        sheet = self.sheet(plan)
        columns = {str(cell.value): cell.column for cell in sheet[KEY_ROW] if cell.value in plan.keys}
        figures = {
            (str(id_cell.value), name): figure(calculation.at(plan.title, id_cell.row, column))
            for (id_cell,) in sheet.iter_rows(min_row=KEY_ROW + 1, max_col=1)
            for name, column in columns.items()
            if id_cell.value
        }
        return digest_of(figures)

    def _printed(self) -> str:
        """The marks of the texts that stand where nothing is asked, but for those that name the unit."""
        named = (full_name(self.stamp.unit, self.language), self.whose)
        texts = [
            str(cell.value)
            for plan in self.layout.sheets
            for row in self.sheet(plan).iter_rows(max_row=None if plan.kind in ASKING_LITTLE else HEAD_ROW)
            for cell in row
            if cell.data_type == "s" and not (plan.kind == "unit" and cell.column == FIRST_COLUMN + 1)
        ]
        return marks(text for text in texts if text not in named)

    # Keys ---------------------------------------------------------------------------------------------------------

    def begin(self, plan: SheetPlan, title: str, helpers: tuple[str, ...] = ()) -> dict[str, int]:
        """Writes a sheet's hidden key row, its title band and column widths; gives the column numbers by name.

        ``helpers`` are hidden working columns after the last.
        """
        sheet = self.sheet(plan)
        text(sheet.cell(KEY_ROW, 1), "id")
        sheet.row_dimensions[KEY_ROW].hidden = True
        sheet.column_dimensions["A"].hidden = True
        sheet.sheet_view.showGridLines = False
        columns: dict[str, int] = {}
        for number, column in enumerate(plan.columns, FIRST_COLUMN):
            columns[column.name if column.name not in columns else f"{column.name}_"] = number
            sheet.column_dimensions[get_column_letter(number)].width = column.width
            if column.keyed:
                text(sheet.cell(KEY_ROW, number), column.name)
        last = FIRST_COLUMN + len(plan.columns) - 1
        for number, helper in enumerate(helpers, last + 1):
            columns[helper] = number
            sheet.column_dimensions[get_column_letter(number)].hidden = True
        title_band(sheet, 2, FIRST_COLUMN, last, title)
        self.link(sheet.cell(3, FIRST_COLUMN), self.layout.sheets[0].title, self.word("back"))
        sheet.row_dimensions[3].height = 20
        whose = self.whose
        cell = sheet.cell(UNIT_ROW, FIRST_COLUMN)
        if isinstance(whose, Expression):
            self.formula(cell, whose)
        else:
            text(cell, whose)
        dress(cell, "strong", box=False).alignment = ONE_LINE
        sheet.row_dimensions[UNIT_ROW].height = 18
        self._headings(sheet, plan)
        return columns

    def _headings(self, sheet: Worksheet, plan: SheetPlan) -> None:
        lines = 2
        for number, column in enumerate(plan.columns, FIRST_COLUMN):
            heading = say(column.words, self.language)
            if column.name == "previous_level" and self.stamp.previous_period:
                # A period may be called anything, so this heading alone may take more than two lines.
                heading += f": {self.stamp.previous_period}"
                lines = max(lines, lines_of(heading, column.width - 1))
            dress(text(sheet.cell(HEAD_ROW, number), heading), "head", DEEP, centre=True)
        sheet.row_dimensions[HEAD_ROW].height = 13.2 * lines + 6.6

    def link(self, cell: AnyCell, sheet: str, label: str, target: str = "B2", font: str = "link") -> None:
        """A link inside the workbook, by location: that form survives every office program."""
        text(cell, label)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(sheet)}!{target}", display=label)
        dress(cell, font, box=False).alignment = ONE_LINE

    def sign(self, sheet: Worksheet, row: int, column: int, *keys: str) -> int:
        """A place for date, signature and seal on the printed form, one line a key; gives the last row it takes."""
        for offset, key in enumerate(keys):
            cell = dress(text(sheet.cell(row + offset, column), self.word(key)), "small", box=False)
            if key in ("sign.author", "sign.head"):
                cell.font = font("strong")
            cell.alignment = Alignment(horizontal="center", vertical="center")
        return row + len(keys) + 4

    # Drop-downs ---------------------------------------------------------------------------------------------------

    def restrict(
        self, sheet: Worksheet, area: str, answer: Answer, prompt: str = "", offered: Area | None = None
    ) -> None:
        """Makes cells refuse what they do not take, with a message in the workbook's language.

        ``offered`` is where a choice's words stand, if not in the order of the answer.
        """
        if answer.kind == "text":
            if prompt:
                self.tell(sheet, area, prompt)
            return
        key = (sheet.title, answer, prompt)
        if key not in self._validations:
            rule = self._rule(answer, offered)
            rule.showErrorMessage = True
            rule.errorStyle = "stop"
            rule.errorTitle = self.word("refuse.title")
            rule.allow_blank = True
            if prompt:
                rule.showInputMessage = True
                rule.prompt = prompt
            self._validations[key] = rule
            sheet.add_data_validation(rule)
        self._validations[key].add(area)

    def tell(self, sheet: Worksheet, area: str, prompt: str) -> None:
        """Shows words beside cells while one of them is selected."""
        key = (sheet.title, prompt)
        if key not in self._prompts:
            rule = DataValidation(prompt=prompt, showInputMessage=True, allow_blank=True)
            self._prompts[key] = rule
            sheet.add_data_validation(rule)
        self._prompts[key].add(area)

    def _rule(self, answer: Answer, offered: Area | None) -> DataValidation:
        if answer.kind == "choice":
            offered = offered or self.offer(tuple(word for _, word in answer.choices))
            return DataValidation(type="list", formula1=offered.text, error=self.word("refuse.list"))
        if answer.kind == "date":
            # 1 January 1990 to 31 December 2099 as serial numbers, which no locale reads differently.
            return DataValidation(
                type="date", operator="between", formula1="32874", formula2="73050", error=self.word("refuse.date")
            )
        kind: Literal["whole", "decimal"] = "whole" if answer.whole else "decimal"
        low = answer.minimum if answer.minimum is not None else -1e12
        high = answer.maximum if answer.maximum is not None else 1e12
        limits = ""
        if answer.maximum is not None:
            limits = self.word("refuse.range", low=self.figure(low), high=self.figure(high))
        elif answer.minimum is not None:
            limits = self.word("refuse.at_least", low=self.figure(low))
        error = self.word("refuse.whole" if answer.whole else "refuse.number", range=limits)
        return DataValidation(
            type=kind, operator="between", formula1=f"{low:.15g}", formula2=f"{high:.15g}", error=error
        )

    def figure(self, number: float) -> str:
        """A number as people of the workbook's language write it."""
        written = f"{number:,.10g}"
        return written.translate(str.maketrans(",.", ".,")) if self.language == "vi" else written

    # Hidden sheets ------------------------------------------------------------------------------------------------

    def offer(self, values: tuple[str | float, ...]) -> Area:
        """Puts a list on the hidden sheet (once) and gives its cells."""
        if values not in self._columns:
            column = len(self._columns) + 1
            for row, value in enumerate(values, 1):
                cell = self._lists.cell(row, column)
                if isinstance(value, str):
                    text(cell, value)
                else:
                    cell.value = value
            self._columns[values] = Area(LISTS_SHEET, column, 1, len(values))
        return self._columns[values]

    def _write_meta(self) -> None:
        unit, catalog = self.stamp.unit, self.catalog
        values = {
            "format": str(FORMAT),
            "catalog_id": catalog.id,
            "catalog_version": catalog.version,
            "catalog_digest": catalog.digest,
            "edition": catalog.edition_id,
            "language": self.language,
            "period": self.stamp.period,
            "unit_code": unit.code,
            "unit_name": unit.name,
            "unit_level": unit.level,
            "unit_kind": unit.kind,
            "unit_group": unit.group,
            "stage": self.stamp.stage,
            "copy": self.stamp.copy,
            "summary": "",  # known when the workbook is calculated
            "printed": "",  # and this when all of it is written
            "tool_version": __version__,
            "answers_to": " ".join(self.stamp.answers_to),
            "return_no": str(self.stamp.return_no or ""),
            "evidence_codes": code_prefix(catalog, self.stamp.part),
            "part": self.stamp.part,
        }
        for row, key in enumerate(META_KEYS, 1):
            text(self._meta.cell(row, 1), key)
            text(self._meta.cell(row, 2), values[key])

    def _write_lists(self) -> live.Lists:
        catalog, scale, language = self.catalog, self.catalog.scale, self.language
        ranks = {level.key: rank for rank, level in enumerate(scale.levels, 1)} | {NOT_APPLICABLE: live.NOT_APPLICABLE}
        known: dict[str, int] = {}
        offered = [(level.key, say(level.word, language)) for level in scale.levels]
        for spelling, key in spellings(offered, catalog, levels=True, not_applicable=True).items():
            # Some keyboards and Macs type a letter and its mark apart; formulas then see another word.
            for written in (spelling, unicodedata.normalize("NFD", spelling)):
                known.setdefault(written, ranks[key])
        thresholds = [-1e9, *(catalog.scoring.thresholds.get(level.key, 1e9) for level in scale.levels[1:])]
        states = (scale.not_assessed, scale.not_applicable, scale.not_assessed, scale.incomplete, scale.incomplete)
        labels = catalog.scoring.labels
        tick = [say(level.word, language) for level in scale.levels]
        # The stage's own word stands on `_meta`; changing it there opens the columns, as for the engine.
        stamped = Area(META_SHEET, 2, META_KEYS.index("stage") + 1)
        later = (stamped.equals(name) * n for n, name in enumerate(STAGES[1:], 1))
        return live.Lists(
            spellings=self.offer(tuple(known)),
            spelling_ranks=self.offer(tuple(known.values())),
            points=self.offer(tuple(level.points for level in scale.levels)),
            words=self.offer(tuple(say(level.word, language) for level in scale.levels)),
            marks=self.offer(tuple(says(level, language) for level in scale.levels)),
            symbols=self.offer(tuple(level.symbol for level in scale.levels)),
            thresholds=self.offer(tuple(thresholds)),
            states=self.offer(tuple(says(state, language) for state in states)),
            boxes=self.offer((boxes(tick), boxes([*tick, say(scale.not_applicable.word, language)]))),
            stage=self.compute((added([Constant(1), *later]),)),
            label_limits=self.offer(tuple(label.at_least for label in labels)) if labels else None,
            label_words=self.offer(tuple(say(label.word, language) for label in labels)) if labels else None,
            levels=len(scale.levels),
            enough=scale.keys.index(scale.good_enough.key) + 1,
        )
