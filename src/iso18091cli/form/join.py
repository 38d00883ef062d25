"""Filled workbooks of one unit (parts of a form, or copies of several officers) -> one fresh whole form.

Answers are put together by id. Where the files contradict each other, the cell stays blank, and a sheet says who said
what; explaining words (evidence, explanation, officer) contradict nothing and are put one after the other. Codes of
evidence stay as they are. What has no place is listed, as when a workbook is carried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from iso18091cli.form.blank import build
from iso18091cli.form.book import Stamp
from iso18091cli.form.carry import list_lost
from iso18091cli.form.layout import ACTION_ROWS, STAMPED_FIELDS, given_codes
from iso18091cli.form.refill import (
    LONGEST,
    Address,
    Form,
    answers,
    evidence_codes,
    free_codes,
    stamp_of,
    worked_out,
)
from iso18091cli.form.to_settle import Gap, Said, Unsettled, list_unsettled
from iso18091cli.messages.carry import REASONS
from iso18091cli.messages.join import REASONS as JOIN_REASONS
from iso18091cli.messages.workbook import COLUMNS, UNIT_FIELDS
from iso18091cli.model.answers import LEVEL_COLUMN, NOT_APPLICABLE, Entry, Place, Submission
from iso18091cli.model.catalog import Catalog, criteria_for
from iso18091cli.model.evidence import prefix_given
from iso18091cli.model.lost import Lost
from iso18091cli.model.names import says_the_same
from iso18091cli.model.part import WHOLE, lead_part
from iso18091cli.model.text import Text

_WORDS = ("evidence", "explanation", "officer", "note", "review_comment", "head", "contact", "phone")
"""Columns, and fields of the unit sheet, whose words explain: several stand one after the other."""
_OF_ONE_FILE = ("email", "assessed_on")
"""Unit data that is each file's own: where they differ, the whole form asks anew, and nothing has to be settled."""
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook that is joined."""

    name: str
    """Of its file."""
    submission: Submission
    lost: tuple[Lost, ...] = ()
    """What the reader could not place in it, and what lies beside its cells."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The whole form, and what is still to be done in it."""

    content: bytes
    stamp: Stamp
    answers: int
    """Cells that were filled."""
    unsettled: tuple[Unsettled, ...]
    """Cells that are blank because the files contradict each other."""
    gaps: tuple[Gap, ...]
    lost: tuple[Lost, ...]


class _Spoken(NamedTuple):
    source: Source
    was: Address
    entry: Entry


@dataclass
class _Words:
    """All that the files say, by the address in the whole form."""

    said: dict[Address, list[_Spoken]] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    tasks: int = 0


def joined_stamp(sources: Sequence[Source], copy: str = "") -> Stamp:
    """What the whole form goes out as: of the first file that names its unit; made from all of them."""
    named = next((s for s in sources if s.submission.stamp.get("unit_code")), None)
    named = named or next((s for s in sources if s.submission.stamp.get("unit_name")), sources[0])
    made_from = (stamp_of(source.submission).answers_to for source in sources)
    return replace(
        stamp_of(named.submission),
        part=WHOLE,
        answers_to=tuple(dict.fromkeys(chain.from_iterable(made_from))),
        return_no=max(source.submission.return_no for source in sources),
        copy=copy,
        codes=(),
    )


def join(sources: Sequence[Source], catalog: Catalog, copy: str = "") -> Joined:
    """One whole form of all of them, in the language of the first; they are of one unit, period and stage.

    ``catalog`` is the whole one.
    """
    words, stamp = _together(sources, catalog), joined_stamp(sources, copy)
    rows = ACTION_ROWS if words.tasks <= ACTION_ROWS else words.tasks + 5
    codes = tuple(dict.fromkeys((*words.codes, *given_codes())))
    form = Form(build(catalog, sources[0].submission.language, replace(stamp, codes=codes, action_rows=rows)))
    joining = _Joining(form, sources, catalog)
    for address, spoken in words.said.items():
        joining.put(address, spoken)
    lost = tuple(chain(*(_named(source.lost, source) for source in sources), joining.lost))
    gaps = tuple(_gaps(joining, words))
    if lost:
        list_lost(form.book, lost, ", ".join(source.name for source in sources))
    if joining.unsettled or gaps:
        list_unsettled(form, [source.name for source in sources], joining.unsettled, gaps)
    form.show_last_period()
    return Joined(form.content(), stamp, joining.answers, tuple(joining.unsettled), gaps, lost)


