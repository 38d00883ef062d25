"""Results → the JSON documents of ``--json``. Cells hold words of a language; here stand keys.

The typed dictionaries are the one description of the documents: mypy holds the functions against them, and
schemas/score.schema.json and schemas/validate.schema.json are generated from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final, Literal

# typing's own TypedDict cannot be turned into a schema before Python 3.12; pydantic brings this one.
from typing_extensions import TypedDict

from iso18091cli.checks.table import RULES, fix, message, waivers
from iso18091cli.messages.deciding import lacking_words
from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.deciding import Label
from iso18091cli.model.findings import Diagnostic, Severity, accepted
from iso18091cli.model.part import narrowed
from iso18091cli.model.scores import Result, Score, Scorecard, Status, Unmet
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.scoring.labels import next_label

FORMAT: Final = 1
"""Version of the documents, in each of them as "format"."""


class UnitNamed(TypedDict):
    """The unit a workbook speaks for; what is not known is an empty text."""

    code: str
    """Official code as text, leading zeros kept."""
    name: str
    """Name of the unit."""
    level: str
    """province, district, commune or other; what a workbook says otherwise stands as it was typed."""


class Finding(TypedDict):
    """One finding."""

    code: str
    """Code of the rule, such as A02; docs/rules.md lists them all."""
    name: str
    """Name of the rule, such as level-unknown."""
    severity: Severity
    """error: the file is not accepted until it is mended."""
    sheet: str
    """Sheet of the workbook; empty for the file as a whole."""
    cell: str
    """Address of the cell; empty for the sheet as a whole."""
    id: str
    """Key of the row, such as 1.10.a, or empty."""
    message: str
    """What was found, in the language that was asked for."""
    fix: str
    """What to do about it, in the language that was asked for."""


class RuleChanged(TypedDict):
    """A rule that the catalogue judges otherwise than the program does."""

    code: str
    """Code of the rule."""
    name: str
    """Its name."""
    severity: Severity
    """What the program itself would call it."""
    set_to: Literal["error", "warning", "info", "off"]
    """What it is here; off: it is not checked."""
    reason: str
    """Why, in the language that was asked for."""


class CheckedFile(TypedDict):
    """What was found in one file."""

    path: str
    """As given on the command line."""
    accepted: bool
    """Whether no finding is an error."""
    unit: UnitNamed | None
    """null where the file could not be read."""
    diagnostics: list[Finding]
    """Every finding, in the order of sheets and cells."""


class ValidateDocument(TypedDict):
    """What ``iso18091 validate FILE... --json`` prints."""

    format: Literal[1]
    """Version of this shape; it grows when something changes its meaning or goes away."""
    rules: list[RuleChanged]
    """Rules judged otherwise by the catalogue; empty where none is."""
    files: list[CheckedFile]
    """One entry a file, in the order of the command line."""


class CatalogNamed(TypedDict):
    """The catalogue the figures rest on."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    digest: str
    """The first 16 hexadecimal digits of the SHA-256 of its content."""


class CriterionFigures(TypedDict):
    """A criterion's effective level."""

    id: str
    """Key of the criterion, such as 1.10.a."""
    level: str | None
    """Key of its level, or null where it has none."""
    status: Status
    """assessed where it has a level, else why it has none."""
    stage: Stage | None
    """The stage whose column decides; null where nothing is filled in."""


class IndicatorFigures(TypedDict):
    """An indicator's level, or why it has none."""

    id: str
    """Id of the indicator, such as 1.10: a text, not the number 1.1."""
    level: str | None
    """Key of its level; null unless status is assessed."""
    points: float | None
    """Points of that level; null where there is none, never 0 instead."""
    status: Status
    """assessed where it has a level, else why it has none."""
    worst_so_far: str | None
    """The lowest level among the criteria answered, where status is incomplete."""
    competence: str
    """legal or expectation, as the unit says, else as the catalogue says."""
    criteria: list[CriterionFigures]
    """The criteria the unit is asked; empty for an indicator without criteria."""


