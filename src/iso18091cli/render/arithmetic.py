"""Result → the arithmetic of one figure step by step, down to the cells it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.deciding import lacking_words
from iso18091cli.messages.parts import WORDS as PARTS
from iso18091cli.messages.workbook import STAGES as STAGE_WORDS
from iso18091cli.model.answers import (
    FIGURE_COLUMNS,
    LEVEL_COLUMN,
    NOT_APPLICABLE,
    STAGES,
    Row,
    Stage,
    Submission,
    reason_given,
)
from iso18091cli.model.catalog import Catalog, Indicator, Mark
from iso18091cli.model.deciding import AtLeast
from iso18091cli.model.part import narrowed, part_name
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.text import filled, say
from iso18091cli.render.terminal import figure, word
from iso18091cli.scoring.combining import Term, combined, exact, terms
from iso18091cli.scoring.labels import next_label
from iso18091cli.scoring.measured import judge


def show_arithmetic(console: Console, result: Result, catalog: Catalog, what: str, language: str) -> None:
    """Prints how an indicator, a pillar or "total" comes to its figure. The result is a usable one."""
    card, submission = result.scorecard, result.submission
    if card is None or submission is None:
        return
    asked = narrowed(catalog, result.part)
    if what not in (*asked.indicator, *(pillar.id for pillar in asked.pillars), "total"):
        said = filled(PARTS["not-in-part"], id=what, part=part_name(catalog, result.part, card.unit))
        console.print(Styled(f"{result.path} · {say(said, language)}", style="bold underline"))
        return
    catalog = asked
    told = _Telling(submission, catalog, language)
    if what in catalog.indicator:
        score = next(s for s in card.indicators if s.id == what)
        title = f"{what} {say(catalog.indicator[what].name, language)}"
        lines = list(told.indicator(catalog.indicator[what], score))
    else:
        pillars = catalog.scoring.total if what == "total" else (what,)
        names = {pillar.id: say(pillar.name, language) for pillar in catalog.pillars}
        title = names.get(what, word("total", language))
        members = [s for s in card.indicators if catalog.indicator[s.id].pillar in pillars]
        figures = card.total if what == "total" else _named(card.pillars, what)
        lines = [*told.total(members, figures), *told.label(card, figures)]
    console.print(Styled(f"{result.path} · {title}", style="bold underline"))
    for line in lines:
        console.print(Styled(f"  {line}"))


def _named(scores: Sequence[Score], row_id: str) -> Score:
    return next(score for score in scores if score.id == row_id)


class _Telling:
    def __init__(self, submission: Submission, catalog: Catalog, language: str) -> None:
        self.submission, self.catalog, self.language = submission, catalog, language

    def say(self, key: str, **arguments: str | int) -> str:
        return word(f"explain.{key}", self.language, **arguments)

    def mark(self, mark: Mark) -> str:
        return f"{mark.symbol} {say(mark.word, self.language)}"

    def level(self, key: str | None) -> str:
        return self.mark(self.catalog.scale.level(key)) if key else self.mark(self.catalog.scale.not_assessed)

    def number(self, value: float | Decimal) -> str:
        text = f"{Decimal(str(value)).normalize():f}"
        return text.replace(".", ",") if self.language == "vi" else text

    # One indicator

    def indicator(self, indicator: Indicator, score: IndicatorScore) -> Iterator[str]:
        yield from self.heading(indicator)
        own = CriterionScore(id=score.id, status="assessed" if score.level else "not_assessed", level=score.level)
        criteria = score.criteria or (() if indicator.criteria else (own,))
        for criterion in criteria:
            yield self.criterion(criterion)
        yield from self.rule(indicator, score)
        if score.points is not None:
            weight = self.number(indicator.weight)
            yield self.say("points", points=self.number(score.points), weight=weight)

    def heading(self, indicator: Indicator) -> Iterator[str]:
        row = self.submission.rows.get(indicator.id)
        if row is None or row.value("competence") != NOT_APPLICABLE:
            return
        entry = row.entries["competence"]
        if not indicator.may_be_not_applicable:
            reason = self.say("not-allowed")
        elif not reason_given(row):
            reason = self.say("no-reason")
        else:
            reason = self.say("reason", reason=row.value("explanation") or "")
        yield self.say("heading.na", cell=_cell(entry.place.sheet, entry.place.cell), word=entry.typed, reason=reason)

    def counted(self, score: CriterionScore) -> str:
        """A criterion whose figures decide; "" of any other."""
        row, measure = self.submission.rows.get(score.id), self.catalog.measured.get(score.id)
        if row is None or measure is None or score.stage is None:
            return ""
        judged = judge(row, measure, self.submission, self.catalog)
        if judged.by_pick or judged.pick is not None:
            return ""
        columns = FIGURE_COLUMNS["review" if judged.counted_at == "review" else "self"]
        typed = [
            row.typed(column) or row.typed(own) for column, own in zip(columns, FIGURE_COLUMNS["self"], strict=True)
        ]
        place = row.cell(columns[0]) or row.place
        meaning = self.mark(self.catalog.scale.not_applicable) if score.status == "not_applicable" else None
        return self.say(
            "cell",
            id=score.id,
            stage=say(STAGE_WORDS[judged.counted_at], self.language),
            typed=" / ".join(filter(None, typed)),
            cell=_cell(place.sheet, place.cell),
            more="",
            meaning=meaning or self.level(score.level),
        )

    def criterion(self, score: CriterionScore) -> str:
        row = self.submission.rows.get(score.id)
        if counted := self.counted(score):
            return counted
        if score.stage is None:
            blank = row.cell(LEVEL_COLUMN["self"]) if row else None
            cell = _cell(blank.sheet, blank.cell) if blank else "–"
            stage = self.deciding(row) if row else None
            if stage is None:
                return self.say("blank", id=score.id, cell=cell)
        else:
            stage = score.stage
        assert row is not None
        entry = row.entries[LEVEL_COLUMN[stage]]
        others = [s for s in STAGES[: STAGES.index(stage)] if row.typed(LEVEL_COLUMN[s])]
        others_said = ", ".join(f"{say(STAGE_WORDS[s], self.language)} “{row.typed(LEVEL_COLUMN[s])}”" for s in others)
        meaning = self.level(score.level)
        if score.status == "not_applicable":
            meaning = self.mark(self.catalog.scale.not_applicable)
        return self.say(
            "cell",
            id=score.id,
            stage=say(STAGE_WORDS[stage], self.language),
            typed=entry.typed,
            cell=_cell(entry.place.sheet, entry.place.cell),
            more=self.say("over", others=others_said) if others else "",
            meaning=meaning,
        )

    def deciding(self, row: Row) -> Stage | None:
        """For an indicator without criteria, whose scorecard names no stage."""
        open_stages = STAGES[: STAGES.index(self.submission.stage) + 1]
        filled = [s for s in open_stages if row.typed(LEVEL_COLUMN[s])]
        return filled[-1] if filled else None

    def rule(self, indicator: Indicator, score: IndicatorScore) -> Iterator[str]:
        """Which criteria stand for each other, how the level comes about, what is still possible."""
        for group in indicator.one_of:
            members = [c for c in score.criteria if c.id in group]
            if members:
                yield self.say("one-of", ids=", ".join(c.id for c in members), level=self.best_of(members))
        found = terms(indicator, score.criteria, self.catalog)
        open_count = sum(term.rank is None for term in found)
        if score.status == "incomplete":
            yield self.say("incomplete", open=open_count, worst=self.level(score.worst_so_far))
            possible = combined(indicator, score.criteria, self.catalog).possible
            yield self.say("possible", level=self.level(self.catalog.scale.keys[possible or 0]))
        elif score.level is None:
            yield self.say(score.status)
        else:
            yield from self.decided(indicator, score, len(found) or 1, open_count)

    def best_of(self, members: Sequence[CriterionScore]) -> str:
        keys = self.catalog.scale.keys
        levels = [keys.index(c.level) for c in members if c.level]
        return self.level(keys[max(levels)] if levels else None)

    def decided(self, indicator: Indicator, score: IndicatorScore, n: int, open_count: int) -> Iterator[str]:
        rule, level = self.catalog.rule_of(indicator), self.level(score.level)
        if rule == "mean" and score.criteria:
            yield self.mean(indicator, score)
        elif rule == "worst" and open_count:
            yield self.say("worst.red", level=level, open=open_count)
        elif isinstance(rule, AtLeast):
            yield self.say("at_least", least=min(rule.at_least, n), n=n, level=level)
        else:
            yield self.say("best" if rule == "best" else "worst.certain", n=n, level=level)
        if open_count and rule != "worst":
            yield self.say("certain", open=open_count)

    def mean(self, indicator: Indicator, score: IndicatorScore) -> str:
        found = terms(indicator, score.criteria, self.catalog)
        mean = combined(indicator, score.criteria, self.catalog).mean
        limits = self.catalog.scoring.thresholds
        return self.say(
            "mean",
            sum=" + ".join(f"{self.number(t.weight)} × {self.number(_each(t))}" for t in found),
            weights=self.number(sum((t.weight for t in found), Decimal())),
            mean=self.number(mean or 0),
            thresholds=", ".join(f"{self.level(key)} ≥ {self.number(value)}" for key, value in limits.items()),
            level=self.level(score.level),
        )

    # A pillar, or the whole

    def total(self, members: Sequence[IndicatorScore], score: Score) -> Iterator[str]:
        earned = weights = Decimal()
        for member in members:
            weight = exact(self.catalog.indicator[member.id].weight)
            if member.points is None:
                state = getattr(self.catalog.scale, member.status)
                yield self.say("left-out", id=member.id, state=self.mark(state))
                continue
            product = weight * exact(member.points)
            earned, weights = earned + product, weights + weight
            yield self.say(
                "term",
                id=member.id,
                level=self.level(member.level),
                weight=self.number(weight),
                points=self.number(member.points),
                product=self.number(product),
            )
        if score.provisional_score is None:
            yield self.say("nothing")
            return
        yield self.say(
            "sum",
            earned=self.number(earned),
            weights=self.number(weights),
            highest=self.number(self.catalog.scale.best.points),
            score=figure(score.provisional_score, self.language),
        )
        yield self.say(
            "coverage",
            assessed=score.assessed,
            applicable=score.applicable,
            minimum=self.number(exact(self.catalog.scoring.minimum_coverage) * 100),
            score=figure(score.score, self.language),
        )

    def label(self, card: Scorecard, score: Score) -> Iterator[str]:
        """The label, and what is lacking for the next one."""
        words = {label.key: say(label.word, self.language) for label in self.catalog.scoring.labels}
        if score.label:
            yield self.say("label", label=words[score.label])
        if score is card.total and (lacking := next_label(card, self.catalog)):
            yield say(lacking_words(*lacking, self.catalog), self.language)


def _each(term: Term) -> Decimal:
    """The points of a term, as they are told."""
    return round((term.earned or Decimal()) / term.weight, 9)


def _cell(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}"
