"""Where nobody decides, evidence alone achieves: what may come to a merged criterion."""

from rubric.api.moving.references import Step
from rubric.evaluation.known import known
from rubric.evaluation.status import criterion_result
from rubric.evaluation.statuses import ACHIEVED
from rubric.facts import facts_of
from rubric.model import Portfolio


def shown_in_part(portfolio: Portfolio, step: Step) -> frozenset[str]:
    """Return merged criteria that are decided by nobody, and were not achieved in each before.

    Evidence for one of several would achieve them all. Judged with every record known,
    so that what could still grow old is not taken as achieved for good.
    """
    merged = [new for new in step.new.criteria if step.merged(new)]
    if step.new.decided or not merged:
        return frozenset()
    what_is_known = known(facts_of(portfolio), (step.old, *step.others))
    achieved = {
        old
        for old in {old for new in merged for old in step.matching.before(new)}
        if criterion_result(step.old, step.old.criteria[old], what_is_known, {}).status in ACHIEVED
    }
    return frozenset(new for new in merged if not achieved.issuperset(step.matching.before(new)))
