"""What is told of each learner of a log: the text that is written, and what is counted."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rubric.api.library import Library
from rubric.api.logs import LearnerJudged, Log
from rubric.evaluation import Result
from rubric.exchange.logs.store import Kept
from rubric.model import EvidenceRules
from rubric.phrases import phrase
from rubric.report.problem_text import problem_lines
from rubric.sources import Located
from rubric.sources.logs import RowFault


class Run(NamedTuple):
    """What is judged, and how; a process can be given it."""

    #: with its order as it was found
    log: Log
    form: str
    on: datetime.date
    library: Library
    rules: EvidenceRules | None = None
    target: str | None = None


class LearnerTold(NamedTuple):
    """One learner: what is written, and how the learner counts."""

    text: str
    judged: bool
    #: everything is achieved, and nothing was set aside
    done: bool
    wrong: tuple[RowFault, ...]
    #: of a page over all learners, what this one brings to it
    taken: Any = None
    learner: str = ""


def told(
    run: Run, kept: Kept | None, share: Callable[[int], bool] | None = None
) -> Iterator[LearnerTold | RowFault]:
    """Yield what is told of each learner, with rows that are nobody's between them.

    Args:
        run: what is judged.
        kept: the rows where they were put together.
        share: which learners, by their positions from 0; all, where it is None.
    """
    render = RENDERING.get(run.form, _nothing)
    taking = None if run.form in RENDERING else taking_for(run.form)
    judged = run.log.judged(
        run.library, on=run.on, rules=run.rules, target=run.target, kept=kept, share=share
    )
    for one in judged:
        if isinstance(one, RowFault):
            yield one
        else:
            result = one.result
            reached = result.claimable if run.form == "claim" else result.achieved
            done = one.judged and reached and not result.set_aside
            taken = taking(result) if taking is not None and one.judged else None
            yield LearnerTold(render(one), one.judged, done, one.wrong, taken, one.learner)


def taking_for(form: str) -> Callable[[Result], Any]:
    """Return what takes from a result what a page over all learners needs of it."""
    if form == "claim":
        from rubric.assurance.claims import learner_claims

        return learner_claims
    if form == "iqa":
        from rubric.assurance.views import learner_quality

        return learner_quality
    from rubric.assurance.decisions import decisions_of

    return decisions_of


def _nothing(_: LearnerJudged) -> str:
    return ""


def _text(one: LearnerJudged) -> str:
    from rubric.report.text import render_report

    if one.judged:
        set_aside = [p for p in one.problems if p.diagnostic in one.result.set_aside]
        return render_report(one.result, set_aside, units=_in_full(one.result)) + "\n"
    named = phrase("log.left_out", {"learner": one.learner})
    return "\n".join([named, *_lines(one.problems)]) + "\n\n"


def _in_full(result: Result) -> list[str] | None:
    """The units to tell with their gaps: on a qualification the open ones, elsewhere all (None)."""
    if result.entry is None:
        return None
    return [unit.specification.id for unit in result.units if not unit.achieved]


def _lines(problems: tuple[Located, ...]) -> Iterator[str]:
    for problem in problems:
        yield from problem_lines(problem)


def _json_line(one: LearnerJudged) -> str:
    from rubric.report.json_view import to_json

    return to_json(one.result, indent=None, problems=one.problems)


def _csv(one: LearnerJudged) -> str:
    from rubric.report.log_rows import learner_rows

    return learner_rows(one.learner, one.result, [row.problem for row in one.wrong])


#: format → what is written of one learner
RENDERING: dict[str, Callable[[LearnerJudged], str]] = {
    "text": _text,
    "jsonl": _json_line,
    "csv": _csv,
}
