"""Who is asked: units and the register they stand in.

A unit is known by its code, name, level and the dates it was valid, never by one of these alone: after the
reform of 1 July 2025 most codes that were kept name another territory, and names repeat across the country.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from iso18091cli.model.spelling import fold
from iso18091cli.model.text import LANGUAGES, Text, say

LEVELS: dict[str, Text] = {
    "province": {"vi": "Cấp tỉnh", "en": "Province"},
    "district": {"vi": "Cấp huyện", "en": "District level"},
    "commune": {"vi": "Cấp xã", "en": "Commune level"},
    "other": {"vi": "Cơ quan khác", "en": "Other body"},
}
"""Levels of administration. Districts exist until 30 June 2025."""

KINDS: dict[str, Text] = {
    "quan": {"vi": "Quận", "en": "Urban district"},
    "huyen": {"vi": "Huyện", "en": "Rural district"},
    "thanh-pho": {"vi": "Thành phố", "en": "City"},
    "thi-xa": {"vi": "Thị xã", "en": "District town"},
    "phuong": {"vi": "Phường", "en": "Ward"},
    "xa": {"vi": "Xã", "en": "Commune"},
    "thi-tran": {"vi": "Thị trấn", "en": "Township"},
    "dac-khu": {"vi": "Đặc khu", "en": "Special zone"},
    "co-quan-khac": {"vi": "Cơ quan khác", "en": "Other body"},
}
"""Kinds of unit, by the Vietnamese name without marks."""

KINDS_OF_LEVEL = {
    "district": ("quan", "huyen", "thanh-pho", "thi-xa"),
    "commune": ("phuong", "xa", "thi-tran", "dac-khu"),
    "province": ("thanh-pho",),
    "other": ("co-quan-khac",),
}
"""Kinds of unit a level has. Where no level is given, it is the first here that has the kind."""

_LEVEL_TYPED = {
    **{fold(word): level for level, text in LEVELS.items() for word in (level, *text.values())},
    **{fold(text["vi"]).removeprefix("cap "): level for level, text in LEVELS.items()},  # "xã" for "cấp xã"
}
_KIND_TYPED = {fold(word): kind for kind, text in KINDS.items() for word in (kind, *text.values())}


def asked_level(typed: str) -> tuple[str, str] | None:
    """(level, kind) by a key or word of either, marks and case aside; ``None`` for anything else.

    What names a level ("xa", "cấp xã") leaves the kind open; of a kind the level is the first that has it.
    """
    word = fold(typed)
    if level := _LEVEL_TYPED.get(word):
        return level, ""
    kind = _KIND_TYPED.get(word)
    return None if kind is None else (next(level for level, kinds in KINDS_OF_LEVEL.items() if kind in kinds), kind)


def every_level() -> Text:
    """All levels and kinds, each by its key and its word."""
    return {
        lang: ", ".join(f"{key} ({say(text, lang)})" for key, text in (LEVELS | KINDS).items()) for lang in LANGUAGES
    }


Status = Literal["active", "merged", "dissolved", "exempt"]
STATUSES: dict[str, Text] = {
    "active": {"vi": "Tham gia", "en": "Taking part"},
    "merged": {"vi": "Đã sáp nhập", "en": "Merged"},
    "dissolved": {"vi": "Đã giải thể", "en": "Dissolved"},
    "exempt": {"vi": "Được miễn", "en": "Exempt"},
}


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One unit as the register or a workbook's stamp names it. Unknown parts are ""."""

    code: str = ""
    """Official code as text, leading zeros kept: five digits for a commune, three for a former district."""
    name: str = ""
    level: str = ""
    """A key of LEVELS, or ""."""
    kind: str = ""
    """A key of KINDS, or ""."""
    parent: str = ""
    """Code of the unit above, or ""."""
    group: str = ""
    """A key of the catalogue's groups, or "": limits of a measure may differ by it."""
    email: str = ""
    status: Status = "active"
    reason: str = ""
    """Why a unit that does not take part is absent."""
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day, inclusive."""
    due: str = ""
    """The last day for its workbook, YYYY-MM-DD, where it is not the round's."""


@dataclass(frozen=True, kw_only=True)
class Units:
    """A register of units, in the file's order."""

    path: str
    units: tuple[Unit, ...]

    @cached_property
    def by_code(self) -> dict[str, Unit]:
        """The first unit of each code."""
        return {unit.code: unit for unit in reversed(self.units) if unit.code}

    @property
    def expected(self) -> tuple[Unit, ...]:
        """The units that are to send a workbook: the denominator of coverage."""
        return tuple(unit for unit in self.units if unit.status == "active")


def full_name(unit: Unit, language: str) -> str:
    """The name with the kind of unit: "Quận Hải An", "Hải An (Urban district)"; the code where there is no name.

    A kind that stands in front of the name already stays there in Vietnamese and is put behind in English.
    """
    if not unit.name or unit.kind not in KINDS or unit.kind == "co-quan-khac":
        return unit.name or unit.code
    in_front, kind = f"{KINDS[unit.kind]['vi']} ", say(KINDS[unit.kind], language)
    named = unit.name.casefold().startswith(in_front.casefold())
    if language == "vi":
        return unit.name if named else f"{in_front}{unit.name}"
    return f"{unit.name[len(in_front) :] if named else unit.name} ({kind})"
