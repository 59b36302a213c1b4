"""Resolving a specification: every inherited rule written out, once."""

from collections.abc import Callable, Iterator, Sequence

from rubric.diagnostics import Path
from rubric.model import AssessmentCriterion, EvidenceRules, LearningOutcome, Specification
from rubric.model.addresses import turned
from rubric.model.evidence_rules import EvidenceRulesHere
from rubric.rules.evidence import Layer, Origin, inherited, run_layer
from rubric.rules.fingerprint import recipe_of
from rubric.rules.grading import BANDS, alternatives_of, bands_of, levels_of
from rubric.rules.guidance import guidance_of
from rubric.rules.must_show import with_must_show
from rubric.rules.nodes import Measure
from rubric.rules.references import canonical_references, reference_targets
from rubric.rules.resolved import (
    RelatedStandard,
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
    Stated,
)
from rubric.rules.sufficiency import (
    ONE_ITEM,
    all_of,
    node_of,
    parts_node,
    parts_scope,
    range_scope,
)

#: house rules by reference; called only with references that are known to exist
FindRules = Callable[[str], EvidenceRules]


def resolved(
    specification: Specification,
    find_rules: FindRules,
    run_rules: EvidenceRules | None = None,
) -> ResolvedSpecification:
    """Return the specification with nothing left to inherit.

    Args:
        specification: a specification that has passed the checks.
        find_rules: looks house rules up by reference.
        run_rules: evidence rules for one run, which stand nearest of all.
    """
    placed = list(_placed(specification))
    references = canonical_references((criterion, path) for criterion, path, _ in placed)
    criteria = {
        reference: _criterion(
            specification, criterion, path, position, reference, find_rules, run_rules
        )
        for reference, (criterion, path, position) in zip(references, placed, strict=True)
    }
    bands = bands_of(criterion for criterion, _, _ in placed)
    if bands:
        criteria = {r: c._replace(band=c.band or BANDS[0]) for r, c in criteria.items()}
    targets, ambiguous = reference_targets(
        specification.id,
        specification.version,
        {
            reference: (criterion, path)
            for reference, (criterion, path, _) in zip(references, placed, strict=True)
        },
    )
    paths = turned(outcome.ref for outcome in specification.outcomes)
    outcomes = tuple(
        ResolvedOutcome(
            ref=outcome.ref,
            path=(segment,),
            text=outcome.text,
            criteria=tuple(r for r, c in criteria.items() if c.outcome == position),
            rule=_own_rule(outcome, (segment,), range_scope(outcome.range, specification.range)),
            guidance=guidance_of(outcome),
            alternatives=alternatives_of(
                outcome.achieved_by, _children(outcome.criteria, (segment,)), (segment,)
            ),
        )
        for position, (outcome, segment) in enumerate(
            zip(specification.outcomes, paths, strict=True)
        )
    )
    dates = specification.dates
    children = _children(specification.outcomes or specification.criteria, ())
    found = ResolvedSpecification(
        id=specification.id,
        version=specification.version,
        reference=specification.reference,
        kind=specification.kind,
        title=specification.title,
        level=specification.level,
        credit=specification.credit,
        decided=specification.decided,
        outcomes=outcomes,
        criteria=criteria,
        rule=_own_rule(specification, (), range_scope(specification.range)),
        measures=("hours", *specification.measures),
        targets=targets,
        lookups={
            way: ((specification.reference, target.criterion), target.part)
            for way, target in targets.items()
        },
        ambiguous=ambiguous,
        title_stated="title" not in specification.not_stated,
        last_certification=None if dates is None else dates.last_certification,
        related_standards=tuple(
            RelatedStandard(standards.framework, entry, text)
            for standards in specification.related_standards
            for entry, text in (standards.entries or {"": ""}).items()
        ),
        guidance=guidance_of(specification),
        alternatives=alternatives_of(specification.achieved_by, children, ()),
        bands=bands,
    )
    return found.aimed_at(None)


def _children(
    nodes: Sequence[LearningOutcome] | Sequence[AssessmentCriterion], path: Path
) -> dict[str, Path]:
    """The refs of the children of a node, each with its path; of a repeated one the first."""
    found: dict[str, Path] = {}
    for node in nodes:
        found.setdefault(node.ref, (*path, node.ref))
    return found


