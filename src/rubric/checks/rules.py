"""Rules that ask for more than there can be, and rules that do not say what entitles us to ask."""

from collections.abc import Iterator
from functools import lru_cache

from rubric.checks.filters import unsatisfiable
from rubric.checks.walk import every_rule, nodes, written_evidence_rules
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.evaluation import satisfiable
from rubric.model import AssessmentCriterion, EvidenceRuleFields, EvidenceRules, Specification
from rubric.rules import EvidenceRule, ResolvedRule, ResolvedSpecification, clauses


def check_amounts(specification: Specification) -> Iterator[Diagnostic]:
    """Yield `n_of` clauses that ask for more than stands in their list."""
    for rule, path in every_rule(specification):
        if rule.n_of is not None and rule.of is not None and rule.n_of > len(rule.of):
            yield Diagnostic(
                codes.MORE_THAN_THERE_IS,
                (*path, "n_of"),
                {"clause": "n_of", "asked": rule.n_of, "there": len(rule.of)},
                ((*path, "of"),),
            )


def check_caps(specification: Specification) -> Iterator[Diagnostic]:
    """Yield caps of 0: a filter says the same, and says it plainly."""
    for rule, path in every_rule(specification):
        field = "source" if rule.at_most is not None and rule.at_most.source else "method"
        for word, most in ({} if rule.at_most is None else rule.at_most.amounts).items():
            if most == 0:
                place = (*path, "at_most", field, word)
                told: dict[str, Argument] = {"word": word, "filter": f"not_{field}s"}
                yield Diagnostic(codes.CAP_OF_NOTHING, place, told)


def check_range(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield `range` clauses with nothing in scope, or less than they ask for."""
    told: set[Path] = set()
    for _, rule, _ in rules_and_owners(specification):
        for clause in clauses(rule.node):
            there = len(clause.measure.members)
            if clause.measure.kind != "range" or clause.path in told:
                continue
            if there == 0:
                yield Diagnostic(codes.RANGE_WITHOUT_ITEMS, clause.path)
            elif clause.n > there:
                yield Diagnostic(
                    codes.MORE_THAN_THERE_IS,
                    clause.path,
                    {"clause": "range", "asked": int(clause.n), "there": there},
                )
            else:
                continue
            told.add(clause.path)


def check_basis(written: Specification | EvidenceRules) -> Iterator[Diagnostic]:
    """Yield rules that do not say what entitles us to ask; reports print "not stated"."""
    if isinstance(written, Specification):
        for node, path in nodes(written):
            if node.sufficient is not None and node.basis is None:
                yield _no_basis((*path, "sufficient"))
            default = None if isinstance(node, AssessmentCriterion) else node.each_criterion
            if default is not None and default.basis is None:
                yield _no_basis((*path, "each_criterion"))
    for rules, path in written_evidence_rules(written):
        if rules.basis is None and _states_something(rules):
            yield _no_basis(path)


def check_methods_agree(written: Specification | EvidenceRules) -> Iterator[Diagnostic]:
    """Yield codes for one method that say different things of what it shows."""
    for rules, path in written_evidence_rules(written):
        said: dict[str, tuple[str, tuple[str, ...]]] = {}
        for code, method in (rules.methods or {}).items():
            if method.shows is None:
                continue
            shows = tuple(sorted(method.shows))
            first, before = said.setdefault(method.is_, (code, shows))
            if shows != before:
                here = (*path, "methods")
                yield Diagnostic(
                    codes.METHODS_DISAGREE,
                    (*here, code, "shows"),
                    {"code": code, "other": first, "method": method.is_},
                    ((*here, first, "shows"),),
                )


def check_shown(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield what must be shown and no accepted method shows, once for each place."""
    told: set[tuple[Path, str]] = set()
    for criterion in specification.criteria.values():
        accepted = criterion.evidence.accept_methods
        for clause, origin in criterion.rule.added:
            methods = clause.where.methods or frozenset()
            shows = clause.where.shows or ""
            if (accepted is None and methods) or methods & (accepted or frozenset()):
                continue
            if (clause.path, shows) not in told:
                told.add((clause.path, shows))
                yield Diagnostic(
                    codes.NOTHING_SHOWS_IT,
                    clause.path,
                    {
                        "shows": shows,
                        "criterion": criterion.reference,
                        "rules": origin.rules or "",
                        "how": "" if methods else "none",
                        "allowed": tuple(sorted(methods)),
                    },
                )


#: most criteria of most specifications ask for the same, under the same evidence rules
_satisfiable = lru_cache(maxsize=4_096)(satisfiable)


def check_satisfiable(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield why rules could be satisfied by no evidence under the evidence rules there."""
    told: set[Path] = set()
    for owner, rule, evidence_rules in rules_and_owners(specification):
        # where a rule stands is nothing to whether it can be met
        alone = rule.node._replace(path=())
        if not _satisfiable(alone, tuple(dict.fromkeys(evidence_rules))):
            for cause in unsatisfiable(owner, rule, evidence_rules):
                # of a default, one filter is told once; a rule is told of whoever it is of
                if cause.code is codes.UNSATISFIABLE or cause.path not in told:
                    yield cause
                told.add(cause.path)


def rules_and_owners(
    specification: ResolvedSpecification,
) -> Iterator[tuple[tuple[str, str, str], ResolvedRule, list[EvidenceRule]]]:
    """Yield every rule with the thing it stands on, and the evidence rules that may serve it."""
    criteria = specification.criteria
    for criterion in criteria.values():
        yield ("criterion", criterion.reference, ""), criterion.rule, [criterion.evidence]
    for outcome in specification.outcomes:
        if outcome.rule is not None:
            below = [criteria[reference].evidence for reference in outcome.criteria]
            yield ("outcome", outcome.ref, ""), outcome.rule, below
    if specification.rule is not None:
        everything = [criterion.evidence for criterion in criteria.values()]
        yield (specification.kind, specification.id, ""), specification.rule, everything


def _states_something(rules: EvidenceRuleFields) -> bool:
    stated = rules.model_fields_set - {"basis", "use", "format", "kind", "id", "version", "title"}
    return bool(stated)


def _no_basis(path: Path) -> Diagnostic:
    return Diagnostic(codes.NO_BASIS, path)
