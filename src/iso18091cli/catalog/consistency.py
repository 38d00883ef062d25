"""Document → the faults of its content: references, repeated ids, missing languages, impossible figures.

Works on the plain data, so that one fault of shape does not hide the others.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from iso18091cli.catalog.decisions import check_decisions
from iso18091cli.catalog.measures import check_measures
from iso18091cli.catalog.walk import between, items, known, number, refer, rising, unique
from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.checks.table import RULES, unchangeable
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.messages.workbook import SHEETS
from iso18091cli.model.measure import UNITS
from iso18091cli.model.spelling import fold, nearest
from iso18091cli.model.text import LANGUAGES, say

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_TEXTS = (
    *("title", "note", "name", "text", "word", "short", "lead", "meaning", "unit", "all_best", "reason"),
    *("what", "part", "whole", "counted", "source"),
)
_TEXTS_BY_KEY = ("looks", "names")


def check_consistency(document: Document) -> None:
    """Adds every fault of content to the document."""
    for check in _CHECKS:
        check(document)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every mapping from language to words."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict) and path and path[-1] == "evidence" and "text" not in item:
                yield (*path, index), item
            else:
                yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, child in value.items():
            here = (*path, key)
            if isinstance(child, dict) and (key in _TEXTS or (path and path[-1] in _TEXTS_BY_KEY)):
                yield here, child
            else:
                yield from _texts(child, here)


def _languages(document: Document) -> None:
    languages = document.data.get("languages")
    if not isinstance(languages, list):
        return
    if not languages:
        document.report("empty-list", ("languages",), key="languages")
    for index, language in enumerate(languages):
        if language not in LANGUAGES:
            here: Path = ("languages", index)
            document.report("unsupported-language", here, language=str(language), known=", ".join(LANGUAGES))
    for path, text in _texts(document.data, ()):
        for language in languages:
            if not isinstance(text.get(language), str) or not text[language].strip():
                document.report("missing-language", path, language=str(language))
        for language in text.keys() - set(map(str, languages)):
            document.report("unknown-language", path, language=str(language))


def _ids(document: Document) -> None:
    _unique(document, "id", ("pillars",), ("indicators",), ("indicators", "criteria"))
    _unique(document, "id", ("survey",), ("survey", "questions"))
    _unique(document, "id", ("sources",))
    _unique(document, "id", ("legal_bases",))
    _unique(document, "key", ("scale", "levels"))
    _unique(document, "key", ("scoring", "labels"))
    _unique(document, "key", ("offices",))
    _unique(document, "key", ("groups",))
    for path, group in items(document, "groups"):
        if group.get("key") in UNITS:
            document.report("group-is-a-kind", (*path, "key"), found=str(group["key"]))
    _unique(document, "id", ("edition",))
    _unique(document, "id", ("indicators", "evidence"))
    _evidence_ids(document)
    for path, question in items(document, "survey", "questions"):
        unique(document, "key", [((*path, "choices", i), c) for i, c in enumerate(question.get("choices") or [])])
    _unique(document, "seq", ("indicators",))
    for path, indicator in items(document, "indicators"):
        start = f"{indicator.get('id')}."
        for index, criterion in enumerate(indicator.get("criteria") or []):
            found = str(criterion.get("id")) if isinstance(criterion, dict) else ""
            if found and not found.startswith(start):
                here = (*path, "criteria", index)
                document.report("criterion-id", here, found=found, indicator=str(indicator.get("id")))


def _evidence_ids(document: Document) -> None:
    """Reports an id that is another expected evidence's by its place."""
    by_place: dict[str, Path] = {}
    for path, indicator in items(document, "indicators"):
        listed = indicator.get("evidence")
        for at, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, dict) and "id" not in item:
                by_place[f"{indicator.get('id')}.e{at + 1}"] = (*path, "evidence", at)
    for path, item in items(document, "indicators", "evidence"):
        if (taken := by_place.get(str(item.get("id")))) is not None:
            document.report("repeated-id", path, found=str(item["id"]), first=str(document.line(taken)))


def _unique(document: Document, key: str, *lists: tuple[str, ...]) -> None:
    unique(document, key, [item for keys in lists for item in items(document, *keys)])


def _references(document: Document) -> None:
    pillars = known(document, "id", "pillars")
    levels = known(document, "key", "scale", "levels")
    sources = known(document, "id", "sources")
    for path, indicator in items(document, "indicators"):
        refer(document, (*path, "pillar"), indicator.get("pillar"), pillars)
        refer(document, (*path, "source"), indicator.get("source"), sources)
        looks = indicator.get("looks")
        if isinstance(looks, dict):
            for level in looks:
                refer(document, (*path, "looks", level), level, levels)
            for level in levels:
                if level not in looks:
                    document.report("level-missing", (*path, "looks"), level=level)
    for path, criterion in items(document, "indicators", "criteria"):
        for unit in criterion.get("applies_to") or ():
            refer(document, (*path, "applies_to"), unit, UNITS)
    for path, basis in items(document, "legal_bases"):
        for unit in basis.get("units") or ():
            refer(document, (*path, "units"), unit, UNITS)
    scale = document.data.get("scale")
    if isinstance(scale, dict):
        refer(document, ("scale", "acceptable"), scale.get("acceptable"), levels[1:])
    scoring = document.data.get("scoring")
    if isinstance(scoring, dict):
        for pillar in scoring.get("total") or ():
            refer(document, ("scoring", "total"), pillar, pillars)
        for level in scoring.get("thresholds") or ():
            refer(document, ("scoring", "thresholds", level), level, levels[1:])


