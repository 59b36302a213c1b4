"""Tables of an evidence log, row by row: CSV, JSON Lines, Parquet, and the sheets of a workbook."""

from rubric.sources.logs.opening import SUFFIXES, opened
from rubric.sources.logs.reading import empty
from rubric.sources.logs.table import LogFault, LogTable, Row, RowFault, Stretch, alike

__all__ = [
    "SUFFIXES",
    "LogFault",
    "LogTable",
    "Row",
    "RowFault",
    "Stretch",
    "alike",
    "empty",
    "opened",
]
