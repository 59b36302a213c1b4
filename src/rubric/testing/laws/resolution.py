"""The law about inheritance: writing every rule out changes nothing but the name that won."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rubric.testing.plain import plain_data, without
from rubric.testing.strategies.cases import Case

#: where a rule stands and who stated it: the names of the rule that won
_NAMES = frozenset({"stated", "path", "basis", "reading", "origins", "origin", "inputs_digest"})


def law_14_resolution(case: Case) -> None:
    """Writing every inherited rule out changes nothing but the name of the rule that won."""
    before, after = case.result(), written_out(case).result()
    assert without(plain_data(before), _NAMES) == without(plain_data(after), _NAMES)
    assert [p.path for p in before.set_aside] == [p.path for p in after.set_aside]


def written_out(case: Case) -> Case:
    """Return the case with every rule written on the criterion it stands over."""
    specification = {
        name: value
        for name, value in case.specification.items()
        if name not in {"each_criterion", "evidence_rules"}
    }
    unit = case.specification
    if "criteria" in unit:
        specification["criteria"] = [_written(case, c, [unit]) for c in unit["criteria"]]
    if "outcomes" in unit:
        specification["outcomes"] = [
            {
                **{k: v for k, v in o.items() if k not in {"each_criterion", "evidence_rules"}},
                "criteria": [_written(case, c, [unit, o]) for c in o["criteria"]],
            }
            for o in unit["outcomes"]
        ]
    return replace(case, specification=specification)


def _written(
    case: Case, criterion: Mapping[str, Any], above: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a criterion with its rule and its evidence rules, farthest layer first."""
    rule: Any = {"items": 1}
    for owner in above:
        rule = owner.get("each_criterion", {}).get("sufficient", rule)
    fields: dict[str, Any] = {}
    for owner in (*above, criterion):
        here = owner.get("evidence_rules", {})
        use = here if isinstance(here, str) else here.get("use")
        for layer in ([case.house[use]] if use else []) + ([] if isinstance(here, str) else [here]):
            accept = {**fields.get("accept", {}), **layer.get("accept", {})}
            fields |= {k: v for k, v in layer.items() if k not in _HEAD}
            fields |= {"accept": accept} if accept else {}
    written = {"sufficient": rule, **criterion, "evidence_rules": fields}
    if not fields:
        del written["evidence_rules"]
    return written


#: what stands beside the rules where they have a file of their own, and what names it
_HEAD = frozenset({"format", "kind", "id", "version", "title", "use"})
