"""Differences in words that workbook, page, CSV and minutes share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iso18091cli.appraisal.compare import moved
from iso18091cli.appraisal.tally import Tally, most_optimistic, outcome, tallies
from iso18091cli.checks.table import message
from iso18091cli.messages.differences import MOVED, WORDS
from iso18091cli.messages.meeting import RULES, WHY
from iso18091cli.model.answers import NOT_APPLICABLE
from iso18091cli.model.review import Appraised, Compared, Differences, Estimate
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, full_name


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A criterion of a unit in words."""

    unit: str
    id: str
    criterion: str
    own: str
    said: str
    """What each reviewer says, one after the other."""
    appraisal: str
    agreed: str
    moved: str
    why: str
    comment: str
    open: bool


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A group in words."""

    name: str
    tally: Tally


class DifferenceWords:
    """Differences in one language."""

    def __init__(self, found: Differences, language: str) -> None:
        self.found, self.language, self.catalog = found, language, found.catalog
        self._tallies = tallies(found)
        self._asked = {c.id: self.catalog.text_of(c) for i in self.catalog.indicators for c in i.criteria}

    def __call__(self, key: str, **arguments: str | Text) -> str:
        return say(filled(WORDS[key], **arguments), self.language)

    @property
    def about(self) -> tuple[str, ...]:
        """What is to be known first."""
        title = f"{say(self.catalog.full_title, self.language)}, {self.catalog.id} {self.catalog.version}"
        rule = self("rule", rule=RULES[self.catalog.appraisal.rule])
        period = self("period", period=self.found.period or self("none"), catalogue=title)
        return period, self("how"), rule, self("blind-note")

    def word(self, level: str | None) -> str:
        """A level in words, "–" where there is none."""
        if level is None:
            return self("none")
        scale = self.catalog.scale
        return say((scale.not_applicable if level == NOT_APPLICABLE else scale.level(level)).word, self.language)

    def asked(self, id: str) -> str:
        """What a criterion asks, or the name of an indicator."""
        text = self._asked.get(id) or self.catalog.indicator[id].name
        return say(text, self.language)

    def lines(self) -> Iterator[DifferenceLine]:
        """Every criterion of every unit about which somebody has said something."""
        for unit in self.found.units:
            yield from (self.line(unit, row) for row in unit.rows if row.opinions)

    def line(self, unit: Appraised, row: Compared) -> DifferenceLine:
        names = dict(unit.reviewers)
        said, comments = [], []
        for opinion in row.opinions:
            level = self.word(opinion.level) if opinion.level else opinion.typed or self("none")
            figures = " / ".join(filter(None, opinion.figures))
            said.append(f"{names[opinion.reviewer]}: {level}" + (f" ({figures})" if figures else ""))
            if opinion.comment:
                comments.append(f"{names[opinion.reviewer]}: {opinion.comment}")
        return DifferenceLine(
            unit=full_name(unit.unit, self.language),
            id=row.id,
            criterion=self.asked(row.id),
            own=self.word(row.own),
            said="; ".join(said),
            appraisal=self.word(row.appraisal),
            agreed=self.word(row.agreed),
            moved=say(MOVED[moved(row.own, outcome(row), self.catalog)], self.language),
            why=say(WHY[row.why], self.language),
            comment=row.comment or "; ".join(comments),
            open=row.open,
        )

    def tallied(self, by: str) -> list[TallyLine]:
        """The groups of a kind."""
        return [TallyLine(self._named(tally), tally) for tally in self._tallies if tally.by == by]

    def optimistic(self) -> list[TallyLine]:
        """The criteria that are lowered most often."""
        return [TallyLine(f"{tally.key} {self.asked(tally.key)}", tally) for tally in most_optimistic(self.found)]

    def _named(self, tally: Tally) -> str:
        pillars = {pillar.id: pillar.name for pillar in self.catalog.pillars}
        match tally.by:
            case "all":
                return self("all")
            case "unit":
                return full_name(self.found.units[int(tally.key)].unit, self.language)
            case "kind":
                return say(KINDS[tally.key], self.language) if tally.key in KINDS else tally.key or self("none")
            case "pillar":
                return say(pillars[tally.key], self.language)
            case _:
                return f"{tally.key} {self.asked(tally.key)}"

    # Agreement

    def estimate(self, found: Estimate) -> str:
        """A figure with its interval, or why there is none."""
        fewest = self.found.agreement.fewest
        if found.value is None:
            return self("withheld", fewest=str(fewest)) if found.n < fewest else self("no-figure")
        if found.low is None or found.high is None:
            return self.figure(found.value)
        ends = {"low": self.figure(found.low), "high": self.figure(found.high)}
        return self("interval", value=self.figure(found.value), **ends)

    def figure(self, value: float) -> str:
        """Two decimals with the language's sign."""
        written = f"{value:.2f}"
        written = "0.00" if written == "-0.00" else written
        return written.replace(".", ",").replace("-", "−") if self.language == "vi" else written

    @property
    def alpha(self) -> str:
        found = self.found.agreement.alpha
        if not found.n:
            return self("one-reviewer")
        return self("alpha", n=str(found.n), figure=self.estimate(found))

    def pairs(self) -> list[tuple[str, int, str, str]]:
        """(two reviewers, criteria in common, on which they give the same level, kappa)"""
        names = dict(self.found.agreement.names)
        return [
            (f"{names[p.one]} – {names[p.other]}", p.kappa.n, f"{p.same}/{p.kappa.n}", self.estimate(p.kappa))
            for p in self.found.agreement.pairs
        ]

    def strictness(self) -> list[tuple[str, int, str]]:
        """(reviewer, criteria that others looked at as well, how many levels above the others)"""
        names = dict(self.found.agreement.names)
        return [
            (names[s.reviewer], s.difference.n, self.estimate(s.difference)) for s in self.found.agreement.strictness
        ]

    def findings(self) -> list[tuple[str, str, str, str]]:
        """(code, file, row, what)"""
        return [
            (finding.code, file.replace("\\", "/").rpartition("/")[2], finding.id, message(finding, self.language))
            for file, finding in self.found.findings
        ]
