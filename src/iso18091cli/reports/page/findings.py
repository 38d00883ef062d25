"""Results → the findings of ``validate --format html``: one page that needs nothing but itself, to print or to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from iso18091cli.checks.table import RULES, fix, message, waivers
from iso18091cli.messages.cli import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic, Severity, accepted
from iso18091cli.model.scores import Result
from iso18091cli.model.text import say
from iso18091cli.model.units import full_name
from iso18091cli.reports.page.small import small_page

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def findings_html(results: Sequence[Result], catalog: Catalog, language: str) -> bytes:
    """Every finding of every file, by sheet. What a file holds is text on the page and nothing else.

    The template may use: language, word (a phrase by its key), severities, rules (those the
    catalogue judges otherwise [code, name, before, after, reason]), files [number, path, unit, standing, counts
    (by severity), sheets [title, groups [code, severity, fix, findings [cell, id, message]]]].
    """
    return small_page(
        "findings.html.j2",
        language,
        word=lambda key: say(WORDS[key], language),
        severities=_SEVERITIES,
        rules=[
            {
                "code": w.code,
                "name": RULES[w.code].name,
                "before": w.before,
                "after": w.after,
                "reason": say(w.reason, language),
            }
            for w in waivers(catalog)
        ],
        files=[_file(number, result, language) for number, result in enumerate(results, 1)],
    )


def _file(number: int, result: Result, language: str) -> dict[str, Any]:
    found = result.diagnostics
    return {
        "number": number,
        "path": result.path,
        "unit": full_name(result.scorecard.unit, language) if result.scorecard else "",
        "standing": "unusable" if not result.usable else "accepted" if accepted(found) else "not-accepted",
        "counts": {severity: sum(d.severity == severity for d in found) for severity in _SEVERITIES},
        "sheets": [
            {"title": sheet, "groups": [_group(list(alike), language) for _, alike in groupby(group, _kind(language))]}
            for sheet, group in groupby(found, lambda d: d.place.sheet)
        ],
    }


def _kind(language: str) -> Callable[[Diagnostic], tuple[str, str]]:
    return lambda d: (d.code, fix(d, language))


def _group(alike: Sequence[Diagnostic], language: str) -> dict[str, Any]:
    first = alike[0]
    findings = [{"cell": d.place.cell, "id": d.id, "message": message(d, language)} for d in alike]
    return {"code": first.code, "severity": first.severity, "fix": fix(first, language), "findings": findings}
