"""Body of the command that chooses whom a council looks at: by chance and by sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iso18091cli.appraisal.sample import BY, By, Candidate, Chosen, sample
from iso18091cli.catalog import load_catalog
from iso18091cli.cli.console import out
from iso18091cli.cli.in_effect import InEffect
from iso18091cli.cli.issuing import Authority
from iso18091cli.cli.next_step import point
from iso18091cli.cli.round_now import Asked, Now, register_of, round_now
from iso18091cli.errors import NothingToDo
from iso18091cli.figures.signs import signs
from iso18091cli.files.csv_lines import csv_pieces
from iso18091cli.files.outputs import alone, asked_path, claim, write_whole
from iso18091cli.messages.sample import WORDS
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.review import SAMPLE
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import KINDS, LEVELS, full_name
from iso18091cli.round.ledger import ledger_beside

COLUMNS = ("unit_code", "unit_name", "level", "kind", "parent", "by", "reason")


@dataclass(frozen=True)
class Order:
    """What is asked of which round."""

    folder: Path
    n: int
    by: str
    sign_share: float
    """0 to 1."""
    seed: int
    output: Path | None
    force: bool
    of: InEffect
    authority: Authority


def run(order: Order) -> int:
    """0: the list is written."""
    by = _by(order.by)
    catalog, values = load_catalog(order.of.values.catalogue), order.of.values
    path = asked_path(order.output, SAMPLE) if order.output else order.folder / SAMPLE
    claim(path, order.force)
    register, file = register_of(order.folder, values.register)
    entries = ledger_beside(order.folder) if order.folder.is_dir() else []
    asked = Asked(order.folder, catalog, register, file, values.period, values.due, order.authority)
    with round_now(asked, entries) as now:
        units = candidates(now, catalog)
    if not units:
        raise NothingToDo(filled(WORDS["nobody"], folder=str(order.folder)))
    chosen = sample(units, order.n, by, order.sign_share, order.seed)
    with alone(path.parent):
        write_whole(path, b"".join(csv_pieces(COLUMNS, (_row(one, order.of.lang) for one in chosen))))
    _tell(order, path, chosen, len(units))
    return 0


def candidates(now: Now, catalog: Catalog) -> list[Candidate]:
    """The units whose workbooks count, in order, each with its signs."""
    found = signs(now.store, catalog)
    return [
        Candidate(
            line.unit,
            sum(sign.weight for sign in found if sign.path == line.path),
            tuple(sign.reason for sign in found if sign.path == line.path),
        )
        for line in now.lines
        if line.outcome == "counted" and line.unit is not None
    ]


def _by(typed: str) -> tuple[By, ...]:
    words = [word.strip() for word in typed.split(",") if word.strip()]
    if unknown := [word for word in words if word not in BY]:
        raise NothingToDo(filled(WORDS["by-unknown"], found=unknown[0]))
    return tuple(name for name in BY if name in words)


def _row(one: Chosen, language: str) -> list[str]:
    unit = one.unit
    reason = say(_reason(one), language)
    return [unit.code, full_name(unit, "vi"), unit.level, unit.kind, unit.parent, one.by, reason]


def _reason(one: Chosen) -> Text:
    why = list(one.reasons)
    if one.by == "chance":
        named: Text = {
            lang: ", ".join(
                say(LEVELS.get(word) or KINDS.get(word) or {lang: word}, lang) for word in one.stratum if word
            )
            for lang in LANGUAGES
        }
        why.insert(0, filled(WORDS["chance"], stratum=named) if any(one.stratum) else WORDS["chance.all"])
    return {lang: "; ".join(say(text, lang) for text in why) for lang in LANGUAGES}


def _tell(order: Order, path: Path, chosen: Sequence[Chosen], of: int) -> None:
    language, console = order.of.lang, out()
    counts = {"n": len(chosen), "of": of, "seed": order.seed}
    counts |= {by: sum(one.by == by for one in chosen) for by in ("chance", "sign")}
    if of < order.n:
        console.print(say(filled(WORDS["fewer"], n=order.n, of=of), language), soft_wrap=True)
    console.print(say(filled(WORDS["drawn"], path=str(path), **counts), language), soft_wrap=True)
    for one in chosen:
        console.print(f"  {full_name(one.unit, language)}: {say(_reason(one), language)}", soft_wrap=True)
    console.print(say(WORDS["no-proof"], language), soft_wrap=True)
    point("sampled", language, folder=order.folder, file=path)
