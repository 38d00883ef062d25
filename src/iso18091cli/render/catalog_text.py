"""Catalogue → the terminal: as a whole, one indicator, where an overlay's records come from, two held side by side."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.text import Text as Styled

from iso18091cli.catalog.diff import Change, described
from iso18091cli.catalog.yaml_file import Document, Path
from iso18091cli.messages.cli import DIFF_FIELDS, DIFF_KINDS, DIFF_RECORDS, WORDS
from iso18091cli.messages.deciding import condition_words, own_rule, rule_words
from iso18091cli.messages.measures import measured
from iso18091cli.model.catalog import Catalog, Evidence, Indicator
from iso18091cli.model.deciding import AtLeast, Condition
from iso18091cli.model.measure import THRESHOLD, Measure
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS

_MAX_VALUE = 160


def show_catalog(console: Console, catalog: Catalog, document: Document, language: str) -> None:
    """The catalogue in short: pillars and indicators, what is verified, and what an overlay changes where."""
    title = say(catalog.full_title, language)
    console.print(Styled(f"{title} ({catalog.id} {catalog.version})", style="bold underline"))
    if catalog.note:
        console.print(Styled(say(catalog.note, language), style="dim"))
    origins = _Origins(document)
    for key in ("title", "edition", "note", "scale", "scoring", "sources", "legal_bases", "offices", "survey"):
        _origin(console, origins.of((key,)), f"{key}: ", language)
    numbers = {indicator.id: number for number, indicator in enumerate(catalog.indicators)}
    for pillar in catalog.pillars:
        members = catalog.of_pillar[pillar.id]
        console.print(Styled(f"{say(pillar.name, language)} ({len(members)})", style="bold"))
        for indicator in members:
            verified = "✓" if indicator.verified else "?"
            console.print(Styled(f"  {indicator.id:<5} {verified} {say(indicator.name, language)}"))
            _origin(console, origins.of(("indicators", numbers[indicator.id])), "          ", language)


def _origin(console: Console, found: list[tuple[str, str]], indent: str, language: str) -> None:
    if found:
        said = "; ".join(f"{place} ({field})" if field else place for place, field in found)
        console.print(Styled(f"{indent}← {said}", style="cyan"))


class _Origins:
    """Which values of a document come from elsewhere than its first base."""

    def __init__(self, document: Document) -> None:
        files = [file for file, _ in document.spots.values()]
        base = document.spots.get(("languages",), ("", None))[0]
        self.changed = {path: spot for path, spot in document.spots.items() if spot[0] != base} if files else {}

    def of(self, record: Path) -> list[tuple[str, str]]:
        """(file:line, fields changed there) below a record, one a file."""
        here = [(spot, path) for path, spot in self.changed.items() if path[: len(record)] == record]
        found: list[tuple[str, str]] = []
        for file, group in groupby(sorted(here, key=lambda h: (h[0][0], h[0][1] or 0)), key=lambda h: h[0][0]):
            places = list(group)
            fields = dict.fromkeys(str(path[len(record)]) for _, path in places if len(path) > len(record))
            names = [name for name in fields if not name.isdigit() and name != "id"]
            found.append((f"{file}:{places[0][0][1]}", ", ".join(names)))
        return found


def show_indicator(console: Console, indicator: Indicator, catalog: Catalog, language: str) -> None:
    """One indicator with its levels, criteria, evidence and source."""
    console.print(Styled(f"{indicator.id} {say(indicator.name, language)}", style="bold underline"))
    for level in catalog.scale.levels:
        looks = say(indicator.looks[level.key], language)
        console.print(Styled(f"  {level.symbol} {say(level.word, language)}: {looks}"))
    for told in own_rule(indicator):
        console.print(Styled(f"  → {say(told, language)}"))
    for criterion in indicator.criteria:
        console.print(Styled(f"  {criterion.id}  {say(catalog.text_of(criterion), language)}"))
        if criterion.applies_to:
            units = ", ".join(say(LEVELS.get(unit) or KINDS[unit], language) for unit in criterion.applies_to)
            console.print(Styled(f"         {say(filled(WORDS['catalog.asked'], units=units), language)}", style="dim"))
        if criterion.measure is not None:
            console.print(Styled(f"         {measured(criterion.measure, catalog, language)}", style="dim"))
    console.print(Styled(f"  {say(WORDS['catalog.lead'], language)}: {say(catalog.lead(indicator), language)}"))
    for item in indicator.expected:
        console.print(Styled(f"  – {say(item.text, language)}"))
    if indicator.was:
        console.print(Styled(f"  {say(WORDS['catalog.was'], language)}: {', '.join(indicator.was)}", style="dim"))
    source = next(s for s in catalog.sources if s.id == indicator.source)
    console.print(Styled(f"  {say(source.text, language)}", style="dim"))


def show_differences(
    console: Console, changes: tuple[Change, ...], catalogs: tuple[Catalog, Catalog], language: str
) -> None:
    """What differs between two catalogues, the old and the new, by kind of change."""
    if not changes:
        console.print(say(WORDS["diff.none"], language))
    for kind, group in groupby(changes, key=lambda c: c.kind):
        console.print(Styled(say(DIFF_KINDS[kind], language), style="bold underline"))
        for change in group:
            record = " ".join(part for part in (say(DIFF_RECORDS[change.record], language), change.id) if part)
            if change.field:
                field = say(DIFF_FIELDS[change.field], language) if change.field in DIFF_FIELDS else change.field
                before, after = _values(change, catalogs, language)
                console.print(Styled(f"  {record}, {field}: {before} → {after}"))
            else:
                catalog = catalogs[change.after is not None]
                words = say(_with_limit(described(change.after or change.before), catalog), language)
                if change.was:
                    record = f"{say(DIFF_RECORDS[change.record], language)} {', '.join(change.was)} → {change.id}"
                console.print(Styled(f"  {record}: {words}" if words else f"  {record}"))


def _values(change: Change, catalogs: tuple[Catalog, Catalog], language: str) -> tuple[str, str]:
    """Both values in words; texts in the reader's language unless they differ in another alone."""
    before, after = (_worded(v, c, language) for v, c in zip((change.before, change.after), catalogs, strict=True))
    if isinstance(before, dict) and isinstance(after, dict) and before.get(language) == after.get(language):
        other = [key for key in after if before.get(key) != after[key]]
        return tuple(", ".join(f"{k}: {_value(side.get(k), k)}" for k in other) for side in (before, after))  # type: ignore[return-value]
    return _value(before, language), _value(after, language)


