"""A step of a comparison → the sentences that every medium says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iso18091cli.messages.compare import CHANGE, PARTING, WORDS
from iso18091cli.messages.reports import WORDS as REPORT_WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.comparison import CHANGES, Descended, Joined, Kept, Left, Round, Step
from iso18091cli.model.text import LANGUAGES, Text, filled
from iso18091cli.model.units import Unit, full_name

_NAMED = 12
"""Units and indicators that a sentence names at most."""


def remarks(step: Step) -> tuple[Text, ...]:
    """What a reader must know before any figure: other stages, and what the catalogue changed."""
    return (*_stages(step), _catalogue(step))


def _stages(step: Step) -> Iterator[Text]:
    units = step.other_stages
    if not units:
        return
    pairs = dict.fromkeys((unit.before.stage, unit.after.stage) for unit in units)
    said = [filled(WORDS["stage-pair"], before=stage(one), after=stage(other)) for one, other in pairs]
    names = [called(unit.after.unit) for unit in units]
    yield filled(WORDS["other-stages"], n=str(len(units)), pairs=listed(said), names=listed(names))


def _catalogue(step: Step) -> Text:
    old, new = step.before.catalog, step.after.catalog
    if old.edition_id != new.edition_id:
        return WORDS["editions"]
    if step.marks:
        ids: list[Text] = [dict.fromkeys(LANGUAGES, id) for id in step.marks]
        return filled(WORDS["catalogue-other"], n=str(len(ids)), ids=listed(ids))
    return WORDS["catalogue-same" if old.digest == new.digest else "catalogue-words"]


def units_line(step: Step) -> Text:
    """How many units are kept, have other borders, joined, have no line of their own."""
    numbers = {"kept": step.kept, "descended": step.descended, "joined": step.joined, "left": step.left}
    return filled(WORDS["units-line"], **{key: str(len(units)) for key, units in numbers.items()})


def step_name(step: Step) -> Text:
    """ "2023 → 2025"."""
    return filled(WORDS["step"], before=step.before.period, after=step.after.period)


def stage(key: str) -> Text:
    """A stage in words."""
    return REPORT_WORDS[f"stage-{key}"]


def stage_of(round: Round) -> Text:
    """The stage that was asked for, else those of the results."""
    return stage(round.stage) if round.stage else listed([stage(key) for key in round.stages])


def called(unit: Unit) -> Text:
    """The unit's name with its kind."""
    return {language: full_name(unit, language) or unit.code for language in LANGUAGES}


def listed(texts: Sequence[Text], most: int = _NAMED) -> Text:
    """The first of them with commas, and how many more there are."""
    more = filled(REPORT_WORDS["and-more"], n=str(len(texts) - most)) if len(texts) > most else {}
    return {
        language: ", ".join(text[language] for text in texts[:most]) + more.get(language, "") for language in LANGUAGES
    }


def noted(unit: Kept) -> tuple[Text, ...]:
    """What is to be known of a unit that is kept: another name, another stage."""
    notes = []
    if unit.renamed:
        notes.append(filled(WORDS["renamed"], unit=called(unit.before.unit)))
    if unit.other_stage:
        pair = {"before": stage(unit.before.stage), "after": stage(unit.after.stage)}
        notes.append(filled(WORDS["stage-mark"], **pair))
    return tuple(notes)


def came_from(unit: Descended) -> tuple[Text, ...]:
    """The units that it came from and that have a result, whole or in part; of a district so many of its communes."""
    said = []
    for ancestor, _ in unit.earlier:
        if ancestor.of > 1:
            of = {"brings": str(ancestor.brings), "of": str(ancestor.of)}
            said.append(filled(WORDS["of-district"], unit=called(ancestor.unit), **of))
        else:
            words = WORDS["whole" if ancestor.extent == "full" else "part"]
            said.append(filled(words, unit=called(ancestor.unit)))
    return tuple(said)


def parting(left: Left) -> Text:
    """Why a unit has no line of its own, in the register's words where it has any."""
    reason: Text = dict.fromkeys(LANGUAGES, f" ({left.reason})" if left.reason else "")
    if left.why == "succeeded":
        return filled(PARTING["succeeded"], now=listed([called(unit) for unit in left.now]))
    other = left.now[0] if left.now else None
    if other is not None:
        now = filled(WORDS["code-other"], code=left.before.unit.code, unit=called(other))
        return _put_together([PARTING[left.why], reason, dict.fromkeys(LANGUAGES, "; "), now])
    return _put_together([PARTING[left.why], reason])


def joining(joined: Joined) -> Text:
    """Whether a unit is new, or was silent in the earlier round."""
    return WORDS["joined-expected" if joined.was_expected else "joined-new"]


def since(step: Step) -> Iterator[tuple[Unit, tuple[Text, ...]]]:
    """Each unit of the later round with what its own documents say of the earlier one."""
    period = step.before.period
    for unit in step.kept:
        yield unit.after.unit, tuple(_since_kept(unit, step))
    for descended in step.descended:
        total = descended.sums[-1]
        low, high = (_figure(score) for score in (total.lowest, total.highest))
        ranged = low if total.lowest == total.highest else _put_together([low, _same(" – "), high])
        facts = {"after": _figure(total.after), "range": ranged, "origins": listed(came_from(descended))}
        yield descended.after.unit, (filled(WORDS["since-descended"], period=period, **facts),)
    for joined in step.joined:
        yield joined.after.unit, (filled(WORDS["since-joined"], period=period),)


def _since_kept(unit: Kept, step: Step) -> Iterator[Text]:
    total, period = unit.total, step.before.period
    if total.difference is None:
        yield filled(WORDS["since-none"], period=period)
    else:
        figures = {
            "before": _figure(total.before),
            "after": _figure(total.after),
            "difference": _signed(total.difference),
        }
        provisional = _same("") if total.enough else WORDS["since-provisional"]
        count = {"n": str(total.same), "of": str(total.of)}
        yield filled(WORDS["since-sums"], period=period, provisional=provisional, **figures, **count)
    said = []
    for change in CHANGES:
        ids: list[Text] = [_same(line.id) for line in unit.indicators if line.change == change]
        if ids and change not in ("same", "without_level"):
            word = {language: text.lower() for language, text in CHANGE[change].items()}
            said.append(filled(WORDS["since-change"], change=word, n=str(len(ids)), ids=listed(ids, len(ids))))
    if said:
        yield filled(WORDS["since-changes"], changes=_between("; ", said))
    if step.marks:
        yield filled(WORDS["since-marked"], ids=listed([_same(id) for id in step.marks], len(step.marks)))
    if unit.other_stage:
        yield filled(WORDS["stage-mark-sentence"], before=stage(unit.before.stage), after=stage(unit.after.stage))


def _same(text: str) -> Text:
    return dict.fromkeys(LANGUAGES, text)


def _between(mark: str, texts: Sequence[Text]) -> Text:
    return {language: mark.join(text[language] for text in texts) for language in LANGUAGES}


def _figure(score: float | None) -> Text:
    if score is None:
        return _same("–")
    return {language: f"{score:.2f}".replace(".", "," if language == "vi" else ".") for language in LANGUAGES}


def _signed(difference: float) -> Text:
    sign = "+" if difference > 0 else ""
    return {language: f"{sign}{text}".replace("-", "−") for language, text in _figure(difference).items()}


def _put_together(texts: Iterable[Text]) -> Text:
    found = list(texts)
    return {language: "".join(text[language] for text in found) for language in LANGUAGES}


def catalog_name(catalog: Catalog) -> str:
    """Its id and version."""
    return f"{catalog.id} {catalog.version}"
