"""Rules that no evidence could satisfy, each told by its cause.

A filter may rule out all that it lists, or take nothing that the evidence rules
accept. What is left is told of the rule as a whole: five methods of three that
are accepted, or 12 hours where a cap leaves room for 4.
"""

from collections.abc import Iterator, Sequence

from rubric.checks.walk import every_rule
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.evaluation import satisfiable
from rubric.model import Specification
from rubric.rules import AtLeast, EvidenceRule, Filter, ResolvedRule, clauses
from rubric.rules.words import METHODS, SOURCES

#: what filters go by → the words there are
_WORDS = {"methods": METHODS, "sources": SOURCES}
#: whom a rule is of: kind, ref and field
Owner = tuple[str, str, str]


def check_filters(specification: Specification) -> Iterator[Diagnostic]:
    """Yield filters that rule out every method, or every source, that they would take."""
    for rule, path in every_rule(specification):
        for field, words in _WORDS.items():
            listed = None if rule.where is None else getattr(rule.where, field)
            barred = None if rule.where is None else getattr(rule.where, f"not_{field}")
            if barred and set(listed or words) <= set(barred):
                here = (*path, "where")
                related = () if listed is None else ((*here, field),)
                arguments: dict[str, Argument] = {
                    "field": f"not_{field}",
                    "words": tuple(w for w in words if w in (listed or barred)),
                    "how": field if listed is None else "listed",
                }
                place = (*here, f"not_{field}")
                yield Diagnostic(codes.FILTER_TAKES_NOTHING, place, arguments, related)


def unsatisfiable(
    owner: Owner, rule: ResolvedRule, evidence_rules: Sequence[EvidenceRule]
) -> Iterator[Diagnostic]:
    """Yield why no evidence could satisfy a rule; a filter that takes nothing has been told.

    Args:
        owner: whom the rule is of.
        rule: a rule that cannot be satisfied.
        evidence_rules: those of the criteria that evidence for it may be mapped to.
    """
    to_blame = [c for c in clauses(rule.node) if not satisfiable(c, evidence_rules)]
    told = [clause for clause in to_blame if _takes_nothing(clause.where)]
    for clause in to_blame:
        for field in _WORDS if clause not in told else ():
            accepted = _accepted(field, evidence_rules)
            if accepted and not any(_takes(clause.where, field, word) for word in accepted):
                told.append(clause)
                yield _against(owner, clause, field, accepted, evidence_rules)
    if not told:
        yield Diagnostic(codes.UNSATISFIABLE, rule.path, {"owner": owner})


def _against(
    owner: Owner,
    clause: AtLeast,
    field: str,
    accepted: Sequence[str],
    evidence_rules: Sequence[EvidenceRule],
) -> Diagnostic:
    origins = [rules.origins.get(f"accept_{field}") for rules in evidence_rules]
    here = {(*o.path, "accept", field): None for o in origins if o is not None and o.rules is None}
    elsewhere = {o.rules: None for o in origins if o is not None and o.rules is not None}
    listed = getattr(clause.where, field) is not None
    return Diagnostic(
        codes.FILTER_AGAINST_RULES,
        (*clause.path[:-1], "where", field if listed else f"not_{field}"),
        {
            "owner": owner,
            "field": field,
            "accepted": tuple(accepted),
            "rules": tuple(name for name in elsewhere if name is not None),
        },
        tuple(here),
    )


def _takes_nothing(where: Filter) -> bool:
    return not all(any(_takes(where, f, word) for word in words) for f, words in _WORDS.items())


def _takes(where: Filter, field: str, word: str) -> bool:
    return where.takes_method(word) if field == "methods" else where.takes_source(word)


def _accepted(field: str, evidence_rules: Sequence[EvidenceRule]) -> tuple[str, ...]:
    """What some of the evidence rules accept; nothing where one of them accepts all."""
    lists = [getattr(rules, f"accept_{field}") for rules in evidence_rules]
    if None in lists:
        return ()
    return tuple(word for word in _WORDS[field] if any(word in listed for listed in lists))
