"""The workbook that officials fill in: its layout, shared by the writer and the reader.

layout.py     Catalog -> Layout          which sheet holds which rows and columns, and what each cell takes
writer.py     Layout -> blank .xlsx
container.py  file -> its parts, none of them trusted
sheets.py     parts -> cells, and what the reader of cells would hide
reader.py     filled workbook -> Submission
"""
