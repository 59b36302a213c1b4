"""What changed between an earlier report and this one: closed, opened, another status, and why."""

from rubric.report.since.differences import Cause, Change, Differences, differences
from rubric.report.since.seen import NotAReport, SeenReport, seen_in, seen_of

__all__ = [
    "Cause",
    "Change",
    "Differences",
    "NotAReport",
    "SeenReport",
    "differences",
    "seen_in",
    "seen_of",
]
