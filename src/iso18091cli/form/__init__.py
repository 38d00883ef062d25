"""Catalog + Unit → the workbook that people fill in: blank, filled, carried over, sent back; scored live."""
