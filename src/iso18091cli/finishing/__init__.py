"""A workbook as a library writes it -> the same as it goes out: results stored, texts in their table, charts filled."""
