"""units.csv | units.xlsx → Units; and which of them a workbook speaks for."""
