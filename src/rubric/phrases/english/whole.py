"""RUB3xx: checks on a whole specification, rules file or portfolio."""

from collections.abc import Mapping

WHOLE: Mapping[str, str] = {
    "duplicate-ref": "{what} {name} stands here a second time",
    "duplicate-ref.help": "give each {what} a ref of its own; the first one stands at the place "
    "in the note",
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
    "rule-cannot-be-satisfied.help": "compare what the rule looks at with the methods and sources "
    "that the evidence rules accept",
    "basis-not-stated": "the rule does not say what entitles us to ask",
    "basis-not-stated.help": "write `basis:` with wording, sector_body, awarding_body, centre or "
    "engine; until then reports say “not stated”",
    "nothing-required": "every criterion here is advice, so nothing can ever be achieved",
    "nothing-required.help": "leave `required: no` out where a criterion has to be met",
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
