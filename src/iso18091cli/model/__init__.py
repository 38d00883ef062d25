"""The values that travel through the program. Read this package first; it depends on nothing.

catalog.py   Catalog      what is asked, of which scale, and how it is scored; measure.py, shape.py: parts of it
units.py     Unit, Units  who is asked: the register of administrative units
answers.py   Submission   what one workbook says, and in which cells
findings.py  Diagnostic   what is to be looked at, where, and why; Remark: the same in words
scores.py    Scorecard    the figures of one workbook; Result: with its findings
summary.py   Summary      the figures of many workbooks; sums.py, goals.py: parts of it
moves.py     Moves        where topics of one edition stand in another
text.py      Text         words in each language; spelling.py: what is typed, and what it is compared by
wheel.py     Wheel        where on the wheel of ISO 18091 each indicator stands

All of them are frozen. A value that is missing is ``None``, never 0 and never "". Blank, zero and not-applicable are
three different things down to the last table.
"""