def _placed(
    specification: Specification,
) -> Iterator[tuple[AssessmentCriterion, Path, int | None]]:
    """Every criterion with its path and the position of its outcome, in written order."""
    segments = turned(outcome.ref for outcome in specification.outcomes)
    for position, (outcome, segment) in enumerate(
        zip(specification.outcomes, segments, strict=True)
    ):
        names = turned(criterion.ref for criterion in outcome.criteria)
        for criterion, name in zip(outcome.criteria, names, strict=True):
            yield criterion, (segment, name), position
    names = turned(criterion.ref for criterion in specification.criteria)
    for criterion, name in zip(specification.criteria, names, strict=True):
        yield criterion, (name,), None


def _criterion(
    specification: Specification,
    criterion: AssessmentCriterion,
    path: Path,
    position: int | None,
    reference: str,
    find_rules: FindRules,
    run_rules: EvidenceRules | None,
) -> ResolvedCriterion:
    outcome = None if position is None else specification.outcomes[position]
    scope = range_scope(criterion.range, outcome.range if outcome else (), specification.range)
    parts = {part.ref: part.text for part in criterion.parts}
    asked = scope if scope.members or not parts else parts_scope(parts)
    rule = _criterion_rule(specification, outcome, criterion, path, asked)
    if parts:
        both = all_of([rule.node, parts_node(parts, path, criterion.achieved_by)], path)
        rule = ResolvedRule(both, rule.stated, rule.path, rule.basis, rule.reading)
    written_on: list[tuple[EvidenceRulesHere | None, Path]] = [(specification.evidence_rules, ())]
    if outcome is not None:
        written_on.append((outcome.evidence_rules, path[:-1]))
    written_on.append((criterion.evidence_rules, path))
    layers = [
        layer
        for rules, where in written_on
        if rules is not None
        for layer in _layers(rules, (*where, "evidence_rules"), find_rules)
    ]
    if run_rules is not None:
        layers.append(run_layer(run_rules))
    evidence = inherited(layers)
    recipe = recipe_of(criterion, scope.members, rule.node)
    return ResolvedCriterion(
        reference=reference,
        path=path,
        text=criterion.text,
        outcome=position,
        required=criterion.required,
        rule=with_must_show(rule, evidence),
        evidence=evidence,
        parts=parts,
        range=scope.members,
        recipe=recipe,
        guidance=guidance_of(criterion),
        band=criterion.band,
        levels=levels_of(criterion),
        pass_level=criterion.pass_level,
    )


def _layers(rules: EvidenceRulesHere, path: Path, find_rules: FindRules) -> Iterator[Layer]:
    if rules.use is not None:
        house = find_rules(rules.use)
        yield house, Origin(path, f"{house.id}@{house.version}", house.basis)
    yield rules, Origin(path, None, rules.basis)


def _criterion_rule(
    specification: Specification,
    outcome: LearningOutcome | None,
    criterion: AssessmentCriterion,
    path: Path,
    scope: Measure,
) -> ResolvedRule:
    """The criterion's own rule, else the nearest default, else the engine's one item."""
    own = _own_rule(criterion, path, scope)
    if own is not None:
        return own
    if outcome is not None and outcome.each_criterion is not None:
        default, where = outcome.each_criterion, path[:-1]
        stated: Stated = "outcome_default"
    elif specification.each_criterion is not None:
        default, where = specification.each_criterion, ()
        stated = "specification_default"
    else:
        return ResolvedRule(ONE_ITEM, "engine", (), "engine")
    at = (*where, "each_criterion", "sufficient")
    node = node_of(default.sufficient, at, scope)
    return ResolvedRule(node, stated, at, default.basis, default.reading)


def _own_rule(
    owner: Specification | LearningOutcome | AssessmentCriterion,
    path: Path,
    scope: Measure,
) -> ResolvedRule | None:
    if owner.sufficient is None:
        return None
    at = (*path, "sufficient")
    return ResolvedRule(node_of(owner.sufficient, at, scope), "own", at, owner.basis, owner.reading)