class Figures(TypedDict):
    """The score of a pillar or of the whole, beside its coverage counted in indicators."""

    id: str
    """Id of the pillar, or total."""
    score: float | None
    """0 to 100 with two decimals; null below the catalogue's minimum coverage."""
    provisional_score: float | None
    """The same sum over what has been assessed; null where nothing has."""
    assessed: int
    """Indicators with a level."""
    applicable: int
    """Indicators that apply: what `assessed` is to be compared with."""
    not_applicable: int
    """Indicators that do not apply."""
    label: str | None
    """Key of the catalogue's label for the score; null where there is no score."""


class Lacking(TypedDict):
    """Something that a label asks for and is not fulfilled."""

    score: float | None
    """The score that is asked for, of the total or of pillars; null where a level is."""
    level: str | None
    """Key of the level that is asked for; null where a score is."""
    failing: list[str]
    """What falls short: total, ids of pillars, or ids of indicators."""
    met: int
    """How many of those that the label names fulfil it."""
    wanted: int
    """How many have to."""


class NextLabel(TypedDict):
    """The label above the one that is given."""

    label: str
    """Its key."""
    lacking: list[Lacking]
    """What is not fulfilled of it."""
    said: str
    """The same in words."""


class TotalFigures(Figures):
    """The score of the whole."""

    reliable: bool | None
    """true: every applicable indicator is at the acceptable level or better; false: one is not; null: not yet known."""
    next_label: NextLabel | None
    """null where labels ask for a score alone, where there is no score, and above the highest label."""


class ScoredFile(TypedDict):
    """The figures of one workbook."""

    path: str
    """As given on the command line."""
    usable: Literal[True]
    """There are figures."""
    unit: UnitNamed
    """The unit the workbook speaks for."""
    period: str
    """Period of the assessment, or empty."""
    part: str
    """The part of the form that it is: "survey", "lead:" and an office's key; empty for a whole form."""
    catalog: CatalogNamed
    """The catalogue used."""
    stage: Stage
    """The workbook's stage, or the one stage that was asked for."""
    indicators: list[IndicatorFigures]
    """Every indicator that is asked, in the catalogue's order."""
    pillars: list[Figures]
    """Every pillar that is asked, in the catalogue's order."""
    total: TotalFigures
    """The whole unit."""
    diagnostics: list[Finding]
    """Every finding, in the order of sheets and cells."""


class UnusableFile(TypedDict):
    """A file that gives no figures."""

    path: str
    """As given on the command line."""
    usable: Literal[False]
    """There are no figures."""
    diagnostics: list[Finding]
    """Why it could not be used."""


class ScoredDocument(ScoredFile):
    """What ``iso18091 score FILE --json`` prints."""

    format: Literal[1]
    """Version of this shape; it grows when something changes its meaning or goes away."""
    rules: list[RuleChanged]
    """Rules judged otherwise by the catalogue; empty where none is."""


class UnusableDocument(UnusableFile):
    """What ``iso18091 score FILE --json`` prints for a file that cannot be used."""

    format: Literal[1]
    """Version of this shape."""
    rules: list[RuleChanged]
    """Rules judged otherwise by the catalogue; empty where none is."""


class ScoredFilesDocument(TypedDict):
    """What ``iso18091 score FILE FILE... --json`` prints for several files."""

    format: Literal[1]
    """Version of this shape."""
    rules: list[RuleChanged]
    """Rules judged otherwise by the catalogue; empty where none is."""
    files: list[ScoredFile | UnusableFile]
    """One entry a file, in the order of the command line."""


ScoreDocument = ScoredDocument | UnusableDocument | ScoredFilesDocument


def validation_document(results: Sequence[Result], catalog: Catalog, language: str) -> str:
    """The document of ``validate --json``: one entry a file."""
    files: list[CheckedFile] = [
        {
            "path": result.path,
            "accepted": accepted(result.diagnostics),
            "unit": unit_named(result.submission.sender) if result.submission else None,
            "diagnostics": [_finding(d, language) for d in result.diagnostics],
        }
        for result in results
    ]
    document: ValidateDocument = {"format": FORMAT, "rules": _rules(catalog, language), "files": files}
    return text_of(document)


