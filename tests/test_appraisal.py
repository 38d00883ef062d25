"""Appraisal from copies to the meeting: what a blind copy holds, which reviews count, what everybody said side by side."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from openpyxl import load_workbook

import iso18091cli.cli.app  # noqa: F401 - its help is in the language of whoever loads it first
from command_line import Run, commands
from filling import CATALOG, COMPLETE, fill
from iso18091cli.appraisal.accept import accept
from iso18091cli.appraisal.agreement import agreement, ordinal_alpha, weighted_kappa
from iso18091cli.appraisal.compare import Review, compare, findings, levels
from iso18091cli.appraisal.consensus import consensus
from iso18091cli.appraisal.sample import Candidate, sample
from iso18091cli.appraisal.tally import most_optimistic, tallies
from iso18091cli.form.book import Stamp
from iso18091cli.form.meeting import meeting_book, meeting_stamp
from iso18091cli.form.review_copy import review_copy, review_stamp
from iso18091cli.intake.examine import examine
from iso18091cli.model.answers import NOT_APPLICABLE, Submission
from iso18091cli.model.catalog import Appraisal
from iso18091cli.model.issued import AS_STAMPED, Issued, IssuedCopy
from iso18091cli.model.part import known_part, narrowed, reviewer_of, reviewer_part
from iso18091cli.model.review import Appraised, Compared, Differences, Opinion, ReviewCopy, Reviewer
from iso18091cli.model.scores import Result
from iso18091cli.model.text import Text
from iso18091cli.model.units import Unit
from test_catalog import SMALL

UNIT = Unit(code="12345", name="Thử", level="commune", kind="xa")
SENT = Stamp(unit=UNIT, period="2026", copy="c-own")
WORD = {"green": "Xanh", "yellow": "Vàng", "red": "Đỏ"}
OWN: dict[tuple[str, str], object] = {
    **COMPLETE,
    ("1.10.a", "explanation"): "Làm muộn",
    ("1.1.a", "self_level"): "Vàng",
}
"""The unit says green, but for yellow at 1.1.a."""
Said = dict[tuple[str, str], object]
EMPTY = Submission(path="", sha256="", stamp={}, language="vi", unit={}, rows={}, survey={}, actions=())


def read(path: Path, values: Said, stamp: Stamp = SENT, content: bytes | None = None) -> Submission:
    result = examine(fill(path, values, stamp=stamp, content=content), CATALOG, issued=AS_STAMPED)
    assert result.submission is not None, result.diagnostics
    return result.submission


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Submission:
    return read(tmp_path_factory.mktemp("own") / "own.xlsx", OWN)


_MADE: dict[tuple[object, ...], bytes] = {}
"""Copies that were made: a form takes a while to build."""


def copy_of(own: Submission, key: str, blind: bool = True, asked: tuple[str, ...] = (), number: str = "c-1") -> bytes:
    which = own.sha256, key, blind, asked, number
    if which not in _MADE:
        stamp = review_stamp(own, reviewer_part(key, asked), number)
        _MADE[which] = review_copy(own, CATALOG, stamp, blind=blind).content
    return _MADE[which]


def reviewed(folder: Path, own: Submission, key: str, said: dict[str, tuple[str, str]], **more: object) -> Review:
    """A reviewer's copy, filled in: (level, comment) by row."""
    content = copy_of(own, key, **more)  # type: ignore[arg-type]
    values: Said = {(id, "review_level"): level or None for id, (level, _) in said.items()}
    values |= {(id, "review_comment"): comment for id, (_, comment) in said.items() if comment}
    path = folder / f"{key}.xlsx"
    return Review(key, f"Bà {key}", str(path), read(path, values, content=content))


# Parts ----------------------------------------------------------------------------------------------------------------


def test_a_reviewers_part_holds_what_was_given_and_nothing_else() -> None:
    pillar = CATALOG.pillars[0].id
    part = reviewer_part("lan", (pillar, "2.2"))
    assert reviewer_of(part) == "lan" and known_part(CATALOG, part)
    asked = narrowed(CATALOG, part)
    assert [i.id for i in asked.indicators] == [i.id for i in CATALOG.of_pillar[pillar]] + ["2.2"]
    assert asked.survey == () and asked.scoring.labels == ()
    assert len(narrowed(CATALOG, reviewer_part("lan")).indicators) == len(CATALOG.indicators)
    assert not known_part(CATALOG, reviewer_part("lan", ("9.9",))) and reviewer_of("lead:x") == ""


