"""Sets of tasks: each serves something that is there, and says nothing against itself."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rubric.checks.uniqueness import check_names_unique
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.evaluation.references import References
from rubric.model.addresses import turned
from rubric.model.opportunities import Opportunities, Serving, Task
from rubric.phrases import spelled
from rubric.rules import ResolvedCriterion, ResolvedSpecification
from rubric.rules.words import METHODS

#: what a task may state whatever it is for
_FIELDS = tuple(Task.model_fields)


def check_opportunities(opportunities: Opportunities) -> Iterator[Diagnostic]:
    """Yield what is wrong with a set of tasks by itself."""
    yield from check_names_unique({"tasks": [{"id": task.id} for task in opportunities.tasks]})
    for task, here in _placed(opportunities):
        if not task.serves:
            yield Diagnostic(codes.TASK_SERVES_NOTHING, (*here, "serves"), {"task": task.id})
        for name in dict.fromkeys(task.new_each_time):
            if getattr(task, name, None) is not None:
                told: dict[str, Argument] = {
                    "task": task.id,
                    "field": name,
                    "value": getattr(task, name),
                }
                yield Diagnostic(
                    codes.NAMED_AND_NEW, (*here, "new_each_time"), told, ((*here, name),)
                )


def check_tasks_against(
    opportunities: Opportunities, specifications: Sequence[ResolvedSpecification]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a set of tasks once its specifications are known."""
    references = References(specifications, None, date.max)
    served: set[str] = set()
    for task, here in _placed(opportunities):
        criteria = []
        for reference, serving in task.serves.items():
            there = (*here, "serves", reference)
            found = references.target(reference, there)
            if found is None:
                yield from (d for d in references.set_aside() if d.path == there)
                continue
            criterion = references.specification(found[0]).criteria[found[0][1]]
            criteria.append(criterion)
            served.add(found[0][0])
            yield from _unknown_names(task, serving, criterion, there)
        yield from _unknown_measures(task, here, specifications)
        if criteria:
            yield from _unknown_method(task, here, criteria)
    # where a reference points at nothing, that may be the one that was meant
    for specification in () if references.set_aside() else specifications:
        if specification.reference not in served:
            name = _as_written(opportunities, specification)
            arguments = {"specification": specification.reference}
            yield Diagnostic(codes.SPECIFICATION_NOT_SERVED, ("specification", name), arguments)


def _placed(opportunities: Opportunities) -> Iterator[tuple[Task, Path]]:
    segments = turned(task.id for task in opportunities.tasks)
    for task, segment in zip(opportunities.tasks, segments, strict=True):
        yield task, ("tasks", segment)


def _unknown_names(
    task: Task, serving: Serving, criterion: ResolvedCriterion, here: Path
) -> Iterator[Diagnostic]:
    """Parts and range items that a criterion does not have; where it has parts only, one list."""
    letters = tuple(criterion.parts)
    scopes = {"parts": letters, "range": criterion.range or letters}
    for field, scope in scopes.items():
        for name in getattr(serving, field) or ():
            if name not in scope:
                yield Diagnostic(
                    codes.TASK_RANGE_ITEM,
                    (*here, field, name),
                    {
                        "task": task.id,
                        "name": name,
                        "criterion": criterion.reference,
                        "near": spelled(name, scope),
                        "allowed": scope,
                    },
                )


def _unknown_measures(
    task: Task, here: Path, specifications: Iterable[ResolvedSpecification]
) -> Iterator[Diagnostic]:
    declared = sorted({name for spec in specifications for name in spec.measures})
    allowed = tuple(dict.fromkeys((*_FIELDS, *declared)))
    for name in task.declared_quantities:
        if name not in declared:
            yield Diagnostic(
                codes.UNKNOWN_FIELD,
                (*here, name),
                {
                    "owner": ("task", task.id, ""),
                    "field": name,
                    "near": spelled(name, allowed),
                    "allowed": allowed,
                },
            )


def _unknown_method(
    task: Task, here: Path, criteria: Sequence[ResolvedCriterion]
) -> Iterator[Diagnostic]:
    """A method that is no word of ours, and no code of any criterion that the task serves."""
    known = dict.fromkeys(METHODS)
    for criterion in criteria:
        known |= dict.fromkeys(criterion.evidence.methods)
    if task.method is not None and task.method not in known:
        arguments: dict[str, Argument] = {
            "task": task.id,
            "method": task.method,
            "near": spelled(task.method, known),
            "allowed": tuple(known),
        }
        yield Diagnostic(codes.TASK_METHOD, (*here, "method"), arguments)


def _as_written(opportunities: Opportunities, specification: ResolvedSpecification) -> str:
    """The reference by which the set of tasks names a specification."""
    names = (specification.reference, specification.id)
    return next((name for name in opportunities.specification if name in names), names[0])
