"""Rules that the wording of a criterion asks for, as proposals with `basis: wording`."""

from typing import Any

from rubric.importers.choices import choice_in
from rubric.importers.found import Node
from rubric.wording import amounts_in

#: measures that a rule can ask for as they stand
_MEASURES = ("hours", "occasions", "sites", "witnesses", "assessors", "items")


def proposed_rule(node: Node, data: dict[str, Any]) -> dict[str, Any] | None:
    """Return fields to add to a criterion, or None where its wording names no amount.

    Args:
        node: the criterion as found.
        data: what is drafted of it so far: its parts and range.
    """
    sufficient: dict[str, Any] = {}
    for amount in amounts_in(node.text):
        if not amount.of_evidence or (amount.n != int(amount.n) and amount.measure != "hours"):
            continue
        n = str(int(amount.n)) if amount.n == int(amount.n) else str(amount.n)
        if amount.measure == "of_these":
            refs = [part["ref"] for part in data.get("parts", ())]
            if 0 < int(amount.n) < len(refs):
                return {"achieved_by": {"n_of": n, "of": refs}}
            if 0 < int(amount.n) <= len(data.get("range", ())):
                sufficient["range"] = n
        elif amount.measure in _MEASURES and amount.measure not in sufficient:
            sufficient[amount.measure] = n
    if not (data.get("parts") or data.get("range")) and (choice := choice_in(node.text)):
        listed = {"range": list(choice.of)}
        return {**listed, "sufficient": {**sufficient, "range": str(choice.n)}, "basis": "wording"}
    if not sufficient and data.get("range"):
        sufficient["range"] = "all"
    return {"sufficient": sufficient, "basis": "wording"} if sufficient else None
