"""What is wrong with the rules by which criteria make a level, and with the labels and what they ask for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from iso18091cli.catalog.walk import between, items, known, number, refer, rising
from iso18091cli.catalog.yaml_file import Document, Path


def check_decisions(document: Document) -> None:
    """Adds every fault of a rule, of criteria that stand for each other, and of a label."""
    scoring = document.data.get("scoring")
    _rule(document, ("scoring", "rule"), scoring.get("rule") if isinstance(scoring, dict) else None, None)
    rules = [scoring.get("rule")] if isinstance(scoring, dict) else []
    for path, indicator in items(document, "indicators"):
        criteria = [c for c in indicator.get("criteria") or () if isinstance(c, dict)]
        rules.append(indicator.get("rule"))
        _rule(document, (*path, "rule"), indicator.get("rule"), len(criteria))
        _alternatives(document, path, indicator, criteria)
    if "mean" in rules:
        _thresholds(document)
    _labels(document)


def _rule(document: Document, path: Path, rule: Any, criteria: int | None) -> None:
    """An indicator's own rule needs criteria, and as many as it speaks of."""
    least = number(rule.get("at_least")) if isinstance(rule, dict) else None
    if least is not None and least < 1:
        document.report("not-positive", (*path, "at_least"), found=f"{least:g}")
    if rule is not None and criteria == 0:
        document.report("rule-without-criteria", path)
    elif least is not None and criteria is not None and least > criteria:
        document.report("more-than-there-are", (*path, "at_least"), found=f"{least:g}", all=str(criteria))


def _alternatives(document: Document, path: Path, indicator: dict[str, Any], criteria: list[dict[str, Any]]) -> None:
    """Criteria stand for each other in one group at most, and weigh alike, for one of them counts."""
    groups = indicator.get("one_of")
    weights = {str(c.get("id")): (number(c.get("weight", 1)), _most(c)) for c in criteria}
    taken: set[str] = set()
    for place, group in enumerate(groups if isinstance(groups, list) else ()):
        here = (*path, "one_of", place)
        ids = [id for id in group if isinstance(id, str)] if isinstance(group, list) else []
        for id in ids:
            refer(document, here, id, list(weights), "unknown-reference")
            if id in taken:
                document.report("stands-twice", here, found=id)
            taken.add(id)
        if isinstance(group, list) and len(ids) < 2:
            document.report("one-alone", here)
        if len({weights[id] for id in ids if id in weights}) > 1:
            document.report("weights-differ", here, ids=", ".join(ids))


def _most(criterion: dict[str, Any]) -> float | None:
    """The most points that can be given for a criterion; ``None`` where none are."""
    measure = criterion.get("measure")
    return number(measure.get("maximum")) if isinstance(measure, dict) else None


def _thresholds(document: Document) -> None:
    thresholds = document.data["scoring"].get("thresholds") or {}
    levels = known(document, "key", "scale", "levels")[1:]
    for level in levels:
        if level not in thresholds:
            document.report("missing-key", ("scoring", "thresholds"), key=level)
    given: list[tuple[Path, dict[str, Any]]] = [
        (("scoring", "thresholds"), {"at": thresholds.get(level)}) for level in levels
    ]
    rising(document, "at", given)


def _labels(document: Document) -> None:
    labels = list(items(document, "scoring", "labels"))
    for (path_before, before), (path, label) in itertools.pairwise(labels):
        low, high = number(before.get("at_least")), number(label.get("at_least"))
        # From the same score on, the label that asks for more is the higher one.
        if not (label.get("conditions") and low == high):
            rising(document, "at_least", [(path_before, before), (path, label)])
    for path, label in labels:
        between(document, (*path, "at_least"), label.get("at_least"), 0, 100)
    for path, condition in items(document, "scoring", "labels", "conditions"):
        _condition(document, path, condition)


def _condition(document: Document, path: Path, condition: dict[str, Any]) -> None:
    if ("score" in condition) == ("level" in condition):
        document.report("score-or-level", path)
    about = [key for key in ("pillars", "indicators", "competence") if condition.get(key)]
    if len(about) > 1:
        document.report("about-one", path, found=", ".join(about))
    if "score" in condition and {"indicators", "competence"} & set(about):
        document.report("score-of-pillars", path)
    between(document, (*path, "score"), condition.get("score"), 0, 100)
    refer(document, (*path, "level"), condition.get("level"), known(document, "key", "scale", "levels")[1:])
    for key in ("pillars", "indicators"):
        for found in _listed(condition, key):
            refer(document, (*path, key), found, known(document, "id", key))
    count, all = number(condition.get("count")), len(list(_named(document, condition)))
    if count is not None and count < 1:
        document.report("not-positive", (*path, "count"), found=f"{count:g}")
    elif count is not None and count > all:
        document.report("more-than-there-are", (*path, "count"), found=f"{count:g}", all=str(all))


def _listed(condition: dict[str, Any], key: str) -> list[Any]:
    listed = condition.get(key)
    return listed if isinstance(listed, list) else []


def _named(document: Document, condition: dict[str, Any]) -> Iterator[object]:
    """Those among which a condition counts: pillars where it names some or asks for a score, else indicators."""
    if condition.get("pillars") or "score" in condition:
        yield from _listed(condition, "pillars") or known(document, "id", "pillars")
    elif condition.get("indicators"):
        yield from _listed(condition, "indicators")
    else:
        wanted = condition.get("competence")
        members = (indicator for _, indicator in items(document, "indicators"))
        yield from (i for i in members if not wanted or i.get("competence") == wanted)
