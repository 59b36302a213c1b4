"""Amounts in the wording against the rules: none asks for them, or one asks for another."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rubric.checks.wording.reading import Criterion, criteria_of
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification, Sufficiency
from rubric.wording import Amount, amounts_in


class Asked(NamedTuple):
    """One amount that a rule asks for."""

    measure: str
    n: Decimal
    path: Path


def check_amounts_have_rules(specification: Specification) -> Iterator[Diagnostic]:
    """Yield amounts of the wording that no rule asks for, and rules that ask for another.

    A `reading` beside the rule says that somebody has thought about it: nothing is told.
    """
    for criterion in criteria_of(specification):
        found = amounts_in(criterion.value.text)
        if not found:
            continue
        near, reading = _rule_of(specification, criterion)
        everything = [*near, *_rules_above(specification, criterion)]
        if reading is not None:
            continue
        for amount in found:
            if any(asked.n == amount.n for asked in everything):
                continue
            yield from _told(specification, criterion, amount, near)


def _told(
    specification: Specification, criterion: Criterion, amount: Amount, near: list[Asked]
) -> Iterator[Diagnostic]:
    measure = _measure(amount, specification)
    words = criterion.value.text[amount.start : amount.end]
    told: dict[str, Argument] = {
        "owner": criterion.owner,
        "words": words,
        "n": str(amount.n),
        "measure": measure,
    }
    span = (amount.start, amount.end)
    path = criterion.text_path
    same = [asked for asked in near if asked.measure == measure]
    if same:
        told |= {"asked": str(same[0].n), "name": same[0].path[-1]}
        related = (same[0].path,)
        yield Diagnostic(codes.AMOUNT_DIFFERS, path, told, related, span=span)
    elif amount.of_evidence or measure in specification.measures:
        told["how"] = _how(specification, criterion, amount)
        yield Diagnostic(codes.AMOUNT_WITHOUT_RULE, path, told, span=span)
    elif amount.at_least:
        yield Diagnostic(codes.AMOUNT_TO_READ, path, told, span=span)


def _measure(amount: Amount, specification: Specification) -> str:
    """What a rule calls it: a measure of the engine, or one that the specification declares."""
    declared = (name for name in specification.measures if name.lower() in amount.counted)
    return next(declared, amount.measure)


def _how(specification: Specification, criterion: Criterion, amount: Amount) -> str:
    if amount.measure != "of_these":
        return ""
    value, outcome = criterion.value, criterion.outcome
    if value.parts:
        return "parts"
    in_scope = value.range or (outcome is not None and outcome.range) or specification.range
    return "range" if in_scope else "nothing_listed"


def _rule_of(specification: Specification, criterion: Criterion) -> tuple[list[Asked], str | None]:
    """What the rule of a criterion asks for, its own or the nearest default, and its reading."""
    value = criterion.value
    own: list[Asked] = []
    if value.achieved_by is not None:
        path = (*criterion.path, "achieved_by", "n_of")
        own.append(Asked("of_these", Decimal(value.achieved_by.n_of), path))
    if value.sufficient is not None:
        own.extend(_asked(value.sufficient, (*criterion.path, "sufficient")))
        return own, value.reading
    if value.reading is not None:
        return own, value.reading
    above = (criterion.outcome, criterion.outcome_path), (specification, ())
    for node, path in above:
        if node is not None and node.each_criterion is not None:
            rule = node.each_criterion
            own.extend(_asked(rule.sufficient, (*path, "each_criterion", "sufficient")))
            return own, rule.reading
    return own, None


def _rules_above(specification: Specification, criterion: Criterion) -> Iterator[Asked]:
    outcome = criterion.outcome
    if outcome is not None and outcome.sufficient is not None:
        yield from _asked(outcome.sufficient, (*criterion.outcome_path, "sufficient"))
    if specification.sufficient is not None:
        yield from _asked(specification.sufficient, ("sufficient",))


def _asked(rule: Sufficiency, path: Path) -> Iterator[Asked]:
    for name in rule.measured:
        n = rule.quantities.get(name, getattr(rule, name, None))
        if n is not None and n != "all":
            yield Asked("of_these" if name == "range" else name, Decimal(n), (*path, name))
    if rule.n_of is not None:
        yield Asked("of_these", Decimal(rule.n_of), (*path, "n_of"))
    for join, children in (("all", rule.all), ("any", rule.any), ("of", rule.of)):
        for position, child in enumerate(children or (), start=1):
            yield from _asked(child, (*path, join, f"~{position}"))
