"""Comparison → the terminal: a page a step, however many units there are."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.messages.compare import CHANGE, SYMBOLS, WORDS
from iso18091cli.messages.compared import came_from, joining, listed, parting, remarks, step_name, units_line
from iso18091cli.model.comparison import CHANGES, Comparison, Count, Figures, Kept, Step, SumChange
from iso18091cli.model.text import Text, filled, say
from iso18091cli.render.grid import Grid
from iso18091cli.render.terminal import figure, shown_name

SHOWN = 20
"""Units of a list that are shown; the files hold all of them."""
_MOST = 5
"""Indicators that are named."""


def show_comparison(console: Console, comparison: Comparison, language: str) -> None:
    """Each step: what to know first, pillars, changes, units, who came from whom, who joined and left."""
    for step in comparison.steps:
        _Shown(console, step, language).show()


class _Shown:
    def __init__(self, console: Console, step: Step, language: str) -> None:
        self.console, self.step, self.language = console, step, language

    def show(self) -> None:
        step = self.step
        self._line(step_name(step), "bold underline")
        self._line(units_line(step), "bold")
        for remark in remarks(step):
            self._line(remark, "yellow" if step.other_stages or step.marks else "dim")
        if step.kept:
            self._means(step.figures)
            self._changes()
            self._units()
        else:
            self._line(WORDS["none-kept"], "yellow")
        self._rescored()
        self._descended()
        for key, texts in (
            ("joined", [(line.after.unit, joining(line)) for line in step.joined]),
            ("left", [(line.before.unit, parting(line)) for line in step.left]),
        ):
            named = [
                {self.language: f"{shown_name(unit, self.language)}: {say(why, self.language)}"} for unit, why in texts
            ]
            if named:
                self._line(WORDS[key], "bold")
                self._rows(named)

    def _line(self, text: Text, style: str = "") -> None:
        self.console.print(Styled(say(text, self.language), style=style))

    def _rows(self, texts: list[Text]) -> None:
        for text in texts[:SHOWN]:
            self._line({self.language: f"  {say(text, self.language)}"})
        if len(texts) > SHOWN:
            self._line(filled(WORDS["more"], n=str(len(texts) - SHOWN)), "dim")

    def _word(self, key: str) -> str:
        return say(WORDS[key], self.language)

    def _means(self, figures: Figures) -> None:
        keys = ("before", "after", "difference", "units-of", "rose", "fell")
        grid = Grid(self._word("pillar"), *map(self._word, keys), numbers=range(1, len(keys) + 1))
        names = {pillar.id: say(pillar.short, self.language) for pillar in self.step.after.catalog.pillars}
        for mean in figures.means:
            cells = (
                names.get(mean.id, self._word("total")),
                figure(mean.before, self.language),
                figure(mean.after, self.language),
                signed(mean.difference, self.language),
                f"{mean.scored}/{mean.units}",
                str(mean.rose),
                str(mean.fell),
            )
            grid.add(*cells) if mean.id in names else grid.add_last(*cells)
        self.console.print(grid)

    def _changes(self) -> None:
        figures = self.step.figures
        self._line(WORDS["changes"], "bold")
        counted = [(change, figures.count(change)) for change in CHANGES]
        said = [f"{SYMBOLS[c]} {say(CHANGE[c], self.language)}: {n}" for c, n in counted if n]
        self.console.print(Styled(" · ".join(said)))
        for key, change in (("most-better", "better"), ("most-worse", "worse")):
            found = [line for line in figures.indicators if line.counts.get(change)]  # type: ignore[call-overload]
            found.sort(key=lambda line: -line.counts[change])  # type: ignore[index]
            named = [{self.language: f"{line.id} ({line.counts[change]}){_mark(line)}"} for line in found[:_MOST]]  # type: ignore[index]
            if named:
                self._line({self.language: f"{self._word(key)}: {say(_joined(named), self.language)}"})

    def _units(self) -> None:
        self._line(WORDS["kept"], "bold")
        grid = Grid(
            self._word("unit"),
            *map(self._word, ("before", "after", "difference")),
            "n/N",
            *(SYMBOLS[change] for change in ("better", "worse")),
            numbers=range(1, 7),
        )
        kept = self.step.kept
        shown = kept if len(kept) <= SHOWN else sorted(kept, key=_by_change)[:SHOWN]
        for unit in shown:
            total, star = unit.total, "" if unit.total.enough else "*"
            grid.add(
                shown_name(unit.after.unit, self.language) or unit.after.key,
                figure(total.before, self.language),
                figure(total.after, self.language),
                signed(total.difference, self.language) + star,
                f"{total.same}/{total.of}",
                str(unit.count("better")),
                str(unit.count("worse")),
            )
        self.console.print(grid)
        if len(shown) < len(kept):
            self._line(filled(WORDS["more"], n=str(len(kept) - len(shown))), "dim")
        if any(not unit.total.enough for unit in shown):
            self._line(WORDS["provisional"], "dim")

    def _rescored(self) -> None:
        for figures, side in ((self.step.under_before, self.step.before), (self.step.under_after, self.step.after)):
            if figures is not None and figures.kept:
                catalog = side.catalog
                self._line(filled(WORDS["under"], id=catalog.id, version=catalog.version), "bold")
                self._means(figures)

    def _descended(self) -> None:
        units = self.step.descended
        if not units:
            return
        self._line(WORDS["descended"], "bold")
        for unit in units[:SHOWN]:
            total = unit.sums[-1]
            low, high, now = (figure(value, self.language) for value in (total.lowest, total.highest, total.after))
            ranged = low if total.lowest == total.highest else f"{low} – {high}"
            pieces = f"{unit.origin.covered}/{unit.origin.pieces}"
            name, origins = shown_name(unit.after.unit, self.language), say(listed(came_from(unit)), self.language)
            self._line(
                {self.language: f"  {name}: [{ranged}] | {now}; {self._word('pieces').lower()} {pieces}: {origins}"}
            )
        if len(units) > SHOWN:
            self._line(filled(WORDS["more"], n=str(len(units) - SHOWN)), "dim")


def _joined(texts: list[Text]) -> Text:
    return {language: ", ".join(text[language] for text in texts) for language in texts[0]}


def _mark(line: Count) -> str:
    return " ◆" if line.marks else ""


def signed(difference: float | None, language: str) -> str:
    """A change with its sign: "+3,20"; "–" where there is none."""
    if difference is None:
        return figure(None, language)
    return f"{'+' if difference > 0 else ''}{figure(difference, language)}".replace("-", "−")


def _by_change(unit: Kept) -> tuple[bool, float]:
    """The largest fall first; a unit without a change comes last."""
    total: SumChange = unit.total
    return total.difference is None or not total.enough, total.difference or 0.0
