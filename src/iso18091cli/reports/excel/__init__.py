"""Summary → summary.xlsx, a sheet for each question that is asked of it."""
