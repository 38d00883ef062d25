"""Catalog, part -> the catalogue of that part: what a workbook asks that is filled in by some of a unit's people.

A part is stamped on its workbook: "" is the whole form, "survey" the survey alone, "lead:<key>" what an office of the
catalogue leads, "reviewer:<key>" what somebody appraises: all indicators, or those whose ids (or pillars' ids) stand
behind the key ("reviewer:lan economy 3.1"). A part asks for its own rows alone, is checked for them alone, and has a
score of them alone; it is never a second copy of another part or of a whole form. What is laid out, checked and scored
for a part is its catalogue, so nothing else needs to know of parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from string import ascii_uppercase
from types import MappingProxyType

from iso18091cli.model.catalog import Catalog, Indicator
from iso18091cli.model.evidence import PREFIX
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import Text, filled
from iso18091cli.model.units import Unit

WHOLE = ""
SURVEY = "survey"
_LEAD = "lead:"
_REVIEWER = "reviewer:"

_SURVEY_NAME: Text = {"vi": "Khảo sát", "en": "Survey"}
_REVIEWER_NAME: Text = {"vi": "Thẩm định ({key})", "en": "Appraisal ({key})"}
_LONGEST_PREFIX = 8
"""Letters of a code's prefix (model/evidence.py)."""


def lead_part(office: str) -> str:
    """The part of an office, by its key."""
    return f"{_LEAD}{office}"


def office_of(part: str) -> str:
    """The key of the office whose part it is; "" for any other part."""
    return part.removeprefix(_LEAD) if part.startswith(_LEAD) else ""


def reviewer_part(key: str, asked: Sequence[str] = ()) -> str:
    """The part of a reviewer: ids of the indicators or pillars that he or she looks at; none: all of them."""
    return " ".join((f"{_REVIEWER}{key}", *asked))


def reviewer_of(part: str) -> str:
    """The key of the reviewer whose part it is; "" for any other part."""
    return part.removeprefix(_REVIEWER).partition(" ")[0] if part.startswith(_REVIEWER) else ""


def _looked_at(catalog: Catalog, part: str) -> tuple[Indicator, ...]:
    """The indicators of a reviewer's part."""
    asked = set(part.split()[1:])
    return tuple(i for i in catalog.indicators if not asked or asked & {i.id, i.pillar})


def parts_of(catalog: Catalog) -> tuple[str, ...]:
    """The parts that make up a whole form: the survey, where there is one, and one a lead office, in their order."""
    leading = {indicator.lead for indicator in catalog.indicators if isinstance(indicator.lead, str)}
    survey = (SURVEY,) if catalog.survey else ()
    return (*survey, *(lead_part(office.key) for office in catalog.offices if office.key in leading))


def without_office(catalog: Catalog) -> tuple[Indicator, ...]:
    """The indicators whose lead is given in words, so that they are in no part."""
    return tuple(indicator for indicator in catalog.indicators if not isinstance(indicator.lead, str))


def known_part(catalog: Catalog, part: str) -> bool:
    """Whether a form of that catalogue can be such a part."""
    if reviewer_of(part):
        return set(part.split()[1:]) <= {*catalog.indicator, *(pillar.id for pillar in catalog.pillars)}
    return part == WHOLE or part in parts_of(catalog)


@lru_cache(maxsize=64)
def narrowed(catalog: Catalog, part: str) -> Catalog:
    """The catalogue of a part: its pillars, indicators and questions. Names of the whole (labels) are left out.

    Raises:
        KeyError: that catalogue has no such part.
    """
    if part == WHOLE:
        return catalog
    if not known_part(catalog, part):
        raise KeyError(part)
    office = office_of(part)
    led = (i for i in catalog.indicators if office and i.lead == office)
    indicators = _looked_at(catalog, part) if reviewer_of(part) else tuple(led)
    there = {indicator.pillar for indicator in indicators}
    pillars = tuple(pillar for pillar in catalog.pillars if pillar.id in there)
    total = tuple(id for id in catalog.scoring.total if id in there) or tuple(pillar.id for pillar in pillars)
    return replace(
        catalog,
        indicators=indicators,
        pillars=pillars,
        survey=catalog.survey if part == SURVEY else (),
        scoring=replace(catalog.scoring, total=total, labels=(), all_best={}),
    )


def part_name(catalog: Catalog, part: str, unit: Unit = Unit()) -> Text:
    """What a part is called in that unit: its office, or the survey; the stamp's own word where nobody knows it."""
    office = catalog.office.get(office_of(part))
    if part == SURVEY:
        return _SURVEY_NAME
    if key := reviewer_of(part):
        return filled(_REVIEWER_NAME, key=key)
    return office.named(unit.kind, unit.level) if office else {"vi": part, "en": part}


def code_prefix(catalog: Catalog, part: str) -> str:
    """With what the codes begin that a part gives to evidence: VP of the office "van-phong"; no two parts share one."""
    return _prefixes(catalog).get(office_of(part), PREFIX)


@lru_cache(maxsize=16)
def _prefixes(catalog: Catalog) -> Mapping[str, str]:
    """Office -> prefix: the first letters of its key's words, of a single word its first four, else what is free."""
    taken: dict[str, str] = {}
    for key in catalog.office:
        words = re.findall("[A-Z]+", fold(key).upper()) or ["P"]
        first = "".join(word[0] for word in words) if len(words) > 1 else words[0][:4]
        more = ("".join(words), *(f"{first[: _LONGEST_PREFIX - 1]}{letter}" for letter in ascii_uppercase))
        wanted = (first[:_LONGEST_PREFIX], *(word[:_LONGEST_PREFIX] for word in more))
        free = next((word for word in wanted if word != PREFIX and word not in taken.values()), None)
        if free is not None:
            taken[key] = free
    return MappingProxyType(taken)
