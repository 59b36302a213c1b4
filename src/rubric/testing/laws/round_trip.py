"""The law about files: what we write reads back as the same, and is written the same again."""

from rubric.checks import check_evidence_rules, check_portfolio, check_specification
from rubric.checks.tasks import check_opportunities
from rubric.diagnostics import Diagnostic
from rubric.load import document_of
from rubric.load.yaml_writer import to_yaml
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.opportunities import Opportunities

Written = Specification | EvidenceRules | Portfolio | Opportunities


def law_09_round_trip(value: Written) -> None:
    """YAML → model → YAML → model is identity, without a problem on the way.

    Args:
        value: what is written. Of `external` our reader knows text and blanks only.
    """
    text = to_yaml(value)
    document = document_of(text, "written.yaml")
    assert document.problems == ()
    assert document.value == value
    assert isinstance(document.value, (Specification, EvidenceRules, Portfolio, Opportunities))
    assert to_yaml(document.value) == text
    assert _checked(document.value) == _checked(value)


def _checked(value: Written) -> list[Diagnostic]:
    if isinstance(value, Specification):
        return list(check_specification(value))
    if isinstance(value, EvidenceRules):
        return list(check_evidence_rules(value))
    if isinstance(value, Opportunities):
        return list(check_opportunities(value))
    return list(check_portfolio(value))
