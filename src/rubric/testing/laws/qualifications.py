"""Laws about qualifications: agreement with the definition, order, more achieved, nothing empty."""

from rubric.evaluation.qualifications import Answer, QualificationResult, judged
from rubric.testing.oracle.qualifications import (
    CombinationAnswer,
    Entered,
    QualificationAnswer,
    qualified,
    rules,
)
from rubric.testing.strategies.qualifications import QualificationCase


def law_08_qualification(case: QualificationCase) -> None:
    """The engine and the definition agree on a qualification."""
    entered, result = case.entered, judged(case.entry)
    assert as_answer(result) == qualified(entered)
    for answer in (result.registered, result.best, result.completion):
        if answer is not None:
            assert answer.proved
            _states_its_rules(entered, answer)


def as_answer(result: QualificationResult) -> QualificationAnswer:
    """Return a result in the words of the oracle."""
    return QualificationAnswer(
        registered=_combination(result.registered),
        best=_combination(result.best),
        completion=None if result.completion is None else _combination(result.completion),
    )


def _combination(answer: Answer) -> CombinationAnswer:
    told = CombinationAnswer(
        status=str(answer.status),
        combination=tuple((counted.unit, counted.group) for counted in answer.combination),
        open=answer.open,
        credit=answer.planned_credit,
    )
    return (
        told
        if answer.points is None
        else CombinationAnswer(**{**vars(told), "points": answer.points})
    )


def _states_its_rules(entered: Entered, answer: Answer) -> None:
    """What is said of each rule is what the combination comes to."""
    places = {counted.unit: counted.group for counted in answer.combination}
    there = {c.unit: c.group for c in answer.combination if c.achieved or answer.achieved}
    now = rules(entered, there, as_it_is=True)
    planned = rules(entered, places, as_it_is=False)
    told = {(*rule.path, rule.measure) if rule.group else rule.path: rule for rule in answer.rules}
    assert not answer.combination or told.keys() == now.keys()
    for path, rule in told.items():
        assert (rule.have, rule.need) == now[path]
        assert (rule.planned, rule.need) == planned[path]
