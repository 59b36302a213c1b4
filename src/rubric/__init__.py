"""Coverage for qualifications.

A specification (learning outcomes and assessment criteria) and a portfolio
(evidence, what it is mapped to, what assessors decided) go in; out comes, for
every criterion, whether it is covered, by what, why not, and the least that
would close it.

>>> from datetime import date
>>> import rubric
>>> library = rubric.Library.load()
>>> portfolio, problems = rubric.load_portfolio("examples/with-gaps.yaml")
>>> result = rubric.evaluate(portfolio, library, on=date(2026, 11, 21))
>>> result.units[0].criteria["2.1"].status.value
'insufficient'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rubric._version import __version__

if TYPE_CHECKING:
    from rubric.api.assurance import claims, load_sampling_plan, quality_views, sample
    from rubric.api.authoring import author_sheet, read_author_sheet
    from rubric.api.checking import Checked, check
    from rubric.api.comparing import compare
    from rubric.api.earlier import changes_since
    from rubric.api.evaluating import evaluate
    from rubric.api.explaining import why
    from rubric.api.fingerprints import fingerprint
    from rubric.api.fixing import Fix, fixes
    from rubric.api.imported import Imported, ImportedUnit
    from rubric.api.importing import import_document
    from rubric.api.library import Library
    from rubric.api.listing import BadSelection
    from rubric.api.manual import explain
    from rubric.api.many import evaluate_many
    from rubric.api.moving import move
    from rubric.api.planning import load_opportunities, plan
    from rubric.api.population.database import DatabaseMissing
    from rubric.api.population.running import evaluate_population
    from rubric.api.portfolio import load_portfolio, load_portfolios, load_rules
    from rubric.api.proving import example_portfolio, prove
    from rubric.api.proving_qualifications import prove_qualification
    from rubric.api.pseudonyms import pseudonymise
    from rubric.api.reports import to_csv, to_html, to_markdown
    from rubric.api.rows import portfolio_from_rows, portfolio_to_rows, rows_by_learner
    from rubric.api.schemas import schema
    from rubric.api.templates import new
    from rubric.api.tracking import tracking_sheet
    from rubric.api.what_if import what_if
    from rubric.assurance.claims import Claims
    from rubric.assurance.drawing import Sample
    from rubric.assurance.views import QualityViews
    from rubric.diagnostics import Diagnostic, Severity
    from rubric.evaluation import (
        ACHIEVED,
        OPEN,
        Act,
        ClosesWhen,
        CriterionResult,
        CriterionStatus,
        Finding,
        FindingCode,
        Gap,
        Gone,
        IqaSummary,
        JudgedAs,
        NewItem,
        Obstacle,
        OutcomeResult,
        Reason,
        RelatesTo,
        Repair,
        Result,
        Tally,
        UnitResult,
        WaitingOn,
    )
    from rubric.evaluation.additions.together import (
        LeastAdditions,
        NewMapping,
        SharedItem,
        least_additions,
    )
    from rubric.evaluation.qualifications import (
        CombinationResult,
        QualificationGap,
        QualificationResult,
        QualificationStatus,
    )
    from rubric.evaluation.qualifications.trail import QualificationTrail
    from rubric.evaluation.trail import RuleTrail, Trail
    from rubric.load.yaml_writer import to_yaml
    from rubric.model import EvidenceRules, Portfolio, Specification
    from rubric.model.opportunities import Opportunities
    from rubric.model.qualification import Qualification
    from rubric.model.sampling import SamplingPlan
    from rubric.planning import ChosenTask, Plan, StillOpen, WhyOpen
    from rubric.population.results import Population
    from rubric.proving import Proof
    from rubric.proving.ways import QualificationProof
    from rubric.report.json_view import to_json
    from rubric.report.problem_text import message
    from rubric.rules.changes import (
        Change,
        ChangeCode,
        Comparison,
        CriterionChange,
        OutcomeChange,
    )
    from rubric.rules.moved import (
        DecidedCriterion,
        Moved,
        Orphan,
        OrphanReason,
        RewordedCriterion,
    )
    from rubric.solver import SolverMissing
    from rubric.sources import Located

#: public name → the module that holds it; imported when it is first used
_HOMES = {
    "ACHIEVED": "rubric.evaluation",
    "Act": "rubric.evaluation",
    "BadSelection": "rubric.api.listing",
    "Change": "rubric.rules.changes",
    "ChangeCode": "rubric.rules.changes",
    "Checked": "rubric.api.checking",
    "ChosenTask": "rubric.planning",
    "Claims": "rubric.assurance.claims",
    "ClosesWhen": "rubric.evaluation",
    "CombinationResult": "rubric.evaluation.qualifications",
    "Comparison": "rubric.rules.changes",
    "CriterionChange": "rubric.rules.changes",
    "CriterionResult": "rubric.evaluation",
    "CriterionStatus": "rubric.evaluation",
    "DatabaseMissing": "rubric.api.population.database",
    "DecidedCriterion": "rubric.rules.moved",
    "Diagnostic": "rubric.diagnostics",
    "EvidenceRules": "rubric.model",
    "Finding": "rubric.evaluation",
    "FindingCode": "rubric.evaluation",
    "Fix": "rubric.api.fixing",
    "Gap": "rubric.evaluation",
    "Gone": "rubric.evaluation",
    "Imported": "rubric.api.imported",
    "ImportedUnit": "rubric.api.imported",
    "IqaSummary": "rubric.evaluation",
    "JudgedAs": "rubric.evaluation",
    "LeastAdditions": "rubric.evaluation.additions.together",
    "Library": "rubric.api.library",
    "Located": "rubric.sources",
    "Moved": "rubric.rules.moved",
    "NewItem": "rubric.evaluation",
    "NewMapping": "rubric.evaluation.additions.together",
    "OPEN": "rubric.evaluation",
    "Obstacle": "rubric.evaluation",
    "Opportunities": "rubric.model.opportunities",
    "Orphan": "rubric.rules.moved",
    "OrphanReason": "rubric.rules.moved",
    "OutcomeChange": "rubric.rules.changes",
    "OutcomeResult": "rubric.evaluation",
    "Plan": "rubric.planning",
    "Population": "rubric.population.results",
    "Portfolio": "rubric.model",
    "Proof": "rubric.proving",
    "Qualification": "rubric.model.qualification",
    "QualificationGap": "rubric.evaluation.qualifications",
    "QualificationProof": "rubric.proving.ways",
    "QualificationResult": "rubric.evaluation.qualifications",
    "QualificationStatus": "rubric.evaluation.qualifications",
    "QualificationTrail": "rubric.evaluation.qualifications.trail",
    "QualityViews": "rubric.assurance.views",
    "Reason": "rubric.evaluation",
    "RelatesTo": "rubric.evaluation",
    "Repair": "rubric.evaluation",
    "Result": "rubric.evaluation",
    "RewordedCriterion": "rubric.rules.moved",
    "RuleTrail": "rubric.evaluation.trail",
    "Sample": "rubric.assurance.drawing",
    "SamplingPlan": "rubric.model.sampling",
    "Severity": "rubric.diagnostics",
    "SharedItem": "rubric.evaluation.additions.together",
    "SolverMissing": "rubric.solver",
    "Specification": "rubric.model",
    "StillOpen": "rubric.planning",
    "Tally": "rubric.evaluation",
    "Trail": "rubric.evaluation.trail",
    "UnitResult": "rubric.evaluation",
    "WaitingOn": "rubric.evaluation",
    "WhyOpen": "rubric.planning",
    "author_sheet": "rubric.api.authoring",
    "changes_since": "rubric.api.earlier",
    "check": "rubric.api.checking",
    "claims": "rubric.api.assurance",
    "compare": "rubric.api.comparing",
    "evaluate": "rubric.api.evaluating",
    "evaluate_many": "rubric.api.many",
    "evaluate_population": "rubric.api.population.running",
    "example_portfolio": "rubric.api.proving",
    "explain": "rubric.api.manual",
    "fingerprint": "rubric.api.fingerprints",
    "fixes": "rubric.api.fixing",
    "import_document": "rubric.api.importing",
    "least_additions": "rubric.evaluation.additions.together",
    "load_opportunities": "rubric.api.planning",
    "load_portfolio": "rubric.api.portfolio",
    "load_portfolios": "rubric.api.portfolio",
    "load_rules": "rubric.api.portfolio",
    "load_sampling_plan": "rubric.api.assurance",
    "message": "rubric.report.problem_text",
    "move": "rubric.api.moving",
    "new": "rubric.api.templates",
    "plan": "rubric.api.planning",
    "portfolio_from_rows": "rubric.api.rows",
    "portfolio_to_rows": "rubric.api.rows",
    "prove": "rubric.api.proving",
    "prove_qualification": "rubric.api.proving_qualifications",
    "pseudonymise": "rubric.api.pseudonyms",
    "quality_views": "rubric.api.assurance",
    "read_author_sheet": "rubric.api.authoring",
    "rows_by_learner": "rubric.api.rows",
    "sample": "rubric.api.assurance",
    "schema": "rubric.api.schemas",
    "to_csv": "rubric.api.reports",
    "to_html": "rubric.api.reports",
    "to_json": "rubric.report.json_view",
    "to_markdown": "rubric.api.reports",
    "to_yaml": "rubric.load.yaml_writer",
    "tracking_sheet": "rubric.api.tracking",
    "what_if": "rubric.api.what_if",
    "why": "rubric.api.explaining",
}

__all__ = [
    "ACHIEVED",
    "OPEN",
    "Act",
    "BadSelection",
    "Change",
    "ChangeCode",
    "Checked",
    "ChosenTask",
    "Claims",
    "ClosesWhen",
    "CombinationResult",
    "Comparison",
    "CriterionChange",
    "CriterionResult",
    "CriterionStatus",
    "DatabaseMissing",
    "DecidedCriterion",
    "Diagnostic",
    "EvidenceRules",
    "Finding",
    "FindingCode",
    "Fix",
    "Gap",
    "Gone",
    "Imported",
    "ImportedUnit",
    "IqaSummary",
    "JudgedAs",
    "LeastAdditions",
    "Library",
    "Located",
    "Moved",
    "NewItem",
    "NewMapping",
    "Obstacle",
    "Opportunities",
    "Orphan",
    "OrphanReason",
    "OutcomeChange",
    "OutcomeResult",
    "Plan",
    "Population",
    "Portfolio",
    "Proof",
    "Qualification",
    "QualificationGap",
    "QualificationProof",
    "QualificationResult",
    "QualificationStatus",
    "QualificationTrail",
    "QualityViews",
    "Reason",
    "RelatesTo",
    "Repair",
    "Result",
    "RewordedCriterion",
    "RuleTrail",
    "Sample",
    "SamplingPlan",
    "Severity",
    "SharedItem",
    "SolverMissing",
    "Specification",
    "StillOpen",
    "Tally",
    "Trail",
    "UnitResult",
    "WaitingOn",
    "WhyOpen",
    "__version__",
    "author_sheet",
    "changes_since",
    "check",
    "claims",
    "compare",
    "evaluate",
    "evaluate_many",
    "evaluate_population",
    "example_portfolio",
    "explain",
    "fingerprint",
    "fixes",
    "import_document",
    "least_additions",
    "load_opportunities",
    "load_portfolio",
    "load_portfolios",
    "load_rules",
    "load_sampling_plan",
    "message",
    "move",
    "new",
    "plan",
    "portfolio_from_rows",
    "portfolio_to_rows",
    "prove",
    "prove_qualification",
    "pseudonymise",
    "quality_views",
    "read_author_sheet",
    "rows_by_learner",
    "sample",
    "schema",
    "to_csv",
    "to_html",
    "to_json",
    "to_markdown",
    "to_yaml",
    "tracking_sheet",
    "what_if",
    "why",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
