"""Names and feedback as people read them, where a report was asked to show them."""

from collections.abc import Iterable, Iterator

from rubric.evaluation import Result
from rubric.report.sentences import Sentences, plain
from rubric.report.view.included import Included


def people_said(included: Included, result: Result, sentences: Sentences) -> tuple[str, ...]:
    """Return who the people are that a report names; () where that was not asked for."""
    roles = result.facts.people or {}
    return tuple(
        sentences.say("people.is", person=person, name=name, role=plain(roles.get(person, "")))
        for person, name in included.names.items()
    )


def feedback_said(
    decisions: Iterable[str], included: Included, sentences: Sentences
) -> Iterator[str]:
    """Yield what the learner was told with decisions; nothing where that was not asked for."""
    for decision in decisions:
        told = included.feedback.get(decision)
        if told is None:
            continue
        if told.text:
            yield sentences.say("feedback.text", decision=decision, text=told.text)
        if told.action:
            key = "feedback.action" if told.due is None else "feedback.action_due"
            yield sentences.say(key, decision=decision, action=told.action, due=told.due)
