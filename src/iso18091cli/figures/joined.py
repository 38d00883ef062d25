"""Stores of several sources → their figures side by side, and of all together: a store is read and let go of.

Nothing is estimated: means go over units, sums of what is counted are sums of the sources' sums, and what a public
edition withholds is named and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from iso18091cli.catalog.as_json import from_json
from iso18091cli.figures.means import rounded
from iso18091cli.figures.rounds import run_of
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.joined import Side, SideBySide, Source, Total
from iso18091cli.model.summary import Mean
from iso18091cli.results.reading import measure_sums
from iso18091cli.results.store import Store

_SUMS = """
SELECT s.id, s.score, s.assessed, s.applicable FROM score s JOIN file f USING (file)
WHERE f.outcome = 'counted' AND s.scope <> 'indicator'"""
_TAKES_PART = "SELECT code, name FROM unit WHERE participation IN ('counted', 'missing') AND code <> '' ORDER BY seq"
_FILES = """
SELECT f.sha256, u.name FROM file f JOIN unit u USING (unit) WHERE f.outcome = 'counted' AND f.sha256 <> ''"""
_ASKED = """
SELECT c.id, count(*) FROM criterion c JOIN file f USING (file)
WHERE f.outcome = 'counted' AND c.status NOT IN ('not_asked', 'not_applicable') GROUP BY c.id"""
_PLACES = Decimal("0.0001")


def source_of(store: Store, name: str, sha256: str = "") -> Source:
    """What a store gives, under the name of its source. Raises ValueError where its catalogue cannot be read."""
    run = run_of(store)
    catalog = from_json(run.catalog)
    scores: dict[str, list[int]] = {id: [] for id in _ids(catalog)}
    void = dict.fromkeys(scores, 0)
    assessed = applicable = 0
    for id, score, with_level, apply in store.rows(_SUMS):
        if id not in scores:
            continue
        if score is not None:
            scores[id].append(int((Decimal(repr(score)) * 100).to_integral_value(ROUND_HALF_UP)))
        void[id] += apply == 0
        if id == "total":
            assessed, applicable = assessed + (with_level or 0), applicable + (apply or 0)
    ((counted,),) = store.rows("SELECT count(*) FROM file WHERE outcome = 'counted'")
    ((to_take_part,),) = store.rows("SELECT count(*) FROM unit WHERE participation IN ('counted', 'missing')")
    side = Side(
        name=name,
        units=to_take_part if run.register is not None else None,
        counted=counted,
        means=tuple(_mean(id, scores[id], counted, void[id]) for id in scores),
        assessed=assessed,
        applicable=applicable,
    )
    return Source(
        side=side,
        period=run.period,
        stage=run.stage,
        public=bool(run.public),
        tool_version=run.tool_version,
        sha256=sha256,
        catalog=catalog,
        scores={id: tuple(found) for id, found in scores.items()},
        takes_part=dict(store.rows(_TAKES_PART)),
        files=dict(store.rows(_FILES)),
        asked=dict(store.rows(_ASKED)),
        sums={found.id: found for found in measure_sums(store) if found.by == "all"},
    )


def joined(sources: Sequence[Source]) -> SideBySide:
    """The sources side by side; whoever asks has seen that period and catalogue agree and no unit is in two."""
    catalog = sources[0].catalog
    return SideBySide(
        catalog=catalog,
        period=sources[0].period,
        sources=tuple(sources),
        all=_all(catalog, sources),
        totals=tuple(_totals(catalog, sources)),
    )


def overlaps(sources: Iterable[Source]) -> Iterator[tuple[Source, Source, tuple[str, ...]]]:
    """Two sources, and the names of the units that take part in both: the same code, or the same workbook."""
    for one, two in combinations(sources, 2):
        codes = [f"{two.takes_part[code]} ({code})" for code in one.takes_part if code in two.takes_part]
        known = {two.takes_part[code] for code in one.takes_part if code in two.takes_part}
        files = [two.files[sha] for sha in one.files if sha in two.files and two.files[sha] not in known]
        if codes or files:
            yield one, two, (*codes, *files)


def _ids(catalog: Catalog) -> tuple[str, ...]:
    return (*(pillar.id for pillar in catalog.pillars), "total")


def _mean(id: str, hundredths: Sequence[int], units: int, not_applicable: int) -> Mean:
    scored = len(hundredths)
    return Mean(
        id=id,
        mean=rounded(Decimal(sum(hundredths)) / (100 * scored)) if scored else None,
        lowest=min(hundredths) / 100 if scored else None,
        highest=max(hundredths) / 100 if scored else None,
        scored=scored,
        units=units,
        not_applicable=not_applicable,
    )


def _all(catalog: Catalog, sources: Sequence[Source]) -> Side:
    sides = [source.side for source in sources]
    known = [side.units for side in sides if side.units is not None]
    counted = sum(side.counted for side in sides)
    means = []
    for number, id in enumerate(_ids(catalog)):
        of_all = [score for source in sources for score in source.scores[id]]
        means.append(_mean(id, of_all, counted, sum(side.means[number].not_applicable for side in sides)))
    return Side(
        name="",
        units=sum(known) if len(known) == len(sides) else None,
        counted=counted,
        means=tuple(means),
        assessed=sum(side.assessed for side in sides),
        applicable=sum(side.applicable for side in sides),
    )


def _totals(catalog: Catalog, sources: Sequence[Source]) -> Iterator[Total]:
    least = Decimal(repr(catalog.scoring.minimum_coverage))
    for id, measure in catalog.measured.items():
        asking = [source for source in sources if source.asked.get(id)]
        if not asking:
            continue
        sums = [source.sums[id] for source in asking if id in source.sums]
        part, whole = (_sum(figures) for figures in ([s.part for s in sums], [s.whole for s in sums]))
        units, counted = sum(source.asked[id] for source in asking), sum(s.counted for s in sums)
        yield Total(
            id=id,
            kind=measure.kind,
            units=units,
            counted=counted,
            overruled=sum(s.overruled for s in sums),
            part=_float(part),
            whole=_float(whole),
            value=_float(100 * part / whole) if part is not None and whole else None,
            enough=bool(counted) and least * units <= counted,
            sources=len(sums),
            lacking=tuple(source.side.name for source in asking if id not in source.sums),
        )


def _sum(figures: Iterable[float | None]) -> Decimal | None:
    known = [Decimal(repr(figure)) for figure in figures if figure is not None]
    return sum(known, Decimal()) if known else None


def _float(figure: Decimal | None) -> float | None:
    """Half up to four places, at the very end."""
    return None if figure is None else float(figure.quantize(_PLACES, ROUND_HALF_UP))
