"""Which paths are evidence logs, and not portfolios."""

from pathlib import Path

#: endings of files that hold a table of an evidence log
_OF_LOGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")


def may_be_log(path: Path) -> bool:
    """Return whether a path names an evidence log, by its ending or as a folder."""
    if path.suffix.lower() == ".xlsx" and path.is_file():
        from rubric.api.sheets import is_tracking_sheet

        return not is_tracking_sheet(path)
    return path.is_dir() or path.suffix.lower() in _OF_LOGS