def _together(sources: Sequence[Source], catalog: Catalog) -> _Words:
    """What every file says in each cell of the whole form: blank cells and results of formulas say nothing."""
    words, tasks = _Words(), dict[tuple[tuple[str, str], ...], str]()
    own = [row.id for source in sources for row in source.submission.evidence]
    for source in sources:
        sent = source.submission
        renamed = dict(_codes(sent, own))
        numbers = _task_numbers(sent, tasks)
        words.codes += [renamed[key] for key in evidence_codes(sent)]
        left = worked_out(sent, catalog)
        for address, entry in answers(sent):
            if entry.blank or address in left:
                continue
            to = address
            if address.kind == "evidence":
                to = address._replace(row=renamed[address.row])
            elif address.kind == "actions":
                if address.row not in numbers:
                    continue  # another file has the same task
                to = address._replace(row=numbers[address.row])
            words.said.setdefault(to, []).append(_Spoken(source, address, entry))
    words.tasks = len(tasks)
    return words


def _codes(sent: Submission, own: list[str]) -> Iterator[tuple[str, str]]:
    """(code as it is put back, code in the whole form): its own stays; a row without one gets one that is free."""
    theirs = {row.id for row in sent.evidence}
    for key in evidence_codes(sent):
        new = key if key in theirs else next(free_codes([*given_codes(), *own], prefix_given(sent)))
        own.append(new)
        yield key, new


def _task_numbers(sent: Submission, known: dict[tuple[tuple[str, str], ...], str]) -> dict[str, str]:
    """The number of each task in the whole form; a task that some file before has in the same words has none."""
    tasks: dict[str, dict[str, str]] = {}
    for address, entry in answers(sent):
        if address.kind == "actions" and not entry.blank:
            tasks.setdefault(address.row, {})[address.column] = _meaning(entry)
    numbers = {}
    before = set(known)
    for row, cells in tasks.items():
        key = tuple(sorted(cells.items()))
        if key in before:
            continue
        while key in known:  # twice in one file: two tasks
            key = (*key, ("", row))
        numbers[row] = known[key] = str(len(known) + 1)
    return numbers


def _meaning(entry: Entry) -> str:
    return entry.typed if entry.value is None else entry.value


def _named(lost: Sequence[Lost], source: Source) -> Iterator[Lost]:
    """The same with the file in front of its sheets: cells of several files are told apart."""
    for item in lost:
        yield replace(item, place=Place(f"{source.name}: {item.place.sheet}".rstrip(": "), item.place.cell))