def score_document(results: Sequence[Result], catalog: Catalog, language: str) -> str:
    """The document of ``score --json``: the figures of one file, or ``files`` with those of several."""
    files = [_scored(result, catalog, language) for result in results]
    rules = _rules(catalog, language)
    document: ScoreDocument = (
        _alone(files[0], rules) if len(files) == 1 else {"format": FORMAT, "rules": rules, "files": files}
    )
    return text_of(document)


def _alone(file: ScoredFile | UnusableFile, rules: list[RuleChanged]) -> ScoredDocument | UnusableDocument:
    if file["usable"] is True:  # both branches alike: the question tells mypy which of the two it is
        return {"format": FORMAT, "rules": rules, **file}
    return {"format": FORMAT, "rules": rules, **file}


def _rules(catalog: Catalog, language: str) -> list[RuleChanged]:
    return [
        {
            "code": waiver.code,
            "name": RULES[waiver.code].name,
            "severity": waiver.before,
            "set_to": waiver.after,
            "reason": say(waiver.reason, language),
        }
        for waiver in waivers(catalog)
    ]


def text_of(document: Mapping[str, object]) -> str:
    """A document as it is printed."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def _scored(result: Result, catalog: Catalog, language: str) -> ScoredFile | UnusableFile:
    diagnostics = [_finding(d, language) for d in result.diagnostics]
    card = result.scorecard
    if card is None:
        return {"path": result.path, "usable": False, "diagnostics": diagnostics}
    return {
        "path": result.path,
        "usable": True,
        "unit": unit_named(card.unit),
        "period": card.period,
        "part": result.part,
        "catalog": {"id": catalog.id, "version": catalog.version, "digest": catalog.digest},
        "stage": card.stage,
        "indicators": [
            {
                "id": indicator.id,
                "level": indicator.level,
                "points": indicator.points,
                "status": indicator.status,
                "worst_so_far": indicator.worst_so_far,
                "competence": indicator.competence,
                "criteria": [
                    {"id": c.id, "level": c.level, "status": c.status, "stage": c.stage} for c in indicator.criteria
                ],
            }
            for indicator in card.indicators
        ],
        "pillars": [figures_of(score) for score in card.pillars],
        "total": {
            **figures_of(card.total),
            "reliable": card.reliable,
            "next_label": _next_label(card, narrowed(catalog, result.part), language),
        },
        "diagnostics": diagnostics,
    }


def figures_of(score: Score) -> Figures:
    """The figures of a pillar or of the whole."""
    return {
        "id": score.id,
        "score": score.score,
        "provisional_score": score.provisional_score,
        "assessed": score.assessed,
        "applicable": score.applicable,
        "not_applicable": score.not_applicable,
        "label": score.label,
    }


def _next_label(card: Scorecard, catalog: Catalog, language: str) -> NextLabel | None:
    found = next_label(card, catalog)
    if found is None:
        return None
    label, lacking = found
    return {
        "label": label.key,
        "lacking": lacking_of(label, lacking),
        "said": say(lacking_words(label, lacking, catalog), language),
    }


def lacking_of(label: Label, lacking: Sequence[Unmet]) -> list[Lacking]:
    """What a label asks for and is not fulfilled."""
    return [
        {
            "score": unmet.condition.score if unmet.condition else label.at_least,
            "level": (unmet.condition.level or None) if unmet.condition else None,
            "failing": [short.id for short in unmet.failing],
            "met": unmet.met,
            "wanted": unmet.wanted,
        }
        for unmet in lacking
    ]


def unit_named(unit: Unit) -> UnitNamed:
    """Whose workbook it is."""
    return {"code": unit.code, "name": unit.name, "level": unit.level}


def _finding(diagnostic: Diagnostic, language: str) -> Finding:
    return {
        "code": diagnostic.code,
        "name": RULES[diagnostic.code].name,
        "severity": diagnostic.severity,
        "sheet": diagnostic.place.sheet,
        "cell": diagnostic.place.cell,
        "id": diagnostic.id,
        "message": message(diagnostic, language),
        "fix": fix(diagnostic, language),
    }
