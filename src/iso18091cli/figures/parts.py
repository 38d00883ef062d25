"""Parts of a form among the files of a unit -> what is said of each: it counts nowhere until it is joined."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.messages.parts import WORDS, how_far
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import SURVEY, part_name, reviewer_of
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import Text, filled
from iso18091cli.register.identity import sender_of


def why_a_part(line: LedgerLine, came: Sequence[str], whole: LedgerLine | None, catalog: Catalog) -> Text:
    """Why a part is in no figure, and how far its unit's parts are; ``whole``: the unit's whole form that counts."""
    unit = sender_of(line)
    part = part_name(catalog, line.part, unit)
    if reviewer_of(line.part):
        return filled(WORDS["ledger.review"], part=part)
    came = [each for each in came if not reviewer_of(each)]
    if whole is not None:
        return filled(WORDS["ledger.whole-there"], part=part, first=whole.path)
    if list(came) == [SURVEY]:
        return filled(WORDS["ledger.survey-alone"], part=part)
    why = filled(WORDS["ledger.part"], part=part, how_far=how_far(came, catalog, unit))
    return filled(WORDS["ledger.survey"], why=why) if line.part == SURVEY else why