@dataclass
class _Joining:
    """The whole form while it is being filled."""

    form: Form
    sources: Sequence[Source]
    catalog: Catalog
    answers: int = 0
    unsettled: list[Unsettled] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def put(self, address: Address, spoken: list[_Spoken]) -> None:
        """What was said in one cell: put in, put together, or left blank and listed."""
        if address not in self.form.cells:
            for one in spoken:
                self.lose(one, REASONS["not-offered"])
            return
        if address.kind == "unit" and self._is_set(address, spoken):
            return
        spoken = self._without_offered(address, spoken)
        if len({_meaning(one.entry) for one in spoken}) == 1:
            self._enter(address, spoken[0].entry)
        elif address.column in _WORDS or (address.kind == "unit" and address.row in _WORDS):
            self._enter_all(address, spoken)
        else:
            self._leave_open(address, spoken)
        self._link(address, spoken)

    def _is_set(self, address: Address, spoken: Sequence[_Spoken]) -> bool:
        """Whether the sender has set that field; what a file says otherwise is listed."""
        if address.row not in STAMPED_FIELDS or self.form.cells[address].value is None:
            return False
        for one in spoken:
            stamped = one.source.submission.stamp.get(address.row, "")
            if stamped and not says_the_same(address.row, one.entry.value or one.entry.typed, stamped):
                self.lose(one, REASONS["unit-differs"])
        return True

    def _without_offered(self, address: Address, spoken: list[_Spoken]) -> list[_Spoken]:
        """A blank form offers the catalogue's competence: who leaves it has not spoken where another file has."""
        if address.column != "competence":
            return spoken
        offered = self.catalog.indicator[address.row].competence
        return [one for one in spoken if one.entry.value != offered] or spoken

    def _enter(self, address: Address, entry: Entry) -> None:
        if entry.value is not None and self.form.accepts(address, entry.value):
            self.form.put(address, entry.value)
        elif entry.kind == "error":
            return  # "#REF!" written as text would pass for an answer
        else:
            self.form.put_as_it_was(address, entry)
        self.answers += 1

    def _enter_all(self, address: Address, spoken: Sequence[_Spoken]) -> None:
        """Words of several files, each once; what no cell would hold is listed."""
        whole = _BETWEEN.join(dict.fromkeys(_meaning(one.entry) for one in spoken))
        if len(whole) > LONGEST:
            for one in spoken:
                self.lose(one, REASONS["too-long"])
        self.form.put_typed(address, whole)
        self.answers += 1

    def _leave_open(self, address: Address, spoken: Sequence[_Spoken]) -> None:
        self.form.clear(address)
        said = tuple(_said(one) for one in spoken)
        own = address.kind == "unit" and address.row in _OF_ONE_FILE
        self.unsettled.append(Unsettled(address, _heading(address), said, settles_itself=own))

    def _link(self, address: Address, spoken: Sequence[_Spoken]) -> None:
        """The address behind a cell: one alone has room there."""
        links = list({one.entry.link: one for one in reversed(spoken) if one.entry.link}.values())
        for one in links[1:]:
            self.lost.append(
                Lost(_place(one), address.row, _heading(address), one.entry.link, JOIN_REASONS["link-more"])
            )
        if links:
            self.form.put_link(address, links[0].entry.link)

    def lose(self, one: _Spoken, why: Text) -> None:
        self.lost.append(Lost(_place(one), one.was.row, _heading(one.was), one.entry.typed, why))


def _place(one: _Spoken) -> Place:
    return Place(f"{one.source.name}: {one.entry.place.sheet}", one.entry.place.cell)


def _heading(address: Address) -> Text:
    return UNIT_FIELDS[address.row] if address.kind == "unit" else COLUMNS[address.column]


def _said(one: _Spoken) -> Said:
    sent = one.source.submission
    row = sent.rows.get(one.was.row) if one.was.kind == "pillar" else None
    proof = [row.typed(column) for column in ("evidence", "explanation")] if row else []
    return Said(
        file=one.source.name,
        part=sent.part,
        officer=row.typed("officer") if row else "",
        place=one.entry.place,
        answer=one.entry.typed,
        evidence=_BETWEEN.join(filter(None, proof)),
    )


def _gaps(joining: _Joining, words: _Words) -> Iterator[Gap]:
    """By indicator, the rows that take a level and that no file answers; validate judges, this tells whom to ask."""
    catalog, stamp = joining.catalog, joining.form.book.stamp
    parts = {source.submission.part for source in joining.sources}
    spoken = {address.row for address in words.said if address.column in (*LEVEL_COLUMN.values(), "value")}
    spoken |= {item.address.row for item in joining.unsettled}
    for indicator in catalog.indicators:
        heading = words.said.get(Address("pillar", indicator.id, "competence"), ())
        if any(one.entry.value == NOT_APPLICABLE for one in heading):
            continue
        asked = [c.id for c in criteria_for(indicator, stamp.unit.level, stamp.unit.kind)] or [indicator.id]
        if indicator.criteria and asked == [indicator.id]:
            continue  # a unit of this kind is asked none of its criteria
        left = [id for id in asked if spoken.isdisjoint(indicator.alternatives(id))]
        part = lead_part(indicator.lead) if isinstance(indicator.lead, str) else WHOLE
        if left:
            at = Address("pillar", left[0], "self_level")
            yield Gap(at, indicator.id, tuple(left), part, part in parts or WHOLE in parts)
