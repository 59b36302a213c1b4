"""What `check` gives as JSON: problems, their places, and what comments ignore."""

from typing import NotRequired

from typing_extensions import TypedDict

from rubric.report.finding_shape import FileFindingsView


class PlaceView(TypedDict):
    """Where something stands: in a file, or in a caller's rows; all numbers count from 1."""

    file: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
    width: NotRequired[int]
    table: NotRequired[str]
    row: NotRequired[str]
    field: NotRequired[str]
    sheet: NotRequired[str]
    #: as spreadsheet programs name it; "" is the whole sheet
    cell: NotRequired[str]
    page: NotRequired[int]
    paragraph: NotRequired[int]


class ProblemView(TypedDict):
    """One diagnostic."""

    code: str
    slug: str
    severity: str
    path: str
    arguments: dict[str, str | int | list[str]]
    message: NotRequired[str]
    help: NotRequired[str]
    place: NotRequired[PlaceView]
    related: NotRequired[list[PlaceView]]


class IgnoredView(TypedDict):
    """A diagnostic that a comment in its file ignores; of a portfolio the reason is left out."""

    problem: ProblemView
    comment: PlaceView
    reason: NotRequired[str]


class ProblemsView(TypedDict):
    """Everything that `check` found."""

    format: str
    kind: str
    files: int
    #: the settings files that were used, in the order of their names
    settings: list[str]
    problems: list[ProblemView]
    #: what the records of portfolios say to quality assurance, by file; no fault of the files
    findings: list[FileFindingsView]
    #: findings of learners of large logs that are not among these
    more_findings: NotRequired[int]
    #: what comments in the files ignore
    ignored: list[IgnoredView]
    #: errors that are not listed because others were selected
    unlisted_errors: int
