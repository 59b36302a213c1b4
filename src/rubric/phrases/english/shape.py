"""RUB2xx: the shape of what was written."""

from collections.abc import Mapping

SHAPE: Mapping[str, str] = {
    "not-fields": "the file holds no fields",
    "not-fields.help": "start with `format: rubric/1` and `kind: unit` on lines of their own",
    "unknown-format": "the format is `{value}`, which this version does not read",
    "unknown-format.help.1": "`{newer}` may be newer than this version: bring rubric up to date; "
    "it reads `{known}`",
    "unknown-format.help": "write `format: {known}`",
    "unknown-field": "{owner:@owner} has a field `{field}`, which is not one of its fields",
    "unknown-field.help.1": "write `{near}`; its fields are {allowed:and}",
    "unknown-field.help": "its fields are {allowed:every}",
    "missing-field": "{owner:@owner} has no `{field}`",
    "missing-field.help.format": "write `format: rubric/1` on a line of its own",
    "missing-field.help.kind": "write `kind:` with unit, marking_guide, checklist, standard, "
    "evidence_rules, qualification or portfolio",
    "missing-field.help.one_of": "write `criteria:` or `units:`",
    "missing-field.help.cap": "write what is limited, for example "
    "`at_most: {{source: {{simulation: 4}}}}`",
    "missing-field.help.take": "write `units:` or `credits:` with `at_least:` under it, or "
    "`take: all`",
    "missing-field.help.no_row": "write a row of the learner in the table `registrations`",
    "missing-field.help.1": "write `{field}:` as well; `{beside}` needs it",
    "missing-field.help": "write `{field}:` with its value",
    "unknown-kind": "the kind is `{value}`, which is not a kind of file",
    "unknown-kind.help.1": "write `kind: {near}`; the kinds are {allowed:and}",
    "unknown-kind.help": "the kinds are {allowed:and}",
    "wrong-shape": "`{field}` of {owner:@owner} holds {found:a} where {wanted:a} should stand",
    "wrong-shape.help.guidance": "guidance never asks for anything: write `sufficient:` on the "
    "criterion, beside its `text:`",
    "wrong-shape.help.least": "write `{field}: {{at_least: {value}}}`, or `at_most:` for how many "
    "count",
    "wrong-shape.help.transfer": "write `at_most: {{credits: {value}}}`",
    "wrong-shape.help.compensation": "write `compensation: {{units: {value}}}`",
    "wrong-shape.help.rows": "write each row in brackets of its own: `{field}: "
    "[[{entries:comma}]]`",
    "wrong-shape.help.serves": "write how much of it each serves: `serves: {{{value}: whole}}`",
    "wrong-shape.help.list": "write a list under `{field}:`, each entry on a line with `- ` "
    "before it",
    "wrong-shape.help.fields": "write fields under `{field}:`, each on a line of its own, "
    "further in",
    "wrong-shape.help": "write one value on the line of `{field}:`",
    "unknown-value": "`{field}` of {owner:@owner} is `{value}`, which is not one of its values",
    "unknown-value.help.1": "write `{near}`; the values are {allowed:and}",
    "unknown-value.help.link": "write `whole`, or where to look: `{{at: {value}}}`",
    "unknown-value.help.take": "write `all`, or how much is taken: `take: {{units: "
    "{{at_least: 2}}}}` or `take: {{credits: {{at_least: 12}}}}`",
    "unknown-value.help.no_bands": "leave the target out; no required criterion here has a `band`",
    "unknown-value.help": "write {allowed:or}",
    "no-such-date": "the date `{value}` does not exist",
    "no-such-date.help": "dates are year-month-day, for example 2026-02-28",
    "date-form": "`{value}` is not a date as dates are written here",
    "date-form.help.1": "write {meant}",
    "date-form.help": "dates are year-month-day, for example 2026-02-28",
    "not-a-number": "`{value}` is not a number",
    "not-a-number.help": "write digits, with a point for parts: 12 or 2.5",
    "number-out-of-range": "`{field}` of {owner:@owner} is {value}, which is out of range",
    "number-out-of-range.help.1": "write {least} or more",
    "number-out-of-range.help.2": "write {most} or less",
    "number-too-precise": "`{value}` is more precise than is kept",
    "number-too-precise.help.1": "write a whole number, for example {whole}",
    "number-too-precise.help": "write no more than three figures after the point",
    "not-yes-or-no": "`{field}` of {owner:@owner} is `{value}`, which is neither yes nor no",
    "not-yes-or-no.help": "write yes or no",
    "bad-ref": "`{value}` cannot be used as `{field}`",
    "bad-ref.help.number": "write the unit's id: `{near}`",
    "bad-ref.help.1": "write small letters, digits and hyphens: `{slug_needed}`",
    "bad-ref.help.version": "write letters, digits, points and hyphens",
    "bad-ref.help": "leave out `/`, `~`, `@` and `;`, and use no name of a field",
    "no-value": "`{field}` of {owner:@owner} has no value",
    "no-value.help": "write the value after `{field}:`; a field that is not needed is left out",
    "bad-period": "`{value}` is not a period",
    "bad-period.help": "write a number of months or years, for example 24 months",
    "not-built-yet": "`{clause}` is part of the format and cannot be {how:@not-built-yet.deed} by "
    "this version yet",
    "not-built-yet.deed.compared": "compared",
    "not-built-yet.deed.moved": "moved",
    "not-built-yet.deed.other": "used here",
    "not-built-yet.help.moved": "write the other version by hand, under `units:` and before the "
    "criteria that name one; rubric compare shows what changed in a unit",
    "not-built-yet.help": "compare its units one by one",
    "wrong-kind-here": "the file says `kind: {found}`, and `kind: {wanted}` is needed here",
    "wrong-kind-here.help": "name a file that says `kind: {wanted}`",
    "rule-without-clause": "the rule asks for nothing",
    "rule-without-clause.help": "write what is enough, for example `items: 2` or `hours: 12`",
    "clauses-clash": "`{one}` and `{other}` do not go together in one rule",
    "clauses-clash.help.cap": "write two rules under `all:`, with `at_most` in the one that "
    "it is about",
    "clauses-clash.help": "keep them apart: write two rules under `all:`",
    "clause-without-measure": "`{clause}` stands here without a measure that it could speak of",
    "clause-without-measure.help": "write it beside a measure such as `items` or `hours`; under "
    "`all`, `any` or `n_of` write it inside each rule",
    "empty-list": "`{field}` of {owner:@owner} is an empty list",
    "empty-list.help.group": "name at least one unit, or take the whole group out",
    "empty-list.help": "name at least one, or take the line out",
    "text-too-long": "`{field}` of {owner:@owner} has {length:character|characters}",
    "text-too-long.help": "write no more than {longest:character|characters}",
    "bad-character": "`{field}` of {owner:@owner} holds the character {character}, "
    "which cannot stand there",
    "bad-character.help": "take the character out; a name stands on one line, without tabs",
}
