"""Rules, gaps, moves and findings as sentences; the words themselves come from `phrases`."""

from rubric.report.sentences.gaps import below
from rubric.report.sentences.results import Sentences
from rubric.report.sentences.words import number, plain

__all__ = ["Sentences", "below", "number", "plain"]
