"""Summary → what the survey gives, question by question, in words that page, Word documents and workbook share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iso18091cli.messages.survey import WORDS
from iso18091cli.messages.workbook import YES_NO
from iso18091cli.model.catalog import Question
from iso18091cli.model.summary import Group, Summary, SurveyGroup
from iso18091cli.model.sums import QuestionSum, SurveyAnswers
from iso18091cli.model.text import Text, filled, per_cent, say
from iso18091cli.reports.wording import Words


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A question and what all units answered to it."""

    id: str
    text: str
    answered: str
    """n of the N units that were asked."""
    said: str
    """The result in words; "" of a question that is answered in words, or by nobody."""
    silent: tuple[str, ...]
    """Units that were asked and left it blank."""
    void: int
    """Units that typed something which is no answer."""
    by_group: tuple[str, ...]
    """The result of each group in short, in the order of ``survey_groups``."""
    adds_up: bool
    """Whether the result is a count, a sum or a mean: short enough for a narrow column."""


def survey_groups(summary: Summary, words: Words) -> tuple[str, ...]:
    """What the groups are called that figures of the survey are given for: by what there is more than one of."""
    return tuple(group_name(group, words) for group in summary.survey_groups)


def survey_topics(summary: Summary, words: Words) -> Iterator[tuple[str, list[SurveyLine]]]:
    """Each topic with its questions, in the catalogue's order; nothing where no form that counts has the survey."""
    said = SurveyWords(words)
    over_all = {found.id: found for found in summary.sums}
    groups = [{found.id: found for found in group.sums} for group in summary.survey_groups]
    if not any(found.asked for found in summary.sums):
        return
    for topic in summary.catalog.survey:
        lines = []
        for question in topic.questions:
            found = over_all[question.id]
            lines.append(
                SurveyLine(
                    id=question.id,
                    text=words.of(question.text),
                    answered=f"{found.answered}/{found.asked}",
                    said=said.result(question, found),
                    silent=tuple(words.sender(summary.surveyed[place]) for place in found.silent),
                    void=found.void,
                    by_group=tuple(said.short(question, of_group[question.id]) for of_group in groups),
                    adds_up=question.answer in ("yes_no", "number"),
                )
            )
        yield words.of(topic.name), lines


def group_name(group: Group | SurveyGroup, words: Words) -> str:
    """A level, a kind, or the units below a unit."""
    if group.by == "parent":
        return words.unit(group.parent) if group.parent else group.key
    if not group.key:
        return words("not-known")
    return words.level(group.key) if group.by == "level" else words.kind_named(group.key)


def choice_words(question: Question) -> dict[str, Text]:
    """The words of a question's choices, by key."""
    return YES_NO if question.answer == "yes_no" else {choice.key: choice.word for choice in question.choices}


class SurveyWords:
    """Figures of the survey in one language."""

    def __init__(self, words: Words) -> None:
        self.words, self.language = words, words.language

    def __call__(self, key: str, **arguments: str | Text) -> str:
        return say(filled(WORDS[key], **arguments), self.language)

    def result(self, question: Question, found: QuestionSum) -> str:
        """What was answered, with its denominator: "Có: 134/163 (82,2 %)"; "" where there is nothing to say."""
        unit = self.words.of(question.unit)
        after = unit if unit.startswith("%") else f" {unit}" if unit else ""
        if found.choices:
            return "; ".join(self._choices(question, found)) if found.answered else ""
        if found.mean is not None:
            low, high = self.number(found.lowest), self.number(found.highest)
            mean = self("mean", n=str(found.answered), mean=self.number(found.mean) + after, low=low, high=high)
            whole = self("total", sum=self.number(found.total) + after) if found.total is not None else ""
            return whole + mean
        if found.first:
            return self("dates", first=day(found.first), last=day(found.last))
        return ""

    def _choices(self, question: Question, found: QuestionSum) -> Iterator[str]:
        """Of a question by yes or no the yes alone: the rest of those who answered said no."""
        for key, word in choice_words(question).items():
            number = found.choices[key]
            if question.answer != "yes_no" or key == "yes":
                share = per_cent(number / found.answered, self.language)
                yield f"{self.words.of(word)}: {number}/{found.answered} ({share})"

    def short(self, question: Question, found: QuestionSum) -> str:
        """The same for a cell: yes of answered, a sum or mean with n of N; "–" where nobody answered."""
        of = f"{found.answered}/{found.asked}"
        if not found.answered:
            return "–"
        if question.answer == "yes_no":
            return f"{found.choices['yes']}/{found.answered}"
        if question.answer == "choice":
            words = choice_words(question)
            return ", ".join(f"{self.words.of(words[key])} {n}" for key, n in found.choices.items() if n)
        if found.mean is not None:
            return f"{self.number(found.total if found.total is not None else found.mean)} ({of})"
        return of

    def own(self, question: Question, answers: SurveyAnswers) -> str:
        """What one unit answered, as it is shown; "" where it left it blank or answered in words."""
        given = answers.given.get(question.id, "")
        if question.id in answers.void:
            return self.words("void-answer")
        if not given:
            return self("in-words") if question.id in answers.given else ""
        if question.answer == "number":
            return self.number(float(given))
        if question.answer == "date":
            return day(given)
        return self.words.of(choice_words(question).get(given, {"vi": given, "en": given}))

    def number(self, value: float | None) -> str:
        """A figure with up to two decimals and marks for thousands; "–" where there is none."""
        if value is None:
            return "–"
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text


def day(iso: str) -> str:
    """As a Vietnamese reader writes it: 05/03/2026."""
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""
