"""The shipped catalogue is whole; whatever is wrong in a catalogue file is named with its line, record and remedy."""

from __future__ import annotations

import copy
import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from iso18091cli.catalog import load_catalog
from iso18091cli.catalog.load import check_catalog
from iso18091cli.errors import Fault, Faults
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.measure import THRESHOLD
from iso18091cli.model.spelling import clean, fold
from iso18091cli.model.text import LANGUAGES

SHIPPED = load_catalog()
EARLIER = load_catalog(Path("edition-2014"))


def _read(edition: str) -> list[dict[str, str]]:
    """The list of that edition as it was read, a record an indicator; where it was read stands at its head."""
    lines = (Path(__file__).parent / "data" / f"indicators-{edition}.csv").read_text("utf-8").splitlines(keepends=True)
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


FACTS, EARLIER_FACTS = _read("2019"), _read("2014")


def _numbers(text: str) -> list[int]:
    return sorted(map(int, re.findall(r"\d+", text)))


# The shipped one ------------------------------------------------------------------------------------------------------


def test_the_shipped_catalogue_is_sound() -> None:
    catalog, faults = check_catalog()
    assert faults == () and catalog == SHIPPED and re.fullmatch(r"[0-9a-f]{16}", SHIPPED.digest)
    assert [len(SHIPPED.of_pillar[pillar.id]) for pillar in SHIPPED.pillars] == [10, 8, 12, 9]
    assert [indicator.seq for indicator in SHIPPED.indicators] == list(range(1, len(FACTS) + 1))
    assert (SHIPPED.edition_id, EARLIER.edition_id) == ("2019", "2014") and SHIPPED.id != EARLIER.id


@pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])
def test_indicators_are_those_of_the_list_that_was_read(fact: dict[str, str]) -> None:
    """Names and what the levels look like are translations, and may be better ones."""
    indicator = SHIPPED.indicator[fact["id"]]
    assert (str(indicator.seq), indicator.pillar) == (fact["seq"], fact["pillar"])
    assert sorted(indicator.sdgs) == _numbers(fact["sdgs"])
    assert indicator.was == tuple(f"2014:{place}" for place in fact["was"].split())
    assert not indicator.verified  # until somebody holds the standard beside it


@pytest.mark.parametrize("fact", EARLIER_FACTS, ids=[fact["id"] for fact in EARLIER_FACTS])
def test_the_edition_of_2014_keeps_the_list_it_was_made_from(fact: dict[str, str]) -> None:
    indicator = EARLIER.indicator[fact["id"]]
    assert (str(indicator.seq), indicator.pillar) == (fact["seq"], fact["pillar"])
    for language in LANGUAGES:
        assert indicator.name[language] == fact[f"name_{language}"]
        for level in EARLIER.scale.keys:
            assert indicator.looks[level][language] == fact[f"{level}_{language}"]
    assert sorted(indicator.sdgs) == _numbers(fact["sdgs"])
    assert (indicator.source == "topic-confirmed") == (fact["topic_confirmed"] == "yes")


@pytest.mark.parametrize(("catalog", "facts"), [(SHIPPED, FACTS), (EARLIER, EARLIER_FACTS)], ids=["2019", "2014"])
def test_there_is_no_other_indicator(catalog: Catalog, facts: list[dict[str, str]]) -> None:
    assert [indicator.id for indicator in catalog.indicators] == [fact["id"] for fact in facts]


def test_criteria_are_each_their_own() -> None:
    for indicator in SHIPPED.indicators:
        assert 3 <= len(indicator.criteria) <= 7, indicator.id
        assert indicator.evidence and indicator.lead
    criteria = [criterion for indicator in SHIPPED.indicators for criterion in indicator.criteria]
    for language in LANGUAGES:
        texts = [criterion.text[language] for criterion in criteria]
        assert len(set(map(fold, texts))) == len(texts)
        # In Vietnamese a word often has two syllables: "Mỗi thôn, tổ dân phố" is but two words. Before what is counted
        # stand four words in both languages: "Ít nhất {threshold} số …".
        first = 6 if language == "en" else 8
        openings = [" ".join(fold(text).split()[: first + 4 * (THRESHOLD in text)]) for text in texts]
        repeated = sorted({opening for opening in openings if openings.count(opening) > 1})
        assert not repeated, f"a template with another noun: {repeated}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child)


