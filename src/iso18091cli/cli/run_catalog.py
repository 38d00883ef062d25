"""Bodies of the commands about catalogue and register; each gives its exit code."""

from __future__ import annotations

from pathlib import Path

from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.diff import differences
from iso18091cli.catalog.hints import hints
from iso18091cli.catalog.load import check_catalog, open_document
from iso18091cli.cli.console import out
from iso18091cli.cli.next_step import point
from iso18091cli.errors import NothingToDo
from iso18091cli.files.shipped import DEFAULT, catalog_file
from iso18091cli.messages.cli import WORDS
from iso18091cli.messages.steps import METAVARS
from iso18091cli.messages.unknown_word import did_you_mean
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import filled, say
from iso18091cli.register.load import check_register
from iso18091cli.render import catalog_text, terminal


def check(file: Path | None, language: str) -> int:
    """0 where the catalogue is sound, 1 with all its faults, 2 where there is no file; warnings change nothing."""
    catalog, faults = check_catalog(file)
    if catalog is None:
        terminal.show_faults(out(), faults, language)
        out().print(terminal.word("faults", language, n=len(faults), file=str(file)), style="bold")
        if not catalog_file(file).is_file():
            return 2
        point("catalog-faulty", language, file=str(file))
        return 1
    counts = {
        "pillars": len(catalog.pillars),
        "indicators": len(catalog.indicators),
        "criteria": sum(len(indicator.criteria) for indicator in catalog.indicators),
        "questions": len(catalog.question),
    }
    title = say(catalog.full_title, language)
    out().print(terminal.word("catalog.good", language, title=title, id=catalog.id, version=catalog.version, **counts))
    warnings = hints(open_document(file))
    if warnings:
        terminal.show_faults(out(), warnings, language)
    unverified = sum(not indicator.verified for indicator in catalog.indicators)
    if unverified:
        out().print(terminal.word("catalog.unverified", language, n=unverified, all=len(catalog.indicators)))
    point("catalog-good", language, file=str(file or DEFAULT))
    return 0


def show(indicator_id: str | None, file: Path | None, language: str) -> int:
    """Shows the catalogue or one indicator."""
    catalog = load_catalog(file)
    if indicator_id is None:
        catalog_text.show_catalog(out(), catalog, open_document(file), language)
        return 0
    if indicator_id not in catalog.indicator:
        near = nearest(indicator_id, catalog.indicator)
        raise NothingToDo(filled(WORDS["catalog.unknown"], id=indicator_id, hint=did_you_mean(near)))
    catalog_text.show_indicator(out(), catalog.indicator[indicator_id], catalog, language)
    return 0


def diff(old: Path, new: Path, language: str) -> int:
    """Says what differs between two catalogues; 0 whether or not something does."""
    before, after = load_catalog(old), load_catalog(new)
    catalog_text.show_differences(out(), differences(before, after), (before, after), language)
    return 0


def check_units(file: Path, language: str) -> int:
    """0 where the register has no error, 1 where it has, 2 where there is no file."""
    units, faults = check_register(file)
    terminal.show_faults(out(), faults, language)
    errors = [fault for fault in faults if fault.severity == "error"]
    if errors:
        out().print(terminal.word("faults", language, n=len(errors), file=str(file)), style="bold")
        if not file.is_file():
            return 2
        point("register-faulty", language, file=file)
        return 1
    out().print(terminal.word("units.good", language, n=len(units.units), expected=len(units.expected)))
    point("register-good", language, file=file, period=say(METAVARS["period"], language))
    return 0
