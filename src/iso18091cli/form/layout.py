"""Catalog → Layout: the one description of the workbook that writer and reader share.

A value's address is (row whose `id` cell is the key, column whose key is the name); see contract "workbook keys" in
docs/architecture.md. To add a column, add it here and its heading in messages/workbook.py: the writer draws it,
the reader reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from iso18091cli.messages import workbook as words
from iso18091cli.model.answers import NOT_APPLICABLE, Stage
from iso18091cli.model.catalog import Catalog, Indicator, Pillar, Question, Topic, criteria_for
from iso18091cli.model.evidence import PREFIX, code
from iso18091cli.model.measure import Measure
from iso18091cli.model.text import Text, say
from iso18091cli.model.units import KINDS, LEVELS

FORMAT = 1
"""Version of the workbook's keys, stamped on `_meta`."""

META_SHEET = "_meta"
LISTS_SHEET = "_lists"

META_KEYS = (
    "format",
    "catalog_id",
    "catalog_version",
    "catalog_digest",
    "language",
    "period",
    "unit_code",
    "unit_name",
    "unit_level",
    "stage",
    "tool_version",
    "edition",
    "unit_kind",
    "answers_to",
    "return_no",
    "unit_group",
    "evidence_codes",
    "copy",
    "summary",
    "part",
    "printed",
)
"""Keys of the hidden sheet, in its order. ``evidence_codes``: with what the codes begin that this form gives to
evidence; ``copy``: the number it goes out under; ``summary``: the digest of its summary by then;
``printed``: marks of the texts that stand where nothing is asked (model/printed.py).
"""

_GIVEN = 40
_GIVEN_IN_A_PART = 20


@lru_cache(maxsize=64)
def given_codes(prefix: str = PREFIX) -> tuple[str, ...]:
    """Codes offered on the register of evidence of a whole form, or of a part. Officials may insert more rows."""
    return tuple(code(prefix, number) for number in range(1, (_GIVEN if prefix == PREFIX else _GIVEN_IN_A_PART) + 1))


ACTION_ROWS = 20
"""Rows offered on the action sheet: one page. Officials may insert more."""

STAMPED_FIELDS = ("unit_code", "unit_name", "unit_level", "unit_kind", "unit_group", "period")
"""Unit data the sender may set; they are then locked on the unit sheet."""

REQUIRED_FIELDS = ("unit_name", "unit_level", "period", "contact")
"""Unit data without which a workbook is not complete."""

ESSENTIAL_COLUMNS = frozenset(
    (
        "competence",
        "self_level",
        "review_level",
        "agreed_level",
        "evidence",
        "explanation",
        "answer",
        "value",
        "whole",
        "indicator",
        "task",
        "document",
        "sign",
    )
)
"""Columns without which answers are lost. Lacking any other, a form is older than this program, or was trimmed."""

