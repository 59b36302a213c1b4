"""What stands on the page for IQA: findings by kind, and who decided what (meaning 23.6)."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.assurance.views import GROUPS, Decided, Entry, QualityViews
from rubric.report.boards.board import (
    Anchors,
    Block,
    Board,
    Boards,
    Number,
    Piece,
    Row,
    more_than_one,
    not_judged,
    plain_cell,
    separated,
)
from rubric.report.sentences import Sentences


def quality_boards(views: QualityViews, language: str = "en") -> Boards:
    """Return the page for IQA: each number with the list that it leads to."""
    sentences, anchors = Sentences(language), Anchors()
    say, entries = sentences.say, views.entries
    several = len({one.specification for one in _about(views) if one.specification}) > 1
    groups: list[Block] = []
    for group, kinds in GROUPS.items():
        lists = [_list(kind, entries[kind], anchors, sentences, several=several) for kind in kinds]
        numbers = tuple(number for number, _ in lists)
        heading = say(f"quality.group.{group}")
        groups.append(Block(anchors.new(), heading, numbers=numbers))
        groups += [block for _, block in lists if block is not None]
    who = _assessors(views, anchors, sentences)
    sampled, decided = len(views.sampled), len(views.decided)
    board = Board(
        anchors.new(),
        say("quality.title"),
        (
            say("quality.facts", n=len(views.learners)),
            say("head.on", day=views.on.isoformat()),
        ),
        say("quality.told", sampled=sampled, decided=decided),
        (
            say("quality.note"),
            *more_than_one((one.learner for one in views.learners), sentences),
        ),
        numbers=(
            Number(sampled, say("quality.sampled"), who[0].at if decided else "", decided),
            *(number for block in groups for number in block.numbers if number.n),
        ),
        blocks=(*groups, *who),
    )
    return Boards(say("quality.title"), (board,), not_judged(views.not_judged, sentences))


def entry_said(entry: Entry, sentences: Sentences, *, several: bool = False) -> str:
    """Return one thing to look at as a sentence.

    Args:
        entry: what it is.
        sentences: of the language.
        several: whether several specifications are told of, so that criteria need their unit.
    """
    about = Sentences(sentences.language, entry.of_kind)
    if entry.finding is not None:
        return about.finding(entry.finding, several_units=several)
    reference = entry.reference
    if several and entry.specification is not None:
        reference = f"{entry.specification.partition('@')[0]}/{reference}"
    return about.say(f"quality.is_{entry.kind}", reference=reference, records=entry.records)


def _about(views: QualityViews) -> Iterator[Entry | Decided]:
    for learner in views.learners:
        yield from learner.entries
        yield from learner.decided


def _list(
    kind: str, entries: Sequence[Entry], anchors: Anchors, sentences: Sentences, *, several: bool
) -> tuple[Number, Block | None]:
    say = sentences.say
    label = say(f"quality.{kind}")
    if not entries:
        return Number(0, label), None
    at = anchors.new()
    heading = say("board.list", label=label[:1].upper() + label[1:], n=len(entries))
    rows = tuple(
        Row((plain_cell(one.learner), plain_cell(entry_said(one, sentences, several=several))))
        for one in entries
    )
    columns = (say("column.learner"), say("column.looked_at"))
    return Number(len(entries), label, at), Block(
        at, heading, columns=columns, rows=rows, below=True
    )


def _assessors(views: QualityViews, anchors: Anchors, sentences: Sentences) -> list[Block]:
    """Each assessor in a row, whose numbers lead to what they decided, learner by learner."""
    say = sentences.say
    told, rows = [], []
    for assessor, decided in views.assessors.items():
        at = anchors.new()
        sampled = sum(bool(one.reviews) for one in decided)
        rows.append(
            Row(
                (
                    (Piece(assessor, at),),
                    plain_cell(str(len({one.learner for one in decided}))),
                    (Piece(str(len(decided)), at),),
                    (Piece(say("claims.of", n=sampled, of=len(decided)), at),),
                )
            )
        )
        told.append(_of_assessor(assessor, decided, at, sentences))
    heads = ("assessor", "learners", "decided", "sampled")
    columns = tuple(say(f"column.{head}") for head in heads)
    return [
        Block(anchors.new(), say("quality.assessors"), columns=columns, rows=tuple(rows)),
        *told,
    ]


def _of_assessor(assessor: str, decided: Iterable[Decided], at: str, sentences: Sentences) -> Block:
    say = sentences.say
    by_learner: dict[str, list[str]] = {}
    for one in decided:
        key = "quality.in_review" if one.reviews else "quality.not_in_review"
        said = say(key, place=one.place, decisions=one.decisions, reviews=one.reviews)
        by_learner.setdefault(one.learner, []).append(said)
    rows = tuple(
        Row((plain_cell(learner), separated(map(Piece, said), ", ")))
        for learner, said in by_learner.items()
    )
    columns = (say("column.learner"), say("column.criteria"))
    heading = say("quality.of_assessor", assessor=assessor)
    return Block(at, heading, columns=columns, rows=rows, below=True)
