"""In words: by which rule criteria make a level, what a label asks for, and what is lacking for it."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.messages.workbook import COMPETENCE
from iso18091cli.model.catalog import Catalog, Indicator, Scale
from iso18091cli.model.deciding import AtLeast, Condition, CriteriaRule, Label
from iso18091cli.model.scores import Short, Unmet
from iso18091cli.model.text import Text, both, filled

RULES: dict[str, Text] = {
    "worst": {"vi": "mức thấp nhất trong các tiêu chí áp dụng", "en": "the lowest among its applicable criteria"},
    "best": {"vi": "mức cao nhất trong các tiêu chí áp dụng", "en": "the highest among its applicable criteria"},
    "mean": {
        "vi": "mức theo điểm bình quân có trọng số của các tiêu chí áp dụng",
        "en": "the level of the weighted mean of points of its applicable criteria",
    },
    "at_least": {
        "vi": "mức cao nhất mà ít nhất {n} tiêu chí áp dụng đạt tới",
        "en": "the highest level that at least {n} applicable criteria reach",
    },
}
ONE_OF: Text = {"vi": "thay thế nhau, chỉ cần một: {ids}", "en": "standing for each other, one is enough: {ids}"}

ENOUGH: Text = {"vi": "{level} trở lên", "en": "{level} or better"}

CONDITIONS: dict[str, Text] = {
    "total": {"vi": "tổng điểm từ {limit}", "en": "a total of at least {limit}"},
    "every-score": {"vi": "mỗi trụ cột từ {limit} điểm", "en": "each pillar at least {limit}"},
    "score": {"vi": "{names} từ {limit} điểm", "en": "{names} at least {limit}"},
    "score-count": {
        "vi": "ít nhất {count} trong {all} trụ cột{which} từ {limit} điểm",
        "en": "at least {count} of {all} pillars{which} at least {limit}",
    },
    "every-level": {"vi": "mọi chỉ số từ mức {level}", "en": "every indicator {level} or better"},
    "legal": {
        "vi": "mọi chỉ số thuộc thẩm quyền từ mức {level}",
        "en": "every indicator of legal competence {level} or better",
    },
    "expectation": {
        "vi": "mọi chỉ số ngoài thẩm quyền từ mức {level}",
        "en": "every indicator outside the unit's competence {level} or better",
    },
    "level": {"vi": "{names} từ mức {level}", "en": "{names} {level} or better"},
    "pillars-level": {
        "vi": "mọi chỉ số của {names} từ mức {level}",
        "en": "every indicator of {names} {level} or better",
    },
    "level-count": {
        "vi": "ít nhất {count} trong {all} chỉ số{which} từ mức {level}",
        "en": "at least {count} of {all} indicators{which} {level} or better",
    },
    "pillars-level-count": {
        "vi": "ít nhất {count} trong {all} trụ cột{which} có mọi chỉ số từ mức {level}",
        "en": "at least {count} of {all} pillars{which} with every indicator {level} or better",
    },
}
"""What a condition asks for."""

LACKING: dict[str, Text] = {
    "label": {"vi": "Chưa đạt “{label}”: ", "en": "Short of “{label}”: "},
    "total": {"vi": "tổng điểm dưới {limit}", "en": "total below {limit}"},
    "total-open": {"vi": "chưa có tổng điểm", "en": "no total score yet"},
    "score": {"vi": "{name} dưới {limit}", "en": "{name} below {limit}"},
    "score-open": {"vi": "{name} chưa có điểm", "en": "{name} has no score yet"},
    "level": {"vi": "{id} còn {level}", "en": "{id} still {level}"},
    "level-open": {"vi": "{id} chưa có mức", "en": "{id} has no level yet"},
    "score-count": {
        "vi": "mới có {met}/{wanted} trụ cột từ {limit} điểm{which}",
        "en": "only {met}/{wanted} pillars at least {limit}{which}",
    },
    "level-count": {
        "vi": "mới có {met}/{wanted} chỉ số từ mức {level}{which}",
        "en": "only {met}/{wanted} indicators {level} or better{which}",
    },
    "pillars-level-count": {
        "vi": "mới có {met}/{wanted} trụ cột có mọi chỉ số từ mức {level}{which}",
        "en": "only {met}/{wanted} pillars with every indicator {level} or better{which}",
    },
}
"""What of it is not fulfilled."""


def rule_words(rule: CriteriaRule) -> Text:
    """By which rule criteria make a level."""
    return filled(RULES["at_least"], n=rule.at_least) if isinstance(rule, AtLeast) else RULES[rule]


def own_rule(indicator: Indicator) -> tuple[Text, ...]:
    """What an indicator decides by of its own: its rule, and which criteria stand for each other."""
    rule = () if indicator.rule is None else (rule_words(indicator.rule),)
    return (*rule, *(filled(ONE_OF, ids=", ".join(group)) for group in indicator.one_of))


def limit_words(limit: float) -> Text:
    """A lowest score as people write it: 62,5."""
    return {"vi": f"{limit:g}".replace(".", ","), "en": f"{limit:g}"}


def names_of(condition: Condition, catalog: Catalog) -> Text:
    """The pillars or indicators that a condition names, in words."""
    if condition.indicators:
        return both(", ".join(condition.indicators))
    names = [pillar.short for pillar in catalog.pillars if pillar.id in condition.pillars]
    return {language: ", ".join(name.get(language, "") for name in names) for language in catalog.languages}


def which(condition: Condition, catalog: Catalog) -> Text:
    """The same in brackets, or of which competence; nothing where all are meant."""
    words = COMPETENCE[condition.competence] if condition.competence else names_of(condition, catalog)
    return {language: f" ({word})" if word else "" for language, word in words.items()}


def counted_as(condition: Condition) -> str:
    """The key in LACKING and CONDITIONS of a condition that asks for some of those it names."""
    if condition.score is not None:
        return "score-count"
    return "pillars-level-count" if condition.pillars else "level-count"


def condition_words(condition: Condition, catalog: Catalog) -> Text:
    """What a condition asks for."""
    level = _level_word(condition, catalog.scale)
    limit = limit_words(condition.score or 0)
    about = {"names": names_of(condition, catalog), "which": which(condition, catalog), "level": level, "limit": limit}
    if condition.count is not None:
        by_pillar = condition.score is not None or bool(condition.pillars)
        all = len(catalog.pillars_named(condition) if by_pillar else catalog.indicators_named(condition))
        return filled(CONDITIONS[counted_as(condition)], count=condition.count, all=all, **about)
    if condition.score is not None:
        return filled(CONDITIONS["score" if condition.pillars else "every-score"], **about)
    if condition.competence:
        return filled(CONDITIONS[condition.competence], **about)
    key = "pillars-level" if condition.pillars else "level" if condition.indicators else "every-level"
    return filled(CONDITIONS[key], **about)


def _level_word(condition: Condition, scale: Scale) -> Text:
    return scale.level(condition.level).word if condition.level else {}


def label_conditions(label: Label, catalog: Catalog) -> tuple[Text, ...]:
    """What a label asks for beside its range of scores."""
    return tuple(condition_words(condition, catalog) for condition in label.conditions)


def lacking_words(label: Label, lacking: Sequence[Unmet], catalog: Catalog) -> Text:
    """What is lacking for a label, in one line."""
    parts = [text for unmet in lacking for text in _unmet(unmet, label, catalog)]
    said = joined(parts, catalog.languages)
    begun = filled(LACKING["label"], label=label.word)
    return {language: begun[language] + said[language] for language in catalog.languages}


def _unmet(unmet: Unmet, label: Label, catalog: Catalog) -> list[Text]:
    condition = unmet.condition
    if condition is None:
        key = "total-open" if unmet.failing[0].found is None else "total"
        return [filled(LACKING[key], limit=limit_words(label.at_least))]
    if condition.count is not None:
        about = {"which": which(condition, catalog), "level": _level_word(condition, catalog.scale)}
        limit = limit_words(condition.score or 0)
        return [filled(LACKING[counted_as(condition)], met=unmet.met, wanted=unmet.wanted, limit=limit, **about)]
    if condition.score is not None:
        names = {pillar.id: pillar.short for pillar in catalog.pillars}
        return [_low(short, names[short.id], condition.score) for short in unmet.failing]
    return [_below(short, catalog.scale) for short in unmet.failing]


def _low(short: Short, name: Text, limit: float) -> Text:
    key = "score-open" if short.found is None else "score"
    return filled(LACKING[key], name=name, limit=limit_words(limit))


def _below(short: Short, scale: Scale) -> Text:
    if short.found is None:
        return filled(LACKING["level-open"], id=short.id)
    return filled(LACKING["level"], id=short.id, level=scale.level(str(short.found)).word)


def enough_words(scale: Scale) -> Text:
    """The level that is good enough, and whether one above it is as well: "Đáp ứng trở lên"."""
    word = scale.good_enough.word
    return word if scale.good_enough is scale.best else filled(ENOUGH, level=word)


def joined(texts: Sequence[Text], languages: Sequence[str]) -> Text:
    """Several texts as one, with semicolons."""
    return {language: "; ".join(text.get(language, "") for text in texts) for language in languages}
