"""What is written and reached by nothing: branches, defaults, and a basis without a rule."""

from collections.abc import Iterator

from rubric.checks.rules import rules_and_owners
from rubric.checks.walk import nodes
from rubric.diagnostics import Diagnostic, Path, codes
from rubric.evaluation import satisfiable
from rubric.model import AssessmentCriterion, Specification
from rubric.rules import Node, NOf, ResolvedSpecification


def check_branches(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield ways to satisfy a rule that no evidence could take, where another way is open.

    A default is one rule for many criteria: its branch is told where none of them can take it.
    """
    open_to_some: dict[Path, bool] = {}
    for _, rule, evidence_rules in rules_and_owners(specification):
        branches = tuple(_branches(rule.by_itself))
        if branches and satisfiable(rule.by_itself, evidence_rules):
            for branch in branches:
                known = open_to_some.get(branch.path, False)
                open_to_some[branch.path] = known or satisfiable(branch, evidence_rules)
    for path, is_open in open_to_some.items():
        inside = any(not open_to_some.get(path[:n], True) for n in range(len(path)))
        if not is_open and not inside:
            yield Diagnostic(codes.UNREACHABLE_BRANCH, path)


def check_defaults(specification: Specification) -> Iterator[Diagnostic]:
    """Yield defaults for criteria that no criterion uses, since each has a nearer rule."""
    loose = list(specification.criteria)
    for outcome in specification.outcomes:
        if outcome.each_criterion is None:
            loose += outcome.criteria
    for node, path in nodes(specification):
        if isinstance(node, AssessmentCriterion) or node.each_criterion is None:
            continue
        using = loose if node is specification else node.criteria
        here = bool(node.criteria or (node is specification and specification.outcomes))
        if here and all(criterion.sufficient is not None for criterion in using):
            yield Diagnostic(codes.DEFAULT_NOT_USED, (*path, "each_criterion"))


def check_basis_used(specification: Specification) -> Iterator[Diagnostic]:
    """Yield a basis that stands beside no rule: that of a default stands in the default."""
    for node, path in nodes(specification):
        if node.basis is not None and node.sufficient is None and node.reading is None:
            default = not isinstance(node, AssessmentCriterion) and node.each_criterion is not None
            how = {"how": "default"} if default else {}
            yield Diagnostic(codes.BASIS_WITHOUT_RULE, (*path, "basis"), how)


def _branches(node: Node) -> Iterator[Node]:
    """Every way that is one of several, outermost first."""
    if isinstance(node, NOf):
        for child in node.children:
            if node.n < len(node.children):
                yield _at_its_place(child)
            yield from _branches(child)


def _at_its_place(node: Node) -> Node:
    """The same, at the place of the whole branch: a single clause stands further in."""
    if isinstance(node, NOf):
        return node
    *outer, last = node.path
    return node if last.startswith("~") else node._replace(path=tuple(outer))
