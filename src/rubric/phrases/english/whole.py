"""RUB3xx: checks on a whole specification, rules file or portfolio."""

from collections.abc import Mapping

WHOLE: Mapping[str, str] = {
    "duplicate-ref": "{what} {name} stands here a second time",
    "duplicate-ref.help": "give each {what} a ref of its own; the first one stands at the place "
    "in the note",
    "duplicate-ref.help.listed": "name each {what} once",
    "duplicate-id": "{what} {name} is recorded here a second time",
    "duplicate-id.help": "give each {what} an id of its own; the first one stands at the place "
    "in the note",
    "duplicate-range-item": "{what} `{name}` is listed a second time",
    "duplicate-range-item.help": "name each range item once",
    "no-criteria": "{owner:@owner} has no criteria",
    "no-criteria.help": "write its criteria under `criteria:`; nothing empty is ever achieved",
    "criteria-in-two-places": "criteria stand both under outcomes and beside them",
    "criteria-in-two-places.help": "put every criterion under its outcome, or leave the outcomes "
    "out",
    "unknown-measure": "`{name}` is neither a clause nor a declared measure",
    "unknown-measure.help.1": "write `{near}`; a measure is declared under `measures:`",
    "unknown-measure.help": "declare it under `measures:`, or write one of {allowed:or}",
    "range-rule-without-range": "the rule asks for range items, and none are in scope here",
    "range-rule-without-range.help": "list them under `range:` on the criterion, its outcome or "
    "the unit",
    "more-than-there-is": "`{clause}` asks for {asked}, and there are only {there}",
    "more-than-there-is.help": "ask for {there} or fewer",
    "rule-cannot-be-satisfied": "no evidence could satisfy the rule of {owner:@owner}",
    "rule-cannot-be-satisfied.help": "compare how much the rule asks for with the methods and "
    "sources that it looks at and the evidence rules accept, and with its caps",
    "basis-not-stated": "the rule does not say what entitles us to ask",
    "basis-not-stated.help": "write `basis:` with wording, sector_body, awarding_body, centre or "
    "engine; until then reports say “not stated”",
    "nothing-required": "every criterion here is advice, so nothing can ever be achieved",
    "nothing-required.help": "leave `required: no` out where a criterion has to be met",
    "filter-takes-nothing": "no evidence is left to look at: `{field}` rules out {words:and}",
    "filter-takes-nothing.help.listed": "take {words:and} out of one of the two lists",
    "filter-takes-nothing.help": "name fewer under `{field}:`",
    "filter-against-evidence-rules": "the rule of {owner:@owner} looks at nothing that the "
    "evidence rules accept",
    "filter-against-evidence-rules.help.1": "{rules:and} accepts these {field} only: "
    "{accepted:and}; let the rule look at one of them, or choose other evidence rules",
    "filter-against-evidence-rules.help": "the evidence rules accept these {field} only: "
    "{accepted:and}; let the rule look at one of them, or accept more under `accept:`",
    "cap-of-nothing": "`{word}` is capped at 0, so none of it counts here",
    "cap-of-nothing.help": "write `{filter}: [{word}]` under `where:`, or a number above 0 if some "
    "of it may count",
    "measure-name-taken": "no measure can be called `{name}`",
    "measure-name-taken.help.hours": "leave it out; `hours` may be asked for without it",
    "measure-name-taken.help": "give it another name; `{name}` is a field of items or a clause of "
    "rules",
    "achieved-by-unknown": "`achieved_by` names {what} `{name}`, and there is none here",
    "achieved-by-unknown.help.1": "write `{near}`; there are {allowed:and}",
    "achieved-by-unknown.help.2": "write {allowed:or}",
    "achieved-by-unknown.help": "take `achieved_by` out; there is no {what} here to choose from",
    "alternative-not-required": "`achieved_by` names {owner:@owner}, which is advice only",
    "alternative-not-required.help": "leave it out of the list, or leave `required: no` out",
    "alternatives-of-several-bands": "{owner:@owner} is at {band}, and {other:@owner}, which may "
    "stand for it, at {other_band}",
    "alternatives-of-several-bands.help": "let alternatives belong to one band; otherwise a "
    "higher grade could be reached without the lower one",
    "duplicate-specification": "`{reference}` is in the library a second time",
    "duplicate-specification.help": "give this file a version of its own, or take one of the two "
    "out",
    "methods-disagree": "`{code}` and `{other}` are both {method}, and say different things of "
    "what it shows",
    "methods-disagree.help": "two codes for one method are one method: write the same under "
    "`shows:`, or `[performance, knowledge]`",
    "nothing-shows-it": "criterion {criterion} must show {shows}, and no method that is accepted "
    "there shows it",
    "nothing-shows-it.help.none": "say in the `methods` table of {rules:whole} which method shows "
    "it",
    "nothing-shows-it.help": "accept one of {allowed:or} as well, or say `must_show: none` there",
    "supersedes-itself": "{what} {id} supersedes itself, directly or by a chain",
    "supersedes-itself.help": "name only older records under `supersedes:`",
}