# Blind ----------------------------------------------------------------------------------------------------------------


def parts(content: bytes, path: Path) -> dict[str, bytes]:
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_blind_copies_of_units_that_differ_in_their_levels_alone_are_equal_part_by_part(tmp_path: Path) -> None:
    rows = [id for id, column in OWN if column == "self_level"]
    others: Said = {**OWN, **{(id, "self_level"): "Đỏ" for id in rows}, ("1.1.b", "self_level"): "Vàng"}
    others |= {("1.10", "competence"): "Không áp dụng", ("1.1.a", "previous_level"): "Đỏ", ("1", "task"): "Việc khác"}
    first, second = (read(tmp_path / f"{n}.xlsx", values) for n, values in enumerate((OWN, others)))
    assert first.answers_digest != second.answers_digest
    one, two = (parts(copy_of(sent, "lan"), tmp_path / "copy.xlsx") for sent in (first, second))
    assert one.keys() == two.keys() and [name for name in one if one[name] != two[name]] == []
    # Not blind, they differ: the comparison can see a level.
    one, two = (parts(copy_of(sent, "lan", blind=False), tmp_path / "copy.xlsx") for sent in (first, second))
    assert [name for name in one if one[name] != two[name]]


def test_a_blind_copy_shows_evidence_and_explanation_and_no_level_or_digest(own: Submission, tmp_path: Path) -> None:
    content = copy_of(own, "lan")
    copy = read(tmp_path / "lan.xlsx", {}, content=content)
    assert copy.stage == "review" and reviewer_of(copy.part) == "lan"
    assert copy.rows["1.1.a"].typed("evidence") == "Quyết định số 1/QĐ-UBND"
    assert copy.rows["1.10.a"].typed("explanation") == "Làm muộn"
    assert not any(row.typed("self_level") or row.typed("previous_level") for row in copy.rows.values())
    assert copy.actions == () and copy.answers_to == ()
    held = b"".join(parts(content, tmp_path / "again.xlsx").values())
    assert own.answers_digest.encode() not in held
    seen = read(tmp_path / "seen.xlsx", {}, content=copy_of(own, "lan", blind=False))
    assert seen.rows["1.1.a"].value("self_level") == "yellow"


# A second look --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blind", [True, False])
def test_a_second_look_keeps_what_was_said_of_what_did_not_change(own: Submission, tmp_path: Path, blind: bool) -> None:
    said = {id: ("Đỏ", f"vì {id}") for id in ("1.1.a", "1.1.b", "1.10.a")}
    before = reviewed(tmp_path, own, "lan", said, blind=blind).submission
    corrected: Said = {**OWN, ("1.1.a", "evidence"): "Quyết định mới", ("1.1.b", "self_level"): "Vàng"}
    now = read(tmp_path / "now.xlsx", corrected)
    stamp = review_stamp(now, reviewer_part("lan"), "c-2")
    made = review_copy(now, CATALOG, stamp, blind=blind, earlier=before)
    anew = read(tmp_path / "anew.xlsx", {}, content=made.content)
    changed = {(c.address.row, c.address.column) for c in made.changed}
    assert changed == {("1.1.a", "evidence")} | (set() if blind else {("1.1.b", "self_level")})
    kept = {id for id, row in anew.rows.items() if row.typed("review_level")}
    assert kept == {"1.1.b", "1.10.a"} - (set() if blind else {"1.1.b"}) and made.kept == len(kept)
    listed = load_workbook(tmp_path / "anew.xlsx").worksheets[1]
    held = [str(cell.value) for row in listed.iter_rows() for cell in row if cell.value]
    assert "vì 1.1.a" in held and "Quyết định số 1/QĐ-UBND" in held  # what was said, and what stood there


