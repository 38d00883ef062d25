"""The first sheet of summary.xlsx: who took part, how the units stand, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.chart import Chart

from iso18091cli.messages.deciding import enough_words
from iso18091cli.messages.participation import STEPS, WITHOUT_REGISTER, mixed_stages, why
from iso18091cli.model.catalog import Mark, Pillar
from iso18091cli.model.summary import Mean, Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import STATUSES, Unit
from iso18091cli.reports.excel.book import Live, Sheet, Value, Workbook, equal
from iso18091cli.reports.excel.looks import BOLD_CENTRE, CENTRE, DARK, GREY, RULE, SCORE, TEXT, Look, coloured, look
from iso18091cli.reports.excel.table import Column, Columns, Written, new_sheet, rows, table
from iso18091cli.reports.wording import Words, shown, states

_NAMED = 200


@dataclass(frozen=True, slots=True)
class _MeanLine:
    """A mean and the cells of the scores it is of; "" where there are none."""

    mean: Mean
    cells: str


def overview_sheet(book: Workbook, summary: Summary) -> Sheet:
    """The empty sheet, which is to stand before all others; as wide as the table of means."""
    columns = _of_mean(summary, book.words)
    return new_sheet(book, "overview", columns, book.words("summary-title"), portrait=True)


def overview(sheet: Sheet, summary: Summary, matrix: Written, pillars: Written) -> None:
    """Write it: participation, means with what they are made of, levels by pillar, both with a chart, absences.

    Means are live over the scores of the sheet of pillars, numbers of levels over the matrix.
    """
    words = sheet.book.words
    _about(sheet, summary, words)
    _links(sheet, words)
    _participation(sheet, summary, words)
    _means(sheet, summary, words, pillars)
    _levels(sheet, summary, words, matrix)
    _absences(sheet, summary, words)


def _about(sheet: Sheet, summary: Summary, words: Words) -> None:
    catalog = summary.catalog
    stage = words(f"stage-{summary.stage or 'latest'}")
    title = words("catalogue-of", title=catalog.full_title, id=catalog.id, version=catalog.version)
    facts = {"period": summary.period or "–", "stage": stage, "catalogue": title}
    if summary.public:
        facts["edition"] = words("edition-public")
    for key, value in facts.items():
        sheet.note(f"{words(key)}: {value}")
    if catalog.note:
        sheet.note(words.of(catalog.note))


def _links(sheet: Sheet, words: Words) -> None:
    """To every other sheet, with what it answers."""
    sheet.section(words("sheets"))
    about = {words(f"sheet-{key}"): words(f"about-{key}") for key in _SHEETS}
    for other in sheet.book.raw.worksheets()[1:]:
        sheet.link(0, other.get_name(), other.get_name())
        sheet.across(1, sheet.columns - 1, about[other.get_name()], sheet.book.style(font_color=GREY))
        sheet.row += 1


_SHEETS = (
    *("matrix", "pillars", "groups", "weakest", "gaps", "unproved", "measures", "goals", "goals-units"),
    *("survey", "survey-groups", "survey-units", "findings", "ledger", "provenance"),
)


def _participation(sheet: Sheet, summary: Summary, words: Words) -> None:
    took_part, outcomes = len(summary.scored), Counter(line.outcome for line in summary.ledger)
    facts = {}
    whole = len(summary.standing)
    for step in summary.funnel:
        if step.units or step.key not in ("appraised", "agreed"):
            said = STEPS[step.key] if summary.register or step.key != "in-force" else WITHOUT_REGISTER
            share = f" ({words.percent(len(step.units) / whole)})" if whole and step.key != "in-force" else ""
            facts[words.of(said)] = f"{len(step.units)}{share}"
    best: Text = enough_words(summary.catalog.scale)
    facts[words("reliable-units", best=best)] = f"{summary.reliable}/{took_part}"
    others = {
        "files-apart": outcomes["apart"],
        "files-other-period": outcomes["other_period"],
        "outcome-blank": outcomes["blank"],
        "files-part": outcomes["part"],
        "files-second": outcomes["second_copy"],
        "files-unusable": outcomes["unusable"],
        "files-skipped": outcomes["skipped"],
        "other-version": len(summary.other_version),
    }
    facts |= {words(key): str(number) for key, number in others.items() if number}
    sheet.section(words("participation"))
    for index, (name, value) in enumerate(facts.items()):
        sheet.raw.set_row(sheet.row, 31 if len(name) > sheet.widths[0] else 18)
        sheet.put(0, name, sheet.book.body(index))
        sheet.across(1, 2, value, sheet.book.body(index, BOLD_CENTRE))
        sheet.row += 1


def _means(sheet: Sheet, summary: Summary, words: Words, pillars: Written) -> None:
    sheet.section(words("pillar-means"))
    if mixed := mixed_stages(summary.stages):
        sheet.note(words.of(mixed))
    top = sheet.row
    lines = [_MeanLine(mean, pillars.cells(mean.id) if mean.scored else "") for mean in summary.means]
    table(sheet, _of_mean(summary, words), lines, 32)
    if any(mean.scored for mean in summary.means):
        _spread_chart(sheet, summary, words, top)


def _of_mean(summary: Summary, words: Words) -> Columns[_MeanLine]:
    """The total is set in bold."""
    names = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}

    def total(like: Look) -> Callable[[_MeanLine], Look]:
        return lambda line: look(like, bold=line.mean.id not in names)

    def scored(line: _MeanLine) -> Value:
        text = f"{line.mean.scored}/{line.mean.units}"
        return Live(f'=COUNT({line.cells})&"/{line.mean.units}"', text) if line.cells else text

    return (
        Column("pillar", 36, total(TEXT), lambda line: names.get(line.mean.id, words("total"))),
        Column("mean", 11, total(SCORE), lambda line: _live("ROUND(AVERAGE({}),2)", line, line.mean.mean)),
        Column("units-scored", 11, total(CENTRE), scored),
        Column("nothing-applicable", 11, total(CENTRE), lambda line: line.mean.not_applicable),
        Column("lowest", 11, total(SCORE), lambda line: _live("MIN({})", line, line.mean.lowest)),
        Column("highest", 12, total(SCORE), lambda line: _live("MAX({})", line, line.mean.highest)),
        Column("remark", 30, look(font_size=9), lambda line: _remark(line.mean, words)),
    )


def _live(formula: str, line: _MeanLine, value: float | None) -> Value:
    return Live("=" + formula.format(line.cells), value) if line.cells else value


def _spread_chart(sheet: Sheet, summary: Summary, words: Words, top: int) -> None:
    """Lowest, mean and highest score of each pillar side by side."""
    chart = sheet.book.raw.add_chart({"type": "column"})
    first, last = top + 1, top + len(summary.means)
    names = [words.of(pillar.short) for pillar in summary.catalog.pillars] + [words("total")]
    series = {
        "lowest": (4, RULE, [mean.lowest for mean in summary.means]),
        "mean": (1, DARK, [mean.mean for mean in summary.means]),
        "highest": (5, "7FA7B3", [mean.highest for mean in summary.means]),
    }
    for key, (column, colour, figures) in series.items():
        chart.add_series(
            {
                "name": words(key),
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                # Stored in the chart as well, for previews that do not look up the cells.
                "categories_data": names,
                "values_data": figures,
                "fill": {"color": f"#{colour}"},
                "gap": 80,
                **({"data_labels": {"value": True, "num_format": "0.0", "font": FONT}} if key == "mean" else {}),
            }
        )
    chart.set_y_axis({"min": 0, "max": 100, "num_font": FONT, "num_format": "0", "major_gridlines": GRID})
    chart.set_x_axis({"num_font": FONT})
    _place(sheet, chart, words("pillar-means"), 260)


def _remark(mean: Mean, words: Words) -> str:
    if mean.scored == 0:
        return words("mean-withheld")
    left_out = mean.units - mean.scored - mean.not_applicable
    return words("mean-partial", left_out=str(left_out)) if left_out else ""


def _levels(sheet: Sheet, summary: Summary, words: Words, matrix: Written) -> None:
    """How many answers of each level, by pillar, as figures and as a chart."""
    catalog = summary.catalog
    marks, counts = states(catalog), {count.id: count for count in summary.indicators}
    found = {
        pillar.id: {key: sum(counts[i.id].units_in(key) for i in catalog.of_pillar[pillar.id]) for key in marks}
        for pillar in catalog.pillars
    }
    cells = {id: _block([matrix.cells(i.id) for i in of_it]) for id, of_it in catalog.of_pillar.items()}

    def results(key: str, mark: Mark) -> Column[Pillar]:
        def number(pillar: Pillar) -> Value:
            number, block = found[pillar.id][key], cells[pillar.id]
            return Live(equal(block, shown(mark, words)), number) if block else number

        return Column(key, 0, coloured(mark), number, words.of(mark.word))

    columns: Columns[Pillar] = (
        Column("pillar", 0, TEXT, lambda pillar: words.of(pillar.name)),
        *(results(key, mark) for key, mark in marks.items()),
    )
    sheet.raw.set_h_pagebreaks([sheet.row])  # the table stays with its chart
    sheet.section(words("levels-by-pillar"))
    top = sheet.row
    table(sheet, columns, catalog.pillars, 32)
    _levels_chart(sheet, summary, words, top, found)


def _block(columns: Sequence[str]) -> str:
    """From the first to the last of columns that stand side by side; "" where there are none."""
    found = [cells for cells in columns if cells]
    return f"{found[0].partition(':')[0]}:{found[-1].partition(':')[2]}" if found else ""


def _levels_chart(
    sheet: Sheet, summary: Summary, words: Words, top: int, found: Mapping[str, Mapping[str, int]]
) -> None:
    chart = sheet.book.raw.add_chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = top + 1, top + len(summary.catalog.pillars)
    for column, (key, mark) in enumerate(states(summary.catalog).items(), start=1):
        chart.add_series(
            {
                "name": words.of(mark.word),
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "categories_data": [words.of(pillar.name) for pillar in summary.catalog.pillars],
                "values_data": [found[pillar.id][key] for pillar in summary.catalog.pillars],
                "fill": {"color": f"#{mark.colour}"},
                "border": {"color": f"#{mark.ink}", "width": 0.5},
                "gap": 60,
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": FONT})
    chart.set_x_axis({"num_font": FONT, "major_gridlines": GRID})
    _place(sheet, chart, words("levels-by-pillar"), 290)


FONT = {"name": "Arial", "size": 9}
GRID = {"visible": True, "line": {"color": "#E0E0E0"}}


def _place(sheet: Sheet, chart: Chart, description: str, height: int) -> None:
    chart.set_title({"none": True})  # the heading of the table above says it
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_size({"width": 860, "height": height})
    sheet.row += 1
    sheet.raw.insert_chart(sheet.row, 0, chart, {"description": description})
    sheet.row += height // 20 + 2


def _absences(sheet: Sheet, summary: Summary, words: Words) -> None:
    if summary.register is None:
        return
    columns: Columns[Unit] = (
        Column("unit", 0, TEXT, words.unit),
        Column("code", 0, CENTRE, lambda unit: unit.code),
    )
    sheet.section(words("missing-units"))
    if not summary.missing:
        sheet.note(words("missing-none"))
    standing = {item.unit: item for item in summary.standing}
    with_state: Columns[Unit] = (
        *columns,
        Column("where-it-stands", 0, TEXT, lambda u: words.of(why(standing[u], summary.public)), span=5),
    )
    _more(sheet, rows(sheet, with_state, summary.missing, most=_NAMED))
    sheet.section(words("absent-units"))
    if not summary.absent:
        sheet.note(words("absent-none"))
    sent = {result.card.unit: result.card for result in summary.apart}

    def said(unit: Unit) -> str:
        score = words("sent-anyway", score=words.figure(sent[unit].total.score)) if unit in sent else ""
        return "; ".join(filter(None, (unit.reason, score)))

    with_status: Columns[Unit] = (
        *columns,
        Column("status", 0, TEXT, lambda unit: words.of(STATUSES[unit.status])),
        Column("reason", 0, TEXT, said, span=4),
    )
    absent = sorted(summary.absent, key=lambda unit: unit not in sent)
    _more(sheet, rows(sheet, with_status, absent, most=_NAMED))


def _more(sheet: Sheet, written: Written) -> None:
    if written.left_out:
        sheet.note(sheet.book.words("and-more-units", n=str(written.left_out)))
