"""The law about files: what we write reads back as the same, and is written the same again."""

from rubric.checks import check_evidence_rules, check_portfolio, check_specification
from rubric.checks.qualifications import check_qualification
from rubric.checks.sampling import check_sampling
from rubric.checks.tasks import check_opportunities
from rubric.diagnostics import Diagnostic
from rubric.load import document_of
from rubric.load.yaml_writer import to_yaml
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.opportunities import Opportunities
from rubric.model.qualification import Qualification
from rubric.model.sampling import SamplingPlan

#: what a file of ours holds
File = Specification | EvidenceRules | Portfolio | Qualification | Opportunities | SamplingPlan


def law_09_round_trip(value: File) -> None:
    """YAML → model → YAML → model is identity, without a problem on the way.

    Args:
        value: what is written. Of `external` our reader knows text and blanks only.
    """
    text = to_yaml(value)
    document = document_of(text, "written.yaml")
    assert document.problems == ()
    assert document.value == value
    assert isinstance(document.value, File)
    assert to_yaml(document.value) == text
    assert _checked(document.value) == _checked(value)


def _checked(value: File) -> list[Diagnostic]:
    if isinstance(value, Specification):
        return list(check_specification(value))
    if isinstance(value, EvidenceRules):
        return list(check_evidence_rules(value))
    if isinstance(value, Qualification):  # by itself, without the units that it names
        return list(check_qualification(value, lambda _: (), lambda _: ()))
    if isinstance(value, Opportunities):
        return list(check_opportunities(value))
    if isinstance(value, SamplingPlan):
        return list(check_sampling(value))
    return list(check_portfolio(value))
