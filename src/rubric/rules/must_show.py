"""What evidence rules ask for beside a criterion's own rule: knowledge, or performance, shown.

Knowledge is not inferred from observation alone. So a body may ask that at least
one counted item is by a method that shows it. The clause is no part of what a
decision is bound to: evidence rules are in no fingerprint.
"""

from collections.abc import Iterator
from decimal import Decimal

from rubric.rules.evidence import EvidenceRule
from rubric.rules.nodes import AtLeast, Filter, Measure
from rubric.rules.resolved import Added, ResolvedRule
from rubric.rules.sufficiency import all_of


def with_must_show(rule: ResolvedRule, evidence: EvidenceRule) -> ResolvedRule:
    """Return a criterion's rule with a clause for each thing that must be shown (meaning 3.5)."""
    added = tuple(_clauses(evidence))
    if not added:
        return rule
    node = all_of([rule.node, *(addition.clause for addition in added)], rule.path)
    return rule._replace(node=node, added=added)


def _clauses(evidence: EvidenceRule) -> Iterator[Added]:
    for what in evidence.must_show:
        origin = evidence.origins["must_show"]
        # house rules stand in a file of their own, and are named by where they are chosen
        path = (*origin.path, "must_show") if origin.rules is None else origin.path
        where = Filter(methods=evidence.accepted_showing(what), shows=what)
        yield Added(AtLeast(Measure("items"), Decimal(1), where, path), origin)
