"""One learner's result as people read it: sentences and plain values, in the order of a report.

Every format starts here and adds layout only: what is said of a unit, a criterion, a gap, a link
or an audit trail is said once. Texts that people wrote stand here as they wrote them, and each
format makes them safe in its own way; sentences have that behind them.
"""

from rubric.report.view.gap import AlternativeSaid, GapSaid, RuleSaid, gap_said
from rubric.report.view.unit import CriterionSaid, OutcomeSaid, UnitSaid, unit_said

__all__ = [
    "AlternativeSaid",
    "CriterionSaid",
    "GapSaid",
    "OutcomeSaid",
    "RuleSaid",
    "UnitSaid",
    "gap_said",
    "unit_said",
]
