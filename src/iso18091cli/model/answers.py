"""What one filled workbook says, cell by cell. Facts and their places; no judgement."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from iso18091cli.model.own_summary import OwnSummary
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit

Unseen = Literal["", "sheet", "column", "format", "font", "merged", "struck", "outside", "covered"]
"""Why people do not see an answer as it is stored: where it stands, its number format, its font; that it is written
outside of what its cell shows, or something lies over it; or, "struck", that it was struck out as a whole; "" where
they see it."""
Stage = Literal["self", "review", "agreed"]
STAGES: tuple[Stage, ...] = ("self", "review", "agreed")
"""Who fills in a copy, in the order of the procedure: the unit, the appraisal council, both."""

LEVEL_COLUMN: dict[Stage, str] = {"self": "self_level", "review": "review_level", "agreed": "agreed_level"}

FIGURE_COLUMNS: dict[Stage, tuple[str, str]] = {
    "self": ("value", "whole"),
    "review": ("review_value", "review_whole"),
}
"""The columns of a measured row in which figures are typed: the part of a share or the one figure; its whole."""

NOT_APPLICABLE = "not_applicable"
"""The value of a level or competence cell that says "not applicable"."""

CellKind = Literal["blank", "text", "number", "boolean", "date", "error"]


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def stage_named(name: str | None) -> Stage | None:
    """The stage of that name; ``None`` where it names none."""
    return next((stage for stage in STAGES if stage == name), None)


class Place(NamedTuple):
    """Where something stands. ``Place()`` is the file as a whole; an empty cell is the sheet as a whole."""

    sheet: str = ""
    cell: str = ""


class Repair(NamedTuple):
    """A safe repair of typed text: its name (a key of the repairs table), the text before and after."""

    name: str
    before: str
    after: str


class Entry(NamedTuple):
    """One answer cell.

    ``typed`` is what a person sees ("" when blank). ``value`` is what it means: a level or choice key, a number as
    decimal text, a date as YYYY-MM-DD, or the text itself; ``None`` when the cell is blank or not understood.
    """

    place: Place
    kind: CellKind = "blank"
    typed: str = ""
    value: str | None = None
    formula: bool = False
    repairs: tuple[Repair, ...] = ()
    link: str = ""
    """The address that lies behind the cell."""
    outside: str = ""
    """A number that the cell does not take, being too low, too high or not whole; it then means nothing."""
    unseen: Unseen = ""
    """Why people do not see what stands there, of an answer from which figures follow; it then means nothing."""

    @property
    def blank(self) -> bool:
        return self.kind == "blank"


_CARRIED = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f<>\"]{1,2000}", re.IGNORECASE)


def carried_link(address: str) -> bool:
    """Whether an address is laid behind a cell of another workbook: pages and mail, nothing that may run something."""
    return bool(_CARRIED.fullmatch(address))


class Row(NamedTuple):
    """A row that carries a key, with its filled answer cells by column key."""

    id: str
    place: Place
    """Of its key."""
    entries: dict[str, Entry]
    """A column in which nothing stands is not in it."""
    columns: Mapping[str, str] = MappingProxyType({})
    """Letters of the sheet's columns by key, of blank cells too."""
    seen: bool = True
    """Whether sheet and row are shown."""

    def cell(self, column: str) -> Place | None:
        """Where the row's cell in a column is, filled or blank; ``None`` where the column is gone."""
        if column in self.entries:
            return self.entries[column].place
        if column not in self.columns:
            return None
        return Place(self.place.sheet, self.columns[column] + self.place.cell.lstrip(_LETTERS))

    def typed(self, column: str) -> str:
        """What a person sees in a cell, "" where it is blank."""
        entry = self.entries.get(column)
        return entry.typed if entry else ""

    def value(self, column: str) -> str | None:
        entry = self.entries.get(column)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something in the workbook's structure that is not as it was sent out; ``rule`` is the rule that words it."""

    rule: str
    place: Place = Place()
    id: str = ""
    arguments: dict[str, str | Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One workbook as it was read."""

    path: str
    """As given on the command line or found in the folder."""
    sha256: str
    stamp: dict[str, str]
    """The keys of the hidden sheet `_meta`, as the office's list says them where it knows the copy."""
    language: str
    unit: dict[str, Entry]
    """Typed unit data by field."""
    rows: dict[str, Row]
    """Indicators' heading rows and criteria by id. Where an id is repeated, the first that holds an answer."""
    survey: dict[str, Row]
    """Answers by question id."""
    actions: tuple[Row, ...]
    """Rows of the action sheet in which something stands."""
    anomalies: tuple[Anomaly, ...] = ()
    evidence: tuple[Row, ...] = ()
    """Rows of the register of evidence in which something stands; the id of each is its code, "+27" without one."""
    summary: OwnSummary | None = None
    """What its own summary shows; ``None`` where that sheet is gone."""
    saved: str = ""
    """When the file was last saved, as it says itself: ISO 8601 in UTC; "" where it does not say."""

    coloured: Mapping[Place, str] = field(default_factory=dict)
    """Blank cells for a level that somebody gave a level's colour, with its key: no answer, but a guess."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Of a form of another version of the catalogue: what it asks in the rows of its pillars, by id."""

    @cached_property
    def given(self) -> tuple[tuple[str, str, str], ...]:
        """What the unit answered: (row, column, meaning or, where there is none, what was typed), sorted.

        Unit data, what the sender filled in and results of formulas are no answers. A task goes by its place.
        """
        tasks = [(f"task {number}", row) for number, row in enumerate(self.actions, 1)]
        documents = [(f"evidence {row.id}", row) for row in self.evidence]
        survey = [(f"survey {key}", row) for key, row in self.survey.items()]
        rows = [*self.rows.items(), *survey, *documents, *tasks]
        return tuple(sorted((key, *cell) for key, row in rows for cell in _given(row)))

    @cached_property
    def answers_digest(self) -> str:
        """Digest of the answers: a copy that was only saved again has the same. 16 hexadecimal digits."""
        return hashlib.sha256(json.dumps(self.given, ensure_ascii=True).encode()).hexdigest()[:16]

    @cached_property
    def answers_to(self) -> tuple[str, ...]:
        """Digests of the answers of the workbooks that this one was made from, as stamped."""
        return tuple(re.findall(r"\b[0-9a-f]{16}\b", self.stamp.get("answers_to", "")))

    @cached_property
    def return_no(self) -> int:
        """How often it was sent back, as stamped; 0 where the stamp says nothing that is a number."""
        stamped = self.stamp.get("return_no", "")
        return int(stamped) if re.fullmatch("[0-9]{1,4}", stamped) else 0

    @cached_property
    def part(self) -> str:
        """The part of the form that it is, as stamped (model/part.py); "" of a whole form."""
        return self.stamp.get("part", "")

    @cached_property
    def stage(self) -> Stage:
        """Who was to fill in this copy; a stamp that says something else counts as the first stage."""
        stamped = self.stamp.get("stage", "self")
        return stamped if stamped in STAGES else "self"

    @cached_property
    def period(self) -> str:
        """The stamped period, else the one typed on the unit sheet, else ""."""
        return self.stamp.get("period") or self._typed("period")

    @cached_property
    def sender(self) -> Unit:
        """The unit the workbook speaks for: the stamp wins over what is typed."""
        if self.stamp.get("unit_code") or self.stamp.get("unit_name"):
            return Unit(
                code=self.stamp.get("unit_code", ""),
                name=self.stamp.get("unit_name", ""),
                level=self.stamp.get("unit_level", ""),
                kind=self.stamp.get("unit_kind") or self._typed("unit_kind"),
                group=self.group,
            )
        return Unit(
            code=self._typed("unit_code"),
            name=self._typed("unit_name"),
            level=self._typed("unit_level"),
            kind=self._typed("unit_kind"),
            group=self.group,
        )

    @cached_property
    def asked_kind(self) -> str:
        """The kind of unit that the form was made for, by which criteria are asked; typed, where the stamp is lost."""
        return self.stamp.get("unit_kind", "") if self.stamp else self._typed("unit_kind")

    @cached_property
    def asked_level(self) -> str:
        """Likewise the level."""
        return self.stamp.get("unit_level", "") if self.stamp else self._typed("unit_level")

    @cached_property
    def group(self) -> str:
        """The group of units it belongs to: the stamped one, else the one that is typed."""
        return self.stamp.get("unit_group") or self._typed("unit_group")

    def _typed(self, field_id: str) -> str:
        entry = self.unit.get(field_id)
        return (entry.value or "") if entry else ""


_PRESET = ("competence", "previous_level", "previous_value", "previous_whole")
"""Columns of pillar sheets that a form may bring filled."""


def _given(row: Row) -> Iterator[tuple[str, str]]:
    for column, entry in row.entries.items():
        if column not in _PRESET and not entry.blank and not entry.formula:
            yield column, entry.typed if entry.value is None else entry.value


def level_entry(row: Row | None, stage: Stage, only: Stage | None = None) -> tuple[Stage, Entry] | None:
    """The cell that decides a row's level: agreed, else review, else self, as far as ``stage`` goes.

    With ``only``, that stage's cell alone counts (a report for one stage). ``None`` where nothing is filled in. A cell
    that holds something which is no level still decides: there is no falling back to the column before.
    """
    if row is None:
        return None
    for candidate, column in _DECIDING[stage]:
        entry = row.entries.get(column)
        if entry is not None and entry.kind != "blank" and (only is None or only == candidate):
            return candidate, entry
    return None


_DECIDING: dict[Stage, list[tuple[Stage, str]]] = {
    stage: [(candidate, LEVEL_COLUMN[candidate]) for candidate in reversed(STAGES[: number + 1])]
    for number, stage in enumerate(STAGES)
}
"""The columns that may decide a level, as far as each stage goes: the last word first."""


def reason_given(row: Row | None, stage: Stage = "self") -> bool:
    """Whether a reason for "not applicable" stands beside it: the explanation, or the appraisers' own comment."""
    if row is None:
        return False
    if row.value("explanation"):
        return True
    return stage != "self" and bool(row.value("review_comment"))
