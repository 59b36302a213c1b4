"""Results on qualifications: what counts, what is open, the way to completion, whose move it is."""

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "combination.all": "each unit of group {group}",
    "combination.units": "{need:unit|units} of group {group}",
    "combination.credits": "{need:credit|credits} of group {group}",
    "combination.whole_units": "{need:unit|units} in all",
    "combination.whole_credits": "{need:credit|credits} in all",
    "combination.level": "{amount} at level {level}",
    "combination.level_or_above": "{amount} at level {level} or above",
    "combination.some_units": "{need:unit|units}",
    "combination.some_credits": "{need:credit|credits}",
    "combination.points": "{need:point|points} by the grades of units",
    "combination.titled": "{ref} ({title:whole})",
    "combination.satisfied": "✓ {rule:whole}: {have}",
    "combination.open": "✗ {rule:whole}: {have} of {need}",
    "combination.planned": "{state:whole} ({planned} on the way below)",
    "combination.on_the_way": "{state:whole} ({planned} on that way)",
    "combination.best_grades": "{state:whole} (at the best grades {planned})",
    "combination.transferred": "{have:credit|credits} achieved by credit transfer",
    "combination.capped": "{there:whole}, of which no more than {most} count",
    "combination.short": "{rule:whole}: they can give {have} of {need}",
    "combination.clash": "{rule:whole}",
}
STANDINGS: Mapping[str, str] = {
    "entry.pathway": "pathway {pathway}",
    "entry.registered": "Registered for",
    "entry.nothing_chosen": "no units are registered, so that any of its groups may be taken",
    "achieved.registered": "ACHIEVED with the units registered",
    "achieved.unregistered": "ACHIEVED, with units that the learner is not registered for",
    "achieved.any": "ACHIEVED",
    "achievable.registered": "NOT YET ACHIEVED; with the units registered it can be",
    "achievable.unregistered": "NOT YET ACHIEVED; with the units registered it cannot be",
    "achievable.any": "NOT YET ACHIEVED; it can be",
    "achievable.unsettled": "NOT YET ACHIEVED; no way was found to achieve it with the units "
    "registered, and no proof that there is none",
    "achievable.undecided": "NOT YET ACHIEVED; no units were found that satisfy every rule, and no "
    "proof that there are none",
    "achievable.never": "NOT ACHIEVED, and no units of it can satisfy every rule",
    "entry.credit": "{credit:credit|credits} count",
    "entry.credit_of": "{credit} of {of:credit|credits} count",
    "entry.points": "{points:point|points}",
    "entry.points_of": "{points} of {of:point|points}",
    "entry.not_proved": "the search ended at its bound of {bound} steps: there may be better "
    "than this",
    "entry.counts": "counts in {group}, {credit:credit|credits}",
    "entry.made_up": "open, counts in {group}, {credit:credit|credits}: the points make up for it",
    "entry.of_grade": "{counts:whole}, {grade}",
    "uncounted.outside": "does not count: it is in no group that is asked",
    "uncounted.equivalent": "does not count: {beside} stands in for it",
    "uncounted.barred": "does not count beside {beside}",
    "uncounted.group_full": "does not count: as many units count already as may",
    "uncounted.not_needed": "does not count: nothing is gained by it",
    "claim.unregistered": "the units that count are achieved, and not all of them registered",
    "entry.held": "units that count and cannot be claimed yet, for the reasons below: {units:and}",
    "entry.unit": "{unit:whole}: {told:whole}",
}
ANSWERS: Mapping[str, str] = {
    "answer.alone": "What the units registered cannot give",
    "answer.clash": "Each of these rules could be satisfied by itself, and not all together:",
    "answer.all": "No units of the qualification can satisfy every rule",
    "answer.counting": "What counts",
    "answer.nothing": "nothing is achieved yet",
    "answer.rules": "The rules",
    "answer.way": "The shortest way to completion: {criteria:open criterion|open criteria} in "
    "{units:unit|units}",
    "answer.way_registered": "With the units registered it is {criteria:open criterion|open "
    "criteria} in {units:and}",
    "answer.way_grades": "The way to completion: higher grades",
    "answer.what_if": "What if: {changes:and}",
    "answer.added": "{unit} is added",
    "answer.added_already": "{unit} is registered already: adding it changes nothing",
    "answer.added_any": "no units are registered, so that any may be taken: adding {unit} changes "
    "nothing",
    "answer.not_there": "{unit} is not registered: dropping it changes nothing",
    "answer.dropped": "{unit} is dropped",
    "answer.achieved": "achieved, with {units:and}",
    "answer.achievable": "it can be achieved, with {units:and}: {criteria:open criterion|open "
    "criteria}",
    "answer.impossible": "it cannot be achieved",
    "answer.undecided": "no way was found to achieve it, and no proof that there is none",
    "answer.step": "{unit:whole} in group {group}, {credit:credit|credits}: {criteria:open "
    "criterion|open criteria}; {moves:and}",
    "answer.step_unregistered": "{unit:whole} in group {group}, {credit:credit|credits}, not "
    "registered: "
    "{criteria:open criterion|open criteria}",
    "answer.moves": "{n} waiting on {who}",
    "answer.next": "What comes next",
    "answer.next.register_units": "the learner registers for {units:and}",
    "answer.next.mend_rule": "whoever encoded the qualification mends its rules, which nobody can "
    "satisfy",
    "answer.next.add_evidence": "the learner adds evidence for higher grades, in {units:or}",
    "answer.next.register_achieved": "{unit} is achieved and not registered: register it so that "
    "it counts",
    "answer.next.units": "{unit}: {moves:and}",
    "answer.next.move": "{who} {act} ({n:gap|gaps})",
    "answer.next.open": "{unit}: {criteria:open criterion|open criteria}",
    "answer.next.undecided": "the search for units ended at its bound: register those that the "
    "learner means to take, and it is worked out for these",
    "answer.next.transfer": "the centre looks at how units were achieved: credit transfer leaves "
    "too little of what is asked to be assessed",
    "answer.not_needed": "Registered and not needed",
    "not_needed.outside": "in no group that is asked",
    "not_needed.equivalent": "{beside} stands in for it",
    "not_needed.barred": "barred beside {beside}",
    "not_needed.group_full": "as many other units count as may",
    "not_needed.not_needed": "the other units are enough",
    "answer.units": "The units",
    "answer.unit_open": "{unit}: {achieved} of {criteria} criteria achieved",
    "answer.unit_achieved": "{unit}: achieved",
    "answer.more": "for the gaps of a unit: rubric report … --unit {unit}",
}
REASONS: Mapping[str, str] = {
    "why.group": "a group without a title",
    "why.of_best": "said of the best combination of units",
    "why.of_achievable": "said of the shortest way to completion",
    "why.of_impossible": "said of what is achieved: no units can satisfy every rule",
    "why.of_undecided": "said of what is achieved: no units were found that satisfy every rule, "
    "and no proof that there are none",
    "why.no_minimum": "it asks for nothing by itself: its units may count, and none has to",
    "why.short_units": "{missing:unit is|units are} missing",
    "why.short_credits": "{missing:credit is|credits are} missing",
    "why.short_points": "{missing:point is|points are} missing",
    "why.units": "Every unit",
    "why.units_of": "Every unit that may count in {group}",
    "why.open_unit": "open, {criteria:open criterion|open criteria}; {told:whole}",
    "why.open_unregistered": "open, not registered, {criteria:open criterion|open criteria}; "
    "{told:whole}",
    "why.will_count": "it would count in {group}, {credit:credit|credits}",
    "why.not_found": "where it could count is not known",
    "why.not_on_way": "not needed: {because:whole}",
}
COMBINATIONS: Mapping[str, str] = {**RULES, **STANDINGS, **ANSWERS, **REASONS}
