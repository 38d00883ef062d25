"""Values made by hand: a catalogue of two pillars and four indicators, and results without any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from iso18091cli.figures.ledger import Settings, count
from iso18091cli.figures.summary import summarise
from iso18091cli.model.answers import Entry, Place, Row, Stage, Submission
from iso18091cli.model.catalog import (
    Catalog,
    Criterion,
    Indicator,
    Level,
    Mark,
    Pillar,
    Scale,
    Scoring,
    Source,
)
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.legal import LegalBasis
from iso18091cli.model.scores import CriterionScore, IndicatorScore, Result, Score, Scorecard
from iso18091cli.model.summary import LedgerLine, Summary
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit, Units
from iso18091cli.reports.word.templates import Templates
from iso18091cli.reports.word.unit import unit_names
from iso18091cli.results.public import publish
from iso18091cli.results.rows import rows_of
from iso18091cli.results.store import Store

POINTS = {"red": 0.0, "yellow": 1.0, "green": 2.0}


def both(vi: str, en: str = "") -> Text:
    return {"vi": vi, "en": en or vi}


def _level(key: str, vi: str, symbol: str, colour: str) -> Level:
    return Level(key=key, points=POINTS[key], word=both(vi, key.title()), symbol=symbol, colour=colour)


def _mark(vi: str, en: str, symbol: str) -> Mark:
    return Mark(word=both(vi, en), symbol=symbol, colour="F4F5F7")


SCALE = Scale(
    levels=(
        _level("red", "Đỏ", "✖", "F8CBC6"),
        _level("yellow", "Vàng", "▲", "FFE699"),
        _level("green", "Xanh", "●", "C9E7CF"),
    ),
    not_applicable=_mark("Không áp dụng", "Not applicable", "–"),
    not_assessed=_mark("Chưa đánh giá", "Not assessed", "○"),
    incomplete=_mark("Chưa đủ", "Incomplete", "◐"),
)


def _indicator(id: str, seq: int, pillar: str, competence: str = "legal") -> Indicator:
    return Indicator(
        id=id,
        seq=seq,
        pillar=pillar,
        name=both(f"Chỉ số {id}", f"Indicator {id}"),
        looks={key: both(f"{id} {key}") for key in POINTS},
        competence="legal" if competence == "legal" else "expectation",
        may_be_not_applicable=True,
        lead=both("Văn phòng", "Office"),
        evidence=(both(f"Minh chứng {id}", f"Evidence {id}"),),
        criteria=(
            Criterion(id=f"{id}.a", text=both(f"Tiêu chí {id}.a", f"Criterion {id}.a")),
            Criterion(id=f"{id}.b", text=both(f"Tiêu chí {id}.b", f"Criterion {id}.b")),
        ),
        source="ours",
        verified=False,
    )


CATALOG = Catalog(
    id="hand",
    version="1",
    languages=("vi", "en"),
    title=both("Bộ chỉ số thử", "Catalogue for tests"),
    note=both("Chưa đối chiếu.", "Not checked."),
    scale=SCALE,
    scoring=Scoring(rule="worst", total=("town", "river")),
    pillars=(
        Pillar(id="town", name=both("Đô thị", "Town"), short=both("Đô thị", "Town")),
        Pillar(id="river", name=both("Sông", "River"), short=both("Sông", "River")),
    ),
    sources=(Source(id="ours", text=both("Tự viết", "Our own")),),
    legal_bases=(LegalBasis(id="law", text=both("Luật X", "Law X"), verified=False),),
    indicators=(
        _indicator("1.1", 1, "town"),
        _indicator("1.10", 2, "town", "expectation"),
        _indicator("2.1", 3, "river"),
        _indicator("2.2", 4, "river"),
    ),
    digest="0123456789abcdef",
)

GOALS = {"1.1": (1, 16), "1.10": (16,), "2.1": (6,), "2.2": ()}
WITH_GOALS = replace(
    CATALOG, indicators=tuple(replace(i, sdgs=GOALS[i.id]) for i in CATALOG.indicators), digest="with goals"
)
"""The same catalogue, where indicators serve goals."""

STATES = {"-": "not_assessed", "i": "incomplete", "n": "not_applicable"}
LETTERS = {"r": "red", "y": "yellow", "g": "green"}


def result(
    path: str,
    unit: Unit | None = None,
    levels: str = "gggg",
    *,
    period: str = "2023",
    stage: Stage = "self",
    sha256: str = "",
    actions: tuple[Row, ...] = (),
    evidence: tuple[Row, ...] = (),
    rows: dict[str, Row] | None = None,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Result:
    """A usable result; ``levels`` has a letter for each indicator: r, y, g, - not assessed, i incomplete, n N/A."""
    unit = unit or Unit()
    indicators = tuple(
        _indicator_score(i.id, letter, i.competence) for i, letter in zip(CATALOG.indicators, levels, strict=True)
    )
    total = _score("total", levels)
    applicable = [letter for letter in levels if letter != "n"]
    card = Scorecard(
        unit=unit,
        period=period,
        catalog_id=CATALOG.id,
        catalog_version=CATALOG.version,
        stage=stage,
        indicators=indicators,
        pillars=(_score("town", levels[:2]), _score("river", levels[2:])),
        total=total,
        reliable=False if set("ry") & set(applicable) else (None if set(applicable) != {"g"} else True),
    )
    stamp = {"unit_code": unit.code, "unit_name": unit.name, "unit_level": unit.level, "stage": stage, "period": period}
    submission = Submission(
        path=path,
        sha256=sha256 or f"sha of {path}",
        stamp=stamp,
        language="vi",
        unit={},
        rows=rows or {},
        survey={},
        actions=actions,
        evidence=evidence,
    )
    return Result(path=path, sha256=submission.sha256, submission=submission, scorecard=card, diagnostics=diagnostics)


def unreadable(path: str, code: str = "F06") -> Result:
    return Result(path=path, sha256="", diagnostics=(Diagnostic(code, "error"),))


def row(id: str, **texts: str) -> Row:
    """A row with text cells."""
    entries = {
        column: Entry(place=Place("Trang", f"{'CDEFGHIJKLM'[number]}7"), kind="text", typed=text, value=text)
        for number, (column, text) in enumerate(texts.items())
    }
    return Row(id=id, place=Place("Trang", "A7"), entries=entries)


def _indicator_score(id: str, letter: str, competence: str) -> IndicatorScore:
    if letter in STATES:
        status = STATES[letter]
        return IndicatorScore(
            id=id,
            status=status,  # type: ignore[arg-type]
            competence=competence,
            worst_so_far="yellow" if letter == "i" else None,
        )
    level = LETTERS[letter]
    criteria = (
        CriterionScore(id=f"{id}.a", status="assessed", level=level, stage="self"),
        CriterionScore(id=f"{id}.b", status="assessed", level="green", stage="self"),
    )
    return IndicatorScore(
        id=id, status="assessed", level=level, points=POINTS[level], competence=competence, criteria=criteria
    )


def _score(id: str, levels: str) -> Score:
    points = [POINTS[LETTERS[letter]] for letter in levels if letter in LETTERS]
    applicable = sum(letter != "n" for letter in levels)
    provisional = (
        float((Decimal(sum(points)) * 50 / len(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)) if points else None
    )
    return Score(
        id=id,
        score=provisional if len(points) == applicable else None,
        provisional_score=provisional,
        assessed=len(points),
        applicable=applicable,
        not_applicable=len(levels) - applicable,
    )


def stored(
    results: Sequence[Result],
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    stage: Stage | None = None,
    *,
    period: str = "",
    public: bool = False,
) -> Store:
    """A store of these results in which every file is counted."""
    store = Store()
    store.add(rows_of(result, catalog) for result in results)
    count(store, catalog, register, skipped, Settings(stage=stage, period=period))
    return publish(store) if public else store


def aggregate(
    results: Sequence[Result],
    catalog: Catalog,
    register: Units | None,
    skipped: Sequence[LedgerLine] = (),
    stage: Stage | None = None,
    *,
    period: str = "",
    public: bool = False,
) -> Summary:
    """The figures of these results side by side."""
    return summarise(stored(results, catalog, register, skipped, stage, period=period, public=public))


def plan(
    result: Result, summary: Summary | None, catalog: Catalog, language: str, templates: Templates | None = None
) -> str:
    """The action programme of a unit in Markdown."""
    return (templates or Templates(language)).plan_text.render(unit_names(result, summary, catalog, language))
