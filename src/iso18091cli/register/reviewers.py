"""Tables an office keeps for appraisal (.csv, .xlsx) → reviewers, and codes of units."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.reviewers import COLUMNS, FAULTS, UNIT_CODE
from iso18091cli.model.address import address_in
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.review import Reviewer
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text
from iso18091cli.model.units import KINDS, asked_level
from iso18091cli.register.table import one_line, typed_in
from iso18091cli.spreadsheet.unreadable import Unreadable
from iso18091cli.spreadsheet.workbook import table

_LARGEST = 4_000_000
_BETWEEN = re.compile(r"[;,\n]")


def read_reviewers(path: Path, catalog: Catalog) -> tuple[Reviewer, ...]:
    """The reviewers of a table, in its order. Several codes, kinds or ids in a cell are parted by ";" or ",".

    Raises:
        Faults: everything that is wrong with it.
    """
    faults: list[Fault] = []
    found: dict[str, Reviewer] = {}
    for line, typed in _rows(path, COLUMNS, "name"):
        if reviewer := _reviewer(typed, path, line, catalog, faults):
            if reviewer.key in found:
                first = found[reviewer.key].name
                faults.append(FAULTS["key-twice"].fault(str(path), line, "key", key=reviewer.key, name=first))
            found.setdefault(reviewer.key, reviewer)
    if not found and not faults:
        faults.append(FAULTS["nobody"].fault(str(path), None))
    if faults:
        raise Faults(tuple(faults))
    return tuple(found.values())


def read_codes(path: Path) -> tuple[str, ...]:
    """The codes of units in a list: `sample.csv`, a register. Raises Faults where it has no such column."""
    return tuple(typed["code"] for _, typed in _rows(path, {"code": {}}, "code") if typed["code"])


def _reviewer(
    typed: Mapping[str, str], path: Path, line: int, catalog: Catalog, faults: list[Fault]
) -> Reviewer | None:
    def fault(name: str, column: str, **arguments: str | Text) -> None:
        faults.append(FAULTS[name].fault(str(path), line, column, **arguments))

    if not typed["name"]:
        fault("no-name", "name")
        return None
    known = {fold(word): id for id, word in _known(catalog)}
    asked, kinds = [], set()
    for word in _several(typed["asked"]):
        if fold(word) in known:
            asked.append(known[fold(word)])
        else:
            fault("unknown-id", "asked", found=word, pillars=", ".join(pillar.id for pillar in catalog.pillars))
    for word in _several(typed["kinds"]):
        _, kind = asked_level(word) or ("", "")
        kind = kind or next((key for key, said in KINDS.items() if fold(said["vi"]) == fold(word)), "")
        kinds.add(kind)
        if not kind:
            fault("unknown-kind", "kinds", found=word, known=", ".join(KINDS))
    address = address_in(typed["email"]) if typed["email"] else None
    if address is not None and not address.text:
        fault("bad-email", "email", found=typed["email"])
    return Reviewer(
        key=_key(typed["key"] or typed["name"]),
        name=typed["name"],
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


def _rows(path: Path, columns: Mapping[str, Text], needed: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(row, what is typed by column) below the headings. Raises Faults."""
    spelt = {fold(word): key for key, words in columns.items() for word in (key, *words.values())}
    if needed == "code":
        spelt |= {fold(word): "code" for key, words in UNIT_CODE.items() for word in (key, *words.values())}
    lines = enumerate(_cells(path), 1)
    for number, cells in lines:
        heads = {at: spelt[fold(cell)] for at, cell in enumerate(cells) if fold(cell) in spelt}
        if needed in heads.values():
            break
        if number >= 30:  # titles may stand above the headings
            heads = {}
            break
    else:
        heads = {}
    if needed not in heads.values():
        known = ", ".join(columns)
        raise Faults((FAULTS["column-missing"].fault(str(path), 1, column=needed, known=known),))
    for number, cells in lines:
        if any(cells):
            typed = {key: cells[at] for at, key in heads.items() if at < len(cells)}
            yield number, dict.fromkeys(columns, "") | typed


def _cells(path: Path) -> Iterator[list[str]]:
    try:
        if path.suffix.lower() == ".csv":
            text = path.read_bytes()[:_LARGEST].decode("utf-8-sig")
            first = text.partition("\n")[0]
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
            yield from ([typed_in(cell) for cell in row] for row in rows)
        else:
            yield from ([typed_in(cell) for cell in row] for row in table(path))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problem = getattr(error, "strerror", None) or type(error).__name__
        raise Faults((FAULTS["unreadable"].fault(str(path), None, problem=problem),)) from error
    except Unreadable as error:
        raise Faults((FAULTS["unreadable"].fault(str(path), None, problem=error.rule),)) from error
