"""The example of a proof as a file: a portfolio that nobody could take for a learner's."""

from datetime import date
from typing import TYPE_CHECKING, Any

from rubric.proving import Example, Proof
from rubric.proving.example import LEARNER, records_of
from rubric.report.layout import wrapped
from rubric.report.proving_sentences import ProofSentences
from rubric.report.sentences import Sentences

if TYPE_CHECKING:
    from rubric.proving.ways import QualificationProof, Way


def example_data(proof: Proof, language: str = "en") -> dict[str, Any]:
    """Return the example of a proof that passes as plain data of kind `portfolio`, with titles."""
    assert proof.example is not None
    written = proof.example.written()
    titles = titles_of(proof.example, ProofSentences(proof, language))
    written["evidence"] = [
        {"id": one["id"], "title": titles[one["id"]], **one} for one in written["evidence"]
    ]
    return written


def titles_of(example: Example, sentences: ProofSentences) -> dict[str, str]:
    """Return the title of each item, by its id."""
    return {one.item.id: sentences.title(one) for one in example.items}


def example_comment(reference: str, on: date, language: str = "en") -> str:
    """Return the lines of comment that an example begins with, each behind its mark."""
    say = Sentences(language).say
    told = say("prove.file", specification=reference, day=on.isoformat())
    lines = [*wrapped(told, "# "), *wrapped(say("prove.file_nobody"), "# ")]
    return "".join(f"{line}\n" for line in lines)


def combined_data(proof: "QualificationProof", way: "Way", language: str = "en") -> dict[str, Any]:
    """Return the examples of a way's units as one portfolio on the qualification."""
    from rubric.proving.ways import together_facts  # few proofs are of qualifications

    examples = [one.example for one in way.proofs if one.example is not None]
    records = records_of(together_facts(examples))
    titles = [
        title
        for one in way.proofs
        if one.example is not None
        for title in titles_of(one.example, ProofSentences(one, language)).values()
    ]
    evidence = [
        {"id": one["id"], "title": title, **one}
        for one, title in zip(records.get("evidence", []), titles, strict=True)
    ]
    registered = any(example.registered for example in examples)
    return {
        "format": "rubric/1",
        "kind": "portfolio",
        "learner": LEARNER,
        **({"registered": proof.on.isoformat()} if registered else {}),
        "qualification": way.qualification.reference,
        "units": [one.specification.reference for one in way.proofs],
        **({} if way.qualification.pathway is None else {"pathway": way.qualification.pathway}),
        **records,
        **({"evidence": evidence} if evidence else {}),
    }