def _offices(document: Document) -> None:
    offices = known(document, "key", "offices")
    for path, indicator in items(document, "indicators"):
        lead = indicator.get("lead")
        if isinstance(lead, str) and not offices:
            document.report("no-offices", (*path, "lead"), found=lead)
        refer(document, (*path, "lead"), lead, offices, "unknown-office")
    for path, office in items(document, "offices"):
        names = office.get("names")
        for unit in names if isinstance(names, dict) else ():
            refer(document, (*path, "names", unit), unit, UNITS)


def _edition(document: Document) -> None:
    """Reports an edition without a name, unless it stands in for one that the base leaves out and so is in no file."""
    for path, edition in items(document, "edition"):
        if "name" not in edition and path in document.spots:
            document.report("missing-key", path, key="name")


def _figures(document: Document) -> None:
    for path, record in itertools.chain(items(document, "indicators"), items(document, "indicators", "criteria")):
        weight = number(record.get("weight", 1))
        if weight is not None and not (math.isfinite(weight) and weight > 0):
            document.report("not-positive", (*path, "weight"), found=str(record["weight"]))
    for path, indicator in items(document, "indicators"):
        for goal in indicator.get("sdgs") or ():
            between(document, (*path, "sdgs"), goal, 1, 17)
        seq = number(indicator.get("seq"))
        if seq is not None and seq < 1:
            document.report("not-positive", (*path, "seq"), found=str(indicator["seq"]))
    for path, question in items(document, "survey", "questions"):
        low, high = number(question.get("minimum")), number(question.get("maximum"))
        if low is not None and high is not None and high <= low:
            document.report("not-rising", (*path, "maximum"), found=str(high), before=str(low))


def _scoring(document: Document) -> None:
    scoring = document.data.get("scoring")
    if not isinstance(scoring, dict):
        return
    coverage = number(scoring.get("minimum_coverage", 1))
    if coverage is not None and not 0 < coverage <= 1:
        document.report("out-of-range", ("scoring", "minimum_coverage"), found=f"{coverage:g}", low="0,01", high="1")
    rising(document, "points", list(items(document, "scale", "levels")))


def _scale(document: Document) -> None:
    scale = document.data.get("scale")
    if not isinstance(scale, dict):
        return
    marks: list[tuple[Path, dict[str, Any]]] = [*items(document, "scale", "levels")]
    marks += [(("scale", key), value) for key, value in scale.items() if isinstance(value, dict)]
    meanings: dict[str, str] = {}
    for path, mark in marks:
        for key in ("colour", "ink"):
            if isinstance(mark.get(key), str) and not _COLOUR.fullmatch(mark[key]):
                document.report("bad-colour", (*path, key), found=mark[key])
        word = mark.get("word")
        words = set(map(str, word.values())) if isinstance(word, dict) else set()
        name = str(path[-1]) if path[-1] != 0 and isinstance(path[-1], str) else str(mark.get("key"))
        spellings = mark.get("spellings")
        for spelling in {*words, *(map(str, spellings) if isinstance(spellings, list) else ())}:
            # Marks count here: "đỏ" and "do" may both be listed, for the same level.
            other = meanings.setdefault(fold(spelling), name)
            if other != name:
                document.report("spelling-twice", path, found=spelling, other=other)


def _days(document: Document) -> None:
    for path, basis in items(document, "legal_bases"):
        for key in ("valid_from", "valid_to"):
            if isinstance(basis.get(key), str) and not _is_day(basis[key]):
                document.report("bad-day", (*path, key), found=basis[key])
        first, last = (basis.get(key) for key in ("valid_from", "valid_to"))
        if isinstance(first, str) and isinstance(last, str) and first > last:
            document.report("ends-before", (*path, "valid_to"), found=last, first=first)


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _sheets(document: Document) -> None:
    languages = document.data.get("languages")
    for language in languages if isinstance(languages, list) else ():
        seen = {say(title, str(language)).casefold() for title in SHEETS.values()}
        for path, pillar in items(document, "pillars"):
            short = pillar.get("short")
            name = short.get(language) if isinstance(short, dict) else None
            if not isinstance(name, str):
                continue
            if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name) or name.casefold() in seen or name[:1] in "'_":
                document.report("bad-sheet-name", (*path, "short"), found=name)
            seen.add(name.casefold())


def _choices(document: Document) -> None:
    for path, question in items(document, "survey", "questions"):
        if question.get("answer") == "choice" and len(question.get("choices") or ()) < 2:
            document.report("choices-missing", path)
    for key in ("pillars", "indicators"):
        if document.data.get(key) == []:
            document.report("empty-list", (key,), key=key)


def _rules(document: Document) -> None:
    settings = document.data.get("rules")
    for code, setting in settings.items() if isinstance(settings, dict) else ():
        here: Path = ("rules", str(code))
        if code not in RULES:
            listed = ", ".join(RULES)
            near = nearest(str(code).upper(), RULES)
            document.report("unknown-rule", here, found=str(code), hint=nearest_or_all(near, listed))
        elif isinstance(setting, dict) and (why := unchangeable(RULES[code], str(setting.get("severity")))):
            document.report("rule-fixed", here, code=str(code), severity=RULES[code].severity, why=why)


_CHECKS: tuple[Callable[[Document], None], ...] = (
    _languages,
    _ids,
    _references,
    _offices,
    _edition,
    _figures,
    _scoring,
    _scale,
    _sheets,
    _days,
    _choices,
    _rules,
    check_decisions,
    check_measures,
)
