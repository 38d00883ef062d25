"""Summary → the names of the report's overview: tiles, means, distribution of levels, who took part and who did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from iso18091cli.messages.participation import STEPS, WITHOUT_REGISTER, why
from iso18091cli.model.summary import Mean, Summary
from iso18091cli.model.units import LEVELS, STATUSES, Unit
from iso18091cli.reports.page.words import NOTHING, PageWords, Shown, cards

_LABEL_FROM, _LABEL_SMALL = 5.0, 12.0
"""Per cent of a bar that a segment needs to have room for its symbol and number, on a wide and on a small screen."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One large figure with what it means and what it is made of."""

    name: str
    figure: str
    of: str


@dataclass(frozen=True, slots=True)
class MeanLine:
    """A mean with n of N and the spread; places are per cent of the scale from 0 to 100, None where nothing is."""

    name: str
    total: bool
    figure: str
    scored: str
    not_applicable: str
    low: str
    high: str
    said: str
    remark: str
    places: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, in per cent from its left end."""

    state: Shown
    number: str
    share: str
    x: float
    width: float

    @property
    def labelled(self) -> bool:
        return self.width >= _LABEL_FROM

    @property
    def slim(self) -> bool:
        return self.width < _LABEL_SMALL


@dataclass(frozen=True, slots=True)
class Bar:
    """How many results of each state: the segments of a bar (none of width 0), and all numbers for the table."""

    name: str
    total: str
    segments: tuple[Segment, ...]
    numbers: tuple[tuple[Shown, str], ...]
    said: str


@dataclass(frozen=True, slots=True)
class LevelLine:
    """Units of one level of administration: how many were expected and how many sent a usable workbook."""

    name: str
    expected: str
    sent: str
    share: str


@dataclass(frozen=True, slots=True)
class AbsentUnit:
    """A unit without a workbook, or one that is not to send any and why."""

    name: str
    code: str
    parent: str
    status: str
    reason: str


def tiles(summary: Summary, words: PageWords) -> tuple[Tile, ...]:
    """Who took part, how many have everything good enough, the mean of the totals, how much is assessed."""
    took_part = len(summary.scored)
    applicable = sum(score.applicable for _, card in cards(summary) for score in card.pillars)
    assessed = sum(score.assessed for _, card in cards(summary) for score in card.pillars)
    best = words("tile-reliable", best=words.enough)
    answers = words("tile-answers-of", all=words.number(applicable))
    return (
        _participation(summary, words),
        Tile(best, words.number(summary.reliable), words("tile-of-units", all=words.number(took_part))),
        *(_mean_tile(mean, words) for mean in summary.means if mean.id == "total"),
        Tile(words("tile-answers"), words.number(assessed), f"{answers} ({words.share(assessed, applicable)})"),
    )


def _participation(summary: Summary, words: PageWords) -> Tile:
    if summary.register is None:
        return Tile(words("tile-took-part"), words.number(len(summary.scored)), words("tile-no-register"))
    expected = len(summary.register.expected)
    present = expected - len(summary.missing)
    of = words("tile-of-expected", all=words.number(expected))
    beyond = words("tile-beyond", n=words.number(len(summary.apart))) if summary.apart else ""
    return Tile(words("tile-took-part"), words.number(present), of + beyond)


def _mean_tile(mean: Mean, words: PageWords) -> Tile:
    of = words("tile-mean-of", n=words.number(mean.scored), all=words.number(mean.units))
    if mean.mean is None:
        return Tile(words("tile-mean"), words("withheld"), of)
    spread = words("range", low=words.figure(mean.lowest), high=words.figure(mean.highest))
    return Tile(words("tile-mean"), words.figure(mean.mean), f"{of}; {spread}")


def means(summary: Summary, words: PageWords) -> tuple[MeanLine, ...]:
    """One line a pillar, then the total."""
    return tuple(_mean_line(mean, words) for mean in summary.means)


def _mean_line(mean: Mean, words: PageWords) -> MeanLine:
    figures = {
        "mean": words.figure(mean.mean),
        "low": words.figure(mean.lowest),
        "high": words.figure(mean.highest),
    }
    places = None
    if mean.mean is not None and mean.lowest is not None and mean.highest is not None:
        places = mean.lowest, mean.mean, mean.highest
    return MeanLine(
        name=words.pillars.get(mean.id, words("total")),
        total=mean.id == "total",
        figure=figures["mean"] if mean.mean is not None else words("withheld"),
        scored=f"{words.number(mean.scored)}/{words.number(mean.units)}",
        not_applicable=words.number(mean.not_applicable),
        low=figures["low"],
        high=figures["high"],
        said=words("spread-said", **figures) if places else "",
        remark=_remark(mean, words),
        places=places,
    )


def _remark(mean: Mean, words: PageWords) -> str:
    if mean.scored == 0:
        return words("mean-withheld")
    left_out = mean.units - mean.scored - mean.not_applicable
    return words("left-out", n=words.number(left_out)) if left_out > 0 else ""


def bars(summary: Summary, words: PageWords) -> tuple[Bar, ...]:
    """The distribution of all results, then of each pillar's."""
    pillar_of = {indicator.id: indicator.pillar for indicator in summary.catalog.indicators}
    counts: dict[str, Counter[str]] = {id: Counter() for id in words.pillars}
    for count in summary.indicators:
        for key in words.states:
            counts[pillar_of[count.id]][key] += count.units_in(key)
    everything: Counter[str] = sum(counts.values(), Counter())
    lines = [(words("all-pillars"), everything), *((words.pillars[id], found) for id, found in counts.items())]
    return tuple(_bar(name, found, words) for name, found in lines)


