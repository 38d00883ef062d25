"""Live summary → the label of the whole and what is lacking for the next one: scoring/labels.py in cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

from iso18091cli.form import live
from iso18091cli.form.book import Book
from iso18091cli.form.formula.columns import Index, Max, Min, Sum
from iso18091cli.form.formula.expression import Area, Constant, Expression, added, as_numbers
from iso18091cli.form.formula.functions import And, If, IsNumber, Mid
from iso18091cli.messages.deciding import LACKING, counted_as, limit_words, which
from iso18091cli.model.deciding import Condition, Label
from iso18091cli.model.text import Text, filled, say

_BETWEEN = "; "
_LONGEST = 8_000
"""Letters of a line that says what is lacking, at most."""


@dataclass(frozen=True, slots=True)
class LabelCells:
    """Labels that ask for more than a score. What each of them lacks stands on the hidden sheet; nothing: fulfilled."""

    book: Book
    at: Callable[[str, str], Area]
    """The summary's cell of a column and a row key, as other sheets name it."""

    def write(self) -> tuple[Expression, Expression]:
        """The label of the whole, and what it lacks for the next; "" where there is none."""
        labels = self.book.catalog.scoring.labels
        lacking = [self._joined(list(self._fragments(label))) for label in labels]
        said = [self._said(label, cell) for label, cell in zip(labels, lacking, strict=True)]
        word: Expression = Constant("")
        missing = said[0]
        for label, cell, above in zip(labels, lacking, [*said[1:], Constant("")], strict=True):
            word = If(cell.equals(""), say(label.word, self.book.language), word)
            missing = If(cell.equals(""), above, missing)
        scored = IsNumber(self.at("score", "total"))
        return If(scored, word, ""), If(scored, missing, "")

    def _joined(self, fragments: list[Expression]) -> Area:
        area = self.book.compute(tuple(fragments))
        cells: list[Expression] = [Area(area.sheet, area.column, row) for row in area.rows]
        return self.book.compute((reduce(lambda left, right: left & right, cells),))

    def _said(self, label: Label, cell: Area) -> Expression:
        begun = say(filled(LACKING["label"], label=label.word), self.book.language)
        return begun & Mid(cell, len(_BETWEEN) + 1, _LONGEST)

    def _word(self, key: str, **arguments: str | int | Text) -> str:
        return _BETWEEN + say(filled(LACKING[key], **arguments), self.book.language)

    def _fragments(self, label: Label) -> Iterator[Expression]:
        """Each a text of something that is lacking, with what stands between before it; "" where it is fulfilled."""
        limit = limit_words(label.at_least)
        yield self._low("total", label.at_least, self._word("total", limit=limit), self._word("total-open"))
        for condition in label.conditions:
            if condition.count is not None:
                yield self._some(condition, condition.count)
            elif condition.score is not None:
                yield from self._scores(condition, condition.score)
            else:
                yield from self._levels(condition)

    def _low(self, key: str, limit: float, low: str, none: str) -> Expression:
        score = self.at("score", key)
        return If(IsNumber(score), If(score >= limit, "", low), none)

    def _scores(self, condition: Condition, limit: float) -> Iterator[Expression]:
        names = {pillar.id: pillar.short for pillar in self.book.catalog.pillars}
        for id in self.book.catalog.pillars_named(condition):
            low = self._word("score", name=names[id], limit=limit_words(limit))
            found = self._low(id, limit, low, self._word("score-open", name=names[id]))
            yield If(self.at("applicable", id).equals(0), "", found)

    def _levels(self, condition: Condition) -> Iterator[Expression]:
        wanted = self._rank(condition)
        for id in self.book.catalog.indicators_named(condition):
            rank = self.at("rank", id)
            still = self._word("level", id=id, level="\0").split("\0")
            low = still[0] & Index(self.book.lists.words, Max(rank, 1)) & still[1]
            found = If(rank > 0, If(rank >= wanted, "", low), self._word("level-open", id=id))
            yield If(rank.equals(live.NOT_APPLICABLE), "", found)

    def _some(self, condition: Condition, count: int) -> Expression:
        """So many of those named: pillars by their score, pillars by the levels in them, or indicators."""
        states = list(self._states(condition))
        met = added(as_numbers(And(applies, fulfilled)) for applies, fulfilled in states)
        wanted = Min(count, added(as_numbers(applies) for applies, _ in states))
        level = self.book.catalog.scale.level(condition.level).word if condition.level else {}
        about = {"which": which(condition, self.book.catalog), "limit": limit_words(condition.score or 0)}
        begun, between, rest = self._three(counted_as(condition), level=level, **about)
        cells = self.book.compute((met, wanted))
        found, asked = (Area(cells.sheet, cells.column, row) for row in cells.rows)
        return If(found >= asked, "", Constant(begun) & found & between & asked & rest)

    def _three(self, key: str, **arguments: Text) -> tuple[str, str, str]:
        """A text around its two live figures."""
        begun, rest = self._word(key, met="\0", wanted="\1", **arguments).split("\0")
        return begun, *rest.split("\1")  # type: ignore[return-value]

    def _states(self, condition: Condition) -> Iterator[tuple[Expression, Expression]]:
        """Of each of those named whether it applies, and whether it fulfils the condition."""
        catalog = self.book.catalog
        if condition.score is not None:
            for id in catalog.pillars_named(condition):
                score = self.at("score", id)
                yield self.at("applicable", id) > 0, And(IsNumber(score), score >= condition.score)
        elif condition.pillars:
            for pillar in condition.pillars:
                ranks = [self.at("rank", indicator.id) for indicator in catalog.of_pillar[pillar]]
                below = [as_numbers(And(r.differs(live.NOT_APPLICABLE), r < self._rank(condition))) for r in ranks]
                yield self.at("applicable", pillar) > 0, Sum(*below).equals(0)
        else:
            for id in catalog.indicators_named(condition):
                rank = self.at("rank", id)
                yield rank.differs(live.NOT_APPLICABLE), rank >= self._rank(condition)

    def _rank(self, condition: Condition) -> int:
        return self.book.catalog.scale.keys.index(condition.level) + 1