def test_every_text_is_clean() -> None:
    content = yaml.safe_load((Path(__file__).parent.parent / "indicator_catalog.yaml").read_text("utf-8"))
    for text in _texts(content):
        assert text == unicodedata.normalize("NFC", text) == clean(text), repr(text)


# A small one ----------------------------------------------------------------------------------------------------------

SMALL = """\
id: "small"
version: "1"
languages: [vi, en]
title: {vi: "Bộ thử", en: "For tests"}
scale:
  levels:
    - key: red
      points: 0
      word: {vi: "Đỏ", en: "Red"}
      symbol: "✖"
      colour: "F8CBC6"
      spellings: ["do"]
    - key: green
      points: 2
      word: {vi: "Xanh", en: "Green"}
      symbol: "●"
      colour: "C9E7CF"
  not_applicable: {word: {vi: "Không áp dụng", en: "Not applicable"}, symbol: "–", colour: "E3E6EA"}
  not_assessed: {word: {vi: "Chưa đánh giá", en: "Not assessed"}, symbol: "○", colour: "F4F5F7"}
  incomplete: {word: {vi: "Chưa đủ", en: "Incomplete"}, symbol: "◐", colour: "F4F5F7"}
scoring:
  rule: worst
  total: [town]
  minimum_coverage: 0.8
  labels:
    - {key: low, at_least: 0, word: {vi: "Thấp", en: "Low"}}
    - {key: high, at_least: 80, word: {vi: "Cao", en: "High"}}
pillars:
  - id: town
    name: {vi: "Đô thị", en: "Town"}
    short: {vi: "1. Đô thị", en: "1. Town"}
  - id: river
    name: {vi: "Sông", en: "River"}
    short: {vi: "2. Sông", en: "2. River"}
sources:
  - id: ours
    text: {vi: "Tự viết", en: "Our own"}
indicators:
  - id: "1.1"
    seq: 1
    pillar: town
    name: {vi: "Đường", en: "Roads"}
    looks:
      red: {vi: "Hỏng", en: "Broken"}
      green: {vi: "Tốt", en: "Good"}
    competence: legal
    weight: 1
    sdgs: [9, 11]
    lead: {vi: "Văn phòng", en: "Office"}
    evidence:
      - {vi: "Báo cáo", en: "Report"}
    criteria:
      - id: "1.1.a"
        text: {vi: "Có vỉa hè", en: "There is a pavement"}
        weight: 2
        applies_to: [commune]
    source: ours
    verified: false
  - id: "1.10"
    seq: 2
    pillar: river
    name: {vi: "Cầu", en: "Bridges"}
    looks:
      red: {vi: "Không", en: "None"}
      green: {vi: "Có", en: "Some"}
    competence: expectation
    lead: {vi: "Văn phòng", en: "Office"}
    evidence:
      - {vi: "Ảnh", en: "Photo"}
    source: ours
    verified: true
survey:
  - id: people
    name: {vi: "Dân cư", en: "People"}
    questions:
      - id: people.count
        text: {vi: "Số dân?", en: "How many?"}
        answer: number
        minimum: 0
        maximum: 10
      - id: people.form
        text: {vi: "Hình thức?", en: "Which form?"}
        answer: choice
        choices:
          - {key: paper, word: {vi: "Giấy", en: "Paper"}}
          - {key: online, word: {vi: "Trực tuyến", en: "Online"}}
rules:
  E01: {severity: info, reason: {vi: "Năm đầu", en: "First year"}}
  Q03: {severity: off, reason: {vi: "Không bắt buộc", en: "Not required"}}
"""


def faults_of(tmp_path: Path, text: str | bytes) -> tuple[Fault, ...]:
    path = tmp_path / "catalog.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return check_catalog(path)[1]


def well_worded(fault: Fault) -> None:
    """A message and a remedy, in Vietnamese and in English, nothing left open and no Python in it."""
    for text in (fault.message, fault.remedy):
        assert set(text) == set(LANGUAGES)
        for language, words in text.items():
            assert words.strip() and not re.search(r"\{(?!threshold\})\w+\}|Error\b|NoneType|Input should", words), (
                words
            )
            if language == "vi" and "YAML" not in words:  # what its reader says stays as it says it
                assert not re.search(r"\b(should|must|valid|expected|wanted)\b", words), words