# Consensus ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "median", "worst", "majority"),
    [
        ("", None, None, None),
        ("g", "g", "g", "g"),
        ("gg", "g", "g", "g"),
        ("gy", None, "y", None),
        ("gr", None, "r", None),
        ("gyr", "y", "r", None),
        ("ggr", "g", "r", "g"),
        ("grr", "r", "r", "r"),
        ("gyyr", "y", "r", None),
        ("ggyy", None, "y", None),
        ("ggyr", None, "r", None),
        ("gggr", "g", "r", "g"),
        ("nn", "n", "n", "n"),
        ("gn", None, None, None),
    ],
)
def test_several_reviews_become_one_by_the_catalogues_rule(
    said: str, median: str | None, worst: str | None, majority: str | None
) -> None:
    levels = [NOT_APPLICABLE if letter == "n" else letter for letter in said]
    wanted = [NOT_APPLICABLE if letter == "n" else letter for letter in (median, worst, majority)]
    found = [consensus(levels, "ryg", rule) for rule in ("median", "worst", "majority")]  # type: ignore[arg-type]
    assert found == wanted


# Side by side ---------------------------------------------------------------------------------------------------------

LAN = {
    "1.1.a": ("Vàng", ""),  # as the unit
    "1.1.b": ("Đỏ", "không có văn bản"),  # all differ from the unit
    "1.10.a": ("Xanh", "tốt"),  # the reviewers are divided
    "2.1.a": ("Vàng", ""),  # alone, another level, and no reason
    "2.1.b": ("Rất tốt", ""),  # no level
}
MINH = {"1.1.a": ("Vàng", "khớp"), "1.1.b": ("Đỏ", ""), "1.10.a": ("Đỏ", "thiếu")}


def met(folder: Path, own: Submission) -> tuple[Differences, list[Review]]:
    reviews = [reviewed(folder, own, "lan", LAN), reviewed(folder, own, "minh", MINH)]
    found = compare(own, UNIT, reviews, CATALOG)
    told = tuple(findings(found, reviews, CATALOG, [reviewer_part("lan", ("1.1", "1.10", "2.1"))]))
    said = [{"lan": 0, "minh": 1}]
    units = Differences(
        catalog=CATALOG, period="2026", units=(found,), findings=told, agreement=agreement(said, found.reviewers, 3, 1)
    )
    return units, reviews


def test_every_level_stands_beside_the_others_and_the_first_to_talk_about_are_on_top(
    own: Submission, tmp_path: Path
) -> None:
    (unit,) = met(tmp_path, own)[0].units
    found = {
        row.id: (row.own, [o.level for o in row.opinions], row.appraisal, row.agreed, row.why) for row in unit.rows
    }
    assert found == {
        "1.1.a": ("yellow", ["yellow", "yellow"], "yellow", "yellow", "agreed"),
        "1.1.b": ("green", ["red", "red"], "red", None, "differs"),
        "1.10.a": ("green", ["green", "red"], None, None, "tie"),
        "2.1.a": ("green", ["yellow"], "yellow", None, "differs"),
        "2.1.b": ("green", [None], None, None, "unseen"),
        "2.2": ("green", [], None, None, "unseen"),
    }
    assert [row.id for row in unit.open] == ["1.10.a", "1.1.b", "2.1.a"]


def test_what_is_to_be_asked_is_told_with_its_code(own: Submission, tmp_path: Path) -> None:
    told = [(Path(file).name, d.code, d.id) for file, d in met(tmp_path, own)[0].findings]
    assert sorted(told) == [
        ("", "T09", ""),
        ("lan.xlsx", "T06", "2.1.a"),
        ("lan.xlsx", "T07", "2.1.b"),
        ("minh.xlsx", "T06", "1.1.b"),
    ]


def test_a_review_that_says_nothing_and_one_beyond_its_part_are_told(own: Submission, tmp_path: Path) -> None:
    blank = reviewed(tmp_path, own, "ha", {})
    whole = copy_of(own, "thu")
    # A row of another copy put into this one: its key is there, and is not asked.
    path = tmp_path / "beyond.xlsx"
    values: Said = {("2.2", "review_level"): "Đỏ", ("1.1.a", "review_level"): "Vàng"}
    fill(path, values, content=whole, meta={"part": reviewer_part("thu", ("1.1",))})
    result = examine(path, CATALOG, issued=AS_STAMPED)
    assert result.submission is not None
    reviews = [blank, Review("thu", "Bà Thu", str(path), result.submission)]
    found = compare(own, UNIT, reviews, CATALOG)
    told = {(d.code, d.id) for _, d in findings(found, reviews, CATALOG, [reviewer_part("thu")])}
    assert ("T10", "") in told and ("T08", "2.2") in told
    assert [row.id for row in found.rows if row.seen] == ["1.1.a"]


