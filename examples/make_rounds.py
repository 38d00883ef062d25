"""Makes the later rounds of the pilot, examples/pilot-2025/ and pilot-2026/: illustrative, the same on every run.

    python examples/make_rounds.py

2025: six of the twelve units of 2023 sent a workbook again, three wards of quận Hải An joined, the others are silent or
exempt. 2026, after the reform: the two wards that quận Hải An became, by a newer version of the catalogue. Run it by
hand when the catalogue or the form changes, and commit what it wrote. Two workbooks are filled in and saved by
LibreOffice (one as .ods), the others by openpyxl. Nothing in them is real; the period says so everywhere.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import make_pilot as pilot
from iso18091cli.catalog import load_catalog
from iso18091cli.files.outputs import file_name
from iso18091cli.form.blank import Stamp, new_workbook
from iso18091cli.model.catalog import Catalog, Criterion, Indicator
from iso18091cli.register.load import load_units
from make_pilot import UNITS, Author, Character, fill_plainly, strengths
from office import Office

EXAMPLES = Path(__file__).parent


@dataclass(frozen=True)
class Later:
    """A later round: who sent a workbook, and how strong the new ones are."""

    year: int
    again: tuple[str, ...] = ()
    """Units of 2023."""
    new: Mapping[str, Character] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return EXAMPLES / f"pilot-{self.year}"

    @property
    def period(self) -> str:
        return f"{self.year} (dữ liệu minh họa)"

    @property
    def catalog(self) -> Catalog:
        own = self.folder / "catalog.yaml"
        return load_catalog(own if own.exists() else None)


ROUNDS = (
    Later(
        2025,
        ("hai-an", "kien-an", "le-chan", "dang-lam", "an-bien", "hoa-dong"),
        {
            "dong-hai-1": Character(strengths(82, 70, 76, 66), made_by="openpyxl"),
            "dong-hai-2": Character(strengths(74, 62, 70, 58), made_by="openpyxl"),
            "nam-hai": Character(strengths(66, 58, 64, 52), made_by="openpyxl", left_blank=0.03),
        },
    ),
    Later(
        2026,
        (),
        {
            "dong-hai": Character(strengths(80, 72, 78, 64), made_by="openpyxl"),
            "hai-an": Character(strengths(90, 84, 88, 80), filter="ods"),
        },
    ),
)


@dataclass
class Newcomer(Author):
    """A unit of a later round."""

    def graded(self, indicator: Indicator, criteria: Sequence[Criterion]) -> dict[str, str]:
        """No day before the last one is late: a day is never at the worst level."""
        worst, better, *_ = self.catalog.scale.keys
        dated = {c.id for c in criteria if c.measure is not None and c.measure.kind == "date"}
        found = super().graded(indicator, criteria)
        return {id: better if level == worst and id in dated else level for id, level in found.items()}


@dataclass
class Again(Newcomer):
    """A unit of 2023 that answers anew: better in every fourth indicator, worse in every twelfth, by chance."""

    def draw(self, indicators: Sequence[Indicator], share: float) -> dict[str, str]:
        keys = self.catalog.scale.keys
        found = {}
        for id, level in super().draw(indicators, share).items():
            roll, rank = self.chance.random(), keys.index(level)
            found[id] = keys[min(rank + 1, len(keys) - 1) if roll < 0.25 else max(rank - 1, 0) if roll > 0.92 else rank]
        return found


def main() -> None:
    """Writes every workbook of both rounds."""
    with Office() as office, tempfile.TemporaryDirectory() as folder:
        for later in ROUNDS:
            pilot.LAST_DAY = date(later.year, 10, 31)
            catalog, units = later.catalog, load_units(later.folder / "units.csv")
            for unit in units.units:
                slug = file_name(unit.name)
                if slug not in later.again and slug not in later.new:
                    continue
                character = later.new.get(slug) or UNITS[slug]
                author = (Again if slug in later.again else Newcomer)(unit, units, character, catalog)
                blank = new_workbook(catalog, pilot.LANGUAGE, Stamp(unit=unit, period=later.period))
                target = later.folder / f"{slug}.{character.filter}"
                if slug in later.again[:1] or character.filter == "ods":
                    source = Path(folder, "blank.xlsx")
                    source.write_bytes(blank)
                    office.fill(source, target, author.entries(), character.filter)
                else:
                    target.write_bytes(fill_plainly(blank, author.entries()))
                print(target.name, file=sys.stderr)


if __name__ == "__main__":
    main()
