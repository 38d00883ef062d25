"""A workbook as a library writes it → as it goes out: results of formulas stored, texts in one table, charts filled."""
