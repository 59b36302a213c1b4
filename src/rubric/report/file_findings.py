"""Findings of checked files, under a heading of their own: as text, and for JSON."""

from collections.abc import Sequence
from typing import NamedTuple

from rubric.evaluation import Result
from rubric.phrases import shown
from rubric.report.finding_shape import FileFindingsView
from rubric.report.layout import wrapped
from rubric.report.sentences import Sentences

#: characters of a file's name that are shown
_LONGEST_NAME = 200


class FileFindings(NamedTuple):
    """A portfolio that was checked, and the result that its findings are of."""

    file: str
    result: Result


def findings_lines(every: Sequence[FileFindings], language: str = "en") -> list[str]:
    """Return the findings of each file in lines, after how many there are in all."""
    n = sum(len(one.result.findings) for one in every)
    lines = wrapped(Sentences(language).say("check.findings", n=n))
    for one in every:
        sentences = Sentences(language).about(one.result.units)
        several = len(one.result.units) > 1
        lines += ["", *wrapped(shown(one.file, _LONGEST_NAME))]
        for finding in one.result.findings:
            told = sentences.finding(finding, several_units=several)
            lines += wrapped(told, "  - ", "    ")
    return lines


def findings_view(every: Sequence[FileFindings], language: str = "en") -> list[FileFindingsView]:
    """Return the findings of each file as plain data."""
    from rubric.report.json_view import finding_views

    return [
        {
            "file": one.file,
            "findings": finding_views(
                one.result.findings, Sentences(language).about(one.result.units)
            ),
        }
        for one in every
    ]