@pytest.mark.parametrize(("second", "told"), [(("90", "100"), ["T12"]), (("80", "100"), []), (("", ""), [])])
def test_figures_that_differ_are_told_and_no_one_is_chosen(second: tuple[str, str], told: list[str]) -> None:
    said = (Opinion("lan", "red", "đếm", figures=("80", "100")), Opinion("minh", "red", "đếm", figures=second))
    rows = (Compared("1.1.a", "1.1", CATALOG.pillars[0].id, "green", said, "red", None, "differs"),)
    unit = Appraised(unit=UNIT, source="own.xlsx", rows=rows, reviewers=(("lan", "Bà Lan"), ("minh", "Ông Minh")))
    reviews = [Review(key, name, f"{key}.xlsx", EMPTY) for key, name in unit.reviewers]
    found = findings(unit, reviews, CATALOG, [reviewer_part("lan")])
    assert [d.code for _, d in found if d.code != "T10"] == told


def test_the_meetings_workbook_holds_self_appraisal_and_agreed_and_loses_no_comment(
    own: Submission, tmp_path: Path
) -> None:
    unit = met(tmp_path, own)[0].units[0]
    content = meeting_book(own, CATALOG, unit, meeting_stamp(own, "c-9"))
    book = read(tmp_path / "met.xlsx", {}, content=content)
    assert book.stage == "agreed" and own.answers_digest in book.answers_to
    for stage, wanted in (
        (
            "self",
            {
                "1.1.a": "yellow",
                "1.1.b": "green",
                "1.10.a": "green",
                "2.1.a": "green",
                "2.1.b": "green",
                "2.2": "green",
            },
        ),
        ("review", {"1.1.a": "yellow", "1.1.b": "red", "2.1.a": "yellow"}),
        ("agreed", {"1.1.a": "yellow"}),
    ):
        assert levels(book, CATALOG, stage) == wanted  # type: ignore[arg-type]
    comments = {id: row.typed("review_comment") for id, row in book.rows.items() if row.typed("review_comment")}
    assert comments == {
        "1.1.a": "Bà minh: khớp",
        "1.1.b": "Bà lan (Đỏ): không có văn bản\nBà minh (Đỏ)",
        "1.10.a": "Bà lan (Xanh): tốt\nBà minh (Đỏ): thiếu",
        "2.1.a": "Bà lan (Vàng)",
        "2.1.b": "Bà lan (Rất tốt)",
    }
    assert book.rows["1.1.a"].typed("evidence") == own.rows["1.1.a"].typed("evidence") and len(book.actions) == 1


def test_what_the_meeting_decided_stands_until_somebody_says_otherwise(own: Submission, tmp_path: Path) -> None:
    units, reviews = met(tmp_path, own)
    content = meeting_book(own, CATALOG, units.units[0], meeting_stamp(own, "c-9"))
    decided = read(
        tmp_path / "met.xlsx", {("1.1.b", "agreed_level"): "Vàng", ("1.10.a", "agreed_level"): "Đỏ"}, content=content
    )
    again = {row.id: (row.agreed, row.why) for row in compare(own, UNIT, reviews, CATALOG, decided).rows}
    assert again["1.1.b"] == ("yellow", "decided") and again["1.10.a"] == ("red", "decided")
    third = reviewed(tmp_path, own, "ha", {"1.1.b": ("Xanh", "có"), "1.10.a": ("Đỏ", "thiếu")})
    changed = {
        row.id: (row.appraisal, row.agreed) for row in compare(own, UNIT, [*reviews, third], CATALOG, decided).rows
    }
    assert changed["1.1.b"] == ("red", "yellow")  # the appraisal is what it was
    assert changed["1.10.a"] == ("red", None)  # a tie before: it is open again


# Which reviews count --------------------------------------------------------------------------------------------------


def given(own: Submission, key: str, number: str) -> ReviewCopy:
    part = reviewer_part(key)
    return ReviewCopy(
        number, "12345", "Xã Thử", "2026", key, f"Bà {key}", "", part, "yes", "own.xlsx", own.answers_digest, "f"
    )


def issued_to(key: str, number: str) -> IssuedCopy:
    return IssuedCopy(number, "12345", "Thử", "2026", CATALOG.id, "review", reviewer_part(key), "xa", "")


