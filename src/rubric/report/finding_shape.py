"""The published shape of a finding, in the result of a learner and of a file that was checked."""

from typing import NotRequired

from typing_extensions import TypedDict


class FindingView(TypedDict):
    """Something for quality assurance; it changes no status."""

    code: str
    specification: str | None
    criterion: str | None
    arguments: dict[str, str | int]
    sentence: str


class FileFindingsView(TypedDict):
    """The findings of one file."""

    file: str
    #: whose they are, where the file is an evidence log
    learner: NotRequired[str]
    findings: list[FindingView]
