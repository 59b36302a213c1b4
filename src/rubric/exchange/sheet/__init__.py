"""The tracking sheet that centres fill in, and a specification as a workbook: written and read.

One layout serves both ways (`layout.py`). What a portfolio holds goes by the tables of rows:
`placing.py` puts them into the rows of a sheet, `gathering.py` makes them of such rows again. Cells
and files are the business of `cells.py`, `writing.py` and `workbook.py`.
"""
