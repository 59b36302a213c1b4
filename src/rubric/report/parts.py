"""The lettered parts of a criterion in lines: their wording, and which of them is not covered."""

from collections.abc import Iterable, Iterator

from rubric.phrases import shown
from rubric.report.layout import labelled, prose
from rubric.report.sentences import Sentences
from rubric.report.view.gap import PartSaid


def part_lines(parts: Iterable[PartSaid], indent: str, sentences: Sentences) -> Iterator[str]:
    """Yield the wording of each part, with a remark where no counted link covers it."""
    for part in parts:
        told = prose(part.text)
        if not part.covered:
            told = sentences.say("gap.part_open", part=told)
        yield from labelled(shown(part.ref), told, indent, 4)
