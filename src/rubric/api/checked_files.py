"""What a check takes of the paths that it is given: files of ours, and evidence logs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rubric.api.documents import is_workbook
from rubric.api.files import shown, yaml_files

#: endings of files that hold nothing but a table of a log
LOG_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")


class Asked(NamedTuple):
    """What is to be checked, each file once and resolved."""

    #: YAML, and workbooks that are portfolios or specifications
    files: tuple[Path, ...]
    #: the files of each evidence log
    logs: tuple[tuple[Path, ...], ...] = ()


def asked(paths: Iterable[str | Path]) -> Asked:
    """Return what these paths hold that can be checked.

    A file that is named is taken as what its name says. Below a folder files of YAML are taken,
    and of others those that are plainly ours: tracking sheets, specifications in a workbook, and
    tables of a log, of which at least one names learners. Tables in one folder are one log.

    Raises:
        FileNotFoundError: a path is not there.
    """
    files: dict[Path, None] = {}
    tables: dict[Path, dict[Path, None]] = {}
    for path in map(Path, paths):
        taken = [path] if not path.is_dir() else [*yaml_files(path), *_others_below(path)]
        if not path.exists():
            raise FileNotFoundError(str(path))
        for file in (one.resolve() for one in taken):
            if file.suffix.lower() in LOG_TABLES or (is_workbook(file) and _has_log_sheets(file)):
                tables.setdefault(file.parent, {})[file] = None
            else:
                files[file] = None
    return Asked(tuple(files), tuple(tuple(log) for log in tables.values()))


def _others_below(folder: Path) -> Iterator[Path]:
    """Yield the workbooks and the tables of logs below a folder, hidden ones left out."""
    tables: dict[Path, list[Path]] = {}
    for file in sorted(folder.rglob("*")):
        suffix = file.suffix.lower()
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if hidden or not file.is_file():
            continue
        if suffix in LOG_TABLES:
            tables.setdefault(file.parent, []).append(file)
        elif suffix == ".xlsx":
            if _has_log_sheets(file):
                tables.setdefault(file.parent, []).append(file)
            elif _is_ours(file):
                yield file
    for together in tables.values():
        yield from _of_a_log(together)


def _of_a_log(files: Iterable[Path]) -> Iterator[Path]:
    """Yield those of the tables in one folder that are a log, if one of them names learners."""
    from rubric.exchange.header import LEARNER
    from rubric.exchange.logs.headings import columns_of, table_of
    from rubric.sources.logs import LogFault, opened
    from rubric.sources.logs.table import ExtraMissing

    found, names_learners = [], False
    for file in files:
        if is_workbook(file):
            found.append(file)
            names_learners = True
            continue
        table = table_of(file.stem)
        if table is None:
            continue
        found.append(file)
        try:
            headings = [one.headings for one in opened(file, shown(file))]
        except (ExtraMissing, LogFault, OSError):
            continue  # it is told when it is read, if another table makes it one of a log
        names_learners |= any(LEARNER in columns_of(table, names).names for names in headings)
    if names_learners:
        yield from found


def _has_log_sheets(file: Path) -> bool:
    from rubric.api.sheets import has_log_sheets  # few checks meet a workbook

    return has_log_sheets(file)


def _is_ours(file: Path) -> bool:
    from rubric.api.sheets import is_ours  # few checks meet a workbook

    return is_ours(file)
