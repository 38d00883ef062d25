"""Many units → their blank workbooks, each equal to the one made alone, at a fraction of the time.

Workbooks of one level and kind differ in the unit's name and codes and in the copy's number only. So one is made with
tokens in their place, and the tokens are replaced in its XML. Where that would not give what the writer gives (a name
with characters that XML or a print header writes in another way, a name that already says its kind, or one that stands
in the workbook anyway and has its place in the table of texts), the workbook is made alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

from iso18091cli.finishing.workbook import TEXTS
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.letter import NO_LETTER, Letter
from iso18091cli.model.spelling import clean
from iso18091cli.model.units import Unit, full_name

_TOKENS = {"name": "ĐQqNameqQ", "code": "ĐQqCodeqQ", "parent": "ĐQqParentqQ", "copy": "ĐQqCopyqQ"}
"""Each begins with a letter beyond ASCII, which shows how a part writes those; XML escapes nothing in it."""
_PLAIN = re.compile(r"[^\W_][^&<>\"'\x00-\x1f]*")
"""Text that is written in a cell and in a print header as it is."""
_ONE_LINE = 60
"""Characters of unit and period that surely stand on one line of the front page; a second line makes its row higher."""

_Parts = list[tuple[zipfile.ZipInfo, bytes]]


@dataclass(frozen=True, slots=True)
class _Model:
    """A workbook with tokens in it."""

    same: bytes
    """A zip of the parts that hold none (charts, lists, styles): deflated once for all workbooks."""
    differing: _Parts


@dataclass
class Batch:
    """Makes workbooks that differ in the unit alone."""

    catalog: Catalog
    language: str
    period: str = ""
    stage: Stage = "self"
    part: str = ""
    """The part of the form that is made (model/part.py)."""
    letter: Letter = NO_LETTER
    _models: dict[tuple[Unit, str], _Model] = field(default_factory=dict)

    def stamp(self, unit: Unit, copy: str = "") -> Stamp:
        """What a copy for that unit is given out as."""
        return Stamp(unit=unit, period=self.period, stage=self.stage, copy=copy, part=self.part, letter=self.letter)

    def workbook(self, unit: Unit, copy: str = "") -> bytes:
        """The blank workbook of that unit; ``copy`` is the number it goes out under."""
        values = {"name": unit.name, "code": unit.code, "parent": unit.parent, "copy": copy}
        tokens = {name: _TOKENS[name] if value else "" for name, value in values.items()}
        model = Unit(
            level=unit.level,
            kind=unit.kind,
            group=unit.group,
            due=unit.due,
            name=tokens["name"],
            code=tokens["code"],
            parent=tokens["parent"],
        )
        named = full_name(model, self.language)
        for name, token in _TOKENS.items():
            named = named.replace(token, values[name])
        plain = all(not v or (_PLAIN.fullmatch(v) and clean(v) == v) for v in values.values())
        short = len(named) + len(self.period) <= _ONE_LINE
        if not (plain and short) or named != full_name(unit, self.language):
            return self._alone(unit, copy)
        if (key := (model, tokens["copy"])) not in self._models:
            self._models[key] = _taken_apart(self._alone(*key))
        parts = _filled(self._models[key].differing, {token: values[name] for name, token in _TOKENS.items()})
        return _zipped(parts, self._models[key].same) if _all_differ(parts) else self._alone(unit, copy)

    def _alone(self, unit: Unit, copy: str) -> bytes:
        return new_workbook(self.catalog, self.language, self.stamp(unit, copy))


def _taken_apart(content: bytes) -> _Model:
    tokens = {form for token in _TOKENS.values() for form in (token.encode(), _references(token))}
    same: _Parts = []
    differing: _Parts = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            part = archive.read(entry)
            (differing if any(token in part for token in tokens) else same).append((entry, part))
    return _Model(_zipped(same), differing)


def _filled(parts: _Parts, values: dict[str, str]) -> _Parts:
    """The parts with their tokens replaced."""
    filled = []
    for entry, part in parts:
        for token, value in values.items():
            part = part.replace(token.encode(), value.encode())
            part = part.replace(_references(token), _references(value))
        filled.append((entry, part))
    return filled


def _all_differ(parts: _Parts) -> bool:
    """Whether no text stands twice in the table of texts; where it is not among the parts, nothing was put into it."""
    table = next((part for entry, part in parts if entry.filename == TEXTS), b"")
    texts = table.partition(b"<si>")[2].rpartition(b"</si>")[0].split(b"</si><si>")
    return len(texts) == len(set(texts))


def _zipped(parts: _Parts, more: bytes = b"") -> bytes:
    """A zip of the parts, behind those of the zip ``more``."""
    content = io.BytesIO(more)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for entry, part in parts:
            archive.writestr(entry, part)
    return content.getvalue()


def _references(value: str) -> bytes:
    """The text as a part in ASCII holds it: other characters as numeric references."""
    return value.encode("ascii", "xmlcharrefreplace")
