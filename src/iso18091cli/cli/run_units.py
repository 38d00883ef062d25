"""Bodies of the commands about the national list of units; each gives its exit code."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from iso18091cli.cli.console import err, out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.outputs import asked_path, claim, write_whole
from iso18091cli.messages.register import COLUMNS, EXTENTS, WORDS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.names import agreed, without_kind
from iso18091cli.model.spelling import fold, nearest
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, KINDS_OF_LEVEL, Unit
from iso18091cli.register.against_list import meaning, named
from iso18091cli.register.national import (
    CHANGES_UNTIL,
    REFORM,
    NationalUnit,
    communes_of,
    kind_changed,
    lineage,
    meanings,
    national_units,
    provinces_called,
)


def new(province: str, kinds: str, output: Path | None, force: bool, language: str) -> int:
    """Writes a register of the communes of one province, addresses blank."""
    found = provinces_called(province)
    if len(found) != 1:
        names = [unit.name for unit, _ in national_units() if unit.level == "province"]
        hint = did_you_mean(nearest(province, names))
        raise NothingToDo(filled(WORDS["province-unknown"], found=province, hint=hint))
    of, asked = found[0], _kinds(kinds)
    if agreed(without_kind(province)[0]) not in (agreed(of.name), of.code):
        err().print(say(filled(WORDS["province-merged"], found=province, province=of.name), language))
    units = [unit for unit in communes_of(of.code) if not asked or unit.kind in asked]
    path = asked_path(output, "units.csv")
    claim(path, force)
    write_whole(path, _register(of, units, language))
    text = filled(WORDS["new-made"], path=str(path), n=str(len(units)), province=of.name)
    out().print(say(text, language), soft_wrap=True)
    point("register-made", language, file=path)
    return 0


def _kinds(words: str) -> set[str]:
    """The kinds of commune that are asked for; none given: all."""
    known = {fold(word): key for key in KINDS_OF_LEVEL["commune"] for word in (key, *KINDS[key].values())}
    asked = [word.strip() for word in words.split(",") if word.strip()]
    for word in asked:
        if fold(word) not in known:
            offered = ", ".join(KINDS_OF_LEVEL["commune"])
            raise NothingToDo(filled(WORDS["kind-unknown"], found=word, known=offered))
    return {known[fold(word)] for word in asked}


def _register(province: Unit, units: list[Unit], language: str) -> bytes:
    first = filled(WORDS["new-first"], province=province.name, n=str(len(units)), source=_source())
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([say(first, language)])
    columns = [key for key in COLUMNS if key != "number"]
    rows.writerow(columns)
    for unit in units:
        typed = {
            "code": unit.code,
            "name": unit.name,
            "level": unit.level,
            "kind": unit.kind,
            "parent": unit.parent,
            "status": "active",
            "valid_from": REFORM.isoformat(),
            "note": _note(unit, language),
        }
        rows.writerow([typed.get(column, "") for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _note(unit: Unit, language: str) -> str:
    """That the kind of a unit changed after the reform, and by which resolution."""
    if unit.valid_from is None or unit.valid_from == REFORM:
        return ""
    start = f"{unit.valid_from:%d/%m/%Y}"
    text = filled(WORDS["kind-changed"], kind=KINDS[unit.kind], start=start, resolution=kind_changed(unit))
    return say(text, language)


def show(code: str, language: str) -> int:
    """Tells what a code means and meant, and where its units came from or went to."""
    records = meanings().get(code.strip(), ())
    if not records:
        raise NothingToDo(filled(WORDS["code-unknown"], found=code))
    for record in records:
        _line(0, f"{code.strip()}: {say(meaning(record), language)}")
        if record.unit.valid_to is None:
            before = [(r.predecessor, r.extent) for r in lineage() if r.code == code.strip()]
            _relatives("came-from", before, True, language)
        elif record.unit.valid_from is None:
            after = [(r.code, r.extent) for r in lineage() if r.predecessor == code.strip()]
            _relatives("went-to", after, False, language)
    err().print(say(_source(), language), style="dim", soft_wrap=True)
    return 0


def _relatives(word: str, found: list[tuple[str, str]], before: bool, language: str) -> None:
    if not found:
        return
    _line(2, say(WORDS[word], language))
    for code, extent in found:
        records = [r for r in meanings().get(code, ()) if (r.unit.valid_from is None) == before]
        name = say(_latest(records), language) if records else ""
        _line(4, f"{code} {name}, {say(EXTENTS[extent], language)}")


def _latest(records: list[NationalUnit]) -> Text:
    return named(records[0])


def _line(indent: int, text: str) -> None:
    out().print(" " * indent + text, soft_wrap=True, highlight=False, markup=False)


def _source() -> Text:
    return filled(WORDS["source"], until=f"{CHANGES_UNTIL:%d/%m/%Y}")
