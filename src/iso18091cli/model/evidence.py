"""What is typed as evidence → codes of the register, where each is used, and documents that words name.

A code is a prefix and a number: MC01 as a form gives them, VP-01 in a part that an office fills in. Of free text only
what is surely a code or a document's sign is understood; the text itself stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from iso18091cli.model.answers import Entry, Row, Submission
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.units import KINDS, Unit

PREFIX = "MC"
"""Of the codes that a whole form gives: minh chứng."""
REGISTER = ("document", "sign", "issued_on", "issuer", "located", "expected")
"""Columns of the register that the unit fills in, beside the code."""

_ONE_CODE = re.compile(r"([A-ZĐ]{1,8})[\s.:_-]{0,3}0*([1-9][0-9]{0,2})")
_WIDEST = 100
"""Codes that "MC01-MC30" may stand for; a wider range is taken for two codes."""


def code(prefix: str, number: int) -> str:
    """A code as it is given: "MC03"; "VP-03" with any other prefix."""
    return f"{prefix}{'' if prefix == PREFIX else '-'}{number:02}"


def one_code(text: str) -> str:
    """The code that a text is, however it is written ("mc 3"); "" where it is none."""
    found = _ONE_CODE.fullmatch(clean(text).upper())
    return code(found[1], int(found[2])) if found else ""


def prefixes(codes: Iterable[str]) -> tuple[str, ...]:
    """What these codes begin with, PREFIX always among them; in order."""
    return tuple(sorted({PREFIX, *(c.rstrip("0123456789").rstrip("-") for c in codes)} - {""}))


def prefix_given(submission: Submission) -> str:
    """With what the codes begin that the form gave: those of a part have its own prefix."""
    stamped = submission.stamp.get("evidence_codes", "")
    return stamped if re.fullmatch("[A-ZĐ]{1,8}", stamped) else PREFIX


def codes_known(submission: Submission) -> tuple[str, ...]:
    """With what begins what is taken for a code: as the form gave it, and as the register's rows have it."""
    return prefixes((prefix_given(submission), *(row.id for row in submission.evidence if one_code(row.id))))


def codes_in(text: str, known: tuple[str, ...] = (PREFIX,)) -> tuple[str, ...]:
    """The codes with one of the known prefixes that a text names, each once, in order: "mc 3, MC07-09; và MC12"."""
    found: dict[str, None] = {}
    for match in _codes(known).finditer(text):
        first, last = int(match["first"]), int(match["last"] or match["bare"] or 0)
        prefix = match["prefix"].upper()
        same = match["other"] is None or match["other"].upper() == prefix
        between = range(first, last + 1) if same and first < last <= first + _WIDEST else (first,)
        found |= dict.fromkeys(code(prefix, number) for number in between if number)
        if last and last not in between:
            found[code((match["other"] or prefix).upper(), last)] = None
    return tuple(found)


@lru_cache(maxsize=16)
def _codes(known: tuple[str, ...]) -> re.Pattern[str]:
    prefix, between = "|".join(map(re.escape, known)), r"[\s.:_-]{0,3}0*"
    number, end = "[1-9][0-9]{0,2}", r"(?![^\W_])(?!/[0-9])"
    one = rf"(?<![^\W_])(?<![0-9]/)(?P<prefix>{prefix}){between}(?P<first>{number}){end}"
    to_code = rf"\s*(?:-|–|—|đến|tới|to)\s*(?P<other>{prefix}){between}(?P<last>{number}){end}"
    to_number = rf"[-–—]0*(?P<bare>{number}){end}(?!/)"
    return re.compile(f"{one}(?:{to_code}|{to_number})?", re.IGNORECASE)


# The register and what refers to it -----------------------------------------------------------------------------------


def by_code(submission: Submission) -> tuple[Row, ...]:
    """The rows of the register in the order of codes, those without one last."""
    return tuple(sorted(submission.evidence, key=_order))


def _order(row: Row) -> tuple[bool, str, int, str]:
    found = _ONE_CODE.fullmatch(row.id)
    return (not found, found[1] if found else "", int(found[2]) if found else 0, row.place.cell)


def uses(submission: Submission) -> dict[str, tuple[str, ...]]:
    """The codes that evidence cells name, each with the ids of the rows that name it, in the form's order."""
    known = codes_known(submission)
    found: dict[str, list[str]] = {}
    for row in submission.rows.values():
        if typed := row.typed("evidence"):
            for named in codes_in(typed, known):
                found.setdefault(named, []).append(row.id)
    return {named: tuple(ids) for named, ids in found.items()}


def met(submission: Submission) -> dict[str, tuple[str, ...]]:
    """The expected evidence that entries of the register meet: its id, and their codes. An entry needs a name."""
    found: dict[str, list[str]] = {}
    for row in submission.evidence:
        if (expected := row.value("expected")) and row.typed("document"):
            found.setdefault(expected, []).append(row.id)
    return {expected: tuple(codes) for expected, codes in found.items()}


