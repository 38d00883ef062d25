"""Expressions: what they are written as, and what Excel makes of them, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.form.formula.columns import (
    Count,
    CountIf,
    Find,
    Index,
    Large,
    Match,
    Max,
    Min,
    Row,
    Small,
    Sum,
    SumProduct,
)
from iso18091cli.form.formula.expression import Area, Constant, Expression, Group, added, as_numbers, part
from iso18091cli.form.formula.functions import (
    And,
    Char,
    If,
    IfError,
    Int,
    IsError,
    IsLogical,
    IsNumber,
    IsText,
    Left,
    Len,
    Mid,
    Mod,
    Na,
    Not,
    Or,
    Round,
    Substitute,
    Trim,
    Upper,
    a_number,
)

VALUE, NA, DIV, NUM, REF = map(ErrorValue, ("#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#REF!"))
SHEET = "Trang 1"
CELLS: Mapping[str, tuple[Value, ...]] = {
    "A": (3, 1, 2, 1),
    "B": ("x", "", None, "X"),
    "C": (1, "1", True, None),
    "D": (5, NA, None, 7),
    "E": (0.1, 0.2, 0.3, 2.675),
    "F": (1, 20, 300, 4000),
}
"""What stands in the rows 1 to 4 of each column; ``None``: blank."""


class Table:
    """The cells above."""

    def at(self, sheet: str, row: int, column: int) -> Value:
        assert sheet == SHEET
        return CELLS["ABCDEF"[column - 1]][row - 1]

    def column(self, sheet: str, column: int, first: int, last: int) -> tuple[Value, ...]:
        return tuple(self.at(sheet, row, column) for row in range(first, last + 1))


def cell(name: str) -> Area:
    return Area(SHEET, "ABCDEF".index(name[0]) + 1, int(name[1]), pinned="free", named=False)


def column(letter: str) -> Area:
    return Area(SHEET, "ABCDEF".index(letter) + 1, 1, 4, named=False)


A, B, C, D, E, F = map(column, "ABCDEF")
BLANK = cell("B3")
ERROR = cell("D2")
CASES: list[tuple[Expression, str, Value]] = [
    # Numbers, texts, truth values, and what is written around them
    (part(3), "3", 3),
    (part(-1), "-1", -1),
    (part(0.5), "0.5", 0.5),
    (part('say "a"'), '"say ""a"""', 'say "a"'),
    (part(False), "FALSE", False),
    (cell("A1") + 1, "A1+1", 4),
    (1 - cell("A1"), "1-A1", -2),
    (2 * (cell("A1") + 1), "2*(A1+1)", 8),
    (cell("A1") - (cell("A2") - 1), "A1-(A2-1)", 3),
    (cell("A1") - cell("A2") - 1, "A1-A2-1", 1),
    (cell("A1") / 2 * 4, "A1/2*4", 6),
    (cell("A1") / (part(2) * 4), "A1/(2*4)", 0.375),
    (cell("A1") / 0, "A1/0", DIV),
    (cell("A1") / BLANK, "A1/B3", DIV),
    (added([cell("A1"), cell("A2"), cell("A3")]), "A1+A2+A3", 6),
    (Group(cell("A1")) & "/" & Group(part(4)), '(A1)&"/"&(4)', "3/4"),
    ((cell("A1") > 2) * (cell("A2") < 2), "(A1>2)*(A2<2)", 1),
    (as_numbers(cell("A1") >= 3), "--(A1>=3)", 1),
    ("Điểm: " & cell("A1") + 1, '"Điểm: "&A1+1', "Điểm: 4"),
    # Nothing is 0, "" and FALSE; a text is no number (what programs make of "1" goes by the locale)
    (BLANK + 1, "B3+1", 1),
    (BLANK & "x", 'B3&"x"', "x"),
    (BLANK.equals(""), 'B3=""', True),
    (BLANK.equals(0), "B3=0", True),
    (BLANK.equals(False), "B3=FALSE", True),
    (cell("B2").equals(0), "B2=0", False),
    (cell("C2") + 1, "C2+1", VALUE),
    (cell("C3") + 1, "C3+1", 2),
    # Comparisons: numbers before texts, texts before truth values; capitals do not count
    (cell("B1").equals("X"), 'B1="X"', True),
    (part("đỎ").equals("Đỏ"), '"đỎ"="Đỏ"', True),
    (cell("B1").differs(cell("B4")), "B1<>B4", False),
    (cell("C2").equals(1), "C2=1", False),
    (cell("C2") > 1_000_000, "C2>1000000", True),
    (cell("B2") > 0, "B2>0", True),
    (cell("C3") > "zzz", 'C3>"zzz"', True),
    (cell("C3").equals(1), "C3=1", False),
    ((cell("E1") + cell("E2")).equals(cell("E3")), "E1+E2=E3", True),
    (part("a") < "b", '"a"<"b"', True),
    # Numbers as text, with a point
    (part(1234567.5) & "", '1234567.5&""', "1234567.5"),
    (part(0.1) + 0.2 & "", '0.1+0.2&""', "0.3"),
    (part(3.0) & "", '3.0&""', "3"),
    (cell("C3") & "", 'C3&""', "TRUE"),
    # Errors are values that go through everything but IFERROR
    (ERROR + 1, "D2+1", NA),
    (1 + ERROR, "1+D2", NA),
    (ERROR & "x", 'D2&"x"', NA),
    (ERROR.equals(1), "D2=1", NA),
    (Trim(ERROR), "TRIM(D2)", NA),
    (Na(), "NA()", NA),
    (IfError(ERROR, "?"), 'IFERROR(D2,"?")', "?"),
    (IfError(cell("A1"), "?"), 'IFERROR(A1,"?")', 3),
    (If(ERROR, 1, 2), "IF(D2,1,2)", NA),
    (And(True, ERROR), "AND(TRUE,D2)", NA),
    (Or(True, ERROR), "OR(TRUE,D2)", NA),
    (Not(ERROR), "NOT(D2)", NA),
    (SumProduct(D), "SUMPRODUCT($D$1:$D$4)", NA),
    (Sum(D), "SUM($D$1:$D$4)", NA),
    (Large(A, 1), "LARGE($A$1:$A$4,1)", 3),
    (Large(A, 2), "LARGE($A$1:$A$4,2)", 2),
    (Large(A, 4), "LARGE($A$1:$A$4,4)", 1),
    (Large(A, 5), "LARGE($A$1:$A$4,5)", NUM),
    (Large(C, 2), "LARGE($C$1:$C$4,2)", NUM),
    (Large(D, 1), "LARGE($D$1:$D$4,1)", NA),
    (Mid("; còn Đỏ", 3, 9), 'MID("; còn Đỏ",3,9)', "còn Đỏ"),
    (Mid("abc", 2, 1), 'MID("abc",2,1)', "b"),
    (Mid("abc", 5, 2), 'MID("abc",5,2)', ""),
    (Mid(ERROR, 1, 2), "MID(D2,1,2)", NA),
    (Small(D, 1), "SMALL($D$1:$D$4,1)", NA),
    (Count(D), "COUNT($D$1:$D$4)", 2),
    (CountIf(D, ">0"), 'COUNTIF($D$1:$D$4,">0")', 2),
    # Conditions
    (If(cell("A1") > 2, "yes", "no"), 'IF(A1>2,"yes","no")', "yes"),
    (If(BLANK, 1, 2), "IF(B3,1,2)", 2),
    (If(cell("B1"), 1, 2), "IF(B1,1,2)", VALUE),
    (If(True, 1, ERROR), "IF(TRUE,1,D2)", 1),
    (And(cell("A1") > 2, cell("A2").equals(1)), "AND(A1>2,A2=1)", True),
    (Or(cell("A1") > 5, cell("A2").equals(2)), "OR(A1>5,A2=2)", False),
    (IsNumber(cell("A1")), "ISNUMBER(A1)", True),
    (IsError(cell("A1")), "ISERROR(A1)", False),
    (IsError(ERROR), "ISERROR(D2)", True),
    (SumProduct(as_numbers(IsError(D))), "SUMPRODUCT(--ISERROR($D$1:$D$4))", 1),
    (SumProduct(as_numbers(Upper(Trim(B)).equals("X"))), 'SUMPRODUCT(--(UPPER(TRIM($B$1:$B$4))="X"))', 2),
    (
        SumProduct(as_numbers(Substitute(B, "x", "y").equals("y"))),
        'SUMPRODUCT(--(SUBSTITUTE($B$1:$B$4,"x","y")="y"))',
        1,
    ),
    (Left("1.10 abc", Find(" ", "1.10 abc") - 1), 'LEFT("1.10 abc",FIND(" ","1.10 abc")-1)', "1.10"),
    (
        SumProduct(as_numbers(IsNumber(Find(Left(B, 1) & "|", "x|")))),
        'SUMPRODUCT(--ISNUMBER(FIND(LEFT($B$1:$B$4,1)&"|","x|")))',
        3,
    ),
    (IsNumber(cell("C2")), "ISNUMBER(C2)", False),
    (IsNumber(cell("C3")), "ISNUMBER(C3)", False),
    (IsNumber(BLANK), "ISNUMBER(B3)", False),
    (IsNumber(ERROR), "ISNUMBER(D2)", False),
    (IsLogical(cell("C3")), "ISLOGICAL(C3)", True),
    (a_number(cell("C3")), "AND(ISNUMBER(C3),NOT(ISLOGICAL(C3)))", False),
    (a_number(cell("C1")), "AND(ISNUMBER(C1),NOT(ISLOGICAL(C1)))", True),
    # Counting
    (Count(C), "COUNT($C$1:$C$4)", 1),
    (CountIf(A, 1), "COUNTIF($A$1:$A$4,1)", 2),
    (CountIf(B, 0), "COUNTIF($B$1:$B$4,0)", 0),
    (Sum(A, 10), "SUM($A$1:$A$4,10)", 17),
    (Sum(C), "SUM($C$1:$C$4)", 1),
    (Sum(True), "SUM(TRUE)", 1),
    (Max(cell("B1"), 1), "MAX(B1,1)", 1),
    (Max("a", 1), 'MAX("a",1)', VALUE),
    (Max(A), "MAX($A$1:$A$4)", 3),
    (Min(cell("A1"), 0), "MIN(A1,0)", 0),
    (Max(B), "MAX($B$1:$B$4)", 0),
    (SumProduct(A, F), "SUMPRODUCT($A$1:$A$4,$F$1:$F$4)", 4623),
    (SumProduct(A, B), "SUMPRODUCT($A$1:$A$4,$B$1:$B$4)", 0),
    (SumProduct(B.equals("x") * F), 'SUMPRODUCT(($B$1:$B$4="x")*$F$1:$F$4)', 4001),
    (SumProduct(B.differs("")), 'SUMPRODUCT($B$1:$B$4<>"")', 0),
    (SumProduct(as_numbers(B.differs(""))), 'SUMPRODUCT(--($B$1:$B$4<>""))', 2),
    (SumProduct(A.equals(1) * Row(A)), "SUMPRODUCT(($A$1:$A$4=1)*ROW($A$1:$A$4))", 6),
    (SumProduct(E), "SUMPRODUCT($E$1:$E$4)", 3.275),
    (Row(cell("A3")), "ROW(A3)", 3),
    # Places
    (Index(A, 3), "INDEX($A$1:$A$4,3)", 2),
    (Index(A, 5), "INDEX($A$1:$A$4,5)", REF),
    (Index(A, ERROR), "INDEX($A$1:$A$4,D2)", NA),
    (Small(A, 2), "SMALL($A$1:$A$4,2)", 1),
    (Small(A, 5), "SMALL($A$1:$A$4,5)", NUM),
    (Small(C, 2), "SMALL($C$1:$C$4,2)", NUM),
    (Match(1, A, 0), "MATCH(1,$A$1:$A$4,0)", 2),
    (Match(9, A, 0), "MATCH(9,$A$1:$A$4,0)", NA),
    (Match(25, F, 1), "MATCH(25,$F$1:$F$4,1)", 2),
    (Match(0, F, 1), "MATCH(0,$F$1:$F$4,1)", NA),
    # Texts
    (Trim("  a   b "), 'TRIM("  a   b ")', "a b"),
    (Trim("\u00a0a"), 'TRIM("\u00a0a")', "\u00a0a"),
    (Trim(BLANK), "TRIM(B3)", ""),
    (Trim(cell("A1")), "TRIM(A1)", "3"),
    (Substitute("aXa", "a", "bb"), 'SUBSTITUTE("aXa","a","bb")', "bbXbb"),
    (Substitute(cell("A1"), "3", ""), 'SUBSTITUTE(A1,"3","")', ""),
    (Upper("đỏ mc3"), 'UPPER("đỏ mc3")', "ĐỎ MC3"),
    (Upper(BLANK), "UPPER(B3)", ""),
    (Substitute(Char(10) & "a", Char(10), ","), 'SUBSTITUTE(CHAR(10)&"a",CHAR(10),",")', ",a"),
    (IsText(cell("B2")), "ISTEXT(B2)", True),
    (IsText(BLANK), "ISTEXT(B3)", False),
    (IsText(cell("A1")), "ISTEXT(A1)", False),
    (IsText(ERROR), "ISTEXT(D2)", False),
    (Find("c", "abc"), 'FIND("c","abc")', 3),
    (Find("C", "abc"), 'FIND("C","abc")', VALUE),
    (Find("*", "abc"), 'FIND("*","abc")', VALUE),
    (Find("", "abc"), 'FIND("","abc")', 1),
    (Find("x", ERROR), 'FIND("x",D2)', NA),
    (SumProduct(as_numbers(IsNumber(Find("x", B)))), 'SUMPRODUCT(--ISNUMBER(FIND("x",$B$1:$B$4)))', 1),
    (
        SumProduct(Max(IsNumber(Find("1", A)) * Row(A))),
        'SUMPRODUCT(MAX(ISNUMBER(FIND("1",$A$1:$A$4))*ROW($A$1:$A$4)))',
        4,
    ),
    (Left("Đỏ 1", 2), 'LEFT("Đỏ 1",2)', "Đỏ"),
    (Len("Đỏ"), 'LEN("Đỏ")', 2),
    (Len(BLANK), "LEN(B3)", 0),
    # Numbers
    (Round(cell("E4"), 2), "ROUND(E4,2)", 2.68),
    (Round(-2.5, 0), "ROUND(-2.5,0)", -3),
    (Round(100 * part(1) / 3, 2), "ROUND(100*1/3,2)", 33.33),
    (Round(1234, -2), "ROUND(1234,-2)", 1200),
    (Round("a", 2), 'ROUND("a",2)', VALUE),
    (Int(-1.5), "INT(-1.5)", -2),
    (Mod(-3, 2), "MOD(-3,2)", 1),
    (Mod(7, 0), "MOD(7,0)", DIV),
    # 12.34 as a text that no locale writes in another way
    (
        Int(12.34) & "," & Mod(Int(Round(12.34 * part(100), 0)), 100),
        'INT(12.34)&","&MOD(INT(ROUND(12.34*100,0)),100)',
        "12,34",
    ),
]


@pytest.mark.parametrize(("expression", "text", "value"), CASES, ids=lambda case: case if isinstance(case, str) else "")
def test_text_and_value(expression: Expression, text: str, value: Value) -> None:
    assert expression.text == text
    found = expression.result(Table())
    assert found == value and isinstance(found, bool) == isinstance(value, bool)


def test_cells_are_named_as_their_sheet_or_another_one_names_them() -> None:
    assert Area("Tổng hợp", 28, 6).text == "'Tổng hợp'!$AB$6"
    assert Area("L'An", 2, 6, 9).text == "'L''An'!$B$6:$B$9"
    assert Area("_lists", 1, 1, 1).text == "_lists!$A$1:$A$1"
    assert Area("x", 3, 7, pinned="column", named=False).text == "$C7"
    assert Area("x", 3, 7, 8, pinned="free", named=False).text == "C7:C8"


def test_a_text_that_stands_for_other_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="patterns"):
        CountIf(A, "*")
    assert Match("x", B, 0).result(Table()) == NA


def test_several_values_are_not_one() -> None:
    assert And(Trim(B)).result(Table()) == VALUE
    assert If(A > 1, 1, 2).result(Table()) == VALUE
    assert Constant(1).result(Table()) == 1