def _worded(value: object, catalog: Catalog, language: str) -> object:
    """A value as a reader knows it: a measure in words, a limit put into its text, an office by its name."""
    if isinstance(value, Measure):
        return measured(value, catalog, language)
    if isinstance(value, AtLeast):
        return rule_words(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Condition):
        return tuple(condition_words(condition, catalog) for condition in value)
    if isinstance(value, dict):
        return _with_limit(value, catalog)
    if isinstance(value, tuple):
        return tuple(item.text if isinstance(item, Evidence) else item for item in value)
    if isinstance(value, str) and value in catalog.office:
        return catalog.office[value].name
    return value


def _with_limit(text: Text, catalog: Catalog) -> Text:
    """A criterion's text with its limit put in; any other as it is."""
    if not any(THRESHOLD in str(words) for words in text.values()):
        return text
    criteria = (c for indicator in catalog.indicators for c in indicator.criteria)
    return next((catalog.text_of(c) for c in criteria if c.text == text), text)


def _value(value: object, language: str) -> str:
    if isinstance(value, bool):
        text = say(WORDS["yes" if value else "no"], language)
    elif isinstance(value, dict):
        text = (
            str(value[language])
            if language in value
            else ", ".join(f"{k}: {_value(v, language)}" for k, v in value.items())
        )
    elif isinstance(value, tuple):
        text = "; ".join(_value(item, language) for item in value) or "–"
    elif isinstance(value, float):
        text = f"{value:g}".replace(".", "," if language == "vi" else ".")
    else:
        text = str(value) if value not in (None, "") else "–"
    return (
        f"“{text[:_MAX_VALUE]}…”" if len(text) > _MAX_VALUE else f"“{text}”" if isinstance(value, str | dict) else text
    )
