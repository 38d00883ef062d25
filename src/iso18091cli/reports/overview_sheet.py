"""The first sheet of summary.xlsx: who took part, how the units stand, who is missing."""

from __future__ import annotations

from collections import Counter

from iso18091cli.model.scores import Mean, Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import STATUSES
from iso18091cli.reports.paper import CENTRE, SCORE, Paper, Sheet, Value
from iso18091cli.reports.wording import Words, states

WIDTHS = (36, 11, 11, 11, 11, 12, 30)


def overview(paper: Paper, summary: Summary, words: Words) -> None:
    """Write the sheet: participation, means with what they are made of, levels by pillar with a chart, absences."""
    sheet = paper.sheet(words("sheet-overview"), WIDTHS, title=words("summary-title"), portrait=True)
    _about(sheet, summary, words)
    _participation(sheet, summary, words)
    _means(sheet, summary, words)
    _levels(sheet, summary, words)
    _absences(sheet, summary, words)


def _about(sheet: Sheet, summary: Summary, words: Words) -> None:
    catalog = summary.catalog
    periods = sorted({r.scorecard.period or "–" for r in summary.results if r.scorecard})
    stage = words(f"stage-{summary.stage or 'latest'}")
    title = words("catalogue-of", title=catalog.title, id=catalog.id, version=catalog.version)
    facts = {"period": ", ".join(periods), "stage": stage, "catalogue": title}
    for key, value in facts.items():
        sheet.note(f"{words(key)}: {value}")
    if catalog.note:
        sheet.note(words.of(catalog.note))


def _participation(sheet: Sheet, summary: Summary, words: Words) -> None:
    took_part, outcomes = len(summary.results), Counter(line.outcome for line in summary.ledger)
    rows: list[tuple[str, str]] = [(words("took-part-open"), str(took_part))]
    if summary.register:
        expected = len(summary.register.expected)
        present = expected - len(summary.missing)
        rows = [(words("took-part"), f"{present}/{expected}")]
        if took_part > present:
            rows.append((words("beyond-register"), str(took_part - present)))
    best: Text = summary.catalog.scale.best.word
    rows.append((words("reliable-units", best=best), f"{summary.reliable}/{took_part}"))
    others = {
        "files-second": outcomes["second_copy"],
        "files-unusable": outcomes["unusable"],
        "files-skipped": outcomes["skipped"],
        "other-version": _of_other_version(summary),
    }
    rows += [(words(key), str(number)) for key, number in others.items() if number]
    sheet.section(words("participation"))
    for index, (name, value) in enumerate(rows):
        sheet.line([name, value], [sheet.body(index), sheet.body(index, bold=True, **CENTRE)])


def _of_other_version(summary: Summary) -> int:
    own = summary.catalog.id, summary.catalog.version
    return sum(
        1 for r in summary.results if r.scorecard and (r.scorecard.catalog_id, r.scorecard.catalog_version) != own
    )


def _means(sheet: Sheet, summary: Summary, words: Words) -> None:
    sheet.section(words("pillar-means"))
    keys = ("pillar", "mean", "units-scored", "nothing-applicable", "lowest", "highest", "remark")
    sheet.heading([words(key) for key in keys], 32)
    names = {pillar.id: words.of(pillar.name) for pillar in summary.catalog.pillars}
    for index, mean in enumerate(summary.means):
        bold = mean.id not in names
        score, centre = sheet.body(index, bold=bold, **SCORE), sheet.body(index, bold=bold, **CENTRE)
        values: list[Value] = [names.get(mean.id, words("total")), mean.mean, f"{mean.scored}/{mean.units}"]
        values += [mean.not_applicable, mean.lowest, mean.highest, _remark(mean, words)]
        plain = sheet.body(index, bold=bold)
        sheet.line(values, [plain, score, centre, centre, score, score, sheet.body(index, font_size=9)])


def _remark(mean: Mean, words: Words) -> str:
    if mean.scored == 0:
        return words("mean-withheld")
    left_out = mean.units - mean.scored - mean.not_applicable
    return words("mean-partial", left_out=str(left_out)) if left_out else ""


def _levels(sheet: Sheet, summary: Summary, words: Words) -> None:
    """How many answers of each level, by pillar, as figures and as the sheet's chart."""
    marks = states(summary.catalog)
    sheet.section(words("levels-by-pillar"))
    top = sheet.row
    sheet.heading([words("pillar"), *(words.of(mark.word) for mark in marks.values())], 32)
    pillar_of = {indicator.id: indicator.pillar for indicator in summary.catalog.indicators}
    counts: Counter[tuple[str, str]] = Counter()
    for count in summary.indicators:
        for key, number in count.levels.items():
            counts[pillar_of[count.id], key] += number
        for key in ("incomplete", "not_assessed", "not_applicable"):
            counts[pillar_of[count.id], key] += getattr(count, key)
    for index, pillar in enumerate(summary.catalog.pillars):
        numbers = [counts[pillar.id, key] for key in marks]
        shaded = [sheet.marked(mark) for mark in marks.values()]
        sheet.line([words.of(pillar.name), *numbers], [sheet.body(index), *shaded])
    _chart(sheet, summary, words, top, counts)


def _chart(sheet: Sheet, summary: Summary, words: Words, top: int, counts: Counter[tuple[str, str]]) -> None:
    book, name = sheet.paper.book, sheet.raw.get_name()
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = top + 1, top + len(summary.catalog.pillars)
    for column, (key, mark) in enumerate(states(summary.catalog).items(), start=1):
        chart.add_series(
            {
                "name": words.of(mark.word),
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                # Stored in the chart as well, for previews that do not look up the cells.
                "categories_data": [words.of(pillar.name) for pillar in summary.catalog.pillars],
                "values_data": [counts[pillar.id, key] for pillar in summary.catalog.pillars],
                "fill": {"color": f"#{mark.colour}"},
                "border": {"color": f"#{mark.ink}", "width": 0.5},
                "gap": 60,
            }
        )
    font = {"name": "Arial", "size": 9}
    chart.set_title({"none": True})  # the heading of the table above says it
    chart.set_y_axis({"reverse": True, "num_font": font})
    chart.set_x_axis({"num_font": font, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 860, "height": 290})
    sheet.row += 1
    sheet.raw.insert_chart(sheet.row, 0, chart, {"description": words("levels-by-pillar")})
    sheet.row += 16


def _absences(sheet: Sheet, summary: Summary, words: Words) -> None:
    if summary.register is None:
        return
    sheet.section(words("missing-units"))
    if not summary.missing:
        sheet.note(words("missing-none"))
    for index, unit in enumerate(summary.missing):
        sheet.line([words.unit(unit), unit.code], [sheet.body(index), sheet.body(index, **CENTRE)])
    sheet.section(words("absent-units"))
    if not summary.absent:
        sheet.note(words("absent-none"))
    for index, unit in enumerate(summary.absent):
        plain, centre = sheet.body(index), sheet.body(index, **CENTRE)
        status = words.of(STATUSES[unit.status])
        sheet.across(3, 4, unit.reason, plain)
        sheet.line([words.unit(unit), unit.code, status], [plain, centre, plain])
