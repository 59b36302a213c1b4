"""Which files are tables of a log, and what reads each."""

from pathlib import Path

from rubric.sources.logs.table import LogTable

#: endings of files that may hold a table
SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".xlsx")


def opened(path: Path, shown_as: str) -> list[LogTable]:
    """Return the tables of one file: one, or of a workbook one for each sheet.

    Args:
        path: a file with one of `SUFFIXES`.
        shown_as: the file, as a person named it.

    Raises:
        ExtraMissing: what reads it is not installed.
        LogFault: it cannot be read as a table at all.
        OSError: it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        from rubric.sources.logs.lines import LinesTable

        return [LinesTable(path, shown_as)]
    if suffix == ".parquet":
        from rubric.sources.logs.parquet import ParquetTable

        return [ParquetTable(path, shown_as)]
    if suffix == ".xlsx":
        from rubric.sources.logs.sheets import sheets

        return [*sheets(path, shown_as)]
    from rubric.sources.logs.comma import CommaTable

    return [CommaTable(path, shown_as)]
