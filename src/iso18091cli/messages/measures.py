"""A measure in words: what is counted, from which limit on each level is reached, where that comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import Limit, Measure, figure_words
from iso18091cli.model.text import Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS

WORDS: dict[str, Text] = {
    "share": {
        "vi": "Đo bằng: {what} = {part} ÷ {whole}, {counted}",
        "en": "Measured by: {what} = {part} ÷ {whole}, {counted}",
    },
    "number": {"vi": "Đo bằng: {what} ({unit}), {counted}", "en": "Measured by: {what} ({unit}), {counted}"},
    "date": {"vi": "Đo bằng: {what}, {counted}", "en": "Measured by: {what}, {counted}"},
    "points": {"vi": "Cho điểm: {what}, {range}, {counted}", "en": "Given points: {what}, {range}, {counted}"},
    "range": {"vi": "từ 0 đến {maximum}", "en": "0 to {maximum}"},
    "range-steps": {"vi": "từ 0 đến {maximum}, bước {step}", "en": "0 to {maximum} in steps of {step}"},
    "line-points": {"vi": "Điểm {range}. Kỳ và sổ: {counted}.", "en": "Points: {range}. When and where: {counted}."},
    "prompt-points": {"vi": "{what}: điểm {range}.", "en": "{what}: points, {range}."},
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
    "line": {"vi": "({number}) {what}", "en": "({number}) {what}"},
    "line-counted": {
        "vi": "Đơn vị tính: {unit}. Kỳ và sổ: {counted}.",
        "en": "Counted in {unit}. When and where: {counted}.",
    },
    "line-when": {"vi": "Kỳ và sổ: {counted}.", "en": "When and where: {counted}."},
    "line-zero": {"vi": "(2) bằng 0: {word}.", "en": "(2) is 0: {word}."},
    "prompt": {"vi": "({number}) {what}. Đơn vị tính: {unit}.", "en": "({number}) {what}. Counted in {unit}."},
    "prompt-date": {"vi": "{what}. Nhập ngày/tháng/năm.", "en": "{what}. Enter day/month/year."},
    "source": {"vi": "Nguồn: {source}", "en": "Source: {source}"},
    "known": {"vi": "theo trí nhớ, cần kiểm tra", "en": "from memory, to be checked"},
}


def asked_lines(measure: Measure, catalog: Catalog, language: str, unit: tuple[str, str, str]) -> list[str]:
    """What stands under a question that is counted: (1), (2), the unit and the time, the limits.

    ``unit``: kind, level and group of the unit that is asked, each "" where it is not known.
    """

    def word(key: str, **arguments: str) -> str:
        return say(filled(WORDS[key], **arguments), language)

    lines = [word("line", number="1", what=say(measure.part or measure.what, language))]
    if measure.kind == "share":
        lines.append(word("line", number="2", what=say(measure.whole, language)))
    counted = say(measure.counted, language)
    said = say(measure.unit, language)
    if measure.kind == "points":
        lines.append(word("line-points", range=points_range(measure, language), counted=counted))
    else:
        lines.append(word("line-counted", unit=said, counted=counted) if said else word("line-when", counted=counted))
    if measure.kind == "choice":
        levels = {level.key: say(level.word, language) for level in catalog.scale.levels}
        lines += [f"• {say(choice.word, language)} → {levels[choice.level]}" for choice in measure.choices]
        return lines
    if measure.limits_known(*unit):
        lines.append(_limits(measure, catalog, language, unit) + ".")
    if measure.kind == "share" and measure.when_zero != "not_assessed":
        lines[-1] += " " + word("line-zero", word=_zero(measure.when_zero, catalog, language).lower())
    return lines


def asked_of(measure: Measure, column: str, language: str) -> str:
    """What belongs into the cell `value` or `whole`."""
    if measure.kind == "choice":
        return "\n".join(f"• {say(choice.word, language)}" for choice in measure.choices)
    text = measure.whole if column == "whole" else measure.part or measure.what
    number = "2" if column == "whole" else "1"
    if measure.kind == "points":
        return say(filled(WORDS["prompt-points"], what=text, range=points_range(measure, language)), language)
    if measure.kind == "date":
        return say(filled(WORDS["prompt-date"], what=say(text, language)), language)
    return say(filled(WORDS["prompt"], number=number, what=say(text, language), unit=measure.unit), language)


def measured(measure: Measure, catalog: Catalog, language: str) -> str:
    """The measure in a few short sentences on one line."""
    return ". ".join(_sentences(measure, catalog, language)) + "."


def _sentences(measure: Measure, catalog: Catalog, language: str) -> Iterator[str]:
    def word(key: str, **arguments: str) -> str:
        return say(filled(WORDS[key], **arguments), language)

    named = ("what", "part", "whole", "unit", "counted")
    texts = {name: say(getattr(measure, name), language) for name in named}
    kinds = {"share": "share", "number": "number", "amount": "number", "points": "points"}
    yield word(kinds.get(measure.kind, "date"), range=points_range(measure, language), **texts)
    if measure.kind == "choice":
        levels = {level.key: say(level.word, language) for level in catalog.scale.levels}
        answers = (f"{say(c.word, language)} ({levels[c.level]})" for c in measure.choices)
        yield word("answers", answers="; ".join(answers))
    else:
        limits = [_limits(measure, catalog, language)]
        for other in measure.thresholds_for:
            names = LEVELS | KINDS | {group.key: group.name for group in catalog.groups}
            units = ", ".join(say(names[unit], language).lower() for unit in other.units)
            own = _limits(measure, catalog, language, ("", "", other.units[0]))
            limits.append(word("limits-for", units=units, limits=own))
        yield word("limits", limits="; ".join(limits))
    if measure.kind == "share" and measure.when_zero != "not_assessed":
        yield word("zero", word=_zero(measure.when_zero, catalog, language))
    source = say(measure.source, language)
    yield word("source", source=f"{source} ({word('known')})" if measure.mark == "known" else source)


def points_range(measure: Measure, language: str) -> str:
    """Up to how many points, in which steps; "" where none are given."""
    if measure.maximum is None:
        return ""
    most, step = (figure_words(figure, language) for figure in (measure.maximum, measure.step))
    return say(filled(WORDS["range" if measure.step == 1 else "range-steps"], maximum=most, step=step), language)


def _limits(measure: Measure, catalog: Catalog, language: str, unit: tuple[str, str, str] = ("", "", "")) -> str:
    """The limit of each level above the worst, from the best down."""
    way = measure.better or ("higher" if measure.kind == "points" else "by" if measure.by else "age")
    limits: Mapping[str, Limit] = measure.limits(*unit)
    said = (
        say(filled(WORDS[way], level=level.word, limit=measure.limit_text(level.key, *unit)), language)
        for level in reversed(catalog.scale.levels[1:])
        if level.key in limits
    )
    return ", ".join(said)


def _zero(key: str, catalog: Catalog, language: str) -> str:
    if key == "ask":
        return say(WORDS["ask"], language)
    mark = catalog.scale.not_applicable if key == "not_applicable" else catalog.scale.level(key)
    return say(mark.word, language)
