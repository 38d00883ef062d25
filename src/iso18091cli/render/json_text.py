"""Results -> the JSON documents of ``--json``. Cells hold words of a language; here stand keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from iso18091cli.checks.table import RULES, fix, message
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic, accepted
from iso18091cli.model.scores import Result, Score
from iso18091cli.model.units import Unit

FORMAT = 1
"""Version of the documents, in each of them as "format"."""


def validation_document(results: Sequence[Result], language: str) -> str:
    """The document of ``validate --json``: one entry a file."""
    files = [
        {
            "path": result.path,
            "accepted": accepted(result.diagnostics),
            "unit": _unit(result.submission.sender) if result.submission else None,
            "diagnostics": [_diagnostic(d, language) for d in result.diagnostics],
        }
        for result in results
    ]
    return _document({"files": files})


def score_document(results: Sequence[Result], catalog: Catalog, language: str) -> str:
    """The document of ``score --json``: the figures of one file, or ``files`` with those of several."""
    files = [_scored(result, catalog, language) for result in results]
    return _document(files[0] if len(files) == 1 else {"files": files})


def _document(content: dict[str, Any]) -> str:
    return json.dumps({"format": FORMAT, **content}, ensure_ascii=False, indent=2)


def _scored(result: Result, catalog: Catalog, language: str) -> dict[str, Any]:
    diagnostics = [_diagnostic(d, language) for d in result.diagnostics]
    card = result.scorecard
    if card is None:
        return {"path": result.path, "usable": False, "diagnostics": diagnostics}
    return {
        "path": result.path,
        "usable": True,
        "unit": _unit(card.unit),
        "period": card.period,
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
        "pillars": [_score(score) for score in card.pillars],
        "total": {**_score(card.total), "reliable": card.reliable},
        "diagnostics": diagnostics,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "id": score.id,
        "score": score.score,
        "provisional_score": score.provisional_score,
        "assessed": score.assessed,
        "applicable": score.applicable,
        "not_applicable": score.not_applicable,
        "label": score.label,
    }


def _unit(unit: Unit) -> dict[str, str]:
    return {"code": unit.code, "name": unit.name, "level": unit.level}


def _diagnostic(diagnostic: Diagnostic, language: str) -> dict[str, str]:
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
