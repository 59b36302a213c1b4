"""Proving: what enough looks like for a specification, and whether every rule in it matters."""

from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from rubric.api.comparing import read_specification
from rubric.api.evaluating import Judging
from rubric.api.files import shown
from rubric.api.library import Library, library_of
from rubric.checks import check_resolved, check_rule_references
from rubric.diagnostics import Severity
from rubric.load import Document, load_document
from rubric.load.yaml_writer import to_yaml
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.phrases import phrase
from rubric.proving import Proof, proved
from rubric.proving.telling import diagnostics_of
from rubric.report.proving_example import example_comment, example_data
from rubric.rules.resolve import resolved
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.model.qualification import Qualification


def prove(
    specification: Specification,
    library: Library,
    *,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
    one_item_for: int = 3,
) -> Proof:
    """Return the least portfolio that passes a specification, and of every rule whether it matters.

    Every verdict in it is the engine's: what is shown to matter is shown by two portfolios, of
    which one passes and the other lacks that and nothing else. A specification that nobody can
    pass has no example, and says why in `diagnostics`.

    Args:
        specification: one that has passed the checks.
        library: where its house rules are looked up.
        on: the day that the example is made for.
        rules: evidence rules for this run, standing nearest of all.
        target: the band to pass at; without one, the lowest that it has.
        one_item_for: how many criteria one item of the example may serve.

    Raises:
        TypeError: `on` is not a day.
        ValueError: the specification has no band of this name, house rules that it names are not
            in the library, or `one_item_for` is less than 1.
    """
    day = Judging(library, on).on
    if one_item_for < 1:
        raise ValueError(f"one_item_for: {one_item_for} < 1")
    known = {f"{name}@{version}" for name, version in library.rules}
    missing = list(check_rule_references(specification, known | {n for n, _ in library.rules}))
    if missing:
        raise ValueError(phrase(missing[0].code.slug, missing[0].arguments))
    # past the library's cache: an edited copy has the id and version of its original
    found = resolved(specification, lambda name: _held(library, name), rules)
    if target is not None and target not in found.bands:
        raise ValueError(f"no band: {target!r}")
    found = found.aimed_at(target)
    unfit = tuple(check_resolved(found))
    if any(problem.code.severity is Severity.ERROR for problem in unfit):
        return Proof(found, day, one_item_for, None, None, least=False, diagnostics=unfit)
    proof = proved(found, day, one_item_for)
    return proof._replace(diagnostics=tuple(diagnostics_of(proof)))


def _held(library: Library, reference: str) -> EvidenceRules:
    found = library.house_rules(reference)
    if found is None:
        raise LookupError(reference)  # a bug of ours: every reference has been checked
    return found


def example_portfolio(proof: Proof, language: str = "en") -> Portfolio | None:
    """Return the example of a proof as a portfolio, its items titled by what each has to be.

    None where nothing passes.
    """
    if proof.example is None:
        return None
    return Portfolio.model_validate(example_data(proof, language))


def example_text(proof: Proof, language: str = "en") -> str:
    """Return the same as the text of a file, which begins by saying that it is nobody's.

    Raises:
        ValueError: nothing passes.
    """
    portfolio = example_portfolio(proof, language)
    if portfolio is None:
        raise ValueError(proof.specification.reference)
    return example_comment(proof.specification.reference, proof.on, language) + to_yaml(portfolio)


def read_for_proof(
    path: FilePath, library: Library
) -> tuple["Specification | Qualification | None", Library, tuple[Located, ...], Document]:
    """Return what a file holds where it is sound, its library, its problems, and the file.

    A specification is taken by itself, with the house rules of the library: another file there
    may have the same id and version, as an edited copy has.
    """
    document = load_document(path, shown(path.resolve()))
    if document.kind == "qualification":
        from rubric.model.qualification import Qualification  # few files hold one

        value = document.value
        found = value if isinstance(value, Qualification) else None
        return found, library, document.problems, document
    specification, problems, document = read_specification(path, library)
    rules = [library.document(held) for held in library.rules.values()]
    return specification, library_of([*rules, document]), problems, document
