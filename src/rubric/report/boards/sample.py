"""What stands on the page of a sample: each decision drawn with its reasons (meaning 23.5)."""

from collections.abc import Iterator

from rubric.assurance.drawing import Drawn, Minimum, Sample, Weighed
from rubric.report.boards.board import Anchors, Block, Board, Boards, Number, Row, plain_cell
from rubric.report.sentences import Sentences, number, plain


def sample_boards(sample: Sample, language: str = "en") -> Boards:
    """Return the page of a sample."""
    sentences, anchors = Sentences(language), Anchors()
    say, drawn_at, least_at = sentences.say, anchors.new(), anchors.new()
    facts = [
        say("sample.facts", seed=sample.seed, plan=sample.plan.reference),
        say("head.on", day=sample.on.isoformat()),
    ]
    if sample.decided_from is not None:
        facts.append(say("sample.from", day=sample.decided_from.isoformat()))
    n = len(sample.drawn)
    heads = ("learner", "decision", "assessor", "day", "criteria", "weight", "why")
    blocks = [
        Block(
            drawn_at,
            say("board.list", label=say("sample.title"), n=n),
            columns=tuple(say(f"column.{head}") for head in heads),
            rows=tuple(_row(one, sentences) for one in sample.drawn),
        )
    ]
    if sample.minimums:
        least = ("least", "asked", "there", "drawn")
        blocks.append(
            Block(
                least_at,
                say("sample.minimums"),
                columns=tuple(say(f"column.{head}") for head in least),
                rows=tuple(_minimum(one, sentences) for one in sample.minimums),
            )
        )
    board = Board(
        anchors.new(),
        say("sample.title"),
        tuple(facts),
        say("sample.told", n=n, of=sample.drawn_from),
        (say("sample.again"), *([say("sample.more")] if n > sample.asked else [])),
        numbers=(
            Number(sample.in_force, say("sample.in_force")),
            Number(sample.reviewed, say("sample.reviewed")),
            Number(sample.drawn_from, say("sample.drawn_from")),
            Number(sample.asked, say("sample.asked")),
            Number(n, say("sample.drawn"), drawn_at),
        ),
        blocks=tuple(blocks),
    )
    return Boards(say("sample.title"), (board,))


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


def _row(drawn: Drawn, sentences: Sentences) -> Row:
    one = drawn.decision
    texts = (
        one.learner,
        one.decision,
        one.assessor,
        one.day.isoformat(),
        ", ".join(one.criteria),
        number(drawn.weight),
        sentences.say("rule.semicolon").join(why_said(drawn, sentences)),
    )
    return Row(tuple(plain_cell(text) for text in texts))


def _minimum(one: Minimum, sentences: Sentences) -> Row:
    told = least_said(one.of, one.name, sentences)
    return Row(tuple(map(plain_cell, (told, str(one.asked), str(one.there), str(one.drawn)))))
