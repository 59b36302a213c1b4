"""A file of ours in any form: YAML, or a workbook, which may hold several portfolios."""

from pathlib import Path

from rubric.load import Document, load_document

#: how files end that spreadsheet programs write; which of them can be read is seen in the file
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


def is_workbook(path: Path) -> bool:
    """Return whether a file has the name of a workbook."""
    return path.suffix.lower() in WORKBOOKS


def documents_of(path: Path, shown_as: str) -> tuple[Document, ...]:
    """Return what a file holds: one document, or of a tracking sheet one for each learner."""
    if not is_workbook(path):
        return (load_document(path, shown_as),)
    from rubric.api.sheets import documents_in_workbook  # most runs read no workbook

    return documents_in_workbook(path, shown_as)