def indicators_met(submission: Submission, catalog: Catalog) -> frozenset[str]:
    """The indicators for which the register holds some evidence that is expected."""
    there = met(submission)
    return frozenset(i.id for i in catalog.indicators if any(item.id in there for item in i.expected))


def proved(rows: Mapping[str, Row], row_id: str, indicator: str, registered: frozenset[str]) -> bool:
    """Whether a level has evidence: its own, else its heading's, else the register's for the indicator.

    ``registered``: what ``indicators_met`` gives.
    """
    given = (rows[id].entries.get("evidence") for id in (row_id, indicator) if id in rows)
    return any(entry is not None and shows_something(entry) for entry in given) or indicator in registered


NOTHING = (
    *("", "x", "v", "không", "k", "ko", "có", "không có", "chưa", "chưa có", "none", "no", "yes", "na", "n a"),
    *("khong có", "không co"),
)
"""What is typed where there is nothing to show, signs aside; with and without marks."""
_NOTHING = frozenset(map(fold, NOTHING))
_SIGNS = re.compile(r"[\W_]+")
_MORE = re.compile(rf"(?:[\W_]*+[^\W_]){{{max(map(len, NOTHING)) + 1}}}")
"""More letters and digits than any of these has."""


def shows_something(entry: Entry) -> bool:
    """Whether an evidence cell names anything: not "-", "x", "có" or "không có", and not struck out."""
    if entry.unseen or entry.blank:
        return False
    return (
        bool(entry.link)
        or bool(_MORE.match(entry.typed[:40]))
        or _SIGNS.sub(" ", fold(entry.typed[:40])).strip() not in _NOTHING
    )


# Documents ------------------------------------------------------------------------------------------------------------


class Document(NamedTuple):
    """A document as words name it."""

    sign: str
    """Number and sign: "125/QĐ-UBND"."""
    date: str
    """YYYY-MM-DD, or "" where none stands beside it."""


_SIGN = (
    r"(?<![\w/])(?P<sign>[0-9]{1,5}[a-z]?(?:/[0-9]{4})?"
    r"/[A-ZĐ][A-ZĐa-zđ]{0,7}(?:[-–][A-ZĐ0-9][A-ZĐa-zđ0-9]{0,11}){0,4})(?![\w/])"
)
_DAY = (
    r"(?i)[\s,;(]{0,3}(?:ngày|dated?|of)?\s*(?P<day>[0-3]?[0-9])(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>[01]?[0-9])"
    r"(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)


def documents_in(text: str) -> Iterator[Document]:
    """The documents that words name by number and sign, each with the date that follows, in order."""
    for found in re.finditer(_SIGN, text):
        day = re.compile(_DAY).match(text, found.end())
        yield Document(found["sign"].replace("–", "-"), _iso(day) if day else "")


def _iso(day: re.Match[str]) -> str:
    number, month, year = (int(day[name]) for name in ("day", "month", "year"))
    return f"{year}-{month:02}-{number:02}" if 1 <= month <= 12 and 1 <= number <= 31 else ""


def sign_key(sign: str) -> str:
    """By what two signs are compared: capitals, marks, blanks, leading zeros, the kind of hyphen and "số" aside."""
    plain = re.sub(r"[\s.:–—-]+", "-", fold(sign)).removeprefix("so-").strip("-")
    return re.sub(r"-?/-?", "/", plain).lstrip("0")


_BODIES = ("chu tich ubnd", "uy ban nhan dan", "hoi dong nhan dan", "uy ban mttq", "dang uy", "ubnd", "hdnd")
"""How the bodies of a territory are called, as they are compared; the territory's name follows."""


def issued_by(issuer: str, unit: Unit) -> bool:
    """Whether a document's issuer is the unit itself: by its name ("UBND xã Tân Lập"), or by its kind ("UBND xã").

    A decision of the province is everybody's, so where the issuer is not surely the unit the answer is no.
    """
    found, named = _territory(issuer), _territory(unit.name)
    kinds = {fold(text["vi"]) for text in KINDS.values()}
    bare = next((named.removeprefix(f"{kind} ") for kind in kinds if named.startswith(f"{kind} ")), named)
    own = {fold(KINDS[unit.kind]["vi"])} if unit.kind in KINDS else set()
    return found in own or (bool(bare) and found in {named, bare, *(f"{kind} {bare}" for kind in own or kinds)})


def _territory(name: str) -> str:
    """A name as it is compared, without the body in front of it."""
    plain = " ".join(re.sub("[-–,.]", " ", fold(name)).split())
    body = next((body for body in _BODIES if plain.startswith(f"{body} ")), "")
    return plain.removeprefix(body).strip()
