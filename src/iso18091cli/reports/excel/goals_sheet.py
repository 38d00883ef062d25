"""summary.xlsx: what the results say about the Sustainable Development Goals, over all units and of each."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.goals import GoalResult, GoalSum
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.reports.excel.book import A3, Workbook
from iso18091cli.reports.excel.looks import CENTRE, SHARE, TEXT
from iso18091cli.reports.excel.table import Column, Columns, new_sheet, only_table, table
from iso18091cli.reports.goals import GoalWords, sums_of
from iso18091cli.scoring.goals import goal_results


def goals(book: Workbook, summary: Summary) -> None:
    """Write both sheets; nothing where the catalogue knows no goal."""
    sums, said = sums_of(summary), GoalWords(book.words.language, summary.catalog)
    if not sums:
        return
    columns: Columns[GoalSum] = (
        Column("", 38, TEXT, lambda found: f"{found.goal}. {said.name(found.goal)}", said("goal")),
        Column("", 40, TEXT, lambda found: ", ".join(found.indicators), said("indicators")),
        Column("", 9, CENTRE, lambda found: found.reached, said("reached")),
        Column("", 9, CENTRE, lambda found: found.applicable, said("applicable")),
        Column(
            "", 9, SHARE, lambda found: found.reached / found.applicable if found.applicable else None, said("share")
        ),
        Column("", 11, CENTRE, lambda found: found.open, said("open")),
        Column("", 12, CENTRE, lambda found: f"{found.complete}/{found.units}", said("complete")),
        Column("", 60, TEXT, lambda found: ", ".join(f"{i} ({n})" for i, n in found.held_back_by), said("held-back")),
    )
    sheet = new_sheet(book, "goals", columns, said("heading"), size=A3)
    sheet.note(said.note)
    sheet.note(said.source)
    sheet.row += 1
    written = table(sheet, columns, sums, 32)
    sheet.raw.freeze_panes(written.first, 1)
    goals_units(book, summary, [found.goal for found in sums], said)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit and where it stands in each goal, by the goal's number."""

    result: Result
    goals: dict[int, GoalResult]


def goals_units(book: Workbook, summary: Summary, numbers: list[int], said: GoalWords) -> None:
    """Write the second sheet: a row a unit, a column for each of the goals with these numbers, n/N in each."""
    words = book.words
    name: Column[_Unit] = Column("unit", 38, TEXT, lambda unit: words.sender(unit.result))
    columns = (name, *(_goal(number, said) for number in numbers))
    sheet = new_sheet(book, "goals-units", columns, said("units"))
    sheet.note(said.note)
    units = (_Unit(r, {g.goal: g for g in goal_results(r.card, summary.catalog)}) for r in summary.scored)
    only_table(sheet, columns, units, fixed=1)


def _goal(number: int, said: GoalWords) -> Column[_Unit]:
    def reached(unit: _Unit) -> str:
        return unit.goals[number].reached_of if unit.goals[number].applicable else ""

    return Column("", 8, CENTRE, reached, said("goal-of", goal=str(number)))
