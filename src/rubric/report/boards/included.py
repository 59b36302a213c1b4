"""Names, titles and feedback on pages over all learners, where they were asked for."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.report.boards.board import Anchors, Block, Cell, plain_cell
from rubric.report.sentences import Sentences
from rubric.report.view.included import Included
from rubric.report.view.people import feedback_said


def included_blocks(every: Sequence[tuple[str, Included]], sentences: Sentences) -> Iterator[Block]:
    """Yield a list of the people, of the items and of the feedback that were asked for."""
    anchors = Anchors()
    for heading, lines in (
        ("page.people", _people(every, sentences)),
        ("quality.items", _items(every, sentences)),
        ("quality.feedback", _feedback(every, sentences)),
    ):
        told = tuple(dict.fromkeys(lines))
        if told:
            yield Block(f"i{anchors.new()}", sentences.say(heading), lines=told)


def _people(every: Iterable[tuple[str, Included]], sentences: Sentences) -> Iterator[Cell]:
    for _, included in every:
        for person, name in included.names.items():
            yield plain_cell(sentences.say("quality.person", person=person, name=name))


def _items(every: Iterable[tuple[str, Included]], sentences: Sentences) -> Iterator[Cell]:
    for learner, included in every:
        for item, title in included.titles.items():
            told = {"item": item, "learner": learner, "title": title}
            yield plain_cell(sentences.say("quality.item", **told))


def _feedback(every: Iterable[tuple[str, Included]], sentences: Sentences) -> Iterator[Cell]:
    for learner, included in every:
        for told in feedback_said(included.feedback, included, sentences):
            yield plain_cell(sentences.say("quality.feedback_of", learner=learner, told=told))
