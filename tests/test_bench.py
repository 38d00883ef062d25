"""The benchmark in small, so that a fall in speed is seen: ratios within one run, with margins for a busy machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import run as bench


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bench.Bench:
    return bench.Bench(40, tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize(
    ("row", "limits"),
    [
        # (at most, at least) for each line the row gives: about half as good as what was measured.
        (bench.reading, [4.0]),
        (bench.forms, [8.0]),
        (bench.plans, [3.0]),
        (bench.rerun, [3.0]),
        (bench.start, [2.5, 2.5, 4.0]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_no_fall_in_speed(small: bench.Bench, row: object, limits: list[float]) -> None:
    made = list(row(small))
    assert len(made) == len(limits)
    for line, limit in zip(made, limits, strict=True):
        assert line.value >= limit if line.at_least else line.value <= limit, " | ".join(line.cells())


def test_no_two_workbooks_agree(small: bench.Bench) -> None:
    contents = [path.read_bytes() for path in small.paths(40)]
    assert len(set(contents)) == 40


def test_the_table_says_what_is_not_met() -> None:
    rows = [bench.Row("a", 2.0, 1.8, False, "x"), bench.Row("b", 20.0, 15, True, "y")]
    text = bench.table(rows)
    assert "| a | ≤ 1.8 | 2.00 | NO | x |" in text and "| b | ≥ 15 | 20.00 | yes | y |" in text
