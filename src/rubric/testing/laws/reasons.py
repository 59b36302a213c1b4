"""Laws about why: the audit trail, and agreement with the definition."""

from rubric.evaluation import CriterionResult
from rubric.evaluation.trail import trail
from rubric.testing.oracle import World, answered
from rubric.testing.oracle.known import links
from rubric.testing.oracle.statuses import satisfied
from rubric.testing.plain import as_answer
from rubric.testing.strategies.cases import Case


def law_07_trail(case: Case) -> None:
    """The cited items alone satisfy the rule, and none can be left out; a refusal is complete."""
    [unit] = case.result().units
    world = case.world()
    for reference, criterion in unit.criteria.items():
        key = (unit.specification.reference, reference)
        _cites(world, key, criterion)
        _lists_every_link(world, key, criterion)


def _cites(world: World, key: tuple[str, str], criterion: CriterionResult) -> None:
    cited = trail(criterion).cited
    if not criterion.satisfied:
        assert cited == ()
        assert not trail(criterion).rule.satisfied
        return
    assert trail(criterion).rule.satisfied
    assert satisfied(world, key, only=cited)
    for item in cited:
        assert not satisfied(world, key, only=[other for other in cited if other != item])


def _lists_every_link(world: World, key: tuple[str, str], criterion: CriterionResult) -> None:
    listed = sorted(link.link.item.id for link in trail(criterion).links)
    assert listed == sorted(link.item.id for link in links(world) if link.key == key)
    for link in trail(criterion).links:
        assert link.counted == (link.reason is None)


def law_08_oracle(case: Case) -> None:
    """The engine and the definition agree."""
    expected, got = answered(case.world()), as_answer(case.result())
    assert got.set_aside == expected.set_aside
    assert got == expected