Kind = Literal["text", "number", "date", "choice"]
SheetKind = Literal["guide", "unit", "survey", "pillar", "evidence", "summary", "actions"]
OPEN_ENDED: tuple[SheetKind, ...] = ("evidence", "actions")
"""Kinds of sheet to which rows may be added: any row there takes what the first one takes."""
ASKING_LITTLE: tuple[SheetKind, ...] = ("guide", "unit", "summary")
"""Kinds of sheet on which most places ask for nothing; of the others the rows above the headings do not."""
RowKind = Literal["heading", "criterion", "field", "question", "entry", "action", "result"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer cell takes."""

    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    """For a choice: (key, word in the workbook's language), as offered."""
    stage: Stage | None = "self"
    """Who fills it in; None: the sender, nobody after."""
    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False
    percent: bool = False
    """For a number: whether it is asked in per cent."""
    counted: bool = False
    """For a number: whether it is the part, the whole or the figure of a measure, which no cell shows as per cent."""
    until: bool = False
    """For a date: whether it is a deadline, for which a month, a quarter or "hằng năm" does as well."""
    is_level: bool = False
    """Whether the choices are the scale, so that the scale's spellings are understood."""
    worked_out: bool = False
    """Whether the form works it out itself: what stands there is compared, and is nobody's answer."""
    offered: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """For a choice: word as offered -> key."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "offered", {word: key for key, word in self.choices})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. Those without a key are for the eye only."""

    name: str
    """Key of its heading in messages/workbook.py."""
    width: float
    """In characters of the standard font."""
    keyed: bool = True
    heading: str = ""
    """Key of its heading, where another sheet has a column of that name."""

    @property
    def words(self) -> Text:
        """Its heading."""
        return words.COLUMNS[self.heading or self.name]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row with a key, and what its cells take, by column key."""

    id: str
    kind: RowKind
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet."""

    kind: SheetKind
    title: str
    columns: tuple[Column, ...]
    rows: tuple[RowPlan, ...]
    pillar: str = ""
    """For a pillar sheet, the pillar's id."""

    keys: tuple[str, ...] = field(init=False)
    """Names of the columns that have a key."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(column.name for column in self.columns if column.keyed))


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets that people see, in order."""

    catalog: Catalog
    language: str
    unit_level: str
    """Level of unit whose criteria are laid out; "" for all of them."""
    unit_kind: str
    """Kind of unit whose criteria are laid out; "" for all of them."""
    sheets: tuple[SheetPlan, ...]

    def __hash__(self) -> int:
        return hash((self.catalog, self.language, self.unit_level, self.unit_kind))

    def of_kind(self, kind: SheetKind) -> tuple[SheetPlan, ...]:
        """The sheets of a kind, in order."""
        return tuple(sheet for sheet in self.sheets if sheet.kind == kind)


@lru_cache(maxsize=32)
def plan(catalog: Catalog, language: str, unit_level: str = "", unit_kind: str = "") -> Layout:
    """The layout of a workbook in that language for a unit of that level and kind ("" where it is not known).

    The catalogue of a part (model/part.py) gives the layout of that part; one without indicators asks its survey alone.
    """

    def title(kind: str) -> str:
        return say(words.SHEETS[kind], language)

    sheets = [
        SheetPlan("guide", title("guide"), (), ()),
        SheetPlan("unit", title("unit"), _UNIT_COLUMNS, _unit_rows(catalog, language)),
    ]
    if catalog.survey:
        sheets.append(SheetPlan("survey", title("survey"), _SURVEY_COLUMNS, _survey_rows(catalog.survey, language)))
    for pillar in catalog.pillars:
        rows = tuple(_pillar_rows(catalog, pillar, language, unit_level, unit_kind))
        columns = _MEASURED_COLUMNS if catalog.measured else _PILLAR_COLUMNS
        sheets.append(SheetPlan("pillar", say(pillar.short, language), columns, rows, pillar.id))
    if catalog.indicators:
        sheets.append(_evidence_sheet(catalog, language, title("evidence")))
        sheets.append(SheetPlan("summary", title("summary"), _SUMMARY_COLUMNS, _summary_rows(catalog)))
        sheets.append(SheetPlan("actions", title("actions"), _ACTION_COLUMNS, _action_rows(catalog, language)))
    return Layout(catalog, language, unit_level, unit_kind, tuple(sheets))


@lru_cache(maxsize=128)
def rows_of(layout: Layout, kind: SheetKind) -> Mapping[str, RowPlan]:
    """The rows of all sheets of a kind, by key."""
    return {row.id: row for sheet in layout.sheets if sheet.kind == kind for row in sheet.rows}


_UNIT_COLUMNS = (
    Column("field", 32, keyed=False),
    Column("value", 46, heading="entry"),
    Column("note", 30, keyed=False),
)
_SURVEY_COLUMNS = (
    Column("number", 8, keyed=False),
    Column("question", 66, keyed=False),
    Column("answer", 26),
    Column("unit_of_answer", 14, keyed=False),
    Column("note", 34),
)
_PILLAR_COLUMNS = (
    Column("number", 8, keyed=False),
    Column("subject", 50, keyed=False),
    Column("previous_level", 13),
    Column("self_level", 14),
    Column("check", 17, keyed=False),
    Column("evidence", 36),
    Column("explanation", 30),
    Column("officer", 20),
    Column("competence", 17),
    Column("review_level", 13),
    Column("review_comment", 28),
    Column("agreed_level", 13),
)
_MEASURED_COLUMNS = (
    Column("number", 7, keyed=False),
    Column("subject", 58, keyed=False),
    Column("previous_value", 13),
    Column("previous_whole", 12),
    Column("previous_level", 12),
    Column("value", 15),
    Column("whole", 12),
    Column("self_level", 12),
    Column("check", 21, keyed=False),
    Column("evidence", 32),
    Column("explanation", 26),
    Column("officer", 16),
    Column("competence", 15),
    Column("review_value", 15),
    Column("review_whole", 12),
    Column("review_level", 13),
    Column("review_comment", 28),
    Column("agreed_level", 13),
)
"""Of a catalogue some of whose criteria are counted."""
_EVIDENCE_COLUMNS = (
    Column("code", 9),
    Column("document", 40),
    Column("sign", 18),
    Column("issued_on", 12),
    Column("issuer", 22),
    Column("located", 26),
    Column("expected", 36),
    Column("uses", 8, keyed=False),
    Column("first_use", 10, keyed=False),
    Column("check", 18, keyed=False),
)
_SUMMARY_COLUMNS = (
    Column("number", 8, keyed=False),
    Column("subject", 58, keyed=False),
    Column("level", 17),
    Column("points", 9),
    Column("score", 13),
    Column("provisional_score", 13),
    Column("coverage", 14, keyed=False),
    Column("assessed", 10),
    Column("applicable", 10),
    Column("not_applicable", 10),
    Column("remark", 26, keyed=False),
)
_ACTION_COLUMNS = (
    Column("number", 6, keyed=False),
    Column("indicator", 34),
    Column("level_now", 16, keyed=False),
    Column("phase", 14),
    Column("task", 44),
    Column("lead", 22),
    Column("support", 22),
    Column("deadline", 14),
    Column("product", 28),
    Column("budget", 14),
    Column("status", 15),
)

_TEXT = Answer()


def _choice(options: dict[str, Text], language: str) -> Answer:
    return Answer("choice", tuple((key, say(word, language)) for key, word in options.items()))


def level_answer(catalog: Catalog, language: str, with_not_applicable: bool, stage: Stage | None) -> Answer:
    """A cell that takes a level; "not applicable" is offered only where the catalogue allows it."""
    offered = [(level.key, say(level.word, language)) for level in reversed(catalog.scale.levels)]
    if with_not_applicable:
        offered.append((NOT_APPLICABLE, say(catalog.scale.not_applicable.word, language)))
    return Answer("choice", tuple(offered), stage, is_level=True)


def _level_answers(
    catalog: Catalog, indicator: Indicator, language: str, measure: Measure | None = None
) -> dict[str, Answer]:
    """The cells that grade: of a criterion, or of an indicator without criteria."""
    allowed = indicator.may_be_not_applicable
    own = level_answer(catalog, language, allowed, "self")
    figures: dict[str, Answer] = {}
    if measure is not None:
        own = replace(own, stage="self" if measure.when_zero == "ask" else None, worked_out=True)
        for prefix, stage in _FIGURES_OF.items():
            figures[f"{prefix}value"] = _figure_answer(measure, language, stage)
            if measure.kind == "share":
                figures[f"{prefix}whole"] = _figure_answer(measure, language, stage, minimum=0)
    return figures | {
        "self_level": own,
        "evidence": _TEXT,
        "explanation": _TEXT,
        "officer": _TEXT,
        "previous_level": level_answer(catalog, language, allowed, None),
        "review_level": level_answer(catalog, language, allowed, "review"),
        "review_comment": Answer(stage="review"),
        "agreed_level": level_answer(catalog, language, allowed, "agreed"),
    }


_FIGURES_OF: dict[str, Stage | None] = {"previous_": None, "": "self", "review_": "review"}
"""Whose figures stand in columns that begin so."""


def _figure_answer(measure: Measure, language: str, stage: Stage | None, minimum: float | None = None) -> Answer:
    """What a cell for a figure takes, or for the answer of a measure that is a choice."""
    if measure.kind == "choice":
        return Answer("choice", tuple((choice.key, say(choice.word, language)) for choice in measure.choices), stage)
    if measure.kind == "date":
        return Answer("date", stage=stage)
    return Answer(
        "number",
        stage=stage,
        minimum=measure.lowest if minimum is None else minimum,
        maximum=measure.maximum,
        whole=measure.whole_figures or (measure.kind == "points" and measure.step.is_integer()),
        percent=measure.of_hundred,
        counted=True,
    )


def _competence_answer(catalog: Catalog, indicator: Indicator, language: str) -> Answer:
    offered = [(key, say(word, language)) for key, word in words.COMPETENCE.items()]
    if indicator.may_be_not_applicable:
        offered.append((NOT_APPLICABLE, say(catalog.scale.not_applicable.word, language)))
    return Answer("choice", tuple(offered))


def _pillar_rows(catalog: Catalog, pillar: Pillar, language: str, unit_level: str, unit_kind: str) -> list[RowPlan]:
    rows: list[RowPlan] = []
    for indicator in catalog.of_pillar[pillar.id]:
        criteria = criteria_for(indicator, unit_level, unit_kind)
        competence = _competence_answer(catalog, indicator, language)
        heading = {"competence": competence, "evidence": _TEXT, "explanation": _TEXT}
        if not indicator.criteria:
            heading |= _level_answers(catalog, indicator, language)
        rows.append(RowPlan(indicator.id, "heading", heading))
        for criterion in criteria:
            answers = _level_answers(catalog, indicator, language, criterion.measure)
            rows.append(RowPlan(criterion.id, "criterion", answers))
    return rows


def _unit_rows(catalog: Catalog, language: str) -> tuple[RowPlan, ...]:
    answers = {
        "unit_level": _choice(LEVELS, language),
        "unit_kind": _choice(KINDS, language),
        "unit_group": _choice({group.key: group.name for group in catalog.groups}, language),
        "assessed_on": Answer("date"),
    }
    asked = (name for name in words.UNIT_FIELDS if name != "unit_group" or catalog.groups)
    return tuple(RowPlan(name, "field", {"value": answers.get(name, _TEXT)}) for name in asked)


def _survey_rows(survey: tuple[Topic, ...], language: str) -> tuple[RowPlan, ...]:
    return tuple(
        RowPlan(question.id, "question", {"answer": _question_answer(question, language), "note": _TEXT})
        for topic in survey
        for question in topic.questions
    )


def _question_answer(question: Question, language: str) -> Answer:
    match question.answer:
        case "yes_no":
            return _choice(words.YES_NO, language)
        case "choice":
            return Answer("choice", tuple((choice.key, say(choice.word, language)) for choice in question.choices))
        case "number":
            return Answer(
                "number",
                minimum=question.minimum,
                maximum=question.maximum,
                whole=question.whole,
                percent=question.of_hundred,
            )
        case "date":
            return Answer("date")
        case "text":
            return _TEXT


def _action_rows(catalog: Catalog, language: str) -> tuple[RowPlan, ...]:
    # The id leads the offered word: a cell that held "1.10" alone could turn into the number 1.1.
    indicators = tuple((i.id, f"{i.id} {say(i.name, language)}") for i in catalog.indicators)
    answers = {
        "indicator": Answer("choice", indicators),
        "phase": _choice(words.PHASES, language),
        "task": _TEXT,
        "lead": _TEXT,
        "support": _TEXT,
        "deadline": Answer("date", until=True),
        "product": _TEXT,
        "budget": Answer("number", minimum=0),
        "status": _choice(words.ACTION_STATUS, language),
    }
    return tuple(RowPlan(str(number), "action", answers) for number in range(1, ACTION_ROWS + 1))


def offered_evidence(catalog: Catalog, language: str) -> tuple[tuple[str, str], ...]:
    """(id, word) of each expected evidence as the register offers it: the id leads, since lists cut long words."""
    return tuple((key, f"{key} {_shortened(say(item.text, language))}") for key, item in catalog.expected.items())


_LONGEST_OFFER = 90


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_OFFER else f"{words[: _LONGEST_OFFER - 1].rstrip()}…"


def _evidence_sheet(catalog: Catalog, language: str, title: str) -> SheetPlan:
    """The register; where no evidence is expected, nothing is to be chosen."""
    columns = tuple(c for c in _EVIDENCE_COLUMNS if c.name != "expected" or catalog.expected)
    answers = {
        "code": _TEXT,
        "document": _TEXT,
        "sign": _TEXT,
        "issued_on": Answer("date"),
        "issuer": _TEXT,
        "located": _TEXT,
        "expected": Answer("choice", offered_evidence(catalog, language)),
    }
    if not catalog.expected:
        del answers["expected"]
    return SheetPlan("evidence", title, columns, tuple(RowPlan(key, "entry", answers) for key in given_codes()))


def _summary_rows(catalog: Catalog) -> tuple[RowPlan, ...]:
    ids = ["total"]
    for pillar in catalog.pillars:
        ids.append(pillar.id)
        ids.extend(indicator.id for indicator in catalog.of_pillar[pillar.id])
    return tuple(RowPlan(row_id, "result") for row_id in ids)
