"""A measure in words: what is counted, from which limit on each level is reached, where that comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Limit, Measure
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS

WORDS: dict[str, Text] = {
    "share": {
        "vi": "Đo bằng: {what} = {part} ÷ {whole}, {counted}",
        "en": "Measured by: {what} = {part} ÷ {whole}, {counted}",
    },
    "number": {"vi": "Đo bằng: {what} ({unit}), {counted}", "en": "Measured by: {what} ({unit}), {counted}"},
    "date": {"vi": "Đo bằng: {what}, {counted}", "en": "Measured by: {what}, {counted}"},
    "limits": {"vi": "Ngưỡng: {limits}", "en": "Limits: {limits}"},
    "limits-for": {"vi": "riêng {units}: {limits}", "en": "for {units}: {limits}"},
    "answers": {"vi": "Trả lời: {answers}", "en": "Answers: {answers}"},
    "higher": {"vi": "{level} từ {limit}", "en": "{level} from {limit}"},
    "lower": {"vi": "{level} không quá {limit}", "en": "{level} up to {limit}"},
    "within": {"vi": "{level} trong khoảng {limit}", "en": "{level} within {limit}"},
    "by": {"vi": "{level} chậm nhất {limit}", "en": "{level} by {limit}"},
    "age": {"vi": "{level} trong {limit} tháng", "en": "{level} within {limit} months"},
    "zero": {"vi": "Nếu mẫu số bằng 0: {word}", "en": "Where the whole is 0: {word}"},
    "ask": {"vi": "chọn mức và ghi lý do", "en": "the level is picked, with the reason"},
    "source": {"vi": "Nguồn: {source}", "en": "Source: {source}"},
    "known": {"vi": "theo trí nhớ, cần kiểm tra", "en": "from memory, to be checked"},
}


def measured(measure: Measure, catalog: Catalog, language: str) -> str:
    """The measure in a few short sentences on one line."""
    return ". ".join(_sentences(measure, catalog, language)) + "."


def _sentences(measure: Measure, catalog: Catalog, language: str) -> Iterator[str]:
    def word(key: str, **arguments: str) -> str:
        return say(filled(WORDS[key], **arguments), language)

    named = ("what", "part", "whole", "unit", "counted")
    texts = {name: say(getattr(measure, name), language) for name in named}
    yield word({"share": "share", "number": "number", "amount": "number"}.get(measure.kind, "date"), **texts)
    if measure.kind == "choice":
        levels = {level.key: say(level.word, language) for level in catalog.scale.levels}
        answers = (f"{say(c.word, language)} ({levels[c.level]})" for c in measure.choices)
        yield word("answers", answers="; ".join(answers))
    else:
        limits = [_limits(measure, catalog, language)]
        for other in measure.thresholds_for:
            units = ", ".join(say(LEVELS.get(unit) or KINDS[unit], language).lower() for unit in other.units)
            own = _limits(measure, catalog, language, other.units[0])
            limits.append(word("limits-for", units=units, limits=own))
        yield word("limits", limits="; ".join(limits))
    if measure.kind == "share" and measure.when_zero != "not_assessed":
        yield word("zero", word=_zero(measure.when_zero, catalog, language))
    source = say(measure.source, language)
    yield word("source", source=f"{source} ({word('known')})" if measure.mark == "known" else source)


def _limits(measure: Measure, catalog: Catalog, language: str, unit: str = "") -> str:
    """The limit of each level above the worst, from the best down."""
    way = measure.better or ("by" if measure.by else "age")
    limits: Mapping[str, Limit] = measure.limits(unit)
    said = (
        say(filled(WORDS[way], level=level.word, limit=measure.limit_text(level.key, unit)), language)
        for level in reversed(catalog.scale.levels[1:])
        if level.key in limits
    )
    return ", ".join(said)


def _zero(key: str, catalog: Catalog, language: str) -> str:
    if key == "ask":
        return say(WORDS["ask"], language)
    mark = catalog.scale.not_applicable if key == "not_applicable" else catalog.scale.level(key)
    return say(mark.word, language)
