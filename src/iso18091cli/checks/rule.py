"""What a rule is: code, name, severity, message, reason, remedy and check, all in one place.

To add one, write a function with ``@rule(...)`` in the file of its family; docs/rules.md and ``iso18091 rule`` follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from iso18091cli.form.layout import OPEN_ENDED, Answer, Layout, SheetKind, plan, rows_of
from iso18091cli.model.answers import NOT_APPLICABLE, Entry, Place, Row, Stage, Submission, level_entry, reason_given
from iso18091cli.model.catalog import Catalog, Indicator, criteria_for
from iso18091cli.model.findings import Severity
from iso18091cli.model.measure import Measure, year_named
from iso18091cli.model.own_summary import Key
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.text import Text
from iso18091cli.scoring.as_shown import as_shown
from iso18091cli.scoring.measured import Judged, answered, judgements


@dataclass(frozen=True, slots=True)
class Found:
    """What a check has found: where, in which record, and the arguments of the rule's message."""

    place: Place = Place()
    id: str = ""
    arguments: dict[str, str | Text] = field(default_factory=dict)


class Graded(NamedTuple):
    """A row that takes a level: a criterion, or an indicator without criteria."""

    indicator: Indicator
    id: str
    row: Row | None
    deciding: tuple[Stage, Entry] | None
    """The stage and the cell that decide its level, as far as the workbook's stage goes; none where figures do."""
    measure: Measure | None = None
    judged: Judged | None = None
    """Of a row that is counted: what decides it."""

    @property
    def blank(self) -> bool:
        """Whether nothing is answered."""
        if self.judged is None or self.judged.by_pick:
            return self.deciding is None
        return self.deciding is None and self.judged.found.state == "blank"

    @property
    def graded(self) -> bool:
        """Whether it has a level."""
        if self.deciding is not None:
            return self.deciding[1].value not in (None, NOT_APPLICABLE)
        return self.judged is not None and self.judged.found.level is not None

    @property
    def answered(self) -> bool:
        """Whether it is answered with anything but what lets it drop out."""
        if self.judged is None or self.judged.by_pick:
            return self.deciding is not None and self.deciding[1].value != NOT_APPLICABLE
        return answered(self.judged)


class Counted(NamedTuple):
    """A measured row with its figures."""

    item: Graded
    row: Row
    measure: Measure
    judged: Judged


Cell = tuple[str, str, Entry, Answer]
"""Row id, column, what stands in a cell and what the cell takes."""