def _bar(name: str, counts: Counter[str], words: PageWords) -> Bar:
    whole = counts.total()
    segments: list[Segment] = []
    x = 0.0
    for key, state in words.states.items():
        width = 100 * counts[key] / whole if whole else 0.0
        if counts[key]:
            segments.append(
                Segment(
                    state=state,
                    number=words.number(counts[key]),
                    share=words.share(counts[key], whole),
                    x=round(x, 3),
                    width=round(width, 3),
                )
            )
        x += width
    said = ", ".join(f"{part.state.word} {part.number} ({part.share})" for part in segments)
    return Bar(
        name=name,
        total=words("results-n", n=words.number(whole)),
        segments=tuple(segments),
        numbers=tuple((state, words.number(counts[key])) for key, state in words.states.items()),
        said=f"{name}: {said or NOTHING}",
    )


def participation(summary: Summary, words: PageWords) -> tuple[LevelLine, ...]:
    """One line a level of administration, the highest first; nothing without a register or with a single level."""
    if summary.register is None:
        return ()
    missing = Counter(unit.level for unit in summary.missing)
    expected = Counter(unit.level for unit in summary.register.expected)
    order = {level: place for place, level in enumerate(LEVELS)}
    lines = []
    for level, number in sorted(expected.items(), key=lambda line: (order.get(line[0], len(order)), line[0])):
        sent = number - missing[level]
        lines.append(
            LevelLine(
                name=words.level_of(Unit(level=level)) or words("level-unknown"),
                expected=words.number(number),
                sent=words.number(sent),
                share=words.share(sent, number),
            )
        )
    return tuple(lines) if len(lines) > 1 else ()


def absences(units: Sequence[Unit], summary: Summary, words: PageWords) -> tuple[AbsentUnit, ...]:
    """The units as they are listed, each with its status and the reason: the register's, or what came of it."""
    names, standing = parents(summary, words), {item.unit: item for item in summary.standing}
    return tuple(
        AbsentUnit(
            name=words.unit(unit),
            code=unit.code,
            parent=names.get(unit.parent, unit.parent),
            status=words.of(STATUSES[unit.status]),
            reason=words.of(why(standing[unit], summary.public)) if unit in standing else unit.reason,
        )
        for unit in units
    )


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the funnel: its words, how many units came so far, and their share of the first."""

    name: str
    units: str
    share: str


def steps(summary: Summary, words: PageWords) -> tuple[StepLine, ...]:
    """Who took part how far; the last two steps only where a unit got there."""
    whole = len(summary.standing)
    lines = []
    for step in summary.funnel:
        if step.units or step.key not in ("appraised", "agreed"):
            name = STEPS[step.key] if summary.register or step.key != "in-force" else WITHOUT_REGISTER
            n = len(step.units)
            lines.append(StepLine(words.of(name), words.number(n), words.share(n, whole) if whole else ""))
    return tuple(lines)


def parents(summary: Summary, words: PageWords) -> dict[str, str]:
    """Names of units above by code: the register's units, and what the country's lists call others."""
    found = {unit.code: words.unit(unit) for unit in summary.register.units} if summary.register else {}
    above = {group.key: words.unit(group.parent) for group in summary.groups if group.parent}
    return {**above, **found}
