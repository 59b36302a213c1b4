"""The examples show everything: each rule, status, reason, finding, act and way of grading.

What is shown is computed from the golden commands: the results that `report` and `why` tell of,
and the specifications of `show`, as they are resolved. A name that nothing shows fails by itself.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

import click
import pytest

from rubric.api.library import Library
from rubric.cli.run import Libraries, judged, rules_for_run
from rubric.cli.verbs import rubric as command
from rubric.evaluation import (
    Act,
    CriterionResult,
    CriterionStatus,
    FindingCode,
    Obstacle,
    Reason,
    Result,
    UnitResult,
    WaitingOn,
)
from rubric.evaluation.qualifications import QualificationResult, QualificationStatus
from rubric.facts.records import Decision
from rubric.model import Specification
from rubric.model.evidence_rules import (
    Authenticity,
    AuthenticityNeeded,
    BeforeRegistration,
    EvidenceRuleFields,
)
from rubric.model.specification import Band
from rubric.rules import AtLeast, EvidenceRule, NOf, ResolvedSpecification
from rubric.rules.nodes import DIFFERENT, Node
from rubric.rules.resolved import ResolvedRule, Stated
from tests.generated import GOLDEN, ROOT, WHYS


def _asked(name: str, arguments: list[str]) -> dict[str, Any]:
    """The arguments of a golden command, as the command itself reads them."""
    context = click.Context(command, **command.context_settings)
    verb = command.get_command(context, name)
    assert verb is not None
    return verb.make_context(name, list(arguments), parent=context).params


@cache
def _judged(*arguments: str) -> tuple[Result, ...]:
    """What a golden `report` tells of; nothing where the portfolio is too broken for any."""
    asked = _asked("report", list(arguments))
    rules, library = rules_for_run(asked["rules"]), Libraries(asked["libraries"])
    every = [
        judged(portfolio, library, asked["on"], rules, asked["target"])
        for portfolio in asked["portfolios"]
    ]
    return tuple(one.result for one in every if one is not None)


def results(*, of: str = "") -> Iterator[Result]:
    """What golden reports tell of, or those with a word in their command."""
    asked = (arguments for arguments in _golden("report") if not of or of in arguments)
    return (result for arguments in asked for result in _judged(*arguments))


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _golden(verb: str) -> list[list[str]]:
    return [rest for first, *rest in GOLDEN.values() if first == verb]


def reported() -> Iterator[UnitResult]:
    """The units that a golden report tells of."""
    return (unit for result in results() for unit in result.units)


def qualifications() -> Iterator[QualificationResult]:
    """The qualifications that a golden report tells of."""
    return (found for result in results() if (found := result.qualification) is not None)


def explained() -> Iterator[tuple[UnitResult, CriterionResult]]:
    """The criteria whose audit trail is golden."""
    for arguments in WHYS.values():
        (told,) = _judged(*arguments)
        for unit in told.units:
            for result in unit.criteria.values():
                yield unit, result


def displayed() -> Iterator[tuple[Specification, ResolvedSpecification]]:
    """The specifications that a golden `show` prints, as written and as resolved."""
    for arguments in _golden("show"):
        asked = _asked("show", arguments)
        library = Library.load(*asked["libraries"])
        found = library.find(asked["specification"], None, asked["on"])
        if (asked["specification"], "1") in library.qualifications:
            continue
        assert isinstance(found, Specification)
        yield found, library.resolved(found, rules_for_run(asked["rules"]))


# -- the algebra ------------------------------------------------------------------------------

#: what a clause asks to have enough of (meaning 2.2)
MEASURES = frozenset(
    {
        "items", "hours", "a declared measure", *DIFFERENT,
        "range: n", "range: all", "parts: n", "parts: all",
    }
)  # fmt: skip
#: every clause of the algebra (meaning 2), by the name that `_of_rule` gives it
ALGEBRA = MEASURES | {
    "at_most: source", "at_most: method",
    "once_per: occasion", "once_per: site", "once_per: witness",
    "where: methods", "where: not_methods", "where: sources", "where: not_sources",
    "where: witnessed", "where: within",
    "all", "any", "n_of",
}  # fmt: skip


def _of_rule(node: Node) -> Iterator[str]:
    """Every clause that a rule uses, by name."""
    if isinstance(node, NOf):
        n, children = node.n, len(node.children)
        yield "all" if n == children else "any" if n == 1 else "n_of"
        for child in node.children:
            yield from _of_rule(child)
    else:
        yield _measured(node)
        if node.at_most is not None:
            yield f"at_most: {node.at_most.field}"
        if node.once_per is not None:
            yield f"once_per: {node.once_per}"
        if node.where.shows is None:  # what evidence rules add is shown under `must_show`
            for name, value in node.where._asdict().items():
                if value not in (None, False, frozenset()):
                    yield f"where: {name}"


def _measured(clause: AtLeast) -> str:
    measure = clause.measure
    if measure.kind == "range":
        number = "all" if clause.n == len(measure.members) else "n"
        return f"parts: {number}" if measure.parts else f"range: {number}"
    if measure.kind == "quantity":
        return "hours" if measure.name == "hours" else "a declared measure"
    return measure.kind


def _rules(specification: ResolvedSpecification) -> Iterator[ResolvedRule]:
    yield from (criterion.rule for criterion in specification.criteria.values())
    owners = (specification, *specification.outcomes)
    yield from (owner.rule for owner in owners if owner.rule is not None)


def _clauses_displayed() -> set[str]:
    rules = [rule for _, specification in displayed() for rule in _rules(specification)]
    return {name for rule in rules for name in _of_rule(rule.node)}


def _clauses_in_gaps() -> set[str]:
    """Clauses of rules that are not satisfied: a report prints the rule, and what closes it."""
    rules = [gap.rule for unit in reported() for gap in unit.gaps if gap.clauses]
    return {name for rule in rules for name in _of_rule(rule.node)}


def _clauses_short() -> set[str]:
    """Measures that a report says there is too little of."""
    states = [state for unit in reported() for gap in unit.gaps for state in gap.clauses]
    return {_measured(state.clause) for state in states}


def _clauses_satisfied() -> set[str]:
    """Clauses of rules whose trail cites what satisfies them."""
    rules = [result.criterion.rule for _, result in explained() if result.satisfied]
    return {name for rule in rules for name in _of_rule(rule.node)}


# -- everything else --------------------------------------------------------------------------


def _stated(specification: ResolvedSpecification) -> Iterator[str]:
    """Whose rules there are."""
    for criterion in specification.criteria.values():
        yield criterion.rule.stated
    if specification.rule is not None:
        yield "of the unit"
    if any(outcome.rule is not None for outcome in specification.outcomes):
        yield "of an outcome"


def _range_stands(written: Specification) -> Iterator[str]:
    criteria = [*written.criteria, *(c for o in written.outcomes for c in o.criteria)]
    nodes = {"the unit": [written], "an outcome": written.outcomes, "a criterion": criteria}
    for name, owners in nodes.items():
        if any(owner.range for owner in owners):
            yield name


def _alternatives(written: Specification) -> Iterator[str]:
    criteria = [*written.criteria, *(c for o in written.outcomes for c in o.criteria)]
    nodes = {"outcomes": [written], "criteria": written.outcomes, "parts": criteria}
    for name, owners in nodes.items():
        if any(owner.achieved_by is not None for owner in owners):
            yield name


#: field of evidence rules → words that it has to be shown with, beside having been stated at all
WORDS = {
    "authenticity": get_args(Authenticity),
    "authenticity_needed": get_args(AuthenticityNeeded),
    "before_registration": get_args(BeforeRegistration),
    "dated": ("required", "advised"),
    "locator": ("required", "advised"),
    "sign_off": ("required", "advised"),
    "must_show": ("performance", "knowledge", "none"),
}
#: the fields under the names that they have once resolved
FIELDS = (set(EvidenceRuleFields.model_fields) - {"basis", "accept"}) | {
    "accept_methods", "accept_sources", "shows",
}  # fmt: skip


def _of_evidence(rules: EvidenceRule) -> Iterator[str]:
    """The fields that somebody stated, with their words, and where they stand."""
    for field, origin in rules.origins.items():
        yield field
        value = getattr(rules, field)
        words = (value or ("none",)) if field == "must_show" else (value,)
        yield from (f"{field}: {word}" for word in words if field in WORDS)
        yield f"stands in {_standing(origin.path, origin.rules)}"


def _standing(path: tuple[str, ...], rules: str | None) -> str:
    if rules is not None:
        return "house rules"
    depth = {1: "the unit", 2: "an outcome", 3: "a criterion"}
    return depth[len(path)]


def _facts() -> Iterator[str]:
    """What decisions come to that no status or finding tells by itself."""
    for result in results():
        people = result.facts.people or {}
        decisions = {decision.id: decision for decision in result.facts.decisions}
        for unit in result.units:
            for criterion in unit.criteria.values():
                for name in criterion.decisions:
                    yield from _of_decision(decisions[name], criterion, people)
                yield from (f"went: {gone.how}" for gone in criterion.went)
                if criterion.judged_as is not None:
                    yield "judged in another version"
                if criterion.grows_old is not None:
                    yield "grows old"
                if criterion.level is not None:
                    yield "a level"


def _of_decision(
    decision: Decision, criterion: CriterionResult, people: Mapping[str, str]
) -> Iterator[str]:
    trainee = people.get(decision.assessor) == "trainee_assessor"
    if trainee and decision.countersigned is not None and criterion.achieved:
        yield "countersigned"
    if decision.override is not None and criterion.achieved and not criterion.satisfied:
        yield (
            "overridden: insufficient"
            if any(link.counted for link in criterion.links)
            else "overridden: not_counted"
        )


def _acts() -> set[str]:
    done = {act for unit in reported() for c in unit.criteria.values() for _, act in c.moves}
    repairs = [repair for unit in reported() for gap in unit.gaps for repair in gap.repairs]
    done |= {step.act for repair in repairs for step in repair.steps}
    done |= {found.gap.act for found in qualifications() if found.gap and found.gap.act}
    ways = [result.qualification.gap for result in results() if result.qualification is not None]
    done |= {gap.act for gap in ways if gap is not None and gap.act is not None}
    return {str(act) for act in done}


def _roles() -> set[str]:
    return {c.criterion.role for unit in reported() for c in unit.criteria.values()}


def _gaps() -> Iterator[str]:
    for gap in (gap for unit in reported() for gap in unit.gaps):
        if gap.alternatives:
            yield "of alternatives"
        elif gap.reference is not None:
            yield "of a criterion"
        else:
            yield "of an outcome" if gap.scope else "of the unit"
        if gap.closes_when is None:
            yield "that nothing closes"
        elif gap.closes_when.items:
            yield "that new items close"
        else:
            yield "that an act closes"
        for repair in gap.repairs:
            yield "a repair that closes" if repair.closes else "a repair that is not enough"


#: what is to be shown → the names, and what shows them
SHOWN: dict[str, tuple[frozenset[str], Callable[[], set[str]]]] = {
    "clause that show prints": (ALGEBRA, _clauses_displayed),
    "clause of a rule in a gap": (ALGEBRA, _clauses_in_gaps),
    "measure that falls short": (MEASURES, _clauses_short),
    "clause of a rule that a trail satisfies": (ALGEBRA, _clauses_satisfied),
    "whose rule": (
        frozenset({*get_args(Stated), "of the unit", "of an outcome"}),
        lambda: {name for unit in reported() for name in _stated(unit.specification)},
    ),
    "range of": (
        frozenset({"the unit", "an outcome", "a criterion"}),
        lambda: {name for written, _ in displayed() for name in _range_stands(written)},
    ),
    "alternatives among": (
        frozenset({"outcomes", "criteria", "parts"}),
        lambda: {name for written, _ in displayed() for name in _alternatives(written)},
    ),
    "evidence rule": (
        frozenset({
            *FIELDS,
            *(f"{field}: {word}" for field, words in WORDS.items() for word in words),
            *(f"stands in {name}" for name in (
                "house rules", "the unit", "an outcome", "a criterion",
            )),
        }),
        lambda: {
            name
            for unit in reported()
            for criterion in unit.specification.criteria.values()
            for name in _of_evidence(criterion.evidence)
        },
    ),
    "status in a report": (
        frozenset(CriterionStatus),
        lambda: {c.status for unit in reported() for c in unit.criteria.values()},
    ),
    "status in a trail": (
        frozenset(CriterionStatus),
        lambda: {result.status for _, result in explained()},
    ),
    "reason in a report": (
        frozenset(Reason),
        lambda: {
            link.reason
            for unit in reported()
            for gap in unit.gaps
            for link in gap.not_counted
            if link.reason is not None
        },
    ),
    "reason in a trail": (
        frozenset(Reason),
        lambda: {
            link.reason for _, result in explained() for link in result.links
            if link.reason is not None
        },
    ),
    "finding": (
        frozenset(FindingCode),
        lambda: {
            finding.code
            for result in results()
            for finding in result.findings
        },
    ),
    "act": (frozenset(Act), _acts),
    "person to wait on": (
        frozenset(WaitingOn),
        lambda: {
            who for unit in reported() for c in unit.criteria.values() for who, _ in c.moves
        },
    ),
    "way of grading": (
        frozenset({"plain", "bands", "points", "bands_and_points"}),
        lambda: {unit.grading for unit in reported()},
    ),
    "grade": (frozenset(get_args(Band)), lambda: {u.grade for u in reported() if u.grade}),
    "status of a qualification": (
        # no example is so large that a search ends at its bound
        frozenset(QualificationStatus) - {QualificationStatus.UNDECIDED},
        lambda: {
            answer.status for q in qualifications() for answer in (q.registered, q.best) if answer
        },
    ),
    "role of a criterion": (
        frozenset({"required", "alternative", "advice", "beyond_target"}), _roles,
    ),
    "exemption": (
        frozenset({"exemption", "equivalence", "credit_transfer"}),
        lambda: {
            c.exemption_reason
            for unit in reported() for c in unit.criteria.values() if c.exemption_reason
        },
    ),
    "obstacle to a claim": (
        frozenset({*Obstacle, "none"}),
        lambda: {
            str(name)
            for result in results(of="claim") for unit in result.units
            for name in (unit.in_the_way or ("none",))
        },
    ),
    "gap": (
        frozenset({
            "of a criterion", "of an outcome", "of the unit", "of alternatives",
            "that nothing closes", "that new items close", "that an act closes",
            "a repair that closes", "a repair that is not enough",
        }),
        lambda: set(_gaps()),
    ),
    "record": (
        frozenset({
            "countersigned", "overridden: insufficient", "overridden: not_counted",
            "went: superseded", "went: withdrawn", "judged in another version", "grows old",
            "a level",
        }),
        lambda: set(_facts()),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "name"),
    [(sort, name) for sort, (names, _) in SHOWN.items() for name in sorted(names)],
    ids=lambda value: str(value).replace(" ", "_"),
)
def test_an_example_shows_it(sort: str, name: str) -> None:
    _, found = SHOWN[sort]
    assert name in found(), f"no golden output shows this {sort}: {name}"


@pytest.mark.parametrize("sort", SHOWN)
def test_everything_that_is_shown_is_listed(sort: str) -> None:
    # what is new is listed above, and then asks for its example
    names, found = SHOWN[sort]
    assert found() <= names
