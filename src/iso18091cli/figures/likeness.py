"""Store → what several workbooks have in common; the rules that word it are in checks/across.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from iso18091cli.checks.across import ALL_BEST, SAME_DOCUMENT, SAME_EVIDENCE, SAME_LEVELS
from iso18091cli.checks.rule import Rule, severity_in
from iso18091cli.model.answers import Place
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.evidence import sign_key
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.text import Text
from iso18091cli.results.store import Store

_LONG_ENOUGH = 40
"""Characters, blanks aside: shorter evidence ("Có quyết định") agrees by chance."""
_FEWEST_ROWS = 10
"""Levels that have to agree, or be the best, before it means anything."""
_NAMED = 5
_NAME_LENGTH = 40

Finding = tuple[str, Diagnostic]
Part = tuple[str, Place, str, dict[str, str | Text]]
"""Path, place, row and arguments of a finding."""


def across(store: Store, catalog: Catalog) -> Iterator[Finding]:
    """(path, finding) over the workbooks that count, one a unit. The path is "" where several files are concerned."""
    names = _names(store)
    found: tuple[tuple[Rule, Iterator[Part]], ...] = (
        (SAME_EVIDENCE, _same_evidence(store, names)),
        (SAME_DOCUMENT, _same_document(store, names)),
        (SAME_LEVELS, _same_levels(store, catalog, names)),
        (ALL_BEST, _all_best(store, catalog)),
    )
    for rule, parts in found:
        severity = severity_in(catalog, rule)
        if severity is not None:
            for path, place, row_id, arguments in parts:
                yield path, Diagnostic(rule.code, severity, place, row_id, arguments)


# The same evidence


_FIRST_OF_UNIT = """
CREATE TEMP TABLE long_evidence AS
SELECT likeness_key(value) AS key, f.position AS unit, a.file AS file, min(a.seq) AS seq
FROM answer a JOIN file f USING (file)
WHERE f.outcome = 'counted' AND a."column" = 'evidence' AND a.kind IN ('indicator', 'criterion') AND key IS NOT NULL
GROUP BY 1, 2"""
"""Every long evidence of a unit, by its key; of one that it gives twice, the first."""
_OF_SEVERAL = """
SELECT e.key, e.unit, a.sheet, a.cell, a.id, a.value
FROM long_evidence e JOIN answer a USING (file, seq)
WHERE e.key IN (SELECT key FROM long_evidence GROUP BY key HAVING count(*) > 1)
ORDER BY e.unit, e.seq"""


def _same_evidence(store: Store, names: list[str]) -> Iterator[Part]:
    """In the order in which each text is met for the second time."""
    _find_long_evidence(store)
    met: dict[int, list[tuple[int, str, str, str, str]]] = {}
    second: list[int] = []
    for key, *where in store.rows(_OF_SEVERAL):
        found = met.setdefault(key, [])
        found.append((where[0], where[1], where[2], where[3], where[4]))
        if len(found) == 2:
            second.append(key)
    for key in second:
        spots = met[key]
        ids = {id for _, _, _, id, _ in spots}
        place = _common({Place(sheet, cell) for _, sheet, cell, _, _ in spots})
        text = spots[1][4]
        yield "", place, ids.pop() if len(ids) == 1 else "", {"found": text, **_units([s[0] for s in spots], names)}


def _find_long_evidence(store: Store) -> None:
    store.connection.create_function("likeness_key", 1, _evidence_key, deterministic=True)
    store.connection.execute("DROP TABLE IF EXISTS temp.long_evidence")
    store.connection.execute(_FIRST_OF_UNIT)


def _evidence_key(evidence: str | None) -> int | None:
    """64 bits of the text, blanks and capitals aside; ``None`` where it is too short to tell anything."""
    if evidence is None or len(evidence) < _LONG_ENOUGH:
        return None
    text = "".join(evidence.casefold().split())
    return _key(text) if len(text) >= _LONG_ENOUGH else None


def _key(text: str) -> int:
    """64 bits of a hash: too many for two texts of a country to agree by chance. Signed, as SQLite's integers are."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


_SHARED = """
SELECT f.file, count(*), max(k.units) - 1 FROM long_evidence e JOIN file f USING (file)
JOIN (SELECT key, count(*) AS units FROM long_evidence GROUP BY key HAVING count(*) > 1) k USING (key)
GROUP BY f.file ORDER BY f.position"""


def shared_evidence(store: Store) -> list[tuple[str, int, int]]:
    """(path, long evidence that other units give word for word, how many others at most) of units that have such."""
    _find_long_evidence(store)
    return [(path, times, others) for path, times, others in store.rows(_SHARED)]


