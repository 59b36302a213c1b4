"""A proof as text: what enough looks like, what people do, and what shows that a thing matters."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rubric.phrases import shown
from rubric.proving import Example, Proof, Shown
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.problem_text import problem_lines
from rubric.report.proving_sentences import ProofSentences
from rubric.sources import Located, TextPlace

_INDENT = "  "
#: characters of a label that a sentence may stand beside
_LONGEST_LABEL = 12

SourceLine = Callable[[TextPlace], str | None]


def render_proof(
    proof: Proof,
    told: Sequence[Located] = (),
    source_line: SourceLine | None = None,
    language: str = "en",
) -> str:
    """Return a proof as text.

    Args:
        proof: what was found.
        told: its diagnostics with their places, where they are known.
        source_line: looks a line of the specification's file up.
        language: of the sentences.
    """
    sentences = ProofSentences(proof, language)
    lines = [*_head(proof, sentences), ""]
    lines += wrapped(sentences.verdict())
    for problem in told or tuple(map(Located, proof.diagnostics)):
        lines += ["", *problem_lines(problem, source_line, language)]
    for gap in proof.never:
        lines += ["", *wrapped(sentences.never(gap), _INDENT)]
    if proof.example is not None:
        lines += ["", *_example(proof.example, sentences)]
        lines += ["", *_matters(proof, sentences)]
    return joined(lines)


def _head(proof: Proof, sentences: ProofSentences) -> Iterator[str]:
    say, specification = sentences.of_kind.say, proof.specification
    yield from wrapped(say("head.unit", title=prose(specification.title)))
    key = "prove.head" if specification.target is None else "prove.head_target"
    made = say(key, day=proof.on.isoformat(), target=specification.target)
    yield from wrapped(" · ".join((specification.reference, made)))


def _example(example: Example, sentences: ProofSentences) -> Iterator[str]:
    yield from wrapped(sentences.enough(example))
    yield from wrapped(sentences.kinds(example), _INDENT)
    yield from wrapped(sentences.least(), _INDENT)
    yield ""
    for one in example.items:
        yield from labelled(shown(one.item.id), sentences.item(one), _INDENT, 6)
    yield ""
    yield sentences.of_kind.say("prove.people")
    for act in sentences.people(example):
        yield from wrapped(act, _INDENT + "- ", _INDENT * 2)


def _matters(proof: Proof, sentences: ProofSentences) -> Iterator[str]:
    say = sentences.of_kind.say
    yield from wrapped(say("prove.matters", n=len(proof.shown)))
    criteria = [s.thing.places[0].reference for s in proof.shown if s.thing.kind == "criterion"]
    if criteria:
        yield from wrapped(sentences.each_of(list(filter(None, criteria))), _INDENT)
    for _, some in groupby((s for s in proof.shown if s.thing.kind != "criterion"), _alike):
        several = list(some)
        label = shown(sentences.label(several[0].thing))
        text = sentences.shown(several[0]) if len(several) == 1 else sentences.members(several)
        yield from labelled(label, text, _INDENT, max(6, len(label) + 2, _LONGEST_LABEL))


def _alike(one: Shown) -> tuple[object, ...]:
    """What stands on one line: a rule, or every part or range item of one list."""
    thing, place = one.thing, one.thing.places[0]
    if thing.member is None:
        return (thing.path,)
    return (thing.kind, place.owner, place.position, [s.have for s in one.gap.clauses])
