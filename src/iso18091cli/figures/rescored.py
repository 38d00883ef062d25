"""A round's store + another catalogue → the same answers under that catalogue (``compare --rescore``).

A store keeps what cells mean, so each workbook's rows can be put together again and scored anew. What another
catalogue asks and this workbook did not is not assessed; what it does not ask is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from iso18091cli.model.answers import FIGURE_COLUMNS, Entry, Place, Row, Stage, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.comparison import At, Own, Round
from iso18091cli.model.scores import Scorecard
from iso18091cli.results.records import File
from iso18091cli.results.schema import name
from iso18091cli.results.store import Store
from iso18091cli.scoring.scorecard import score

_FILE = ", ".join(f"f.{name(key)}" for key in File._fields)
_ANSWERS = """
SELECT f.file, a.kind, a.id, a."column", a.value, ifnull(a.typed, a.value), a.sheet, a.cell
FROM answer a JOIN file f USING (file)
WHERE f.outcome = 'counted' AND a.kind IN ('unit', 'indicator', 'criterion') ORDER BY f.file, a.seq"""
_FIGURES = dict.fromkeys((*FIGURE_COLUMNS["self"], *FIGURE_COLUMNS["review"]), "C")
"""That a row has places for figures: where on the sheet does not matter here."""


def rescored(store: Store, own: Round, catalog: Catalog) -> dict[str, At]:
    """Key of each unit that counts → its result under that catalogue, from its own answers.

    The store is no public edition: that one lacks reasons and figures, without which levels come out otherwise.
    """
    found: dict[str, At] = {}
    for file, submission in _submissions(store):
        key = file.unit or ""
        card = score(submission, catalog, own.stage)
        stage: Stage = own.results[key].stage
        found[key] = _at(key, card, catalog, stage)
    return found


def _submissions(store: Store) -> Iterator[tuple[File, Submission]]:
    files = {file.file: file for file in store.records(File, f"SELECT {_FILE} FROM file f WHERE f.outcome = 'counted'")}
    (digest,) = next(store.rows("SELECT catalog_digest FROM run"))
    seen: set[str] = set()
    for path, cells in groupby(store.rows(_ANSWERS), key=lambda row: row[0]):
        seen.add(path)
        yield files[path], _submission(files[path], list(cells), digest)
    for path in files.keys() - seen:  # one in which nothing is answered
        yield files[path], _submission(files[path], [], digest)


def _submission(file: File, cells: list[tuple[str, ...]], digest: str) -> Submission:
    rows: dict[str, dict[str, Entry]] = {}
    unit: dict[str, Entry] = {}
    for _, kind, id, column, value, typed, sheet, cell in cells:
        entry = Entry(place=Place(sheet, cell), kind="text", typed=typed or "", value=value)
        if kind == "unit":
            unit[id] = entry
        else:
            rows.setdefault(id, {})[column] = entry
    # A form of before criteria were counted has no places for figures: there the picked level counts.
    counts = file.catalog_digest == digest or any(_FIGURES.keys() & entries.keys() for entries in rows.values())
    columns = _FIGURES if counts else {}
    return Submission(
        path=file.file,
        sha256=file.sha256,
        stamp={
            "unit_code": file.sender_code,
            "unit_name": file.sender_name,
            "unit_level": file.sender_level,
            "unit_kind": file.sender_kind,
            "period": file.period,
            "stage": file.stage or "self",
        },
        language="",
        unit=unit,
        rows={id: Row(id=id, place=Place(), entries=entries, columns=columns) for id, entries in rows.items()},
        survey={},
        actions=(),
    )


def _at(key: str, card: Scorecard, catalog: Catalog, stage: Stage) -> At:
    sums = {s.id: Own(s.score, s.provisional_score, s.assessed, s.applicable) for s in (*card.pillars, card.total)}
    not_asked = [i.id for i in card.indicators if catalog.indicator[i.id].criteria and not i.criteria]
    return At(
        key=key,
        unit=card.unit,
        stage=stage,
        states={i.id: i.level or i.status for i in card.indicators} | dict.fromkeys(not_asked, "not_asked"),
        points={i.id: i.points for i in card.indicators if i.points is not None},
        sums=sums,
    )