# The same document

_OWN_DOCUMENTS = """
SELECT sign_key(e.sign) AS key, e.issued_on, f.position, min(e.sign), min(e.document), min(e.code)
FROM evidence e JOIN file f USING (file)
WHERE f.outcome = 'counted' AND e.own AND e.sign <> '' AND e.issued_on <> ''
GROUP BY 1, 2, 3 ORDER BY f.position, min(e.seq)"""
"""Documents that a unit issued itself, by number, sign and date; one that it lists twice, once."""


def _same_document(store: Store, names: list[str]) -> Iterator[Part]:
    """Documents of the same number, sign and date that several units give as their own."""
    store.connection.create_function("sign_key", 1, sign_key, deterministic=True)
    met: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for key, day, unit, sign, document, code in store.rows(_OWN_DOCUMENTS):
        met.setdefault((key, day), []).append((unit, f"{sign} {document or ''}".strip(), code))
    for found in met.values():
        if len(found) > 1:
            codes = {code for _, _, code in found}
            id = codes.pop() if len(codes) == 1 else ""
            yield "", Place(), id, {"found": found[0][1], **_units([unit for unit, _, _ in found], names)}


# The same levels


class _AllLevels:
    """SQL aggregate: a key for all levels of a workbook, whatever their order."""

    def __init__(self) -> None:
        self._levels: list[tuple[str, str]] = []

    def step(self, id: str, level: str) -> None:
        """One row's level."""
        self._levels.append((id, level))

    def finalize(self) -> int:
        """The key of all of them."""
        return _key(repr(sorted(self._levels)))


_LEVELS = """
SELECT f.position, f.file, count(*) AS rows, total(a.value = :best) = count(*) AS best, all_levels(a.id, a.value)
FROM answer a JOIN file f USING (file)
WHERE f.outcome = 'counted' AND a."column" = 'self_level' AND a.kind IN ('indicator', 'criterion')
  AND a.value IS NOT NULL
GROUP BY f.position HAVING rows >= :fewest ORDER BY f.position"""
_EXPLAINED = """
SELECT DISTINCT a.file FROM answer a
WHERE a."column" IN ('explanation', 'review_comment') AND a.kind IN ('indicator', 'criterion') AND a.value <> ''"""


def _levels(store: Store, catalog: Catalog) -> list[tuple[Any, ...]]:
    """(unit, path, number of levels, whether all are the best, their key) of every workbook with enough of them."""
    store.connection.create_aggregate("all_levels", 2, _AllLevels)  # type: ignore[arg-type]
    return list(store.rows(_LEVELS, {"best": catalog.scale.best.key, "fewest": _FEWEST_ROWS}))


def _same_levels(store: Store, catalog: Catalog, names: list[str]) -> Iterator[Part]:
    alike: dict[int, list[int]] = {}
    rows: dict[int, int] = {}
    for unit, _, count, best, key in _levels(store, catalog):
        if not best:
            alike.setdefault(key, []).append(unit)
            rows[key] = count
    for key, units in alike.items():
        if len(units) > 1:
            yield "", Place(), "", {"rows": str(rows[key]), **_units(units, names)}


def _all_best(store: Store, catalog: Catalog) -> Iterator[Part]:
    explained = {path for (path,) in store.rows(_EXPLAINED)}
    for _, path, count, best, _ in _levels(store, catalog):
        if best and path not in explained:
            yield path, Place(), "", {"rows": str(count)}


# Names and places


def _units(numbers: Iterable[int], names: list[str]) -> dict[str, str | Text]:
    """How many units, and the first of them by name."""
    found = [names[number] for number in numbers]
    listed, more = ", ".join(found[:_NAMED]), len(found) - _NAMED
    units = {"vi": f"{listed} và {more} đơn vị khác", "en": f"{listed} and {more} more"}
    return {"count": str(len(found)), "units": units if more > 0 else {"vi": listed, "en": listed}}


def _common(places: set[Place]) -> Place:
    """The cell, or at least the sheet, that is the same in all of the files."""
    if len(places) == 1:
        return next(iter(places))
    sheets = {place.sheet for place in places}
    return Place(sheets.pop()) if len(sheets) == 1 else Place()


_COUNTED_NAMES = """
SELECT u.name, u.code, f.file FROM file f JOIN unit u USING (unit)
WHERE f.outcome = 'counted' ORDER BY f.position"""


def _names(store: Store) -> list[str]:
    """The units that count, in order: by name or code, else by the file's name."""
    rows = store.rows(_COUNTED_NAMES)
    found = [name or code or path.replace("\\", "/").rpartition("/")[2] for name, code, path in rows]
    return [name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…" for name in found]
