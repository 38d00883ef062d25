"""Family E: what the levels are based on."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, Graded, rule
from iso18091cli.model.answers import NOT_APPLICABLE
from iso18091cli.model.text import Text


@rule(
    "E01",
    "level-without-evidence",
    "warning",
    {
        "vi": "Chọn “{level}” nhưng không có minh chứng và cũng không giải trình.",
        "en": "“{level}” without evidence and without an explanation.",
    },
    {
        "vi": "Hội đồng thẩm định dựa vào minh chứng; thiếu văn bản thì phải giải trình.",
        "en": "The appraisal council goes by the evidence; a missing document needs an explanation.",
    },
    {
        "vi": "Ghi số, ký hiệu, ngày của văn bản hoặc đường dẫn; nếu không có, ghi ở cột Giải trình.",
        "en": "Enter number and date of the document or a link; where there is none, explain.",
    },
)
def level_without_evidence(case: Case) -> Iterator[Found]:
    """A level with neither evidence nor explanation."""
    for item in case.graded:
        level = _level(case, item)
        if item.row is None or level is None:
            continue
        if item.row.typed("evidence") or item.row.typed("explanation"):
            continue
        place = item.row.cell("evidence")
        if place is not None:  # else the column is gone, which is a finding of its own
            yield Found(place, item.id, {"level": level})


def _level(case: Case, item: Graded) -> str | Text | None:
    """The level of a row in words: as it was picked, or as the figures give it."""
    if item.deciding is not None:
        return None if item.deciding[1].value in (None, NOT_APPLICABLE) else item.deciding[1].typed
    found = item.judged and item.judged.found.level
    return case.catalog.scale.level(found).word if found else None
