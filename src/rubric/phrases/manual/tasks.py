"""Manual pages of the checks on a set of tasks (RUB350 to RUB355)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import PORTFOLIO, TASKS, UNIT, after

_PARTS = "        parts:\n          - {ref: a, text: times}\n          - {ref: b, text: costs}\n"
_DEMO = TASKS.replace("facilitating-action-learning@1", "demo@1")
_NEW = "    new_each_time: [occasion]"

TASK_PAGES: Mapping[str, Page] = {
    "task-serves-nothing": Page(
        "A plan chooses tasks by the criteria that they serve. One that serves none would never "
        "be chosen.",
        TASKS.partition("    serves:")[0],
        TASKS,
    ),
    "task-names-unknown-part": Page(
        "A task may cover some parts or range items of a criterion, and another task the rest. A "
        "name that the criterion does not have covers nothing.",
        _DEMO.replace("whole", "{parts: [c]}"),
        _DEMO.replace("whole", "{parts: [b]}"),
        {"unit.yaml": UNIT + _PARTS},
    ),
    "task-method-unknown": Page(
        "Where rules accept some methods only, or count different ones, a method that they do not "
        "know is not among them. The task would then close nothing.",
        TASKS.replace("method: product", "method: prodcut"),
        TASKS,
    ),
    "named-and-new-each-time": Page(
        "Tasks that name the same occasion share it. Where it is another one each time, it has no "
        "name that could stand here.",
        after(TASKS, "method: product", "    occasion: set meeting 1", _NEW),
        after(TASKS, "method: product", _NEW),
    ),
    "specification-not-served": Page(
        "The tasks are said to be for a specification, and none of them serves any of its "
        "criteria. All of it would stay open whatever is chosen.",
        TASKS.replace("learning@1", "learning@1, school-college-partnerships]")
        .replace("facilitating", "[facilitating")
        .replace("1.1:", "facilitating-action-learning/1.1:"),
        TASKS,
    ),
    "tasks-not-for-portfolio": Page(
        "Tasks serve the criteria of a certain specification. What they are good for in another "
        "one, or in another version of it, nobody has said.",
        TASKS.replace("facilitating-action-learning@1", "school-college-partnerships@1"),
        TASKS,
        {"portfolio.yaml": PORTFOLIO},
    ),
}
