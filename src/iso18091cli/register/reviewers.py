"""Tables an office keeps for appraisal (.csv, .xlsx) → reviewers, and codes of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from iso18091cli.errors import Faults
from iso18091cli.messages.reviewers import CODE_COLUMNS, COLUMNS, FAULTS, OTHER_CODE_HEADINGS
from iso18091cli.model.address import address_in
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.review import Reviewer
from iso18091cli.model.spelling import fold
from iso18091cli.model.units import KINDS, asked_level
from iso18091cli.register.faults import Report
from iso18091cli.register.table import Columns, Row, one_line, read_rows

_REVIEWERS = Columns(COLUMNS, ("name",))
_UNITS = Columns(CODE_COLUMNS, ("code",), {"code": OTHER_CODE_HEADINGS})
_BETWEEN = re.compile(r"[;,\n]")


def read_reviewers(path: Path, catalog: Catalog) -> tuple[Reviewer, ...]:
    """The reviewers of a table, in its order. Several codes, kinds or ids in a cell are parted by ";" or ",".

    Raises:
        Faults: everything that is wrong with it.
    """
    report = Report(str(path), kinds=FAULTS)
    found: dict[str, Reviewer] = {}
    for row in read_rows(path, report, _REVIEWERS):
        if reviewer := _reviewer(row, catalog, report):
            if reviewer.key in found:
                report.add("key-twice", row.number, "key", key=reviewer.key, name=found[reviewer.key].name)
            found.setdefault(reviewer.key, reviewer)
    if not found and not report.failed:
        report.add("nobody")
    _raise_if_failed(report)
    return tuple(found.values())


def read_codes(path: Path) -> tuple[str, ...]:
    """The codes of units in a list: `sample.csv`, a register.

    Raises:
        Faults: the list cannot be read, or has no such column.
    """
    report = Report(str(path), kinds=FAULTS)
    rows = read_rows(path, report, _UNITS)
    _raise_if_failed(report)
    return tuple(code for row in rows if (code := one_line(row.typed["code"])))


def _raise_if_failed(report: Report) -> None:
    if report.failed:
        raise Faults(tuple(sorted(report.faults, key=lambda fault: fault.line or 0)))


def _reviewer(row: Row, catalog: Catalog, report: Report) -> Reviewer | None:
    typed, line = row.typed, row.number
    if not typed["name"]:
        report.add("no-name", line, "name")
        return None
    known = {fold(word): id for id, word in _known(catalog)}
    asked, kinds = [], set()
    for word in _several(typed["asked"]):
        if fold(word) in known:
            asked.append(known[fold(word)])
        else:
            pillars = ", ".join(pillar.id for pillar in catalog.pillars)
            report.add("unknown-id", line, "asked", found=word, pillars=pillars)
    for word in _several(typed["kinds"]):
        _, kind = asked_level(word) or ("", "")
        kind = kind or next((key for key, said in KINDS.items() if fold(said["vi"]) == fold(word)), "")
        kinds.add(kind)
        if not kind:
            report.add("unknown-kind", line, "kinds", found=word, known=", ".join(KINDS))
    address = address_in(typed["email"]) if typed["email"] else None
    if address is not None and not address.text:
        report.add("bad-email", line, "email", found=typed["email"])
    name = one_line(typed["name"])
    return Reviewer(
        key=_key(typed["key"] or name),
        name=name,
        email=address.text if address else "",
        units=frozenset(_several(typed["units"])),
        parents=frozenset(_several(typed["parents"])),
        kinds=frozenset(kinds),
        asked=_in_order(asked, catalog),
    )


def _known(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for pillar in catalog.pillars:
        yield from ((pillar.id, word) for word in (pillar.id, *pillar.short.values(), *pillar.name.values()))
    yield from ((indicator.id, indicator.id) for indicator in catalog.indicators)


def _in_order(asked: list[str], catalog: Catalog) -> tuple[str, ...]:
    """Ids as the catalogue has them; an indicator whose pillar is asked whole is not named again."""
    whole = [pillar.id for pillar in catalog.pillars if pillar.id in asked]
    return (*whole, *(i.id for i in catalog.indicators if i.id in asked and i.pillar not in whole))


def _several(cell: str) -> list[str]:
    return [word for part in _BETWEEN.split(cell) if (word := one_line(part))]


def _key(text: str) -> str:
    """A name as a key: letters without marks, figures and hyphens."""
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-") or "x"
