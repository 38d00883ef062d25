"""The first sheet of summary.xlsx: who took part, how the units stand, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.chart import Chart

from iso18091cli.model.summary import Mean, Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import STATUSES
from iso18091cli.reports.excel.book import CENTRE, DARK, GREY, RULE, SCORE, Live, Paper, Sheet, Value, equal
from iso18091cli.reports.excel.gaps_sheets import counts
from iso18091cli.reports.wording import Words, shown, states

WIDTHS = (36, 11, 11, 11, 11, 12, 30)
_NAMED = 200


@dataclass(frozen=True)
class Cells:
    """Where on other sheets the figures stand that are summed up here, as formulas name them."""

    levels: Mapping[str, str]
    """In the matrix, by indicator."""
    scores: Mapping[str, str]
    """In the ranking, by pillar and "total"."""


def overview_sheet(paper: Paper, words: Words) -> Sheet:
    """The empty sheet, which is to stand before all others."""
    return paper.sheet(words("sheet-overview"), WIDTHS, title=words("summary-title"), portrait=True)


def overview(sheet: Sheet, summary: Summary, words: Words, cells: Cells) -> None:
    """Write it: participation, means with what they are made of, levels by pillar, both with a chart, absences."""
    _about(sheet, summary, words)
    _links(sheet, words)
    _participation(sheet, summary, words)
    _means(sheet, summary, words, cells)
    _levels(sheet, summary, words, cells)
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
    for other in sheet.paper.book.worksheets()[1:]:
        sheet.link(0, other.get_name(), other.get_name())
        sheet.across(1, len(WIDTHS) - 1, about[other.get_name()], sheet.paper.style(font_color=GREY))
        sheet.row += 1


_SHEETS = (
    *("matrix", "pillars", "groups", "weakest", "gaps", "unproved", "goals", "goals-units"),
    *("survey", "answers", "findings", "ledger", "provenance"),
)


def _participation(sheet: Sheet, summary: Summary, words: Words) -> None:
    took_part, outcomes = len(summary.scored), Counter(line.outcome for line in summary.ledger)
    rows: list[tuple[str, str]] = [(words("took-part-open"), str(took_part))]
    if summary.register:
        expected = len(summary.register.expected)
        share = f" ({words.percent(took_part / expected)})" if expected else ""
        rows = [(words("took-part"), f"{took_part}/{expected}{share}")]
    best: Text = summary.catalog.scale.best.word
    rows.append((words("reliable-units", best=best), f"{summary.reliable}/{took_part}"))
    others = {
        "files-apart": outcomes["apart"],
        "files-other-period": outcomes["other_period"],
        "files-second": outcomes["second_copy"],
        "files-unusable": outcomes["unusable"],
        "files-skipped": outcomes["skipped"],
        "other-version": len(summary.other_version),
    }
    rows += [(words(key), str(number)) for key, number in others.items() if number]
    sheet.section(words("participation"))
    for index, (name, value) in enumerate(rows):
        bold = sheet.body(index, bold=True, **CENTRE)
        sheet.raw.set_row(sheet.row, 31 if len(name) > WIDTHS[0] else 18)
        sheet.put(0, name, sheet.body(index))
        sheet.across(1, 2, value, bold)
        sheet.row += 1


def _means(sheet: Sheet, summary: Summary, words: Words, cells: Cells) -> None:
    sheet.section(words("pillar-means"))
    top = sheet.row
    keys = ("pillar", "mean", "units-scored", "nothing-applicable", "lowest", "highest", "remark")
    sheet.heading([words(key) for key in keys], 32)
    names = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    for index, mean in enumerate(summary.means):
        bold = mean.id not in names
        score, centre = sheet.body(index, bold=bold, **SCORE), sheet.body(index, bold=bold, **CENTRE)
        found = cells.scores.get(mean.id) if mean.scored else None
        values: list[Value] = [names.get(mean.id, words("total")), _live("ROUND(AVERAGE({}),2)", found, mean.mean)]
        of_units = Live(f'=COUNT({found})&"/{mean.units}"', f"{mean.scored}/{mean.units}") if found else None
        values += [of_units or f"{mean.scored}/{mean.units}", mean.not_applicable]
        values += [_live("MIN({})", found, mean.lowest), _live("MAX({})", found, mean.highest), _remark(mean, words)]
        plain = sheet.body(index, bold=bold)
        sheet.line(values, [plain, score, centre, centre, score, score, sheet.body(index, font_size=9)])
    if any(mean.scored for mean in summary.means):
        _spread_chart(sheet, summary, words, top)


def _live(formula: str, cells: str | None, value: float | None) -> Value:
    return Live("=" + formula.format(cells), value) if cells else value


def _spread_chart(sheet: Sheet, summary: Summary, words: Words, top: int) -> None:
    """Lowest, mean and highest score of each pillar side by side."""
    chart = sheet.paper.book.add_chart({"type": "column"})
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


def _levels(sheet: Sheet, summary: Summary, words: Words, cells: Cells) -> None:
    """How many answers of each level, by pillar, as figures and as a chart."""
    marks = states(summary.catalog)
    sheet.raw.set_h_pagebreaks([sheet.row])  # the table stays with its chart
    sheet.section(words("levels-by-pillar"))
    top = sheet.row
    sheet.heading([words("pillar"), *(words.of(mark.word) for mark in marks.values())], 32)
    pillar_of = {indicator.id: indicator.pillar for indicator in summary.catalog.indicators}
    found: Counter[tuple[str, str]] = Counter()
    for count in summary.indicators:
        for key, number in counts(count).items():
            found[pillar_of[count.id], key] += number
    for index, pillar in enumerate(summary.catalog.pillars):
        members = [cells.levels[i.id] for i in summary.catalog.of_pillar[pillar.id] if i.id in cells.levels]
        block = _block(members)
        numbers: list[Value] = [
            Live(equal(block, shown(mark, words)), found[pillar.id, key]) if block else found[pillar.id, key]
            for key, mark in marks.items()
        ]
        shaded = [sheet.marked(mark) for mark in marks.values()]
        sheet.line([words.of(pillar.name), *numbers], [sheet.body(index), *shaded])
    _levels_chart(sheet, summary, words, top, found)


def _block(columns: Sequence[str]) -> str:
    """From the first to the last of columns that stand side by side."""
    return f"{columns[0].partition(':')[0]}:{columns[-1].partition(':')[2]}" if columns else ""


def _levels_chart(sheet: Sheet, summary: Summary, words: Words, top: int, found: Counter[tuple[str, str]]) -> None:
    chart = sheet.paper.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = top + 1, top + len(summary.catalog.pillars)
    for column, (key, mark) in enumerate(states(summary.catalog).items(), start=1):
        chart.add_series(
            {
                "name": words.of(mark.word),
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "categories_data": [words.of(pillar.name) for pillar in summary.catalog.pillars],
                "values_data": [found[pillar.id, key] for pillar in summary.catalog.pillars],
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
    sheet.section(words("missing-units"))
    if not summary.missing:
        sheet.note(words("missing-none"))
    for index, unit in enumerate(summary.missing[:_NAMED]):
        sheet.line([words.unit(unit), unit.code], [sheet.body(index), sheet.body(index, **CENTRE)])
    if len(summary.missing) > _NAMED:
        sheet.note(words("and-more-units", n=str(len(summary.missing) - _NAMED)))
    sheet.section(words("absent-units"))
    if not summary.absent:
        sheet.note(words("absent-none"))
    sent = {result.scorecard.unit: result.scorecard for result in summary.apart if result.scorecard}
    for index, unit in enumerate(sorted(summary.absent, key=lambda u: u not in sent)[:_NAMED]):
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        status = words.of(STATUSES[unit.status])
        score = sent[unit].total.score if unit in sent else None
        said = [unit.reason, words("sent-anyway", score=words.figure(score)) if unit in sent else ""]
        sheet.across(3, 4, "; ".join(filter(None, said)), plain)
        sheet.line([words.unit(unit), unit.code, status], [plain, centre, plain])
    if len(summary.absent) > _NAMED:
        sheet.note(words("and-more-units", n=str(len(summary.absent) - _NAMED)))
