"""What is asked: the catalogue of indicators, its scale, its survey and its scoring.

The classes are the one description of the YAML file's shape: the loader validates against them, the published
JSON Schema is generated from them, and their docstrings are what an editor shows while somebody types. Nothing here
knows how many pillars, indicators or levels there are. What a field takes beyond its type is said with ``limited``
(model/shape.py) for the schema alone: the loader finds and words such faults in catalog/consistency.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

from iso18091cli.model.deciding import Competence, Condition, CriteriaRule, Label
from iso18091cli.model.legal import LegalBasis
from iso18091cli.model.measure import THRESHOLD, UNITS, Measure, asked_of
from iso18091cli.model.shape import ID, NOT_EMPTY, SHAPE, limited, shape
from iso18091cli.model.spelling import fold
from iso18091cli.model.text import LANGUAGES, Text, say

_COLOUR = limited(pattern="^[0-9A-Fa-f]{6}$")
_WAS = limited(items={"type": "string", "pattern": "^[^:]+:[^:]+$"})
_GROUPS = limited(items={"type": "array", "items": {"type": "string"}, "minItems": 2})
_ABOVE_ZERO = limited(exclusiveMinimum=0)
_SHEET_NAME = {"type": "string", "maxLength": 31, "pattern": r"^[^\[\]:*?/\\'_][^\[\]:*?/\\]*$"}

AnswerKind = Literal["yes_no", "number", "date", "text", "choice"]
SetSeverity = Literal["error", "warning", "info", "off"]
ConsensusRule = Literal["median", "worst", "majority"]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How a state is shown: a word, a symbol and a colour, so that colour never stands alone."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    word: Text
    """What stands in a cell, in each language."""
    symbol: str
    """One character shown beside the word."""
    colour: str = field(metadata=_COLOUR)
    """Fill colour as six hexadecimal digits, RRGGBB."""
    ink: str = field(default="000000", metadata=_COLOUR)
    """Colour of the writing on that fill, RRGGBB."""
    meaning: Text = field(default_factory=dict)
    """One line that explains the state to an official."""
    spellings: tuple[str, ...] = ()
    """Other ways of writing the word which are understood on reading (with a remark)."""


@dataclass(frozen=True, kw_only=True)
class Level(Mark):
    """A level of the scale."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the level in data files, such as "red"."""
    points: float
    """Points an indicator of this level contributes; must rise from the worst level to the best."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The levels from worst to best, and the states that are not levels."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    levels: tuple[Level, ...]
    """From the worst to the best."""
    not_applicable: Mark
    """The unit need not answer, and says why."""
    not_assessed: Mark
    """There is no answer yet; never shown or counted as the worst level."""
    incomplete: Mark
    """Some criteria are answered, too few to tell the level."""
    acceptable: str = ""
    """Key of the level that is good enough; left out: the best."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(level.key for level in self.levels)

    @cached_property
    def best(self) -> Level:
        return self.levels[-1]

    @cached_property
    def good_enough(self) -> Level:
        """The level from which on nothing is wanting: the acceptable one, else the best."""
        return self.level(self.acceptable) if self.acceptable else self.best

    @cached_property
    def short(self) -> tuple[str, ...]:
        """Keys of the levels that are not good enough, from the worst on."""
        return self.keys[: self.keys.index(self.good_enough.key)]

    def suffices(self, key: str) -> bool:
        """Whether the level of that key is good enough."""
        return self.keys.index(key) >= self.keys.index(self.good_enough.key)

    @cached_property
    def beyond(self) -> tuple[str, ...]:
        """Keys of the levels that are better than asked: praised, and asked for nowhere."""
        return self.keys[self.keys.index(self.good_enough.key) + 1 :]

    def level(self, key: str) -> Level:
        """The level of that key. Raises KeyError."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class Pillar:
    """A pillar (trụ cột): a group of indicators with a score of its own."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """Key of the pillar in data files, such as "economy"."""
    name: Text
    """Its full name."""
    short: Text = field(metadata=limited(additionalProperties=_SHEET_NAME))
    """Name of the pillar's sheet: 31 characters at most."""


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A component criterion (tiêu chí thành phần): what an official can check and grade."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """The indicator's id, a full stop and a letter: "1.10.a"."""
    text: Text
    """What is to be checked, in one sentence."""
    weight: float = field(default=1.0, metadata=_ABOVE_ZERO)
    """Weight among the criteria of its indicator under the rule "mean"; above 0."""
    applies_to: tuple[str, ...] = field(default=(), metadata=limited(items={"enum": [*UNITS]}))
    """Levels (commune) or kinds (phuong) of unit that are asked; empty: every one. A unit of unknown kind is asked."""
    measure: Measure | None = None
    """What is counted, where it is not a document or a state; `{threshold}` in the text stands for its limit."""
    was: tuple[str, ...] = field(default=(), metadata=_WAS)
    """Whose question it takes over: edition, colon, id there ("2014:1.5.b"); one of an edition."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A document that is expected (minh chứng cần có), and how it is known."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(default="", metadata=ID)
    """Key that the register of evidence refers to; left out: the indicator's id, ".e" and its place ("1.1.e2")."""
    text: Text
    """What it is."""
    lasting: bool = False
    """Whether it may be of an earlier year than the period: a regulation in force, a land-use plan."""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator (chỉ số). Without criteria it takes its level on its own heading row."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """Always in quotes: "1.10" is not the number 1.1."""
    seq: int = field(metadata=limited(minimum=1))
    """Its place in the whole list, from 1."""
    pillar: str
    """The id of its pillar."""
    name: Text
    """Its title."""
    looks: dict[str, Text]
    """What each level looks like in a unit, by level key."""
    competence: Competence
    """legal: a legal competence of the unit; expectation: outside of it, yet expected by citizens. Scored alike."""
    may_be_not_applicable: bool = False
    """Whether a unit may answer "not applicable" (it must then give a reason)."""
    weight: float = field(default=1.0, metadata=_ABOVE_ZERO)
    """Weight in the pillar's and the total score; above 0."""
    sdgs: tuple[int, ...] = field(default=(), metadata=limited(items={"type": "integer", "minimum": 1, "maximum": 17}))
    """Sustainable Development Goals it serves, 1 to 17."""
    lead: Text | str
    """The office that usually leads: a key of `offices`, or its name."""
    evidence: tuple[Text | Evidence, ...]
    """Evidence that is expected: words alone, or with an id and whether it may be older than the period."""
    criteria: tuple[Criterion, ...] = ()
    """Its component criteria, in order."""
    rule: CriteriaRule | None = None
    """How its criteria make its level; left out: as `scoring` says."""
    one_of: tuple[tuple[str, ...], ...] = field(default=(), metadata=_GROUPS)
    """Groups of criteria that stand for each other, by id: of each the best counts, and one answer is enough."""
    source: str
    """The id of an entry under `sources`: where the wording comes from."""
    verified: bool
    """Whether the title has been checked against the published standard."""
    was: tuple[str, ...] = field(default=(), metadata=_WAS)
    """Where its topic stood before: edition, colon, id there ("2014:1.5"); several where topics were merged."""

    def alternatives(self, criterion: str) -> tuple[str, ...]:
        """The criteria that stand for each other with this one, itself among them."""
        return next((group for group in self.one_of if criterion in group), (criterion,))

    @cached_property
    def expected(self) -> tuple[Evidence, ...]:
        """The evidence that is expected, each with its id."""
        items = (item if isinstance(item, Evidence) else Evidence(text=item) for item in self.evidence)
        return tuple(replace(e, id=e.id or f"{self.id}.e{number}") for number, e in enumerate(items, 1))


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """How levels become figures."""

    __pydantic_config__: ClassVar[dict[str, Any]] = shape(
        **{"if": {"properties": {"rule": {"const": "mean"}}}, "then": {"required": ["thresholds"]}}
    )
    rule: CriteriaRule
    """How criteria make an indicator's level, where it has no rule of its own. worst: it is as good as its worst
    criterion. best: as its best. at_least: as so many of them. mean: weighted mean of points against `thresholds`."""
    thresholds: dict[str, float] = field(default_factory=dict)
    """For "mean": the lowest mean (in points) of each level above the worst, inclusive."""
    total: tuple[str, ...]
    """The pillars whose indicators make up the total."""
    minimum_coverage: float = field(default=1.0, metadata=limited(exclusiveMinimum=0, maximum=1))
    """Share of applicable indicators that need a level before a score is given; above 0, at most 1."""
    all_best: Text = field(default_factory=dict)
    """What a unit is called all of whose applicable indicators are good enough, where there is a name for it."""
    labels: tuple[Label, ...] = ()
    """From the lowest to the highest. A unit has the highest whose score it reaches and whose conditions it fulfils."""

    @cached_property
    def conditional(self) -> bool:
        """Whether a label asks for more than a score: then labels are of the whole alone."""
        return any(label.conditions for label in self.labels)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer offered by a survey question."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the answer in data files."""
    word: Text
    """What is offered in the drop-down."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the preliminary survey (khảo sát)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = shape(
        **{
            "if": {"properties": {"answer": {"const": "choice"}}},
            "then": {"required": ["choices"], "properties": {"choices": {"minItems": 2}}},
        }
    )
    id: str = field(metadata=ID)
    """Key of the question in data files; unlike that of any other question."""
    text: Text
    """The question as it is asked."""
    answer: AnswerKind
    """What kind of answer the cell takes."""
    unit: Text = field(default_factory=dict)
    """Unit of a number."""
    minimum: float | None = None
    """Lowest number accepted."""
    maximum: float | None = None
    """Highest number accepted."""
    whole: bool = False
    """Whether a number must be whole."""
    choices: tuple[Choice, ...] = ()
    """What can be chosen, where the answer is a choice: two at least."""

    @property
    def of_hundred(self) -> bool:
        """Whether a number is asked in per cent."""
        return any("%" in text for text in self.unit.values())


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic of the survey."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """Key of the topic."""
    name: Text
    """Its heading on the survey sheet."""
    questions: tuple[Question, ...]
    """Its questions, in order."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a wording comes from."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str = field(metadata=ID)
    """Key that indicators refer to."""
    text: Text
    """How the source is named to a reader."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The edition of the standard that a catalogue follows: ids mean the same within one, and in no other."""

    # An overlay of a catalogue that names none has one all the same: of its base's id, without a name.
    __pydantic_config__: ClassVar[dict[str, Any]] = shape(required=["id", "name"])
    id: str = field(metadata=ID)
    """Short name of the edition, stamped on workbooks: "2019"."""
    name: Text = field(default_factory=dict)
    """What stands beside the catalogue's title."""
    note: Text = field(default_factory=dict)
    """What a reader must know of the title, shown with it."""


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office (cơ quan chủ trì) that `lead` refers to."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the office in data files."""
    name: Text
    """What it is called."""
    names: dict[str, Text] = field(default_factory=dict, metadata=limited(propertyNames={"enum": [*UNITS]}))
    """What it is called in units of some kind or level, where that is another name."""

    def named(self, kind: str = "", level: str = "") -> Text:
        """Its name in a unit of that kind and level."""
        return self.names.get(kind) or self.names.get(level) or self.name


