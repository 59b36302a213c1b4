"""Planning: which tasks are to be done, what they are for, and what stays open all the same."""

from collections.abc import Mapping

TASK_CHECKS: Mapping[str, str] = {
    "task-serves-nothing": "task {task} serves no criterion",
    "task-serves-nothing.help": "write under `serves:` which criteria it can serve, for example "
    "`2.1: whole`, or take the task out",
    "task-names-unknown-part": "task {task} names `{name}`, which is no part or range item of "
    "criterion {criterion}",
    "task-names-unknown-part.help.1": "write `{near}`; there are {allowed:and}",
    "task-names-unknown-part.help.2": "write {allowed:or}",
    "task-names-unknown-part.help": "write `whole`; this criterion has neither parts nor range "
    "items",
    "task-method-unknown": "task {task} states the method `{method}`, which no rule of what it "
    "serves knows",
    "task-method-unknown.help.1": "write `{near}`; there are {allowed:and}; a code that only the "
    "house rules of a run know may stay",
    "task-method-unknown.help": "write one of {allowed:or}; a code that only the house rules of a "
    "run know may stay",
    "named-and-new-each-time": "task {task} names the {field} `{value}`, and says that it is "
    "another one each time",
    "named-and-new-each-time.help": "leave `{field}:` out, or take it out of `new_each_time:`",
    "specification-not-served": "no task here serves a criterion of {specification}",
    "specification-not-served.help": "add a task that does, or take the specification out",
    "tasks-not-for-portfolio": "the tasks are for {specification:and}, and the portfolio is "
    "against {against:and}",
    "tasks-not-for-portfolio.help": "take tasks that are for {against:or}; without `@` and a "
    "version they are for any version of it",
}
PLANS: Mapping[str, str] = {
    "plan.with": "planned on {day} with the {n:task|tasks} of {opportunities}",
    "plan.towards": "Planned for what is open on the shortest way to completion: {n:unit|units}",
    "plan.unit_towards": "{unit}: {title:whole}",
    "plan.unit_to_register": "{unit}: {title:whole} (not registered yet)",
    "plan.only_grades": "NOTHING PLANNED: what is open are higher grades; choose the grade to plan "
    "for with `--target`",
    "plan.never_complete": "NOTHING PLANNED: for this learner no units of the qualification can "
    "satisfy every rule",
    "plan.to_do": "TO DO: {n} of {of:task|tasks}, for {gaps:gap|gaps}",
    "plan.to_cover": "LEAST: {n} of {of:task|tasks} for all of this",
    "plan.to_cover_rest": "LEAST: {n} of {of:task|tasks} for all but what stays open below",
    "plan.achieved": "NOTHING TO DO: everything is achieved",
    "plan.nothing_lacks": "NOTHING TO DO: no gap here is open for want of evidence",
    "plan.nothing_closes": "NOTHING TO DO: no gap here can be closed by these tasks",
    "plan.total": "in all {amounts:and}",
    "plan.total_times": "{times} times something to do",
    "plan.total_effort": "an effort of {effort}",
    "plan.unproved": "Perhaps less would do: the search ended at its bound of {bound} steps.",
    "plan.once": "{title:whole}",
    "plan.times": "{title:whole} — {times} times",
    "plan.for": "for {places:whole}",
    "plan.left_out": "Beside these nothing needs {tasks:and}.",
    "plan.then": "The evidence is then enough for them; people still have to decide.",
    "place.of": "{told} of {unit}",
    "place.whole": "{unit} as a whole",
    "task.by": "by {method}",
    "task.from": "from {source}",
    "task.hours": "{n:hour|hours}",
    "task.occasion": "on the occasion {name}",
    "task.site": "at {name}",
    "task.observed_by": "observed by {name}",
    "task.witnessed": "witnessed",
    "task.new.occasion": "each time on another occasion",
    "task.new.site": "each time at another site",
    "task.new.witness": "each time with another witness",
    "task.new.observed_by": "each time observed by another assessor",
    "open.head": "Stays open whatever is chosen: {n}",
    "open.no_task": "no task serves it",
    "open.not_accepted": "tasks serve it, and nothing of them would count",
    "open.not_enough": "not enough, even if every task is done: {states:whole}",
    "open.alternatives": "{needed} of these {there} needed, and tasks can close too few: "
    "{names:and}",
    "open.uncounted": "{task} would not count: {reason:whole}",
    "open.uncounted_for": "{task} would not count for {criterion}: {reason:whole}",
    "cover.all": "COVERED: all {criteria} {noun} would have evidence enough if every "
    "task were done",
    "cover.some": "NOT ALL COVERED: {covered} of {criteria} {noun} would have evidence enough if "
    "every task were done",
    "cover.needed": "COVERED: {covered} of {criteria} {noun} would have evidence enough if every "
    "task were done, and the others are alternatives that need not",
    "cover.rule_open": "COVERED, BUT NOT THE WHOLE: all {criteria} {noun} would have evidence "
    "enough, and a rule above them would not be satisfied",
    "cover.task": "{task} (up to {times} times)",
    "cover.none": "no task",
    "cover.alternative": "an alternative",
    "cover.enough": "{enough:task|tasks} would be enough",
    "cover.not_enough": "not enough",
    "cover.unserved": "No task serves {references:and}.",
    "cover.many": "More tasks than needed serve {references:and}.",
    "cover.idle": "Nothing here needs {tasks:and}: what {n:@they} would give counts for nothing "
    "that is asked.",
    "they.one": "it",
    "they.several": "they",
}
PLANNING: Mapping[str, str] = {**TASK_CHECKS, **PLANS}