def line_of(text: str, marker: str) -> int:
    return text[: text.index(marker)].count("\n") + 1


def test_the_small_one_is_sound(tmp_path: Path) -> None:
    assert faults_of(tmp_path, SMALL) == ()
    assert faults_of(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == ()


@pytest.mark.parametrize("written", ["2", "2.0", "007", "1_000", "+2", ".5", "2.50", "1.0e+1"])
def test_a_number_that_is_what_it_shows_is_no_fault(tmp_path: Path, written: str) -> None:
    assert faults_of(tmp_path, SMALL.replace("weight: 2\n", f"weight: {written}\n", 1)) == ()


_INDICATOR = "indicators 1.1"
_CRITERION = "indicators 1.1, criteria 1.1.a"

# (what stands in the small catalogue, what stands there instead, what on its line says where the fault is to be found
# ("" for the changed text itself), the record, words of the message, words of the remedy)
FAULTS: dict[str, tuple[str, str, str, str, str, str]] = {
    "unquoted id": ('id: "1.10"', "id: 1.10", "", "indicators 1.10, id", "1.10 is not quoted", 'Write "1.10"'),
    "duplicate key": (
        "    seq: 2\n",
        "    seq: 2\n    seq: 3\n",
        'id: "1.10"',
        "indicators 1.10",
        "“seq” on line 61 already stands on line 60",
        "one of the two",
    ),
    "unknown pillar": ("pillar: river", "pillar: rivr", "", "indicators 1.10, pillar", "no “rivr”", "mean “river”"),
    "unknown source": ("source: ours\n    verified: true", "source: x\n    verified: true", "", "indicators 1.10, source", "no “x”", "Choose from: ours"),
    "unknown level": ("      green: {vi: \"Tốt\"", "      gren: {vi: \"Tốt\"", "", f"{_INDICATOR}, looks, gren", "no “gren”", "mean “green”"),
    "level not described": ("      green: {vi: \"Tốt\", en: \"Good\"}\n", "", "looks:", f"{_INDICATOR}, looks", "level “green”", "every level"),
    "unknown pillar in the total": ("total: [town]", "total: [town, twn]", "", "scoring, total", "no “twn”", "“town”"),
    "missing language": ('name: {vi: "Cầu", en: "Bridges"}', 'name: {vi: "Cầu"}', "", "indicators 1.10, name", "“en” is missing", "Add “en"),
    "empty language": ('en: "Bridges"}', 'en: " "}', "", "indicators 1.10, name", "“en” is missing", "Add “en"),
    "missing language in evidence": ('{vi: "Ảnh", en: "Photo"}', '{vi: "Ảnh"}', "", "indicators 1.10, evidence #1", "“en” is missing", "Add"),
    "unknown language": ('{vi: "Cầu", en', '{fr: "Ponts", vi: "Cầu", en', "", "indicators 1.10, name", "“fr” is not among", "Remove it"),
    "language not spoken": ("languages: [vi, en]", "languages: [vi, en, fr]", "", "languages #3", "does not speak “fr”", "vi, en"),
    "weight 0": ("weight: 1\n", "weight: 0\n", "", f"{_INDICATOR}, weight", "0 must be above 0", "positive"),
    "negative weight": ("weight: 2\n", "weight: -2\n", "", f"{_CRITERION}, weight", "-2 must be above 0", "positive"),
    "weight no number": ("weight: 2\n", "weight: .nan\n", "", f"{_CRITERION}, weight", "nan", "positive"),
    "repeated indicator": ('id: "1.10"', 'id: "1.1"', "", "indicators 1.1", "“1.1” is already used on line 39", "of its own"),
    "repeated question": ("id: people.form", "id: people.count", "", "survey people, questions people.count", "already used", "of its own"),
    "repeated number": ("seq: 2", "seq: 1", 'id: "1.10"', "indicators 1.10", "“1” is already used", "of its own"),
    "reserved id": ("id: river\n", "id: total\n", "", "pillars total", "“total” cannot be an id", "reserved"),
    "id with blanks": ('id: "1.10"', 'id: "1 10"', "", "indicators 1 10", "“1 10” cannot be an id", "letters"),
    "criterion of another": ('id: "1.1.a"', 'id: "1.2.a"', "", "indicators 1.1, criteria 1.2.a", "must begin with “1.1.”", '"1.1.a"'),
    "missing key": ("    competence: legal\n", "", 'id: "1.1"', _INDICATOR, "“competence” is missing", "competence: …"),
    "missing list": ("pillars:\n", "pilars:\n", "", "", "“pillars” is missing", "pillars: …"),
    "unknown key": ("    verified: true", "    verifed: true", "", "indicators 1.10, verifed", "no key called “verifed”", "mean “verified”"),
    "digest is ours": ("languages:", "digest: x\nlanguages:", "", "digest", "no key called “digest”", "Choose from"),
    "number for text": ('version: "1"', "version: 1", "", "version", "text is wanted", "as in the file"),
    "text for number": ("weight: 1\n", "weight: heavy\n", "", f"{_INDICATOR}, weight", "a number is wanted", "as in the file"),
    "text for whole number": ("seq: 2", 'seq: "2"', "", "indicators 1.10, seq", "a whole number is wanted", "as in the file"),
    "fraction for whole number": ("seq: 2", "seq: 2.5", "", "indicators 1.10, seq", "a whole number is wanted", "as in the file"),
    "octal": ("seq: 2", "seq: 010", "", "indicators 1.10, seq", "“010” is the number 8", "without a leading zero"),
    "base sixty": ("weight: 1\n", "weight: 1:30\n", "", f"{_INDICATOR}, weight", "“1:30” is the number 90", "or a colon"),
    "base sixteen": ("weight: 2\n", "weight: 0x10\n", "", f"{_CRITERION}, weight", "“0x10” is the number 16", "decimal"),
    "text for true": ("verified: true", 'verified: "yes"', "", "indicators 1.10, verified", "true or false", "as in the file"),
    "unknown word": ("rule: worst", "rule: median", "", "scoring, rule", "worst, mean, best", "as in the file"),
    "text for list": ("sdgs: [9, 11]", "sdgs: many", "", f"{_INDICATOR}, sdgs", "a list is wanted", "as in the file"),
    "list for record": ('lead: {vi: "Văn phòng", en: "Office"}\n    evidence:\n      - {vi: "Ảnh"', 'lead: []\n    evidence:\n      - {vi: "Ảnh"', "", "indicators 1.10, lead", "a record", "as in the file"),
    "nothing for text": ("competence: expectation", "competence:", "competence:\n", "indicators 1.10, competence", "legal, expectation", "as in the file"),
    "points not rising": ("points: 2", "points: 0", "key: green", "scale, levels green", "0 is not above 0", "low to high"),
    "labels not rising": ("at_least: 80", "at_least: 0", "", "scoring, labels high", "0 is not above 0", "low to high"),
    "label out of range": ("at_least: 80", "at_least: 101", "", "scoring, labels high, at_least", "101 must lie between 0 and 100", "Correct"),
    "no threshold": ("rule: worst", "rule: mean", "scoring:", "scoring, thresholds", "“green” is missing", "green: …"),
    "coverage 0": ("minimum_coverage: 0.8", "minimum_coverage: 0", "", "scoring, minimum_coverage", "0 must lie between", "Correct"),
    "coverage over 1": ("minimum_coverage: 0.8", "minimum_coverage: 80", "", "scoring, minimum_coverage", "80 must lie between", "Correct"),
    "colour": ('colour: "C9E7CF"', 'colour: "green"', "", "scale, levels green, colour", "“green” is not a colour", "hexadecimal"),
    "long sheet name": ('short: {vi: "2. Sông"', f'short: {{vi: "{"x" * 32}"', "", "pillars river, short", "cannot be the name of a sheet", "31"),
    "sheet name with a slash": ('en: "2. River"', 'en: "River/Lake"', "", "pillars river, short", "“River/Lake”", "none of"),
    "sheet name twice": ('en: "2. River"', 'en: "1. TOWN"', "", "pillars river, short", "“1. TOWN”", "no other sheet"),
    "sheet name of ours": ('en: "2. River"', 'en: "Summary"', "", "pillars river, short", "“Summary”", "no other sheet"),
    "spelling twice": ('word: {vi: "Xanh", en: "Green"}', 'word: {vi: "Xanh", en: "DO"}', "key: green", "scale, levels green", "“DO” already means “red”", "one of the two"),
    "choice without choices": ("          - {key: online, word: {vi: \"Trực tuyến\", en: \"Online\"}}\n", "", "id: people.form", "survey people, questions people.form", "offers no choices", "two or more"),
    "limits swapped": ("maximum: 10", "maximum: -1", "", "survey people, questions people.count, maximum", "not above", "low to high"),
    "unknown level of unit": ("applies_to: [commune]", "applies_to: [comune]", "", f"{_CRITERION}, applies_to", "no “comune”", "mean “commune”"),
    "sdg 18": ("sdgs: [9, 11]", "sdgs: [9, 18]", "", f"{_INDICATOR}, sdgs", "18 must lie between 1 and 17", "Correct"),
    "alias": ('lead: {vi: "Văn phòng", en: "Office"}\n    evidence:\n      - {vi: "Báo cáo", en: "Report"}', 'lead: &x {vi: "Văn phòng", en: "Office"}\n    evidence:\n      - *x', "evidence:\n      - *x", f"{_INDICATOR}, evidence #1", "alias", "Write the content out"),
    "alias of a text": ("pillar: river", "pillar: &p river\n    source: *p", "source: *p", "indicators 1.10, source", "alias", "Write the content out"),
    "unknown rule": ("  E01: {", "  E1: {", "", "rules, E1", "no rule “E1”", "mean “E01”"),
    "severity of another kind": ("severity: info", "severity: silent", "", "rules, E01, severity", "error, warning, info, off", "as in the file"),
    "rule without a reason": (', reason: {vi: "Năm đầu", en: "First year"}', "", "  E01: {", "rules, E01", "“reason” is missing", "reason: …"),
    "reason in one language": ('{vi: "Năm đầu", en: "First year"}', '{vi: "Năm đầu"}', "", "rules, E01, reason", "“en” is missing", "Add"),
    "rule of the file family": ("  E01: {severity: info", "  F06: {severity: off", "", "rules, F06", "no matter of judgement", "stays “error”"),
    "rule made milder that voids": ("  E01: {severity: info", "  A02: {severity: warning", "", "rules, A02", "does not count", "stays “error”"),
    "rule silenced that voids": ("  E01: {severity: info", "  S10: {severity: off", "", "rules, S10", "does not count", "stays “warning”"),
    "value that cannot be read": ("weight: 1\n", "weight: !!int x\n", "", f"{_INDICATOR}, weight", "cannot be read", "quotation marks"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str, tmp_path: Path) -> None:
    old, new, marker, record, says, remedy = FAULTS[name]
    assert SMALL.count(old) == 1, "the case must change one place"
    text = SMALL.replace(old, new)
    line = line_of(text, marker) if marker else line_of(SMALL, old)
    found = faults_of(tmp_path, text)
    hits = [f for f in found if says in f.message["en"] and f.record == record]
    assert len(hits) == 1, [f.sentence("en") for f in found]
    (fault,) = hits
    if record:  # a key the whole file lacks has no line
        assert fault.line == line, (fault.line, line)
    assert remedy in fault.remedy["en"]
    for each in found:
        well_worded(each)


@pytest.mark.parametrize(
    ("content", "says", "line"),
    [
        (b"", "does not hold a catalogue", None),
        (b"# nothing but a remark\n", "does not hold a catalogue", None),
        (b"- id: x\n- id: y\n", "does not hold a catalogue", 1),
        (b"just words\n", "does not hold a catalogue", 1),
        (b'id: "x"\ntitle: {vi: "a", en: "b"\nscale: 1\n', "Not valid YAML", 3),
        (b'id: "x"\n\tversion: 1\n', "Not valid YAML", 2),
        (b"id: a\n---\nid: b\n", "Not valid YAML", 2),
        (b"id: \x01\n", "Not valid YAML", None),
        (b"a: &a [*a]\n", "alias", 1),
        ("title: Đô thị".encode("utf-16"), "not in UTF-8", 1),
        (b"id: x\ntitle: caf\xe9\n", "not in UTF-8", 2),
    ],
)
def test_a_file_that_is_none(content: bytes, says: str, line: int | None, tmp_path: Path) -> None:
    found = faults_of(tmp_path, content)
    hits = [fault for fault in found if says in fault.message["en"]]
    assert len(hits) == 1 and hits[0].line == line, [fault.sentence("en") for fault in found]
    for fault in found:
        well_worded(fault)


def test_no_such_file(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        catalog, (fault,) = check_catalog(path)
        assert catalog is None and fault.file == str(path) and fault.line is None
        well_worded(fault)
        with pytest.raises(Faults):
            load_catalog(path)


def test_all_faults_in_one_run(tmp_path: Path) -> None:
    names = ("unquoted id", "unknown language", "weight 0", "colour", "unknown word", "sdg 18", "unknown level of unit")
    text = SMALL
    for name in names:
        old, new, *_ = FAULTS[name]
        text = text.replace(old, new)
    found = faults_of(tmp_path, text)
    assert len(found) == len(names), [fault.sentence("en") for fault in found]
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)
    with pytest.raises(Faults) as raised:
        load_catalog(tmp_path / "catalog.yaml")
    assert all(fault.sentence("vi") in raised.value.text["vi"] for fault in found)


def test_text_without_quotation_marks_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yaml"
    path.write_text(SMALL.replace('version: "1"', "version: 2026-01-15"), "utf-8")
    assert load_catalog(path).version == "2026-01-15"


def test_the_digest_names_the_content(tmp_path: Path) -> None:
    digests = set()
    for number, text in enumerate((SMALL, "# a remark\n" + SMALL, SMALL.replace("Cầu", "Cầu cống"))):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, "utf-8")
        digests.add(load_catalog(path).digest)
    assert len(digests) == 2


def test_how_a_rule_is_judged_is_not_what_is_asked(tmp_path: Path) -> None:
    """A workbook sent before a rule was set otherwise is no older form."""
    path = tmp_path / "catalog.yaml"
    path.write_text(SMALL, "utf-8")
    catalog = load_catalog(path)
    assert {code: setting.severity for code, setting in catalog.rules.items()} == {"E01": "info", "Q03": "off"}
    path.write_text(
        SMALL[: SMALL.index("rules:")] + "rules: {S10: {severity: error, reason: {vi: x, en: x}}}\n", "utf-8"
    )
    assert load_catalog(path).digest == catalog.digest


def test_an_overlay_sets_single_rules(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SMALL, "utf-8")
    overlay = (
        'extends: base.yaml\nid: "o"\nversion: "1"\nrules:\n  Q03: {severity: warning}\n  U02: {severity: error}\n'
    )
    path = tmp_path / "overlay.yaml"
    path.write_text(overlay, "utf-8")
    _, (fault,) = check_catalog(path)
    assert (fault.file, fault.line) == (str(path), 6) and "“reason”" in fault.message["en"]
    path.write_text(overlay.replace("error}", "error, reason: {vi: Chặt hơn, en: Stricter}}"), "utf-8")
    severities = {code: setting.severity for code, setting in load_catalog(path).rules.items()}
    assert severities == {"E01": "info", "Q03": "warning", "U02": "error"}


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(child, (*path, key))


_WRONG = (None, 5, True, "x", [], {}, [None], ["x"], [[1]], [{}], [{"id": []}], {"vi": 5}, {"x": {"id": {}}})


@pytest.mark.parametrize("wrong", _WRONG, ids=repr)
def test_a_value_of_the_wrong_kind_anywhere_is_a_fault_and_no_crash(wrong: object, tmp_path: Path) -> None:
    sound = yaml.safe_load(SMALL)
    for path in _paths(sound):
        changed = copy.deepcopy(sound)
        *parents, last = path
        record = changed
        for step in parents:
            record = record[step]
        before, record[last] = record[last], wrong
        found = faults_of(tmp_path, json.dumps(changed, ensure_ascii=False))  # JSON is YAML too
        # Of the right kind by chance, or nothing where there need not be anything.
        fits = type(wrong) is type(before) or (isinstance(before, float) and type(wrong) is int)
        assert found or fits or (wrong is None and last in ("minimum", "maximum")), path
        for fault in found:
            well_worded(fault)
