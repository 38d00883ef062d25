"""Parts of a form among the files of a unit -> what is said of each: it counts nowhere until it is joined."""

from __future__ import annotations

from collections.abc import Sequence

from iso18091cli.messages.parts import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import SURVEY, part_name, parts_of
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.register.identity import sender_of


def why_a_part(line: LedgerLine, came: Sequence[str], whole: LedgerLine | None, catalog: Catalog) -> Text:
    """Why a part is in no figure, and how far its unit's parts are; ``whole``: the unit's whole form that counts."""
    unit, every = sender_of(line), parts_of(catalog)
    named = part_name(catalog, line.part, unit)
    if whole is not None:
        return filled(WORDS["ledger.whole-there"], part=named, first=whole.path)
    missing = [part_name(catalog, part, unit) for part in every if part not in came]
    counts = {"came": str(len(came)), "all": str(len(every))}
    listed = {language: ", ".join(say(name, language) for name in missing) for language in LANGUAGES}
    why = filled(WORDS["ledger.part" if missing else "ledger.all-parts"], part=named, missing=listed, **counts)
    return filled(WORDS["ledger.survey"], why=why) if line.part == SURVEY else why
