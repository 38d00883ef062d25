"""Makes the twelve filled workbooks of examples/pilot-2023/: illustrative data, the same content on every run.

    python examples/make_pilot.py

Run it by hand when the catalogue or the form changes, and commit what it wrote. It needs LibreOffice with UNO: ten of
the workbooks are filled in and saved by it, as a sender would (one as .ods); two by openpyxl, which stores formulas
without their results. Content is fixed by a seed a unit; the bytes differ by the time of saving.

Some units have something special about them: see UNITS. Nothing in the files is real; the period says so on every
sheet, in every print header and in every output.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

import pilot_texts as texts
from iso18091cli.catalog import load_catalog
from iso18091cli.files.outputs import file_name
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.form.layout import plan
from iso18091cli.messages import workbook as words
from iso18091cli.model.answers import Entry as Read
from iso18091cli.model.answers import Place
from iso18091cli.model.catalog import Catalog, Criterion, Indicator, Question, criteria_for
from iso18091cli.model.measure import Measure
from iso18091cli.model.text import say
from iso18091cli.model.units import KINDS, Unit, Units
from iso18091cli.register.load import load_units
from iso18091cli.scoring.measured import Limits, count
from office import Entry, Filter, Office

FOLDER = Path(__file__).parent / "pilot-2023"
PERIOD = "2023 (dữ liệu minh họa)"
LANGUAGE = "vi"
LAST_DAY = date(2023, 10, 31)


@dataclass(frozen=True)
class Character:
    """How a unit stands and how it fills in its workbook."""

    strength: Mapping[str, int]
    """About the score of each pillar, 0 to 100."""
    made_by: str = "office"
    """office: LibreOffice; openpyxl: a program that stores no results."""
    filter: Filter = "xlsx"
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    """Reasons by id, of indicators (on their heading) and of criteria."""
    tasks: int = 5
    left_blank: float = 0.0
    """Share of criteria without an answer."""
    stops_at: str = ""
    """The indicator from which on its pillar is not filled in."""
    faulty: bool = False


def strengths(institutions: int, economy: int, society: int, environment: int) -> dict[str, int]:
    return {"institutions": institutions, "economy": economy, "society": society, "environment": environment}


_NO_FARMING = "Quận đã đô thị hóa, không còn đất và hộ sản xuất nông nghiệp, thủy sản."
_NO_SOIL = "Không còn đất canh tác; đất đô thị đã bê tông hóa."

UNITS: dict[str, Character] = {
    # The most complete: every cell that can be filled in is.
    "hai-an": Character(strengths(96, 94, 91, 88), tasks=8),
    "kien-an": Character(
        strengths(88, 75, 82, 69),
        not_applicable={
            "2.7.f": "Không có tàu cá đăng ký trên địa bàn.",
            "4.4.c": "Không có vụ khai thác trái phép nào được phát hiện trong năm.",
        },
    ),
    # Not applicable on headings and on single criteria, each with its reason.
    "le-chan": Character(
        strengths(92, 81, 86, 62),
        not_applicable={
            "2.7": _NO_FARMING,
            "4.7": _NO_SOIL,
            "4.4.b": "Không có khu vực có nguy cơ khai thác trái phép.",
            "4.4.d": "Không có rừng trên địa bàn quận.",
            "3.10.d": "Trong năm 2023 không tổ chức lễ hội.",
        },
    ),
    "thuy-nguyen": Character(strengths(79, 84, 75, 58), filter="ods"),
    # Not finished: half of a pillar and single cells are missing.
    "an-duong": Character(strengths(74, 69, 72, 55), tasks=2, left_blank=0.05, stops_at="4.6"),
    # Everything a person can do wrong.
    "vinh-bao": Character(strengths(63, 58, 66, 52), faulty=True),
    "dang-lam": Character(
        strengths(90, 72, 84, 75),
        not_applicable={"2.7": "Phường không còn sản xuất nông nghiệp.", "2.5": "Không có điểm du lịch."},
    ),
    "nam-son": Character(
        strengths(72, 56, 70, 64), made_by="openpyxl", not_applicable={"2.5": "Không có điểm du lịch."}
    ),
    "an-bien": Character(
        strengths(95, 88, 90, 81),
        not_applicable={"2.7": "Phường trung tâm, không có đất nông nghiệp.", "4.7": _NO_SOIL},
    ),
    "hoa-dong": Character(strengths(58, 62, 60, 44), tasks=9),
    "dang-cuong": Character(strengths(76, 68, 74, 67), made_by="openpyxl", tasks=4),
    "tran-duong": Character(strengths(48, 44, 56, 38), tasks=10),
}


@dataclass(frozen=True)
class Level:
    """What a criterion is worth, and what stands beside it."""

    key: str
    evidence: str = ""
    explanation: str = ""


@dataclass
class Author:
    """Writes one unit's answers."""

    unit: Unit
    units: Units
    character: Character
    catalog: Catalog
    levels: dict[str, str] = field(default_factory=dict)
    """Level of each indicator, by id."""

    def __post_init__(self) -> None:
        self.chance = random.Random(f"pilot-2023 {self.unit.code}")
        self.slug = file_name(self.unit.name)
        for pillar, strength in self.character.strength.items():
            self.levels |= self.draw(self.catalog.of_pillar[pillar], strength / 100)

    @cached_property
    def sheet_of(self) -> dict[str, str]:
        """Sheet names by kind."""
        layout = plan(self.catalog, LANGUAGE, self.unit.level, self.unit.kind)
        return {sheet.kind: sheet.title for sheet in layout.sheets}

    def entries(self) -> list[Entry]:
        """Everything the unit fills in, in the order of the sheets."""
        made = [*self.unit_data(), *self.survey()]
        for indicator in self.catalog.indicators:
            made += self.indicator(indicator)
        made += self.actions()
        return with_faults(made) if self.character.faulty else made

    # Levels -------------------------------------------------------------------------------------------------------

    def draw(self, indicators: Sequence[Indicator], share: float) -> dict[str, str]:
        """Levels of a pillar's indicators, so that its score comes near ``share`` (worst and best are 0 and 1)."""
        worst, *between, best = self.catalog.scale.keys
        count = len(indicators)
        lowest = round(count * (1 - share) * 0.3)
        highest = max(0, round(count * (2 * share - 1)) + lowest)
        drawn = [worst] * lowest + [best] * min(highest, count - lowest)
        drawn += [self.chance.choice(between) for _ in range(count - len(drawn))]
        self.chance.shuffle(drawn)
        return {indicator.id: level for indicator, level in zip(indicators, drawn, strict=True)}

    def graded(self, indicator: Indicator, criteria: Sequence[Criterion]) -> dict[str, str]:
        """Levels of criteria of which the worst is the indicator's."""
        level, keys = self.levels[indicator.id], self.catalog.scale.keys
        at_that_level = self.chance.randint(1, max(1, len(criteria) // 2))
        better = keys[keys.index(level) :]
        drawn = [level] * at_that_level
        drawn += self.chance.choices(better, [1, *[3] * (len(better) - 1)], k=len(criteria) - at_that_level)
        self.chance.shuffle(drawn)
        return {criterion.id: key for criterion, key in zip(criteria, drawn, strict=True)}

    # Pillar sheets ------------------------------------------------------------------------------------------------

    def indicator(self, indicator: Indicator) -> Iterator[Entry]:
        reason = self.character.not_applicable.get(indicator.id)
        if reason:
            yield Entry(indicator.id, "competence", say(self.catalog.scale.not_applicable.word, LANGUAGE))
            yield Entry(indicator.id, "explanation", reason)
            return
        if indicator.competence == "legal" and indicator.pillar != "institutions" and self.chance.random() < 0.06:
            yield Entry(indicator.id, "competence", words.COMPETENCE["expectation"][LANGUAGE])
        if self.stopped(indicator):
            return
        criteria = {c.id: c for c in criteria_for(indicator, self.unit.level, self.unit.kind)}
        for criterion_id, key in self.graded(indicator, tuple(criteria.values())).items():
            if self.chance.random() >= self.character.left_blank:
                yield from self.criterion(indicator, criteria[criterion_id], key)

    def stopped(self, indicator: Indicator) -> bool:
        stop = self.catalog.indicator.get(self.character.stops_at)
        return stop is not None and stop.pillar == indicator.pillar and indicator.seq >= stop.seq

    def criterion(self, indicator: Indicator, criterion: Criterion, key: str) -> Iterator[Entry]:
        criterion_id, measure = criterion.id, criterion.measure
        reason = self.character.not_applicable.get(criterion_id)
        if reason:
            if measure:
                yield Entry(criterion_id, "whole", 0.0)
            if measure is None or measure.when_zero == "ask":
                yield Entry(criterion_id, "self_level", say(self.catalog.scale.not_applicable.word, LANGUAGE))
            yield Entry(criterion_id, "explanation", reason)
            return
        level = self.proven(indicator, key)
        if measure:
            for column, value in counted(criterion, key, self.unit, self.catalog, self.chance).items():
                yield Entry(criterion_id, column, value)
        else:
            yield Entry(criterion_id, "self_level", say(self.catalog.scale.level(key).word, LANGUAGE))
        if level.evidence:
            yield Entry(criterion_id, "evidence", level.evidence)
        if level.explanation:
            yield Entry(criterion_id, "explanation", level.explanation)
        if self.chance.random() < 0.9:
            yield Entry(criterion_id, "officer", self.post(indicator))

    def proven(self, indicator: Indicator, key: str) -> Level:
        worst, best, roll = self.catalog.scale.keys[0], self.catalog.scale.keys[-1], self.chance.random()
        if key == worst:
            return Level(key, self.evidence(indicator) if roll < 0.15 else "", self.explained(texts.MISSING, indicator))
        if key == best:
            if roll < 0.06:
                return Level(key, "", self.chance.choice(texts.ELSEWHERE))
            return Level(key, self.evidence(indicator))
        return Level(key, self.evidence(indicator), self.explained(texts.PARTLY, indicator) if roll < 0.8 else "")

    def explained(self, offered: Sequence[str], indicator: Indicator) -> str:
        total = self.chance.randint(6, 16)
        return self.chance.choice(offered).format(
            some=self.chance.randint(2, total - 2),
            all=total,
            place="tổ dân phố" if self.unit.kind in texts.URBAN else "thôn",
            percent=self.chance.randrange(55, 80, 5),
            office=self.office(indicator),
        )

    def evidence(self, indicator: Indicator) -> str:
        what = say(self.chance.choice(indicator.expected).text, LANGUAGE)
        kind, symbol = next(((k, s) for k, s in texts.SYMBOLS if what.startswith(k)), ("", ""))
        return self.chance.choice(texts.DOCUMENTS if kind else texts.RECORDS).format(
            what=what,
            kind=kind,
            kind_small=kind.lower(),
            symbol=symbol,
            number=self.chance.randint(3, 190),
            day=f"{self.day():%d/%m/%Y}",
            site=self.slug,
            office=self.office(indicator),
            count=self.chance.randint(2, 24),
            mark=texts.MARK,
        )

    def day(self) -> date:
        return date(2023, 1, 3) + timedelta(days=self.chance.randrange(290))

    def post(self, indicator: Indicator) -> str:
        area = next((area for area, ids in texts.OFFICE_OF.items() if indicator.id in ids), "office")
        here = texts.POSTS[self.unit.level] | (texts.RURAL_POSTS if self.unit.kind == "huyen" else {})
        return here[area]

    def office(self, indicator: Indicator) -> str:
        """The office of the post: "Chuyên viên Phòng Nội vụ" -> "Phòng Nội vụ"; a commune has none."""
        post = self.post(indicator)
        return post.removeprefix("Chuyên viên ") if post.startswith("Chuyên viên ") else "UBND"

    # Other sheets -------------------------------------------------------------------------------------------------

    def unit_data(self) -> Iterator[Entry]:
        above = next((u for u in self.units.units if u.code == self.unit.parent), None)
        parent = f"UBND {KINDS[above.kind][LANGUAGE].lower()} {above.name}" if above else "UBND thành phố Hải Phòng"
        typed: dict[str, str | date] = {
            "unit_parent": parent,
            "head": self.chance.choice(("Chủ tịch UBND", "Phó Chủ tịch UBND phụ trách khối nội chính")),
            "contact": texts.POSTS[self.unit.level]["office"],
            "phone": "0225.000.0000",
            "email": self.unit.email,
            "assessed_on": LAST_DAY - timedelta(days=self.chance.randrange(25)),
        }
        for name, value in typed.items():
            yield Entry(name, "value", value, sheet=self.sheet_of["unit"])

    def survey(self) -> Iterator[Entry]:
        for topic in self.catalog.survey:
            for question in topic.questions:
                if self.chance.random() < 0.03 + 4 * self.character.left_blank:
                    continue
                answer = self.answer(question)
                yield Entry(question.id, "answer", answer)
                note = self.chance.choice(texts.SURVEY_NOTES) if self.chance.random() < 0.12 else ""
                if question.of_hundred and isinstance(answer, float) and 0 < answer <= 1:
                    note = texts.CHECKED
                if note:
                    yield Entry(question.id, "note", note)

    def answer(self, question: Question) -> str | float | date:
        match question.answer:
            case "yes_no":
                return words.YES_NO["no" if self.chance.random() < 0.2 else "yes"][LANGUAGE]
            case "choice":
                fitting = texts.TITLES[self.unit.kind in texts.URBAN]
                if question.id != texts.TITLE_QUESTION:
                    fitting = tuple(choice.key for choice in question.choices[:4])
                chosen = self.chance.choice([c for c in question.choices if c.key in fitting])
                return say(chosen.word, LANGUAGE)
            case "date":
                year = texts.SURVEY_YEARS.get(question.id, 2023)
                return date(year, self.chance.randint(1, 9), self.chance.randint(1, 28))
            case "text":
                return self.chance.choice(texts.SURVEY_TEXTS.get(question.id, ("(minh họa)",)))
            case "number":
                low, high = texts.SURVEY_NUMBERS.get(question.id, (55, 99.9))
                figure = self.chance.uniform(low, high)
                return float(round(figure)) if question.whole else round(figure, 1)

    def actions(self) -> Iterator[Entry]:
        """Tasks for the weakest indicators, the worst level first."""
        keys = self.catalog.scale.keys
        weak = [i for i in self.catalog.indicators if self.levels[i.id] != keys[-1] and not self.left_out(i)]
        weak.sort(key=lambda i: (keys.index(self.levels[i.id]), i.seq))
        for number, indicator in enumerate(weak[: self.character.tasks], 1):
            for column, value in self.task(indicator).items():
                yield Entry(str(number), column, value, sheet=self.sheet_of["actions"])

    def left_out(self, indicator: Indicator) -> bool:
        return indicator.id in self.character.not_applicable or self.stopped(indicator)

    def task(self, indicator: Indicator) -> dict[str, str | float | date]:
        phase = 1 if self.levels[indicator.id] == self.catalog.scale.keys[0] else self.chance.choice((2, 2, 3))
        name = say(indicator.name, LANGUAGE)
        task: dict[str, str | float | date] = {
            "indicator": f"{indicator.id} {name}",
            "phase": words.PHASES[str(phase)][LANGUAGE],
            "task": self.chance.choice(texts.TASKS).format(id=indicator.id, name=name),
            "lead": self.post(indicator).removeprefix("Chuyên viên "),
            "deadline": date(2024, 3 * phase, 30),
            "product": say(self.chance.choice(indicator.expected).text, LANGUAGE),
            "status": words.ACTION_STATUS[self.chance.choice(("planned", "planned", "doing"))][LANGUAGE],
        }
        if self.chance.random() < 0.7:
            task["support"] = self.chance.choice(
                ("MTTQ và các đoàn thể", "Công an", "Các tổ dân phố, thôn", "Văn phòng")
            )
        if self.chance.random() < 0.8:
            # Zero is an answer of its own: the task costs nothing.
            task["budget"] = float(self.chance.choice((0, 5, 12.5, 20, 35, 60, 150)))
        return task


# What was counted -----------------------------------------------------------------------------------------------------

Figures = dict[str, str | float | date]
"""What stands in the cells (1) and (2), by column."""


def counted(criterion: Criterion, key: str, unit: Unit, catalog: Catalog, chance: random.Random) -> Figures:
    """Plausible figures that give that level: drawn until they do."""
    measure = criterion.measure
    assert measure is not None
    about = texts.WHOLES.get(criterion.id) or texts.WHOLES.get(say(measure.unit, LANGUAGE), (4, 60))
    if measure.kind == "choice":
        return {"value": say(chance.choice([c for c in measure.choices if c.level == key]).word, LANGUAGE)}
    limits = Limits(measure.limits(unit.kind, unit.level), LAST_DAY.year)
    for _ in range(5000):
        drawn = drawn_figures(measure, limits, about, chance)
        value, whole = (drawn.get(column) for column in ("value", "whole"))
        if count(as_read(value), as_read(whole), measure, catalog.scale.keys, limits).level == key:
            return drawn
    raise ValueError(f"no figure of {say(measure.what, LANGUAGE)} gives {key}")


def as_read(value: str | float | date | None) -> Read | None:
    """A cell as the reader hands it on."""
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else repr(value)
    return Read(Place(), "number", text, text)


def drawn_figures(measure: Measure, limits: Limits, about: tuple[float, float], chance: random.Random) -> Figures:
    """Figures near the limits; ``about``: between what the whole of a share is."""
    if measure.kind == "date":
        return {"value": LAST_DAY - timedelta(days=chance.randrange(2200) - 60)}
    ends = [limit if isinstance(limit, tuple) else (limit,) for limit in (limits.by_level or {}).values()]
    near = chance.choice([end for pair in ends for end in pair])
    if measure.kind == "share":
        whole, most = chance.uniform(*about), measure.highest or 100
        above = chance.uniform(near, min(most, near + 15))
        share = chance.choice((chance.uniform(0.6, 1) * near, above)) if near else chance.choice((0, 0, 0.5, 1.5, 8))
        figures = {"value": whole * share / 100, "whole": whole}
    else:
        span = max(abs(near), 3)
        drawn = chance.choice((near, chance.uniform(near - span, near + span)))
        figures = {"value": drawn if measure.highest is None else min(drawn, measure.highest)}
    whole_ones = measure.whole_figures
    return {column: float(round(value)) if whole_ones else round(value, 1) for column, value in figures.items()}


# The faults a person makes --------------------------------------------------------------------------------------------

FAULTS: dict[tuple[str, str], Entry | None] = {
    (entry.id, entry.column): entry
    for entry in (
        # Pasted over the drop-down: some of it can be understood, some cannot.
        Entry("1.1.b", "self_level", "đỏ ", pasted=True),
        Entry("1.3.a", "self_level", "do", pasted=True),
        Entry("2.2.b", "self_level", "Xanh lá", pasted=True),
        Entry("2.3.e", "self_level", "Tốt", pasted=True),
        Entry("3.2.d", "self_level", "X", pasted=True),
        # A formula that takes the level of another row, and one in place of evidence.
        Entry("4.1.e", "self_level", "=I9", formula=True, pasted=True),
        Entry("1.6.a", "evidence", '=HYPERLINK("https://vinh-bao.example.vn/vb/15";"Quy chế số 15")', formula=True),
        # A date where the document belongs.
        Entry("3.6.b", "evidence", date(2023, 5, 12), pasted=True),
        # Not applicable: without a reason, and where it is not allowed.
        Entry("2.5", "competence", "Không áp dụng"),
        Entry("3.4.b", "self_level", "Không áp dụng", pasted=True),
        # A share for a count, more than there is, half a person, one of two figures, a level over the form's own.
        Entry("1.1.f", "value", "92,1 %", pasted=True),
        Entry("1.5.a", "value", 260.0, pasted=True),
        Entry("1.5.a", "whole", 206.0, pasted=True),
        Entry("1.3.b", "value", 12.5, pasted=True),
        Entry("1.3.b", "whole", 41.0, pasted=True),
        Entry("1.6.b", "value", 14.0),
        Entry("3.6.b", "self_level", "Xanh", pasted=True),
        # The unit appraises itself.
        Entry("1.8.b", "review_level", "Xanh"),
        # Figures and dates as text, one of which can be two things.
        Entry("services.a", "answer", "85,5 %"),
        Entry("plans.c", "answer", "1.234"),
        Entry("plans.b", "answer", "15/01/2023"),
        Entry("1", "deadline", "cuối quý II/2024", sheet="Hành động"),
    )
} | dict.fromkeys(
    # A level with nothing beside it, no reason for "not applicable", nobody to ask.
    [
        ("1.2.b", "evidence"),
        ("1.2.b", "explanation"),
        ("1.6.b", "whole"),
        ("2.5", "explanation"),
        ("contact", "value"),
        ("phone", "value"),
    ]
)


def with_faults(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a unit, with FAULTS instead of what stood there (nothing, where the fault is None)."""
    untouched = [e for e in entries if (e.id, e.column) not in FAULTS]
    # Under a heading that is not applicable the criteria stay blank.
    untouched = [e for e in untouched if not e.id.startswith("2.5.")]
    return untouched + [fault for fault in FAULTS.values() if fault is not None]


# Files ----------------------------------------------------------------------------------------------------------------


def main() -> None:
    """Writes every workbook of the register."""
    catalog, units = load_catalog(), load_units(FOLDER / "units.csv")
    with Office() as office, tempfile.TemporaryDirectory() as folder:
        for unit in units.units:
            character = UNITS[file_name(unit.name)]
            blank = new_workbook(catalog, LANGUAGE, Stamp(unit=unit, period=PERIOD))
            entries = Author(unit, units, character, catalog).entries()
            target = FOLDER / f"{file_name(unit.name)}.{character.filter}"
            if character.made_by == "office":
                source = Path(folder, "blank.xlsx")
                source.write_bytes(blank)
                office.fill(source, target, entries, character.filter)
            else:
                target.write_bytes(fill_plainly(blank, entries))
            print(target.name, f"{len(entries)} cells", character.made_by, file=sys.stderr)


def fill_plainly(blank: bytes, entries: Sequence[Entry]) -> bytes:
    """Fills in by openpyxl: formulas keep no results, as with some programs on telephones."""
    workbook = load_workbook(io.BytesIO(blank), rich_text=True)
    sheets = [keys(sheet) for sheet in workbook.worksheets]
    for entry in entries:
        found = (
            sheet.cell(rows[entry.id], columns[entry.column])
            for sheet, rows, columns in sheets
            if entry.id in rows and entry.column in columns and entry.sheet in ("", sheet.title)
        )
        cell = next(found)
        assert isinstance(cell, Cell)
        cell.value = entry.value
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def keys(sheet: Worksheet) -> tuple[Worksheet, dict[str, int], dict[str, int]]:
    """A sheet with the rows and columns of its keys."""
    rows = {str(cell.value): cell.row for cell in next(sheet.iter_cols(max_col=1)) if cell.value}
    columns = {str(cell.value): cell.column for cell in next(sheet.iter_rows(max_row=1)) if cell.value}
    return sheet, rows, columns if "id" in columns else {}


if __name__ == "__main__":
    main()
