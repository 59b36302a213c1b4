"""Holding one implementation to the cases, and what is told of each that fails."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rubric.phrases import phrase
from rubric.testing.conformance.comparing import NOTHING, Difference, differences
from rubric.testing.conformance.files import ConformanceCase
from rubric.testing.conformance.ours import our_result
from rubric.testing.conformance.pipe import Unanswered

#: an implementation: the inputs of a case in, its result out
Implementation = Callable[[Mapping[str, Any]], Any]
#: places of one case that are told; more say no more
MOST_TOLD = 10


class Outcome(NamedTuple):
    """What came of one case."""

    case: ConformanceCase
    #: where the result is not as expected
    differences: tuple[Difference, ...] = ()
    #: why there is no result
    trouble: str = ""

    @property
    def passed(self) -> bool:
        """Whether the result is as the case expects."""
        return not self.differences and not self.trouble


def our_engine(given: Mapping[str, Any]) -> Any:
    """Return our own result, or say why there is none."""
    try:
        return our_result(given)
    except ValueError as error:
        raise Unanswered(str(error)) from error


def outcomes(cases: Iterable[ConformanceCase], implementation: Implementation) -> Iterator[Outcome]:
    """Yield what comes of each case, one after the other."""
    for case in cases:
        try:
            result = implementation(case.given)
        except Unanswered as why:
            yield Outcome(case, trouble=str(why))
        else:
            yield Outcome(case, tuple(differences(case.expect, result)))


def told(outcome: Outcome) -> str:
    """Return what is said of a case that fails: its rule, why, and each place."""
    case = outcome.case
    lines = [
        phrase("conformance.fails", {"name": case.name, "file": case.file}),
        phrase("conformance.rule", {"clause": case.clause, "why": case.why}),
    ]
    if outcome.trouble:
        lines.append(phrase("conformance.trouble", {"told": outcome.trouble}))
    for difference in outcome.differences[:MOST_TOLD]:
        about = {
            "path": difference.path,
            "expected": _shown(difference.expected),
            "got": _shown(difference.got),
        }
        lines += [phrase(f"conformance_at.{line}", about) for line in ("path", "expected", "got")]
    more = len(outcome.differences) - MOST_TOLD
    if more > 0:
        lines.append(phrase("conformance.more", {"n": more}))
    return "\n".join(lines) + "\n"


def summary(every: Sequence[Outcome]) -> str:
    """Return how many cases passed, and how many did not."""
    failed = sum(not outcome.passed for outcome in every)
    if not failed:
        return phrase("conformance.all_pass", {"n": len(every)})
    about = {"passed": len(every) - failed, "n": len(every), "failed": failed}
    return phrase("conformance.some_fail", about)


def _shown(value: Any) -> str:
    return repr(NOTHING) if value is NOTHING else json.dumps(value, ensure_ascii=False)
