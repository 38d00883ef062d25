"""Appraisal: who looks at what, what copies were given to whom, and what everybody says of a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from iso18091cli.model.answers import Place
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.findings import Diagnostic
from iso18091cli.model.part import reviewer_part
from iso18091cli.model.units import Unit

REVIEWS = "reviews.csv"
"""The office's list of reviewers' copies, in their folder."""
SAMPLE = "sample.csv"
REVIEWERS = "reviewers.csv"


@dataclass(frozen=True, kw_only=True)
class Reviewer:
    """Somebody who appraises, and what he or she looks at. Each of the first three that is empty limits nothing."""

    key: str
    """Short name in files: letters, figures and hyphens."""
    name: str
    email: str = ""
    units: frozenset[str] = frozenset()
    """Codes of units."""
    parents: frozenset[str] = frozenset()
    """Codes of units above."""
    kinds: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    """Ids of pillars or indicators; none: all."""

    @property
    def part(self) -> str:
        """The part of the form that he or she gets."""
        return reviewer_part(self.key, self.asked)

    def looks_at(self, unit: Unit) -> bool:
        """Whether that unit is among his or hers."""
        pairs = ((self.units, unit.code), (self.parents, unit.parent), (self.kinds, unit.kind))
        return all(not wanted or said in wanted for wanted, said in pairs)


class ReviewCopy(NamedTuple):
    """A copy that was given to a reviewer: a row of `reviews.csv`, whose columns are called like this."""

    number: str
    """Of the copy, as in `issued.csv`."""
    unit_code: str
    unit_name: str
    period: str
    reviewer: str
    """Key."""
    reviewer_name: str
    email: str
    part: str
    blind: str
    """"yes" where the copy does not hold the unit's own levels, else ""."""
    source: str
    """Name of the self-assessment that it was made from."""
    answers: str
    """Digest of that one's answers (model.answers.Submission.answers_digest)."""
    file: str
    """Name of the copy in its folder."""


Moved = Literal["raised", "lowered", "kept", "other"]
"""What the appraisal did to a self-level. "other": one of them is no level, or there is none yet."""
Why = Literal["agreed", "differs", "tie", "apart", "no-self", "decided", "unseen"]
"""How a criterion stands. agreed: all said the same. tie: the rule gives the reviews no level. differs: the appraisal
has another level than the unit. apart: it has the same, and a reviewer says otherwise. no-self: the unit gives no
level. decided: the meeting has decided. unseen: no reviewer gives a level."""


class Opinion(NamedTuple):
    """What one reviewer says of a criterion."""

    reviewer: str
    level: str | None
    """Key of the level, or "not applicable"; ``None`` where no level counts."""
    comment: str = ""
    typed: str = ""
    """What stands in the cell of the level."""
    figures: tuple[str, str] = ("", "")
    """What was counted anew: part or figure, and whole."""
    place: Place = Place()
    """Of the level, in the reviewer's file."""


class Compared(NamedTuple):
    """A criterion of a unit: what everybody says of it. Levels are keys of the scale, or "not applicable"."""

    id: str
    indicator: str
    pillar: str
    own: str | None
    """The unit's own level."""
    opinions: tuple[Opinion, ...]
    appraisal: str | None
    """What the reviews come to by the catalogue's rule."""
    agreed: str | None
    why: Why
    comment: str = ""
    """What the meeting's workbook says beside it; "" before there is one."""

    @property
    def open(self) -> bool:
        """Whether it is still to be agreed on."""
        return self.agreed is None and self.why not in ("unseen",)

    @property
    def seen(self) -> bool:
        """Whether a reviewer gives a level."""
        return any(opinion.level for opinion in self.opinions)


@dataclass(frozen=True, kw_only=True)
class Appraised:
    """A unit with everything that reviewers say of it."""

    unit: Unit
    source: str
    """File of the self-assessment."""
    rows: tuple[Compared, ...]
    reviewers: tuple[tuple[str, str], ...]
    """(key, name) of those whose reviews count."""
    file: str = ""
    """Name of the meeting's workbook."""

    @cached_property
    def open(self) -> tuple[Compared, ...]:
        """Those still to be agreed on, the ones to talk about first on top."""
        return tuple(sorted((row for row in self.rows if row.open), key=lambda row: _FIRST[row.why]))


_FIRST: dict[Why, int] = {"tie": 0, "differs": 1, "no-self": 2, "apart": 3, "decided": 4, "agreed": 5, "unseen": 6}
"""In which order they are talked about. The order within is the catalogue's."""


@dataclass(frozen=True, kw_only=True)
class Differences:
    """All units that were appraised, and what was found on the way."""

    catalog: Catalog
    period: str
    units: tuple[Appraised, ...]
    findings: tuple[tuple[str, Diagnostic], ...]
    """(file, finding)."""
    agreement: Agreement


class Estimate(NamedTuple):
    """A figure of agreement with its number of criteria and its 95 % interval; ``None`` where it is withheld."""

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None


class PairAgreement(NamedTuple):
    """Two reviewers on the criteria that both gave a level."""

    one: str
    other: str
    same: int
    """Criteria of n on which they give the same level."""
    kappa: Estimate
    """Cohen's, weighted linearly: 1 is full agreement, 0 what chance alone would give."""


class Strictness(NamedTuple):
    """How many levels a reviewer lies above the mean of the others on the same criteria; below 0 is stricter."""

    reviewer: str
    difference: Estimate


@dataclass(frozen=True)
class Agreement:
    """Whether the reviewers see the same."""

    fewest: int
    """Criteria below which no figure is given."""
    alpha: Estimate
    """Krippendorff's, ordinal."""
    pairs: tuple[PairAgreement, ...] = ()
    strictness: tuple[Strictness, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """(key, name) of the reviewers."""
