"""Findings of checked files, under a heading of their own: as text, and for JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rubric.evaluation import Result
from rubric.phrases import shown
from rubric.report.finding_shape import FileFindingsView
from rubric.report.layout import wrapped
from rubric.report.sentences import Sentences

#: learners of a log whose findings text shows
_FEW_LEARNERS = 20
#: characters of a file's name that are shown
_LONGEST_NAME = 200


class FileFindings(NamedTuple):
    """A portfolio or a learner of a log that was checked, and the result of which findings are."""

    file: str
    result: Result
    #: of a log: whose result it is
    learner: str = ""


def findings_lines(every: Sequence[FileFindings], more: int = 0, language: str = "en") -> list[str]:
    """Return the findings of each file in lines, after how many there are in all.

    Of logs a few learners are shown, and of the others it is said how many findings there are.
    """
    say = Sentences(language).say
    n = sum(len(one.result.findings) for one in every)
    lines = wrapped(say("check.findings", n=n + more))
    shown_here = _few_learners(every)
    for one in shown_here:
        sentences = Sentences(language).about(one.result.units)
        several = len(one.result.units) > 1
        name = shown(one.file, _LONGEST_NAME)
        if one.learner:
            name = say("check.of_learner", file=name, learner=one.learner)
        lines += ["", *wrapped(name)]
        for finding in one.result.findings:
            told = sentences.finding(finding, several_units=several)
            lines += wrapped(told, "  - ", "    ")
    left = n + more - sum(len(one.result.findings) for one in shown_here)
    if left:
        lines += ["", *wrapped(say("check.more_findings", n=left))]
    return lines


def _few_learners(every: Sequence[FileFindings]) -> list[FileFindings]:
    """All portfolios, and of each log no more learners than a person looks at."""
    chosen, of_log = [], Counter[str]()
    for one in every:
        of_log[one.file] += bool(one.learner)
        if of_log[one.file] <= _FEW_LEARNERS:
            chosen.append(one)
    return chosen


def findings_view(every: Sequence[FileFindings], language: str = "en") -> list[FileFindingsView]:
    """Return the findings of each file as plain data."""
    from rubric.report.result_json import finding_views

    views: list[FileFindingsView] = []
    for one in every:
        sentences = Sentences(language).about(one.result.units)
        view: FileFindingsView = {
            "file": one.file,
            "findings": finding_views(one.result.findings, sentences),
        }
        if one.learner:
            view["learner"] = one.learner
        views.append(view)
    return views
