"""The time of proving a unit of 60 criteria, beside that of checking its file.

Two units: one as units are, with a rule here and there, and one in which every other criterion,
some outcomes and the unit have rules of their own. Both times are those of the process itself, in
the same run, the least of several; checking reads the file and the built-in library, as the
command does.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rubric.api.checking import check
from rubric.api.library import Library
from rubric.api.proving import prove

ON = date(2026, 11, 21)
BOUND = 10.0
_HEAD = "format: rubric/1\nkind: unit\nid: sixty\nversion: 1\ntitle: Sixty criteria\n"
_BASIS = "basis: awarding_body"


def unit(rules_of: Callable[[int, int], str], head: str = "", of_outcome: str = "") -> str:
    """Return a unit of ten outcomes with six criteria each.

    Args:
        rules_of: the lines of a criterion's rule, by the numbers of its outcome and of itself.
        head: lines of the unit's own rule.
        of_outcome: lines of the rule of every third outcome.
    """
    lines = [_HEAD, head, "outcomes:\n"]
    for outcome in range(1, 11):
        lines.append(f"  - ref: {outcome}\n    text: Be able to do thing {outcome}\n")
        lines.append(of_outcome if outcome % 3 == 0 else "")
        lines.append("    criteria:\n")
        for number in range(1, 7):
            lines.append(f"      - ref: {outcome}.{number}\n")
            lines.append(f"        text: Carry out step {number} of thing {outcome}\n")
            lines.append(rules_of(outcome, number))
    return "".join(lines)


def as_units_are(outcome: int, number: int) -> str:
    """Return hours for one criterion in each third outcome, and parts for one in each fifth."""
    if number == 2 and outcome % 3 == 1:
        return "        sufficient: {hours: 6, once_per: occasion}\n        basis: wording\n"
    if number == 4 and outcome % 5 == 0:
        return "        parts: [{ref: a, text: one}, {ref: b, text: another}]\n"
    return ""


def with_many_rules(_: int, number: int) -> str:
    """Return a rule for each second criterion, of one kind or another."""
    rules = {
        2: "sufficient: {hours: 6}",
        3: "sufficient: {items: 2, where: {methods: [observation]}}",
        4: "parts: [{ref: a, text: one}, {ref: b, text: another}]",
        5: "sufficient: {any: [{hours: 6}, {occasions: 2, where: {methods: [discussion]}}]}",
    }
    if number not in rules:
        return ""
    basis = "" if number == 4 else "        basis: wording\n"
    return f"        {rules[number]}\n{basis}"


UNITS = {
    "as units are": unit(as_units_are),
    "with many rules": unit(
        with_many_rules,
        f"sufficient: {{hours: 60, once_per: occasion}}\n{_BASIS}\n",
        f"    sufficient: {{methods: 2}}\n    {_BASIS}\n",
    ),
}


def main() -> None:
    for name, text in UNITS.items():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sixty.yaml"
            file.write_text(text, encoding="utf-8")
            checking = _least(lambda file=file: check([file]))  # type: ignore[misc]
            library = Library.load(file, builtin=False)
            [written] = library.specifications.values()
            proving = _least(lambda: prove(written, library, on=ON), 3)  # noqa: B023
            proof = prove(written, library, on=ON)
        print(
            f"60 criteria, {name:16} check {checking * 1000:4.0f} ms   "
            f"prove {proving * 1000:4.0f} ms   {proving / checking:4.1f} times (bound: {BOUND:.0f})"
        )
        print(
            f"                             {len(proof.shown)} things shown to matter, "
            f"{len(proof.idle)} change nothing, {len(proof.open)} not shown"
        )


def _least(work: Callable[[], object], times: int = 5) -> float:
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    main()
