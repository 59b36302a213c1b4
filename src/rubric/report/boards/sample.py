"""What stands on the page of a sample: each decision drawn with its reasons (meaning 23.5)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rubric.assurance.decisions import InForce
from rubric.assurance.drawing import Drawn, Minimum, Sample, Weighed
from rubric.model.order import people_order
from rubric.phrases import shown
from rubric.report.boards.board import (
    Anchors,
    Block,
    Board,
    Boards,
    Cell,
    Number,
    Piece,
    Row,
    not_judged,
    plain_cell,
    separated,
)
from rubric.report.sentences import Sentences, number, plain

#: the numbers of a sample in their order, each of which has a list
_NUMBERS = ("in_force", "reviewed", "drawn_from", "asked", "drawn")
_DRAWN = ("learner", "decision", "assessor", "day", "criteria", "weight", "why")
_LEAST = ("least", "asked", "there", "drawn")


def sample_boards(sample: Sample, language: str = "en") -> Boards:
    """Return the page of a sample."""
    sentences, anchors = Sentences(language), Anchors()
    say = sentences.say
    facts = [
        say("sample.facts", seed=sample.seed, plan=sample.plan.reference),
        say("head.on", day=sample.on.isoformat()),
    ]
    if sample.decided_from is not None:
        facts.append(say("sample.from", day=sample.decided_from.isoformat()))
    n = len(sample.drawn)
    lists = _Lists(sample, anchors, sentences)
    board = Board(
        anchors.new(),
        say("sample.title"),
        tuple(facts),
        say("sample.told", n=n, of=sample.drawn_from),
        tuple(_notes(sample, sentences)),
        numbers=tuple(lists.numbers()),
        blocks=tuple(lists.blocks()),
    )
    return Boards(say("sample.title"), (board,), not_judged(sample.not_judged, sentences))


def _notes(sample: Sample, sentences: Sentences) -> Iterator[str]:
    yield sentences.say("sample.again")
    if len(sample.drawn) > sample.asked:
        yield sentences.say("sample.more")
    if sample.new_without_decisions:
        yield sentences.say("sample.new_nowhere", names=sample.new_without_decisions)


class _Lists:
    """The numbers of a sample, and the list that each of them leads to."""

    def __init__(self, sample: Sample, anchors: Anchors, sentences: Sentences) -> None:
        self._sample, self._anchors, self._sentences = sample, anchors, sentences
        self._say = sentences.say
        self._at = {name: anchors.new() for name in _NUMBERS}
        self._row_at = {one.decision: anchors.new() for one in sample.drawn}

    def numbers(self) -> Iterator[Number]:
        """Yield how many decisions there are of each kind."""
        found = self._sample
        counts = (found.in_force, found.reviewed, found.drawn_from, found.asked, len(found.drawn))
        for name, n in zip(_NUMBERS, counts, strict=True):
            yield Number(n, self._say(f"sample.{name}"), self._at[name] if n else "")

    def blocks(self) -> Iterator[Block]:
        """Yield what is drawn and what it was drawn by, then each decision learner by learner."""
        say, sample = self._say, self._sample
        rows = tuple(self._row(one) for one in sample.drawn)
        heading = say("board.list", label=say("sample.title"), n=len(rows))
        yield Block(self._at["drawn"], heading, columns=self._heads(_DRAWN), rows=rows)
        if sample.minimums:
            least = tuple(_minimum(one, self._sentences) for one in sample.minimums)
            heading = say("sample.minimums")
            yield Block(self._anchors.new(), heading, columns=self._heads(_LEAST), rows=least)
        yield Block(self._at["asked"], say("sample.by_plan"), lines=tuple(self._taken()))
        to_draw = {one.decision: self._weighed(one.decision, one.weight) for one in sample.drawn}
        to_draw |= {
            one.decision: self._weighed(one.decision, one.weight) for one in sample.not_drawn
        }
        left_out = {one: Piece(self._reviewed(one)) for one in sample.left_out}
        every = {one: Piece(self._named(one), to_draw[one].to if one in to_draw else "")
                 for one in (*to_draw, *left_out)}  # fmt: skip
        for name, those in (("drawn_from", to_draw), ("reviewed", left_out), ("in_force", every)):
            if those:
                yield self._by_learner(name, those)

    def _by_learner(self, name: str, those: Mapping[InForce, Piece]) -> Block:
        """Decisions in a list, a line for each learner."""
        label, learners = self._say(f"sample.{name}"), dict[str, list[InForce]]()
        for one in sorted(those, key=lambda one: (people_order(one.learner), one.day, repr(one))):
            learners.setdefault(one.learner, []).append(one)
        heading = self._say("board.list", label=label[:1].upper() + label[1:], n=len(those))
        lines = tuple(
            (Piece(f"{shown(learner)}: "), *separated((those[one] for one in several), ", "))
            for learner, several in learners.items()
        )
        return Block(self._at[name], heading, lines=lines)

    def _weighed(self, one: InForce, weight: Decimal) -> Piece:
        told = self._say("sample.with_weight", decision=self._named(one), weight=number(weight))
        return Piece(told, self._row_at.get(one, ""))

    def _reviewed(self, one: InForce) -> str:
        return self._say("sample.reviewed_in", decision=self._named(one), reviews=one.reviews)

    def _named(self, one: InForce) -> str:
        return decision_said(one, self._sample, self._sentences)

    def _taken(self) -> Iterator[Cell]:
        take, say = self._sample.plan.take, self._say
        if take.percent is not None:
            yield plain_cell(say("sample.take.percent", percent=number(take.percent)))
        if take.decisions is not None:
            yield plain_cell(say("sample.take.decisions", n=take.decisions))
        if take.percent is not None and take.decisions is not None:
            yield plain_cell(say("sample.take.both"))

    def _heads(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._say(f"column.{name}") for name in names)

    def _row(self, drawn: Drawn) -> Row:
        one = drawn.decision
        texts = (
            one.learner,
            self._named(one),
            one.assessor,
            one.day.isoformat(),
            ", ".join(one.criteria),
            number(drawn.weight),
            self._say("rule.semicolon").join(why_said(drawn, self._sentences)),
        )
        return Row(tuple(plain_cell(text) for text in texts), self._row_at[one])


def decision_said(one: InForce, sample: Sample, sentences: Sentences) -> str:
    """Return the id of a decision, with its files where another of the learner has it too."""
    files = sample.files.get(one, ())
    if not files:
        return shown(one.decision)
    return sentences.say("sample.in_files", decision=one.decision, files=", ".join(files))


def why_said(drawn: Drawn, sentences: Sentences) -> tuple[str, ...]:
    """Return why a decision is in a sample: what it is needed for, and what it weighs for."""
    return tuple(_why(drawn, sentences))


def risk_said(weighed: Weighed, sentences: Sentences) -> str:
    """Return one thing that makes a decision weigh more, and by how much."""
    risk = weighed.risk
    told = sentences.say(f"sample.risk.{risk.word}")
    key = "sample.risk_on" if risk.criteria else "sample.risk"
    criteria = risk.criteria
    return sentences.say(key, told=told, criteria=criteria, weight=number(weighed.weight))


def least_said(of: str, name: str, sentences: Sentences) -> str:
    """Return what a plan wants at least so many of."""
    told = plain(name) if of == "method" else name
    return sentences.say(f"sample.least.{of}", name=told)


def _why(drawn: Drawn, sentences: Sentences) -> Iterator[str]:
    if drawn.for_least is None:
        yield sentences.say("sample.by_weight")
    else:
        yield sentences.say("sample.for_least", least=least_said(*drawn.for_least, sentences))
    yield from (risk_said(one, sentences) for one in drawn.risks)
    if not drawn.risks and drawn.for_least is None:
        yield sentences.say("sample.plain")


def _minimum(one: Minimum, sentences: Sentences) -> Row:
    told = least_said(one.of, one.name, sentences)
    return Row(tuple(map(plain_cell, (told, str(one.asked), str(one.there), str(one.drawn)))))
