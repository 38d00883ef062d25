"""units.csv | units.xlsx → Units; a workbook → the unit in it that it speaks for."""