def back(path: Path, own: Submission, values: Said, meta: dict[str, str] | None = None, key: str = "lan") -> Result:
    fill(path, values, content=copy_of(own, key, number=f"c-{key}"), meta=meta)
    return examine(path, CATALOG, issued=Issued({f"c-{key}": issued_to(key, f"c-{key}")}))


def codes(results: list[Result], listed: list[ReviewCopy], now: str | None) -> list[str]:
    digests = {"12345": now} if now else {}
    return [d.code for _, d in accept(results, {copy.number: copy for copy in listed}, digests).findings]


def test_each_copy_that_is_not_what_was_given_out_is_refused_with_its_reason(own: Submission, tmp_path: Path) -> None:
    line, level = given(own, "lan", "c-lan"), {("1.1.a", "review_level"): "Vàng"}
    good = back(tmp_path / "good.xlsx", own, level)
    assert codes([good], [line], own.answers_digest) == []
    assert codes([good], [], own.answers_digest) == ["T01"]
    assert codes([good], [line], "0" * 16) == ["T04"]
    assert codes([good], [line], None) == ["T11"]
    stamp = back(tmp_path / "stamp.xlsx", own, level, {"unit_code": "54321"})
    assert codes([stamp], [line], own.answers_digest) == ["T02"]
    other = back(tmp_path / "other.xlsx", own, {**level, ("unit_name", "value"): "Xã Khác"})
    assert codes([other], [line], own.answers_digest) == ["T03"]
    self_assessment = examine(Path(own.path), CATALOG, issued=AS_STAMPED)
    assert codes([self_assessment], [line], own.answers_digest) == ["T01"]


def test_of_two_files_of_one_reviewer_one_counts_and_the_other_is_told(own: Submission, tmp_path: Path) -> None:
    line = given(own, "lan", "c-lan")
    short = back(tmp_path / "a.xlsx", own, {("1.1.a", "review_level"): "Vàng"})
    full = back(tmp_path / "b.xlsx", own, {("1.1.a", "review_level"): "Đỏ", ("1.1.b", "review_level"): "Đỏ"})
    found = accept([short, full], {"c-lan": line}, {"12345": own.answers_digest})
    assert [d.code for _, d in found.findings] == ["T05"] and found.findings[0][1].arguments["n"] == "2"
    assert [Path(r.file).name for r in found.reviews["12345"]] == ["b.xlsx"]
    assert [Path(r.file).name for r in found.refused["12345"]] == ["a.xlsx"]
    same = back(tmp_path / "c.xlsx", own, {("1.1.a", "review_level"): "Vàng"})
    assert accept([short, same], {"c-lan": line}, {"12345": own.answers_digest}).findings == []


# Figures --------------------------------------------------------------------------------------------------------------


def test_every_figure_of_the_report_is_that_of_a_table_worked_out_by_hand(own: Submission, tmp_path: Path) -> None:
    # 1.1.a kept; 1.1.b green → red: lowered, -100; 1.10.a tie: other; 2.1.a green → yellow: lowered, -50. Mean -150/3.
    found = met(tmp_path, own)[0]
    by = {(t.by, t.key): (t.raised, t.lowered, t.kept, t.other, t.open) for t in tallies(found)}
    assert by["all", ""] == by["unit", "0"] == by["kind", "xa"] == (0, 2, 1, 1, 3)
    assert by["indicator", "1.1"] == (0, 1, 1, 0, 1) and by["indicator", "1.10"] == (0, 0, 0, 1, 1)
    points = {level.key: level.points for level in CATALOG.scale.levels}
    shift = ((points["red"] - points["green"]) + (points["yellow"] - points["green"])) / 3
    assert next(t for t in tallies(found) if t.by == "all").shift == pytest.approx(shift)
    assert [t.key for t in most_optimistic(found)] == ["1.1.b", "2.1.a"]


KRIPPENDORFF = ("123321412...", "1233224125.3", ".33323422 51.".replace(" ", ""), "12332441251.")
"""Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), C: four observers, twelve units."""


