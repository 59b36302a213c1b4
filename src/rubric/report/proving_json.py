"""Proofs as JSON: words, numbers, portfolios and sentences."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rubric.diagnostics import path_text
from rubric.proving import Example, Idle, Proof, Shown, Thing
from rubric.report.gap_json import clause_view, new_item_view
from rubric.report.json_text import json_text
from rubric.report.problem_json import problem_view
from rubric.report.proving_example import combined_data, example_data, titles_of
from rubric.report.proving_sentences import ProofSentences
from rubric.report.proving_shape import (
    ExampleView,
    IdleView,
    ProofsView,
    ProofView,
    QualificationProofView,
    ShownView,
    TakenItemView,
    ThingView,
    WayView,
)
from rubric.report.sentences import number
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.proving.ways import QualificationProof, Way

    _Told = tuple[Proof | QualificationProof, Sequence[Located] | None]


def proofs_text(
    proofs: "Iterable[_Told]",
    language: str = "en",
    indent: int | None = 2,
) -> str:
    """Return proofs as JSON, each with its diagnostics at their places."""
    view: ProofsView = {"format": "rubric/1", "kind": "proof", "proofs": [], "qualifications": []}
    for proof, told in proofs:
        if isinstance(proof, Proof):
            view["proofs"].append(proof_view(proof, told, language))
        else:
            view["qualifications"].append(qualification_proof_view(proof, told, language))
    return json_text(view, indent) + "\n"


def proof_view(
    proof: Proof, told: Sequence[Located] | None = None, language: str = "en"
) -> ProofView:
    """Return one proof as plain data in its published shape.

    Args:
        proof: what was found.
        told: its diagnostics with their places, where they are known.
        language: of the sentences.
    """
    sentences = ProofSentences(proof, language)
    problems = tuple(map(Located, proof.diagnostics)) if told is None else told
    return {
        "specification": proof.specification.reference,
        "title": proof.specification.title,
        "on": proof.on.isoformat(),
        "target": proof.specification.target,
        "one_item_for": proof.up_to,
        "passable": proof.passable,
        "least": proof.least,
        "proved": proof.proved,
        "sound": proof.sound,
        "sentence": sentences.verdict(),
        "example": None if proof.example is None else _example(proof, proof.example, sentences),
        "matters": [_shown(shown, proof, sentences) for shown in proof.shown],
        "changes_nothing": [_idle(idle, sentences) for idle in proof.idle],
        "not_shown": [_thing(thing, sentences) for thing in proof.open],
        "problems": [problem_view(problem, language) for problem in problems],
    }


def _example(proof: Proof, example: Example, sentences: ProofSentences) -> ExampleView:
    titles = titles_of(example, sentences)
    return {
        "items": [
            {
                "id": one.item.id,
                "title": titles[one.item.id],
                "item": new_item_view(one.new),
                "maps_to": [link.reference for link in one.item.links],
                "sentence": sentences.item(one),
            }
            for one in example.items
        ],
        "hours": number(example.hours),
        "people": list(sentences.people(example)),
        "portfolio": example_data(proof, sentences.of_kind.language),
    }


def _thing(thing: Thing, sentences: ProofSentences) -> ThingView:
    return {
        "kind": thing.kind,
        "path": path_text(thing.path),
        "member": thing.member,
        "sentence": sentences.what(thing) if thing.kind != "criterion" else "",
    }


def _shown(shown: Shown, proof: Proof, sentences: ProofSentences) -> ShownView:
    taken = shown.taken
    before = _written(shown.before)
    left = {one.item.id for one in taken.left}
    after = _written(shown.after)
    items: list[TakenItemView] = [
        {
            "id": one.item.id,
            "before": before[one.item.id],
            "after": after[one.item.id] if one.item.id in left else None,
        }
        for one in taken.items
    ]
    return {
        "thing": _thing(shown.thing, sentences),
        "of_example": proof.example is not None and shown.before.items == proof.example.items,
        "items": items,
        "decided": list(taken.decided),
        "opens": path_text(shown.gap.scope),
        "clauses": [clause_view(state, sentences.of_kind) for state in shown.gap.clauses],
        "sentence": sentences.shown(shown) if shown.thing.kind != "criterion" else "",
    }


def _written(example: Example) -> dict[str, dict[str, Any]]:
    """The items of an example as a file holds them, by their ids."""
    return {one["id"]: one for one in example.written().get("evidence", [])}


def _idle(idle: Idle, sentences: ProofSentences) -> IdleView:
    return {
        "thing": _thing(idle.thing, sentences),
        "by": [path_text(path) for path in idle.by],
        "never_needed": idle.never_needed,
    }


def qualification_proof_view(
    proof: "QualificationProof", told: Sequence[Located] | None = None, language: str = "en"
) -> QualificationProofView:
    """Return the proof of a qualification as plain data in its published shape."""
    from rubric.report.proving_ways import verdict  # few proofs are of qualifications

    problems = tuple(map(Located, proof.diagnostics)) if told is None else told
    return {
        "qualification": proof.qualification.reference,
        "title": proof.qualification.title,
        "on": proof.on.isoformat(),
        "passable": proof.passable,
        "proved": proof.proved,
        "sound": proof.sound,
        "sentence": verdict(proof, language),
        "ways": [_way(proof, way, language) for way in proof.ways],
        "changes_nothing": [path_text(path) for path in proof.idle],
        "not_shown": [path_text(path) for path in proof.open],
        "problems": [problem_view(problem, language) for problem in problems],
    }


def _way(proof: "QualificationProof", way: "Way", language: str) -> WayView:
    least = way.combination.least
    opens = {one.unit: one.opens for one in way.combination.units}
    short = [] if least.units else [*least.shortfalls, *least.together]
    return {
        "pathway": way.qualification.pathway,
        "achieved": way.achieved,
        "units": [
            {"unit": unit, "opens": [path_text(path) for path in opens.get(unit, ())]}
            for unit in least.units
        ],
        "matters": [
            {"path": path_text(one.path), "units": list(one.units), "lowest": one.lowest}
            for one in way.combination.shown
        ],
        "falls_short": [path_text(one.path) for one in short],
        "portfolio": combined_data(proof, way, language) if way.achieved else None,
        "proofs": [proof_view(one, None, language) for one in way.proofs],
    }