@dataclass(frozen=True, kw_only=True)
class UnitGroup:
    """A group of units (nhóm đơn vị) for which limits of measures differ; the register says who belongs to it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    key: str = field(metadata=ID)
    """Name of the group in the register and in data files."""
    name: Text
    """What it is called."""


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """How a council's reviews of a unit become one appraisal, and from when on agreement is told."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    rule: ConsensusRule = "median"
    """median: the level in the middle; worst: the lowest; majority: the one of more than half. A tie stays open."""
    fewest: int = field(default=20, metadata=limited(minimum=2))
    """Criteria that two reviewers must have looked at before their agreement is told."""


@dataclass(frozen=True, kw_only=True)
class RuleSetting:
    """How this catalogue judges what a rule finds, where that differs from the program's own judgement."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    severity: SetSeverity
    """error, warning, info, or off (not looked for). Every result names the rules that were changed."""
    reason: Text
    """Why, in one sentence; printed beside the results."""


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """A whole catalogue (Bộ chỉ số)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = SHAPE
    id: str
    """Name of the catalogue, stamped on its workbooks; unlike that of any other."""
    version: str
    """In quotes; to be raised whenever something changes."""
    languages: tuple[str, ...] = field(metadata=limited(items={"enum": [*LANGUAGES]}, minItems=1))
    """Every text must be there in each of these."""
    title: Text
    """The title that stands on workbooks and documents."""
    edition: Edition | None = None
    """The edition of the standard it follows; left out: ids are its own. An overlay writes the edition's id alone."""
    note: Text = field(default_factory=dict)
    """What a reader must know about how far the content is verified."""
    scale: Scale
    """The levels, and the states that are not levels."""
    scoring: Scoring
    """How levels become figures."""
    pillars: tuple[Pillar, ...] = field(metadata=NOT_EMPTY)
    """The pillars, one sheet each, in order."""
    sources: tuple[Source, ...]
    """Where wordings come from; indicators refer to these."""
    legal_bases: tuple[LegalBasis, ...] = ()
    """What documents cite as their legal bases; in the order of `kind`, then in this one."""
    offices: tuple[Office, ...] = ()
    """The offices that usually lead, where indicators refer to them."""
    groups: tuple[UnitGroup, ...] = ()
    """Groups of units, where limits of measures differ by them."""
    indicators: tuple[Indicator, ...] = field(metadata=NOT_EMPTY)
    """The indicators, in order."""
    survey: tuple[Topic, ...] = ()
    """The preliminary survey, by topic; empty: no survey sheet."""
    appraisal: Appraisal = Appraisal()
    """How several reviews become one appraisal; left out of the digest, for it changes nothing that is asked."""
    rules: dict[str, RuleSetting] = field(default_factory=dict)
    """Rules by code (see `iso18091 rules`) that are judged more strictly or mildly here, each with the reason."""
    digest: str = ""
    """Set by the loader, never written in the file: sha256 of the content, the first 16 hexadecimal digits."""

    def __hash__(self) -> int:
        """So that what is worked out from a catalogue can be kept beside it."""
        return hash((self.id, self.version, self.digest, self.edition_id))

    @cached_property
    def edition_id(self) -> str:
        """The edition's id; where none is named, that of the catalogue itself or of its lowest base."""
        return self.edition.id if self.edition else self.id

    @cached_property
    def full_title(self) -> Text:
        """The title with the edition's name, as it is shown."""
        edition = self.edition
        if edition is None or not edition.name:
            return self.title
        beside = {lang: [say(edition.name, lang), say(edition.note, lang)] for lang in self.title}
        return {lang: f"{title} ({'; '.join(filter(None, beside[lang]))})" for lang, title in self.title.items()}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def expected(self) -> dict[str, Evidence]:
        """The evidence that is expected by id, in the order of indicators."""
        return {item.id: item for indicator in self.indicators for item in indicator.expected}

    @cached_property
    def of_pillar(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators of each pillar, in order."""
        return {p.id: tuple(i for i in self.indicators if i.pillar == p.id) for p in self.pillars}

    @cached_property
    def question(self) -> dict[str, Question]:
        """Survey questions by id."""
        return {question.id: question for topic in self.survey for question in topic.questions}

    def group_of(self, typed: str) -> str:
        """The key of the group that is named by key or name, as in a register; "" where there is none."""
        names = {fold(name): g.key for g in self.groups for name in (g.key, *g.name.values())}
        return names.get(fold(typed), "") if typed else ""

    @cached_property
    def office(self) -> dict[str, Office]:
        """Offices by key."""
        return {office.key: office for office in self.offices}

    def rule_of(self, indicator: Indicator) -> CriteriaRule:
        """The rule by which its criteria make its level."""
        return indicator.rule or self.scoring.rule

    def in_points(self, indicator: Indicator) -> bool:
        """Whether it contributes the points that are given for its criteria, instead of those of its level."""
        by_points = any(c.measure is not None and c.measure.kind == "points" for c in indicator.criteria)
        return by_points and self.rule_of(indicator) == "mean"

    def pillars_named(self, condition: Condition) -> tuple[str, ...]:
        """The pillars that a condition on scores speaks of, by id: where none is named, all."""
        return condition.pillars or tuple(pillar.id for pillar in self.pillars)

    def indicators_named(self, condition: Condition) -> tuple[str, ...]:
        """The indicators that a condition on levels speaks of, by id, in order: where none is named, all."""
        return tuple(
            indicator.id
            for indicator in self.indicators
            if (not condition.pillars or indicator.pillar in condition.pillars)
            and (not condition.indicators or indicator.id in condition.indicators)
            and (condition.competence is None or indicator.competence == condition.competence)
        )

    def lead(self, indicator: Indicator, kind: str = "", level: str = "") -> Text:
        """The name of the office that usually leads, in a unit of that kind and level."""
        if isinstance(indicator.lead, str):
            return self.office[indicator.lead].named(kind, level)
        return indicator.lead

    def leads(self, indicator: Indicator) -> tuple[Text, ...]:
        """All names of that office, whatever the unit."""
        if isinstance(indicator.lead, str):
            office = self.office[indicator.lead]
            return office.name, *office.names.values()
        return (indicator.lead,)

    @cached_property
    def measured(self) -> dict[str, Measure]:
        """The measures of the criteria that are counted, by the criterion's id, in order."""
        return {c.id: c.measure for i in self.indicators for c in i.criteria if c.measure is not None}

    def text_of(self, criterion: Criterion, kind: str = "", level: str = "", group: str = "") -> Text:
        """The criterion's text with the limit of the level that is good enough in such a unit."""
        if criterion.measure is None:
            return criterion.text
        limit = criterion.measure.limit_text(self.scale.good_enough.key, kind, level, group)
        return {lang: words.replace(THRESHOLD, limit.get(lang, THRESHOLD)) for lang, words in criterion.text.items()}


def criteria_for(indicator: Indicator, unit_level: str | None, unit_kind: str = "") -> tuple[Criterion, ...]:
    """The criteria that a unit of that level and kind is asked; one of unknown level or kind is asked all of them."""
    return tuple(c for c in indicator.criteria if asked_of(c.applies_to, unit_kind, unit_level or ""))