def test_alpha_is_that_of_the_published_example_and_of_another_implementation() -> None:
    columns = [[int(x) - 1 for x in column if x != "."] for column in zip(*KRIPPENDORFF, strict=True)]
    counts = Counter(tuple(sorted(column)) for column in columns if len(column) > 1)
    found = ordinal_alpha(counts, 5)
    assert found == pytest.approx(0.815, abs=0.0005)
    table = [[np.nan if x == "." else int(x) for x in row] for row in KRIPPENDORFF]
    assert found == pytest.approx(krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal"))
    assert ordinal_alpha({(1, 1): 5}, 3) is None


def test_weighted_kappa_is_that_of_a_table_worked_out_by_hand() -> None:
    # 10 pairs: observed distance 1 + 2 = 3. Margins (4, 3, 3) and (5, 3, 2): expected
    # 4*3*1 + 4*2*2 + 3*5*1 + 3*2*1 + 3*5*2 + 3*3*1 = 88, of 10 pairs 8.8. Kappa 1 - 3 / 8.8 = 0.6591.
    counts = {(0, 0): 4, (1, 1): 2, (1, 0): 1, (2, 2): 2, (2, 1): 1}
    assert weighted_kappa(counts, 3) == pytest.approx(1 - 2 / 8.8)
    counts = {(0, 0): 4, (1, 1): 3, (2, 2): 2, (2, 0): 1}
    assert weighted_kappa(counts, 3) == pytest.approx(1 - 2 / 8.8)
    assert weighted_kappa({(0, 0): 5}, 3) is None


def test_agreement_is_withheld_below_the_catalogues_count_and_has_an_interval_above() -> None:
    people = (("a", "A"), ("b", "B"), ("c", "C"))
    said = [{"a": 0, "b": 0}, {"a": 1, "b": 2}, {"a": 2, "b": 2}, {"a": 0, "b": 1}, {"c": 1}]
    found = agreement(said, people, 3, 4)
    assert [(p.one, p.other, p.same, p.kappa.n) for p in found.pairs] == [("a", "b", 2, 4)]
    assert [(s.reviewer, s.difference.n, s.difference.value) for s in found.strictness] == [
        ("a", 4, -0.5),
        ("b", 4, 0.5),
    ]
    low, value, high = found.alpha.low, found.alpha.value, found.alpha.high
    assert low is not None and value is not None and high is not None and -1 <= low < value < high <= 1
    withheld = agreement(said, people, 3, 5)
    assert (withheld.alpha.n, withheld.alpha.value, withheld.pairs[0].kappa.value) == (4, None, None)


# The sample -----------------------------------------------------------------------------------------------------------


def test_a_sample_is_stratified_repeatable_and_half_by_sign() -> None:
    why: Text = {"vi": "dấu hiệu", "en": "sign"}
    units = [
        Candidate(
            Unit(code=f"{n:05}", name=f"X{n}", kind="xa" if n < 15 else "phuong"),
            *((0.5, (why,)) if n % 10 == 3 else ()),
        )
        for n in range(20)
    ]
    found = sample(units, 8, ("kind",), 0.25, 7)
    assert [(one.by, one.unit.kind) for one in found].count(("sign", "xa")) <= 2
    by = Counter((one.by, one.unit.kind) for one in found)
    assert by["chance", "xa"] + by["chance", "phuong"] + by["sign", "xa"] == 8 and len({one.unit for one in found}) == 8
    assert by["chance", "phuong"] in (1, 2, 3)
    assert {one.unit for one in sample(list(reversed(units)), 8, ("kind",), 0.25, 7)} == {one.unit for one in found}
    assert {one.unit for one in sample(units, 8, ("kind",), 0.25, 8)} != {one.unit for one in found}
    assert len(sample(units, 99, (), 0.5, 7)) == 20
    alone = sample(units, 4, (), 1, 7)
    assert {one.unit.code for one in alone} >= {"00003", "00013"}


# As it is typed -------------------------------------------------------------------------------------------------------

REGISTER = "code,name,level,kind,email\n00011,An,commune,xa,an@x.example.vn\n00012,Bình,commune,phuong,\n"
REVIEWERS = "name,email,units,kinds,asked\nTrần Lan,lan@so.example.vn,,,\nLê Minh,,,xã,\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("ISO18091_LANG", raising=False)
    Path("small.yaml").write_text(SMALL, "utf-8")
    Path("units.csv").write_text(REGISTER, "utf-8")
    Path("round.yaml").write_text("period: 2026\ncatalogue: small.yaml\nregister: units.csv\n", "utf-8")
    return commands(monkeypatch, capsys)


def put(path: Path, values: Said) -> None:
    fill(path, values, content=path.read_bytes())


def lines(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(Path(path).read_text("utf-8-sig").splitlines()))


def test_from_sample_to_meeting_as_it_is_typed(run: Run) -> None:
    assert run("new-workbook", "--units", "units.csv", "-o", ".").code == 0
    for name in ("an", "binh"):
        put(Path(f"{name}.xlsx"), {("1.1.a", "self_level"): "Xanh", ("contact", "value"): "A"})
    done = run("review", "sample", ".", "--n", "2", "--signs", "0")
    assert done.code == 0 and "không chứng minh điều gì" in done.out, done
    assert [line["unit_code"] for line in lines("sample.csv")] == ["00011", "00012"]
    Path("reviewers.csv").write_text(REVIEWERS, "utf-8")
    done = run("review", "new", ".", "--units", "sample.csv", "--blind", "--mail")
    assert done.code == 0 and "3 bản thẩm định" in done.out, done
    assert [line["file"] for line in lines("tham-dinh/reviews.csv")] == [
        "an.tran-lan.xlsx",
        "an.le-minh.xlsx",
        "binh.tran-lan.xlsx",
    ]
    assert {line["part"] for line in lines("issued.csv")} == {"", "reviewer:tran-lan", "reviewer:le-minh"}
    assert sorted(path.name for path in Path("tham-dinh").glob("*.eml")) == ["le-minh.eml", "tran-lan.eml"]
    assert run("review", "merge", ".").code == 2  # nobody has filled anything in
    put(Path("tham-dinh/an.tran-lan.xlsx"), {("1.1.a", "review_level"): "Xanh"})
    put(Path("tham-dinh/binh.tran-lan.xlsx"), {("1.1.a", "review_level"): "Đỏ", ("1.1.a", "review_comment"): "thiếu"})
    done = run("review", "merge", ".")
    assert done.code == 0 and "1 còn phải trao đổi" in done.out, done
    assert {path.name for path in Path("thong-nhat").iterdir()} == {"agreed.csv", "an.xlsx", "binh.xlsx", "doi-chieu"}
    put(Path("thong-nhat/binh.xlsx"), {("1.1.a", "agreed_level"): "Đỏ"})
    again = run("review", "merge", ".")
    assert again.code == 0 and again.out.count("(giữ nguyên tệp đã có)") == 2, again
    voices = [
        (line["unit_code"], line["voice"], line["level"], line["change"])
        for line in lines("thong-nhat/doi-chieu/data/differences.csv")
    ]
    assert voices == [
        *(("00011", voice, "green", "kept") for voice in ("self", "reviewer", "appraisal", "agreed")),
        *(
            ("00012", voice, level, "lowered")
            for voice, level in zip(
                ("self", "reviewer", "appraisal", "agreed"), ("green", "red", "red", "red"), strict=True
            )
        ),
    ]
    page = Path("thong-nhat/doi-chieu/differences.html").read_text("utf-8")
    assert "Trần Lan (Đỏ): thiếu" in page and "http:" not in page
    assert run("aggregate", ".", "--no-word", "-o", "kq").code in (0, 1)
    counted = {line["unit"]: line["stage"] for line in lines("kq/data/ledger.csv") if line["outcome"] == "counted"}
    assert set(counted.values()) == {"agreed"}, counted
    assert "đã phát bản thẩm định của 2/2 đơn vị, 2 đơn vị có phiếu thống nhất" in run("status", ".").out
    # A copy of what was agreed that comes back is held against the office's own.
    fill(Path("ve.xlsx"), {("1.1.a", "agreed_level"): "Xanh"}, content=Path("thong-nhat/binh.xlsx").read_bytes())
    assert run("aggregate", ".", "--no-word", "-o", "kq").code in (0, 1)
    back = {line["file"]: line for line in lines("kq/data/ledger.csv")}["ve.xlsx"]
    assert back["outcome"] == "second_copy" and "phiếu họp của cơ quan" in back["reason_vi"], back
    assert back["counts_instead"].endswith("binh.xlsx") and "thong-nhat" in back["counts_instead"]


def test_reviewers_are_told_apart_and_faults_named() -> None:
    lan = Reviewer(key="lan", name="Lan", kinds=frozenset(["xa"]), parents=frozenset(["01"]))
    assert (
        lan.looks_at(Unit(kind="xa", parent="01")) and not lan.looks_at(Unit(kind="xa")) and lan.part == "reviewer:lan"
    )
    assert CATALOG.appraisal == Appraisal()
