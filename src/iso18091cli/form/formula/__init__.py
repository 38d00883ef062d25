"""Expression → the text of a formula and its value over the cells of a workbook, so that the two cannot disagree."""
