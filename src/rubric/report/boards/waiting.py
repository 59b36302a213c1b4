"""All that waits on a page of claims, by whom: what each has to do, learner by learner."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.assurance.claims import LearnerClaim
from rubric.assurance.holding import IN_ORDER, SIGN_OFF, Hold
from rubric.report.boards.board import Anchors, Block, Cell, Number, Piece, separated
from rubric.report.sentences import Sentences


def waiting_lists(
    learners: Sequence[LearnerClaim],
    line_at: Mapping[int, str],
    anchors: Anchors,
    sentences: Sentences,
) -> Iterator[tuple[Number, Block]]:
    """Yield for everybody who has something to do how much it is, and the list of it.

    Args:
        learners: everybody on the page.
        line_at: the anchor of the line of each, by its identity.
        anchors: of the page.
        sentences: of its language.
    """
    for who in IN_ORDER:
        theirs = [(one, [hold for hold in one.holds if hold.waiting_on is who]) for one in learners]
        n = sum(len(holds) for _, holds in theirs)
        if not n:
            continue
        label, at = sentences.say("claims.waiting", who=sentences.who(who)), anchors.new()
        lines = tuple(
            _line(one, holds, line_at[id(one)], sentences) for one, holds in theirs if holds
        )
        heading = sentences.say("board.list", label=label[:1].upper() + label[1:], n=n)
        yield Number(n, label, at), Block(at, heading, lines=lines)


def by_act(holds: Iterable[Hold]) -> Mapping[tuple[str, str], Sequence[Hold]]:
    """Return what waits by whom it waits for and what they have to do."""
    found: dict[tuple[str, str], list[Hold]] = {}
    for hold in holds:
        found.setdefault((str(hold.waiting_on), str(hold.act)), []).append(hold)
    return found


def act_said(hold: Hold, sentences: Sentences) -> str:
    """Return what somebody does about what holds a learner up."""
    key = "claims.act.sign_off" if hold.act == SIGN_OFF else f"act.{hold.act}"
    return sentences.say(key)


def place_said(hold: Hold, kind: str) -> str | None:
    """Return what it is done about; None where the page says so already.

    Args:
        hold: what waits.
        kind: what the page is about; beside a qualification, criteria are those of its unit.
    """
    if hold.review is not None:
        return hold.review
    if kind == "qualification":
        return hold.place or hold.specification
    return None if hold.act == SIGN_OFF else hold.reference or hold.specification


def _line(one: LearnerClaim, holds: Iterable[Hold], at: str, sentences: Sentences) -> Cell:
    groups = [
        _group(act_said(those[0], sentences), [place_said(hold, one.kind) for hold in those], at)
        for those in by_act(holds).values()
    ]
    told = [piece for n, group in enumerate(groups) for piece in ([Piece("; ")] * bool(n) + group)]
    return (Piece(f"{one.learner}: "), *told)


def _group(act: str, places: Iterable[str | None], at: str) -> list[Piece]:
    """One act and each thing that it is about, which leads to the learner's line."""
    there = [Piece(place, at) for place in places if place is not None]
    return [Piece(f"{act}: "), *separated(there, ", ")] if there else [Piece(act, at)]
