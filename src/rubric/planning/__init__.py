"""Planning: the least set of tasks that closes every gap, and what stays open all the same."""

from rubric.planning.planned import planned
from rubric.planning.results import (
    ChosenTask,
    Closed,
    Plan,
    Served,
    StillOpen,
    Uncounted,
    WhyOpen,
)
from rubric.planning.tasks import Serves, Task, tasks_of

__all__ = [
    "ChosenTask",
    "Closed",
    "Plan",
    "Served",
    "Serves",
    "StillOpen",
    "Task",
    "Uncounted",
    "WhyOpen",
    "planned",
    "tasks_of",
]
