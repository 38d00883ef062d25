"""Summary → the names of the page's part about the survey."""

from __future__ import annotations

from dataclasses import dataclass

from iso18091cli.model.summary import Summary
from iso18091cli.reports.page.words import PageWords
from iso18091cli.reports.survey import SurveyLine, SurveyWords, survey_groups, survey_topics
from iso18091cli.reports.wording import Words


@dataclass(frozen=True, slots=True)
class SurveyPart:
    """The tables."""

    words: SurveyWords
    topics: tuple[tuple[str, list[SurveyLine]], ...]
    groups: tuple[str, ...]


def surveyed(summary: Summary, words: PageWords) -> SurveyPart | None:
    """``None`` where nobody was asked anything."""
    plain = Words(words.language)
    topics = tuple(survey_topics(summary, plain))
    return SurveyPart(SurveyWords(plain), topics, survey_groups(summary, plain)) if topics else None