@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """A workbook as the checks see it."""

    submission: Submission
    catalog: Catalog
    card: Scorecard
    """Its figures by the levels that count."""
    judged: Mapping[str, Judged] | None = None
    """What decides the measured rows (measured.judgements), where it is known."""
    _cells: dict[tuple[SheetKind, ...], list[Cell]] = field(default_factory=dict, init=False)

    @cached_property
    def layout(self) -> Layout:
        """What the workbook should look like."""
        return plan(
            self.catalog,
            self.submission.language,
            self.submission.stamp.get("unit_level", ""),
            self.submission.stamp.get("unit_kind", ""),
        )

    @cached_property
    def graded(self) -> tuple[Graded, ...]:
        """Every row that is asked for a level, in order."""
        found: list[Graded] = []
        rows, stage, level = self.submission.rows, self.submission.stage, self.submission.sender.level
        known = judgements(self.submission, self.catalog) if self.judged is None else self.judged
        for indicator in self.catalog.indicators:
            asked = criteria_for(indicator, level, self.submission.asked_kind)
            if not indicator.criteria:
                row = rows.get(indicator.id)
                found.append(Graded(indicator, indicator.id, row, level_entry(row, stage)))
            for criterion in asked:
                row, measure = rows.get(criterion.id), criterion.measure
                judged = known.get(criterion.id)
                deciding = judged.pick if judged else level_entry(row, stage)
                found.append(Graded(indicator, criterion.id, row, deciding, measure, judged))
        return tuple(found)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """The measured rows of a workbook that has places for figures."""
        return tuple(
            Counted(item, item.row, item.measure, item.judged)
            for item in self.graded
            if item.judged and item.row and item.measure and not (item.judged.by_pick or item.judged.closed)
        )

    @cached_property
    def year(self) -> int | None:
        """The year that the period names."""
        return year_named(self.submission.period)

    @cached_property
    def of_indicator(self) -> dict[str, tuple[Graded, ...]]:
        """The same by indicator."""
        found: dict[str, list[Graded]] = {indicator.id: [] for indicator in self.catalog.indicators}
        for item in self.graded:
            found[item.indicator.id].append(item)
        return {indicator: tuple(items) for indicator, items in found.items()}

    @cached_property
    def shown(self) -> dict[Key, str]:
        """The engine's figures as the workbook's own summary should show them."""
        return as_shown(self.card, self.catalog, self.submission.language)

    @cached_property
    def other_figures(self) -> list[Key]:
        """Where the workbook's own summary shows others. An older catalogue's formulas are not compared."""
        sent, made_by = self.submission.summary, self.submission.stamp.get("catalog_digest", "")
        if sent is None or made_by not in ("", self.catalog.digest):
            return []
        return [key for key, text in sent.figures.items() if self.shown.get(key, text) != text]

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Ids of the indicators whose heading says "not applicable"."""
        rows = self.submission.rows
        return frozenset(
            i.id for i in self.catalog.indicators if i.id in rows and rows[i.id].value("competence") == NOT_APPLICABLE
        )

    @cached_property
    def spoken_for(self) -> frozenset[str]:
        """Those of them whose heading speaks for its criteria: with a reason, where it may, and none is answered."""
        rows = self.submission.rows
        return frozenset(
            id
            for id in self.excluded
            if self.catalog.indicator[id].may_be_not_applicable
            and reason_given(rows.get(id))
            and not any(item.answered for item in self.of_indicator[id])
        )

    def cells(self, *kinds: SheetKind) -> list[Cell]:
        """Every filled cell of the sheets of these kinds, of any kind where none is named."""
        if kinds not in self._cells:
            if len(kinds) == 1:
                self._cells[kinds] = self._of_kind(kinds[0])
            else:
                self._cells[kinds] = [cell for kind in kinds or _KINDS for cell in self.cells(kind)]
        return self._cells[kinds]

    def _of_kind(self, kind: SheetKind) -> list[Cell]:
        sent, plans = self.submission, rows_of(self.layout, kind)
        if kind == "unit":
            return [(n, "value", e, plans[n].answers["value"]) for n, e in sent.unit.items() if not e.blank]
        rows = {
            "survey": sent.survey.values(),
            "pillar": sent.rows.values(),
            "evidence": sent.evidence,
            "actions": sent.actions,
        }[kind]
        other = next(iter(plans.values()), None) if kind in OPEN_ENDED else None
        return [
            (row.id, name, entry, taken.answers[name])
            for row in rows
            if (taken := plans.get(row.id, other)) is not None
            for name, entry in row.entries.items()
            if entry.kind != "blank"
        ]


_KINDS: tuple[SheetKind, ...] = ("unit", "survey", "pillar", "evidence", "actions")

Check = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    code: str
    name: str
    severity: Severity
    message: Text
    why: Text
    fix: Text
    """What to do next; a finding may bring a remedy of its own as the argument "fix"."""
    check: Check | None
    """``None`` where the finding is made while a file is opened or many files are put together."""
    firm: bool = False
    """Whether it says that something sent does not count: then no catalogue can make it milder or turn it off."""


def severity_in(catalog: Catalog, rule: Rule) -> Severity | None:
    """How grave a rule's findings are by that catalogue; ``None`` where it is not looked for."""
    setting = catalog.rules.get(rule.code)
    if setting is None:
        return rule.severity
    return None if setting.severity == "off" else setting.severity


def rule(
    code: str, name: str, severity: Severity, message: Text, why: Text, fix: Text, firm: bool = False
) -> Callable[[Check], Rule]:
    """Makes a check function a rule."""
    return lambda check: Rule(code, name, severity, message, why, fix, check, firm)


def stated(code: str, name: str, severity: Severity, message: Text, why: Text, fix: Text) -> Rule:
    """A rule whose finding is made elsewhere: while a file is opened (spreadsheet.Unreadable) or over several files."""
    return Rule(code, name, severity, message, why, fix, None)


def anomalies(case: Case, name: str) -> Iterator[Found]:
    """What the reader has reported under the name of a rule (answers.Anomaly)."""
    for anomaly in case.submission.anomalies:
        if anomaly.rule == name:
            yield Found(anomaly.place, anomaly.id, anomaly.arguments)


def reported(code: str, name: str, severity: Severity, message: Text, why: Text, fix: Text, firm: bool = False) -> Rule:
    """A rule that words what the reader has reported under its name."""
    return Rule(code, name, severity, message, why, fix, lambda case: anomalies(case, name), firm)
