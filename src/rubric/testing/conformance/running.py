"""Holding one implementation to the cases, and what is told of each that fails."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rubric.phrases import phrase
from rubric.solver import SolverMissing
from rubric.testing.conformance.comparing import NOTHING, Difference, differences
from rubric.testing.conformance.files import ConformanceCase
from rubric.testing.conformance.ours import our_result
from rubric.testing.conformance.pipe import Unanswered

#: an implementation: the inputs of a case in, its result out
Implementation = Callable[[Mapping[str, Any]], Any]
#: places of one case that are told; more say no more
MOST_TOLD = 10


class PassedOver(Exception):
    """What a case needs that is not installed here, as it is named for installing."""


class Outcome(NamedTuple):
    """What came of one case."""

    case: ConformanceCase
    #: where the result is not as expected
    differences: tuple[Difference, ...] = ()
    #: why there is no result
    trouble: str = ""
    #: what it needs that is not installed here, so that nothing can be said of it
    needs: str = ""

    @property
    def failed(self) -> bool:
        """Whether the result is not as the case expects, or is not there."""
        return bool(self.differences or self.trouble)


def our_engine(given: Mapping[str, Any]) -> Any:
    """Return our own result of a case.

    Raises:
        PassedOver: it needs an extra that is not installed.
        Unanswered: the case asks for what there is not.
    """
    try:
        return our_result(given)
    except SolverMissing as missing:
        raise PassedOver(str(missing)) from missing
    except ValueError as error:
        raise Unanswered(str(error)) from error


def outcomes(cases: Iterable[ConformanceCase], implementation: Implementation) -> Iterator[Outcome]:
    """Yield what comes of each case, one after the other."""
    for case in cases:
        try:
            result = implementation(case.given)
        except Unanswered as why:
            yield Outcome(case, trouble=str(why))
        except PassedOver as needed:
            yield Outcome(case, needs=str(needed))
        else:
            yield Outcome(case, tuple(differences(case.expect, result)))


def told(outcome: Outcome) -> str:
    """Return what is said of a case that fails: its rule, why, and each place.

    Of one that is passed over only its name is said, and of one that passes nothing.
    """
    case = outcome.case
    if outcome.needs:
        return phrase("conformance.passed_over", {"name": case.name, "file": case.file})
    if not outcome.failed:
        return ""
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
    """Return how many cases passed, how many did not, and how many were passed over and why."""
    over = [outcome.needs for outcome in every if outcome.needs]
    failed = sum(outcome.failed for outcome in every)
    asked = len(every) - len(over)
    lines = []
    if failed:
        about = {"passed": asked - failed, "n": asked, "failed": failed}
        lines.append(phrase("conformance.some_fail", about))
    elif asked:
        lines.append(phrase("conformance.all_pass", {"n": asked}))
    if over:
        lines.append(phrase("conformance.over", {"n": len(over), "extra": over[0]}))
    return "\n".join(lines)


def _shown(value: Any) -> str:
    return repr(NOTHING) if value is NOTHING else json.dumps(value, ensure_ascii=False)
