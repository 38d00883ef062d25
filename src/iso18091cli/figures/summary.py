"""Store in which all files are counted → Summary: the figures of many units side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from iso18091cli.catalog.as_json import from_json
from iso18091cli.figures import frames, survey
from iso18091cli.figures.counts import gaps, indicator_counts, unproved
from iso18091cli.figures.groups import groups
from iso18091cli.figures.means import means
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.legal import document_day
from iso18091cli.model.scores import Result
from iso18091cli.model.summary import Summary
from iso18091cli.model.units import Units
from iso18091cli.results import reading
from iso18091cli.results.records import Run
from iso18091cli.results.store import Store


def summarise(store: Store) -> Summary:
    """All figures; findings and planned actions stay in the store and are read anew each time they are iterated."""
    run = Run(*next(store.rows("SELECT * FROM run")))
    catalog = from_json(run.catalog)
    lines = tuple(reading.ledger(store))
    scored, apart = _results(store, "counted"), _results(store, "apart")
    number = len(scored)
    register = _register(store, run)
    missing = tuple(unit for _, unit in reading.units_by_key(store, "participation = 'missing'"))
    surveys = survey.parts(store, run.period)
    answers = survey.answers(store, (*scored, *surveys))
    day = document_day([run.period])
    return Summary(
        catalog=catalog,
        stage=run.stage,
        period=run.period,
        scored=scored,
        apart=apart,
        whole=_Whole(store, scored),
        ledger=lines,
        findings=_Findings(store),
        register=register,
        standing=tuple(reading.standing(store)),
        missing=missing,
        absent=tuple(unit for unit in register.units if unit.status != "active") if register else (),
        means=means(frames.sums(store), [*(pillar.id for pillar in catalog.pillars), "total"], number),
        indicators=indicator_counts(store, catalog, number),
        gaps=gaps(store, catalog),
        groups=groups(store, catalog, register, missing, day),
        measures=tuple(reading.measure_sums(store)),
        measured=_Measured(store),
        sums=survey.sums(answers, catalog),
        survey_groups=survey.grouped((*scored, *surveys), answers, catalog, register, day),
        survey_parts=surveys,
        survey_answers=answers,
        unproved=unproved(store, catalog, number),
        other_version=_of_other_version(store, catalog),
        reliable=sum(1 for result in scored if result.card.reliable),
        tool_version=run.tool_version,
        register_sha256=run.register_sha256,
        stages_by=run.stages_by,
        public=bool(run.public),
    )


def _results(store: Store, outcome: str) -> tuple[Result, ...]:
    return tuple(
        Result(path=file.file, sha256=file.sha256, scorecard=card) for file, card in reading.scorecards(store, outcome)
    )


def _register(store: Store, run: Run) -> Units | None:
    if run.register is None:
        return None
    return Units(path=run.register, units=tuple(u for _, u in reading.units_by_key(store, "in_register")))


def _of_other_version(store: Store, catalog: Catalog) -> tuple[int, ...]:
    query = """SELECT position FROM file WHERE outcome = 'counted' AND (catalog_id NOT IN ('', ?)
        OR catalog_version NOT IN ('', ?) OR catalog_digest NOT IN ('', ?)) ORDER BY position"""
    return tuple(position for (position,) in store.rows(query, (catalog.id, catalog.version, catalog.digest)))


@dataclass(frozen=True)
class _Findings:
    """(path, finding) of every file, then those across files: read from the store each time."""

    store: Store

    def __iter__(self) -> Iterator[tuple[str, Diagnostic]]:
        return reading.findings(self.store)


@dataclass(frozen=True)
class _Measured:
    """(criterion, position, value, level) of each unit's figure that counts: read from the store each time."""

    store: Store

    def __iter__(self) -> Iterator[tuple[str, int, float, str]]:
        return reading.measured(self.store)


@dataclass(frozen=True)
class _Whole:
    """The results that count with their actions, their evidence and how grave their findings are: read each time."""

    store: Store
    scored: tuple[Result, ...]

    def __iter__(self) -> Iterator[Result]:
        planned, graveness = dict(reading.planned(self.store)), reading.severities(self.store)
        registers = dict(reading.registers(self.store))
        for result in self.scored:
            entries, rows = registers.get(result.path, ((), {}))
            plan = Submission(
                path=result.path,
                sha256=result.sha256,
                stamp={},
                language="",
                unit={},
                rows=rows,
                survey={},
                actions=planned.get(result.path, ()),
                evidence=entries,
            )
            found = tuple(Diagnostic("", severity) for severity in graveness.get(result.path, ()))
            yield replace(result, submission=plan, diagnostics=found)
