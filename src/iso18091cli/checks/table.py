"""All rules by code, and the one place where checks are run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from iso18091cli.checks import (
    across,
    actions,
    added,
    answers,
    appraisal,
    beside,
    by_figures,
    cells,
    evidence,
    files,
    issued,
    measures,
    seen,
    structure,
    survey,
    unit_data,
)
from iso18091cli.checks.rule import Case, Rule, severity_in
from iso18091cli.model.answers import Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic, Waiver
from iso18091cli.model.scores import Scorecard
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.scoring.measured import Judged
from iso18091cli.spreadsheet.unreadable import Unreadable

FAMILIES = (
    files,
    structure,
    added,
    issued,
    unit_data,
    answers,
    cells,
    seen,
    measures,
    by_figures,
    beside,
    evidence,
    survey,
    actions,
    across,
    appraisal,
)

RULES: dict[str, Rule] = {
    rule.code: rule for family in FAMILIES for rule in vars(family).values() if isinstance(rule, Rule)
}
"""Every rule by code, in the order of families."""

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES.values()}

MAX_MESSAGE = 300
"""Characters of a message or a remedy; what was typed is cut to fit."""
_MAX_ARGUMENT = 60


def check(
    submission: Submission, catalog: Catalog, card: Scorecard, judged: Mapping[str, Judged] | None = None
) -> tuple[Diagnostic, ...]:
    """Every finding of one workbook, in the order of its sheets and cells, as grave as the catalogue says.

    ``card`` holds its figures by the levels that count; ``judged`` what decides the measured rows, where it is known.
    """
    case = Case(submission, catalog, card, judged)
    found = [
        Diagnostic(rule.code, severity, item.place, item.id, item.arguments)
        for rule in RULES.values()
        if rule.check is not None and (severity := severity_in(catalog, rule)) is not None
        for item in rule.check(case)
    ]
    # An answer that does not count needs no remark on its spelling.
    refused = {d.place for d in found if d.severity == "error"}
    found = [d for d in found if d.code != cells.repaired.code or d.place not in refused]
    sheets = {sheet.title: number for number, sheet in enumerate(case.layout.sheets)}
    return tuple(sorted(found, key=lambda d: (sheets.get(d.place.sheet, -1), _position(d.place.cell), d.code)))


def _position(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return (int(cell[len(letters) :] or 0), len(letters), letters)


_MILDER = ("error", "warning", "info", "off")


def waivers(catalog: Catalog) -> tuple[Waiver, ...]:
    """What the catalogue judges otherwise than the program does; whoever shows findings shows these as well."""
    return tuple(
        Waiver(rule.code, rule.severity, setting.severity, setting.reason)
        for rule in RULES.values()
        if (setting := catalog.rules.get(rule.code)) and setting.severity != rule.severity
    )


def unchangeable(rule: Rule, severity: str) -> Text | None:
    """Why a catalogue may not set a rule to that severity; ``None`` where it may."""
    if rule.check is None and rule not in across.LOOKED_FOR:
        return {
            "vi": "phát hiện này cho biết tệp có dùng được hay được tính không, không phải là đánh giá nội dung.",
            "en": "it says whether a file can be used or counts at all, which is no matter of judgement.",
        }
    if rule.firm and severity in _MILDER[_MILDER.index(rule.severity) + 1 :]:
        return {
            "vi": "nội dung bị phát hiện không được tính, nên đơn vị phải được báo.",
            "en": "what it finds does not count, and the unit has to be told.",
        }
    return None


def explain(diagnostic: Diagnostic) -> tuple[Text, Text]:
    """A finding's message and remedy in every language."""
    return (
        {language: message(diagnostic, language) for language in LANGUAGES},
        {language: fix(diagnostic, language) for language in LANGUAGES},
    )


def unreadable(error: Unreadable) -> Diagnostic:
    """The finding for a file that cannot be used."""
    rule, arguments = BY_NAME[error.rule], dict[str, str | Text](error.arguments)
    if error.rule == files.OVERFULL.name:
        arguments |= files.how_much(error.arguments.get("what", ""), error.arguments.get("sheet", ""))
    return Diagnostic(rule.code, rule.severity, arguments=arguments)


def message(diagnostic: Diagnostic, language: str) -> str:
    """What was found, in one sentence of at most MAX_MESSAGE characters."""
    return _fitted(say(filled(RULES[diagnostic.code].message, **_short(diagnostic.arguments)), language))


def _fitted(text: str) -> str:
    """One line of at most MAX_MESSAGE characters."""
    text = " ".join(text.splitlines())
    return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"


def _short(arguments: dict[str, str | Text]) -> dict[str, str | Text]:
    """A finding's arguments, what was typed cut to fit."""
    return {name: value if isinstance(value, dict) else _cut(value) for name, value in arguments.items()}


def _cut(value: str) -> str:
    value = re.sub(r"\s+", " ", value)
    return value if len(value) <= _MAX_ARGUMENT else value[: _MAX_ARGUMENT - 1] + "…"


def fix(diagnostic: Diagnostic, language: str) -> str:
    """What to do about it, at most as long: the finding's own remedy, else that of its rule."""
    own = diagnostic.arguments.get("fix")
    return _fitted(say(own if isinstance(own, dict) else RULES[diagnostic.code].fix, language))
