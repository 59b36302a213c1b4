"""What new items leave open, and how a learner may fill it in: they close a gap whatever it is."""

from collections.abc import Iterable, Mapping

from rubric.evaluation import NewItem
from rubric.model import Sufficiency
from rubric.testing.oracle.enough import DIFFERENT
from rubric.testing.oracle.statuses import clauses
from rubric.testing.strategies.cases import Case

#: fields by which evidence is told apart
APART = ("occasion", "site", "witness", "observed_by")
#: records whose occasion, site, witness and observer new items are given
MOST_RECORDS = 3

#: field → what new items say in it where they need not stand apart
Filling = Mapping[str, str]


def fillings(case: Case, rules: Iterable[Sufficiency]) -> list[Filling]:
    """Return what may be said where nothing is asked: nothing, the same of all, what is recorded.

    Where no rule tells evidence apart, nothing.
    """
    every = [clause for rule in rules for clause in clauses(rule)]
    if not any(c.once_per or any(getattr(c, name) for name in DIFFERENT) for c in every):
        return [{}]
    found: list[Filling] = [{}, {field: f"any {field}" for field in APART}]
    for record in case.records_of("evidence"):
        said = {field: str(record[field]) for field in APART if record.get(field) is not None}
        if said and said not in found and len(found) < 2 + MOST_RECORDS:
            found.append(said)
    return found


def told_apart(item: NewItem, position: int, filling: Filling) -> dict[str, str]:
    """Return the fields by which a new item is told apart, as a learner might fill them in."""
    fields = {}
    for field in APART:
        if field in item.apart or (field == "witness" and item.witnessed and field not in filling):
            said = f"new {field} {position}" if field != "witness" or item.witnessed else None
        else:
            said = filling.get(field)
        if said is not None:
            fields[field] = said
    return fields


def observers(items: int) -> dict[str, dict[str, str]]:
    """Return the people who observe new items, where a portfolio lists its people."""
    names = [f"new observed_by {at}" for at in range(items)]
    return {name: {"role": "assessor"} for name in (*names, "any observed_by")}
