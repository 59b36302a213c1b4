"""RUB75x and RUB78x: facts, rules, references and days that are worth a look."""

from collections.abc import Mapping

#: what is said of each code
CLOSELY: Mapping[str, str] = {
    "glh-above-tqt": "there are more guided learning hours ({glh}) than hours in all ({tqt})",
    "glh-above-tqt.help": "compare `glh` and `tqt` with the source; guided learning is a part of "
    "the total qualification time",
    "credit-against-tqt": "the credit is {credit}, and a tenth of {tqt} hours is {tenth}",
    "credit-against-tqt.help": "compare `credit` and `tqt` with the source; the credit of a "
    "qualification is its total qualification time divided by 10",
    "glh-above-credit": "{glh} guided learning hours are more than {credit:credit|credits} can "
    "stand for, which is {most} hours in all",
    "glh-above-credit.help": "compare `glh` and `credit` with the source; a credit stands for 10 "
    "hours of learning, guided or not",
    "number-form": "`{number}` is almost a number as the register writes them",
    "number-form.help.1": "write `{near}`, if that is what the source says",
    "number-form.help": "compare it with the source; such a number looks like `{form}`",
    "number-check-character": "in `{number}` the {stated} does not fit the digits",
    "number-check-character.help": "compare every character with the source; these digits would "
    "go with {gives}. This was observed of real numbers and is no published rule, so the number "
    "may be right all the same",
    "two-numbers": "`{second}` and `{first}` {how:@numbers-apart}",
    "two-numbers.help.field": "write one number here, the one that the source gives for this file",
    "two-numbers.help": "compare both with their sources; the last character follows from the "
    "others, so one of them has a slip",
    "dates-out-of-order": "`{second}` is {after}, which is before `{first}`, {before}",
    "dates-out-of-order.help": "compare both days with the source; a version starts, then "
    "registration closes, then certification",
    "sector-code": "`{code}` is not a code of a sector subject area",
    "sector-code.help.1": "write `code: {near}`, and the words that go with it as `title:`",
    "sector-code.help": "write the code as it is published, such as `15.3`: an area from 1 to 15, "
    "and a digit after the point",
    "facts-not-published": "neither stated, nor said to be blank in the source: {fields:and}",
    "facts-not-published.help": "write what the source says; what you looked for and found "
    "blank goes under `not_stated:`",
    "label-without-value": "`{field}` is only a label: `{value}`",
    "label-without-value.help": "write what stands behind the label in the source, or take "
    "`{field}` out if nothing does",
    "stated-after-all": "`{field}` is listed as not stated, and it is stated",
    "stated-after-all.help": "take `{field}` out of `not_stated:`; or out of the file, if the "
    "source does not say it",
    "not-stated-misspelt": "`{field}` is not the name of a field",
    "not-stated-misspelt.help": "write `{near}`, if that is what the source leaves blank",
    "idle-clause": "`{clause}` changes nothing here",
    "idle-clause.help.both": "take it out, or mend the one that is wrong: whatever satisfies "
    "`{by}` satisfies it too",
    "idle-clause.help": "take it out, or mend the one that is wrong: whatever satisfies it "
    "satisfies `{by}` too, and one of them is enough",
    "unreachable-branch": "nobody could satisfy the rule in this way",
    "unreachable-branch.help": "no evidence that the evidence rules accept could do it; mend the "
    "clause, or take this way out",
    "default-not-used": "this rule is for criteria that have none of their own, and each one has",
    "default-not-used.help": "take it out, or take out the rules of the criteria that it was "
    "meant for",
    "basis-without-rule": "a basis stands here, and no rule that it is for",
    "basis-without-rule.help.default": "write it further in, under `each_criterion:`, beside its "
    "`sufficient:`",
    "basis-without-rule.help": "write it beside the `sufficient:`, or in the `evidence_rules:`, "
    "that it justifies",
    "replaces-itself": "`{reference}` replaces `{replaces}`, and by a chain it replaces itself",
    "replaces-itself.help": "name only an older version under `replaces:`",
    "replaces-not-held": "`{replaces}` is not among the files, nor in the library",
    "replaces-not-held.help.versions": "write one of {versions:or}, or keep the older version "
    "beside this one",
    "replaces-not-held.help": "keep the older version beside this one, so that both can be "
    "compared; learners may still be on it",
    "equivalent-to-itself": "`{code}` is this unit itself",
    "equivalent-to-itself.help": "take it out, or write the code of the other unit; this one has "
    "it under `{field}:`",
    "standard-without-entry": "`{standard}` has no `{entry}`",
    "standard-without-entry.help.1": "write `{near}`; there are {allowed:and}",
    "standard-without-entry.help": "compare it with the source; there are {allowed:and}",
    "changed-since-checked": "{how:@since-checked}",
    "changed-since-checked.help": "let somebody compare it with the source again; "
    "`rubric show {reference} --proof` prints what to write under `source:` then",
    "checked-not-a-fingerprint": "`{value}` is not the fingerprint of a specification",
    "checked-not-a-fingerprint.help": "write the line that `rubric show {reference} --proof` "
    "prints, once somebody has compared everything with the source",
    "checked-by-encoder": "the same person has encoded it and checked it",
    "checked-by-encoder.help": "let somebody else compare it with the source; whoever wrote a "
    "slip reads over it",
    "days-out-of-order": "in {owner:@owner} `{second}` is {after}, which is before `{first}`, "
    "{before}",
    "days-out-of-order.help": "compare both days with the records",
    "registered-outside-dates": "the learner registered on {day}, {how:@registered} {bound}",
    "registered-outside-dates.help": "compare the day with the records, and write the version "
    "that was open then",
}
#: what depends on how it is
OF_CLOSELY: Mapping[str, str] = {
    "numbers-apart.field": "both stand here",
    "numbers-apart.unit": "differ in the letter alone, and stand for two units",
    "numbers-apart.qualification": "differ in the last character alone, and stand for two "
    "qualifications",
    "numbers-apart.other": "…",
    "since-checked.criterion": "criterion {criterion} has changed since `{reference}` was checked",
    "since-checked.new": "criterion {criterion} was not there when `{reference}` was checked",
    "since-checked.gone": "criterion {criterion} was checked, and is not in `{reference}` any more",
    "since-checked.else": "`{reference}` has changed since it was checked, in something other than "
    "a criterion",
    "since-checked.whole": "`{reference}` has changed since it was checked",
    "since-checked.other": "it has changed since it was checked",
    "registered.early": "and `{reference}` starts on",
    "registered.late": "and the last day to register on `{reference}` was",
    "registered.other": "…",
}
