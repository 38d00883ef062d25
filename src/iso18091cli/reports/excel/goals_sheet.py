"""summary.xlsx: what the results say about the Sustainable Development Goals, over all units and of each."""

from __future__ import annotations

from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel.book import A3, CENTRE, Paper, Value
from iso18091cli.reports.goals import GoalWords, sums_of
from iso18091cli.reports.wording import Words
from iso18091cli.scoring.goals import goal_results

_WIDTHS = (38, 40, 9, 9, 9, 11, 12, 60)


def goals(paper: Paper, summary: Summary, words: Words) -> None:
    """Write the sheet; nothing where the catalogue knows no goal."""
    sums, said = sums_of(summary), GoalWords(words.language, summary.catalog)
    if not sums:
        return
    sheet = paper.sheet(words("sheet-goals"), _WIDTHS, title=said("heading"), size=A3)
    sheet.note(said.note)
    sheet.note(said.source)
    sheet.row += 1
    keys = ("goal", "indicators", "reached", "applicable", "share", "open", "complete", "held-back")
    sheet.heading([said(key) for key in keys], 32)
    top = sheet.row
    for index, found in enumerate(sums):
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        share = found.reached / found.applicable if found.applicable else None
        values: list[Value] = [f"{found.goal}. {said.name(found.goal)}", ", ".join(found.indicators)]
        values += [found.reached, found.applicable, share, found.open, f"{found.complete}/{found.units}"]
        values.append(", ".join(f"{id} ({units})" for id, units in found.held_back_by))
        percent = sheet.body(index, num_format="0%", align="center")
        sheet.line(values, [plain, plain, centre, centre, percent, centre, centre, plain])
    sheet.raw.freeze_panes(top, 1)
    _units(paper, summary, words, said)


def _units(paper: Paper, summary: Summary, words: Words, said: GoalWords) -> None:
    """A second sheet: a row a unit, a column a goal, n/N in each."""
    numbers = [found.goal for found in sums_of(summary)]
    sheet = paper.sheet(words("sheet-goals-units"), [38, *[8] * len(numbers)], title=said("units"))
    sheet.note(said.note)
    sheet.row += 1
    top = sheet.row
    sheet.heading([said("unit"), *(said("goal-of", goal=str(goal)) for goal in numbers)])
    for index, result in enumerate(summary.scored):
        if (card := result.scorecard) is not None:
            shown = [r.reached_of if r.applicable else "" for r in goal_results(card, summary.catalog)]
            styles = [sheet.body(index), *[sheet.body(index, **CENTRE)] * len(numbers)]
            sheet.line([words.unit(card.unit, result.path), *shown], styles)
    sheet.table(top, fixed=1)
