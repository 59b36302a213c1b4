"""Examples in which one alternative is taken rather than another."""

from rubric.diagnostics import Path
from rubric.evaluation import UnitResult
from rubric.proving.completing import completed
from rubric.proving.example import Example
from rubric.proving.judging import Judge
from rubric.rules import Alternatives, ResolvedSpecification


def needing(judge: Judge, example: Example, unit: UnitResult, path: Path) -> Example | None:
    """Return an example in which a criterion or outcome is needed.

    Where it is no alternative, or one that is taken already, that is the example itself.

    Args:
        judge: of the specification.
        example: what passes.
        unit: what the engine makes of it.
        path: of the criterion or outcome; empty for the whole, which always is.
    """
    specification = judge.specification
    spared: list[Path] = []
    for owner, alternatives in _groups(specification):
        ahead = [one for one in alternatives.of if path[: len(one)] == one]
        if not ahead or path[: len(owner)] != owner:
            continue
        taken = [one for one in alternatives.of if _achieved(unit, one)]
        if ahead[0] in taken:
            continue
        kept = [ahead[0], *taken][: alternatives.n]
        kept += [one for one in alternatives.of if one not in kept][: alternatives.n - len(kept)]
        spared += [one for one in alternatives.of if one not in kept]
    if not spared:
        return example
    forced = _forced(specification, spared)
    dropped = [
        name
        for name, criterion in specification.criteria.items()
        if {criterion.path, criterion.path[:-1]} & set(spared)
    ]
    rest = example.without_links(dropped).without_decisions(dropped)
    if example.signed_off is not None and rest.signed_off is None and rest.decided:
        rest = rest._replace(signed_off=0)
    return completed(judge.of(forced), rest)


def _groups(specification: ResolvedSpecification) -> list[tuple[Path, Alternatives]]:
    groups: list[tuple[Path, Alternatives | None]] = [((), specification.alternatives)]
    groups += [(outcome.path, outcome.alternatives) for outcome in specification.outcomes]
    return [(owner, group) for owner, group in groups if group is not None]


def _achieved(unit: UnitResult, path: Path) -> bool:
    outcomes = {one.outcome.path: one.achieved for one in unit.outcomes}
    criteria = {one.criterion.path: one.achieved for one in unit.criteria.values()}
    return {**criteria, **outcomes}.get(path, False)


def _forced(specification: ResolvedSpecification, spared: list[Path]) -> ResolvedSpecification:
    """The specification with some alternatives left out, so that all the others are needed."""

    def fewer(alternatives: Alternatives | None) -> Alternatives | None:
        if alternatives is None:
            return None
        return alternatives._replace(of=tuple(p for p in alternatives.of if p not in spared))

    criteria = {
        name: criterion._replace(required=False, role="advice")
        if {criterion.path, criterion.path[:-1]} & set(spared)
        else criterion
        for name, criterion in specification.criteria.items()
    }
    outcomes = tuple(
        outcome._replace(alternatives=fewer(outcome.alternatives))
        for outcome in specification.outcomes
    )
    return specification._replace(
        criteria=criteria, outcomes=outcomes, alternatives=fewer(specification.alternatives)
    )
