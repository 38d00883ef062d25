"""A correction counts, whatever it is called and however many answers were withdrawn; contract "Which copy counts"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from filling import CATALOG, COMPLETE, Values, fill, patch
from hand import CATALOG as HAND
from hand import aggregate, result
from iso18091cli.figures.ledger import _why
from iso18091cli.form.carry import carry_on
from iso18091cli.form.refill import stamp_of
from iso18091cli.form.return_copy import return_copy
from iso18091cli.intake.examine import examine
from iso18091cli.messages.reports import WORDS
from iso18091cli.model.answers import Submission
from iso18091cli.model.received import Receipt
from iso18091cli.model.summary import LedgerLine
from iso18091cli.model.text import say
from iso18091cli.model.units import Unit
from iso18091cli.reading.reader import read_workbook
from iso18091cli.register.identity import in_order


def line(path: str, answers: str, *, of: str = "", saved: str = "", **more: object) -> LedgerLine:
    """A usable workbook; ``answers``: one letter stands for its answers, ``of`` for those that it was made from."""
    given = {"answered": 9, "assessed": 3, "stage": "self", "unit": Unit(name="An Mẫu")} | more
    made = tuple(letter * 16 for letter in of)
    return LedgerLine(
        path=path, sha256=path, outcome="counted", answers_digest=answers * 16, answers_to=made, saved=saved, **given
    )  # type: ignore[arg-type]


EARLY, LATE = "2026-11-03T08:00:00Z", "2026-11-05T08:00:00Z"


@pytest.mark.parametrize(
    ("copies", "counts"),
    [
        # more levels, where nothing else tells; then the shorter path
        ([line("a", "a"), line("b", "b", assessed=4)], "b"),
        ([line("a (1)", "a"), line("b", "b")], "b"),
        # of two as long the earlier by letters, saved at the same moment or not said when
        ([line("b", "b"), line("a", "a")], "a"),
        ([line("b", "b", saved=LATE), line("a", "a", saved=LATE)], "a"),
        # saved last, where all say when
        ([line("a", "a", saved=LATE), line("b", "b", saved=EARLY, assessed=4)], "a"),
        ([line("a", "a", saved=LATE), line("b", "b", assessed=4)], "b"),
        # made from the other one, whatever its name, however little is left and whenever it was saved
        ([line("a", "a", saved=LATE), line("z (3)", "c", of="a", saved=EARLY, assessed=1, answered=1)], "z (3)"),
        # the whole chain; a copy of the first that was only saved again is known
        ([line("a again", "a", saved=LATE), line("z", "c", of="ab", saved=EARLY)], "z"),
        # and no others: a third workbook is weighed as ever
        ([line("a", "a"), line("z", "c", of="a", assessed=1), line("x", "x", assessed=5)], "x"),
        # it came back as it went out: nothing was corrected
        ([line("a", "a"), line("aa", "a", of="a")], "a"),
        # two that each claim to answer the other
        ([line("a", "a", of="b"), line("b", "b", of="a", assessed=4)], "b"),
        # a later stage before all that; a blank one after all
        ([line("a", "a", stage="review"), line("z", "c", of="a", saved=LATE)], "a"),
        ([line("a", "a", answered=0, assessed=0, stage="agreed", saved=LATE), line("z", "c", saved=EARLY)], "z"),
    ],
)
def test_which_copy_counts(copies: list[LedgerLine], counts: str) -> None:
    for order in (copies, copies[::-1]):
        first, *rest = in_order(order)
        assert first.path == counts
        assert {other.path for other in rest} == {other.path for other in copies} - {counts}


@pytest.mark.parametrize(
    ("other", "first", "key"),
    [
        (line("a", "a", answered=0, assessed=0), line("b", "b"), "copy-blank"),
        (line("a", "a"), line("b", "b", receipt=Receipt(word="yes")), "copy-word"),
        (line("a", "a"), line("b", "b", stage="review"), "copy-stage"),
        (line("a", "a", receipt=Receipt(last=LATE)), line("b", "b", stage="review", receipt=Receipt(last=EARLY)), "copy-stage-before"),
        (line("a", "a"), replace(line("b", "a"), sha256="a"), "copy-identical"),
        (line("a", "a"), line("b", "b", of="a"), "copy-answered"),
        (line("a", "a", receipt=Receipt(last=EARLY)), line("b", "b", receipt=Receipt(last=LATE)), "copy-received"),
        (line("a", "a", saved=EARLY), line("b", "b", saved=LATE), "copy-saved"),
        (line("a", "a"), line("b", "b", assessed=4), "copy-levels"),
        (line("b", "b"), line("a", "a"), "copy-equal"),
    ],
)  # fmt: skip
def test_why_another_copy_counts(other: LedgerLine, first: LedgerLine, key: str) -> None:
    told = say(_why(other, first), "en")
    words = [word for word in re.split(r"\{[a-z]+\}", say(WORDS[key], "en")) if word.strip()]
    assert all(word in told for word in words) and ("{" not in told)


def test_a_workbook_that_names_another_units_answers_stands_for_its_own_unit_alone() -> None:
    """The stamp is in the sender's hands: "made from" another unit's workbook takes nothing away from that one."""
    sent = result("a.xlsx", Unit(name="An Mẫu"))
    claims = result("z.xlsx", Unit(name="Bình Mẫu"), "rrrr")
    assert sent.submission and claims.submission
    stamp = {**claims.submission.stamp, "answers_to": sent.submission.answers_digest}
    claims = replace(claims, submission=replace(claims.submission, stamp=stamp))
    ledger = aggregate([sent, claims], HAND, None).ledger
    assert {entry.path: entry.outcome for entry in ledger} == {"a.xlsx": "counted", "z.xlsx": "counted"}


def read(
    path: Path, values: Mapping[tuple[str, str], object] | None = None, content: bytes | None = None
) -> Submission:
    return read_workbook(fill(path, values, content=content), CATALOG)


def test_answers_have_one_digest_however_they_are_kept(tmp_path: Path) -> None:
    one = read(tmp_path / "one.xlsx")
    assert len(one.answers_digest) == 16 and one.answers_to == () and one.return_no == 0
    saved_again = read_workbook(fill(tmp_path / "again.xlsx", change=lambda workbook: None), CATALOG)
    assert saved_again.answers_digest == one.answers_digest
    spelt = {
        key: f" {value.lower()} " if key[1] == "self_level" and isinstance(value, str) else value
        for key, value in COMPLETE.items()
    }
    assert read(tmp_path / "spelt.xlsx", spelt).answers_digest == one.answers_digest  # the meaning is the same
    other = {**COMPLETE, ("1.1.a", "evidence"): "QĐ 99/QĐ-UBND"}
    assert read(tmp_path / "other.xlsx", other).answers_digest != one.answers_digest


def test_a_blank_form_answers_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "blank.xlsx", {}).given == ()


def test_a_return_copy_knows_what_it_answers(tmp_path: Path) -> None:
    sent = read(tmp_path / "sent.xlsx")
    once = read(tmp_path / "once.xlsx", {("1.1.a", "self_level"): "Đỏ"}, return_copy(sent, CATALOG, []).content)
    assert (once.answers_to, once.return_no) == ((sent.answers_digest,), 1)
    twice = read(tmp_path / "twice.xlsx", {}, return_copy(once, CATALOG, []).content)
    assert (twice.answers_to, twice.return_no) == ((sent.answers_digest, once.answers_digest), 2)
    carried = carry_on(sent, CATALOG, "vi", stamp_of(sent), [], "sent.xlsx").content
    fresh = read(tmp_path / "fresh.xlsx", {}, carried)
    assert (fresh.answers_to, fresh.return_no) == ((sent.answers_digest,), 0)
    assert fresh.answers_digest == sent.answers_digest


@pytest.mark.parametrize("stamped", ["x", "0123456789abcde", "g" * 16, "=1+1", "9" * 5000])
def test_a_stamp_that_says_nonsense_answers_nothing(stamped: str, tmp_path: Path) -> None:
    odd = read_workbook(fill(tmp_path / "odd.xlsx", meta={"answers_to": stamped, "return_no": stamped}), CATALOG)
    assert (odd.answers_to, odd.return_no) == ((), 0)


NAMED: Values = {**COMPLETE, ("unit_name", "value"): "An Mẫu"}


def test_a_correction_counts_and_says_in_how_much(tmp_path: Path) -> None:
    sent = read(tmp_path / "phieu-day-du-nhat.xlsx", NAMED)
    back = return_copy(sent, CATALOG, []).content
    corrected = fill(tmp_path / "phieu-day-du-nhat (2).xlsx", {("1.1.a", "self_level"): None}, content=back)
    summary = aggregate([examine(Path(sent.path), CATALOG), examine(corrected, CATALOG)], CATALOG, None)
    assert [r.path for r in summary.scored] == [str(corrected)]
    (copy,) = [told for told in summary.ledger if told.outcome == "second_copy"]
    assert copy.differs == 1
    assert "được sửa từ chính phiếu này" in copy.reason["vi"] and "1 dòng" in copy.reason["vi"]
    assert "ít ô trả lời hơn" in copy.reason["vi"]


PROPERTIES = """<?xml version="1.0"?><p:coreProperties
 xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:t="http://purl.org/dc/terms/">
 <t:created>1980-01-01T00:00:00Z</t:created><t:modified>{}</t:modified></p:coreProperties>"""


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("2026-11-05T08:00:00Z", "2026-11-05T08:00:00Z"),
        ("2026-11-05T15:00:00+07:00", "2026-11-05T08:00:00Z"),
        ("2026-11-05T15:00:00", "2026-11-05T08:00:00Z"),  # by the clock of Vietnam, where none is named
        ("1980-01-01T00:00:00Z", ""),  # as it was made: never saved again
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_when_it_was_saved(written: str, saved: str, tmp_path: Path) -> None:
    part = PROPERTIES.format(written).encode()
    path = patch(fill(tmp_path / "a.xlsx"), {"docProps/core.xml": part})
    assert read_workbook(path, CATALOG).saved == saved


@pytest.mark.parametrize("part", [None, b"", b"<no xml", b"<a>" + b"x" * 70_000 + b"</a>"])
def test_damaged_properties_cost_nothing(part: bytes | None, tmp_path: Path) -> None:
    path = patch(fill(tmp_path / "a.xlsx"), {"docProps/core.xml": part})
    assert read_workbook(path, CATALOG).saved == ""
