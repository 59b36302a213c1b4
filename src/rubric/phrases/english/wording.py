"""RUB7xx: what looks wrong in the wording of a specification."""

from collections.abc import Mapping

_SOURCE = "compare with the source; wording is kept as it stands there"

WORDING: Mapping[str, str] = {
    "number-left-out": "before {owner:@owner} the number {missing:and} is left out",
    "number-left-out.help": "see whether the source has {missing:and}; if it has not, leave this "
    "as it is",
    "number-out-of-order": "{owner:@owner} stands after {other:@owner}",
    "number-out-of-order.help": "put it where the source has it, or mend its number",
    "number-of-another-outcome": "{owner:@owner} stands under {outcome:@owner}",
    "number-of-another-outcome.help.1": "put it under outcome {meant}, or mend its number; compare "
    "with the source",
    "number-of-another-outcome.help": "mend its number, or put it under an outcome with that "
    "number; compare with the source",
    "text-begins-with-number": "the wording of {owner:@owner} begins with a number, `{number}`",
    "text-begins-with-number.help": "take `{number}` out of the wording; the number belongs under "
    "`ref:`",
    "another-criterion-inside": "a number stands inside the wording of {owner:@owner}: `{number}`",
    "another-criterion-inside.help": "where a criterion of its own begins here, write it as one, "
    "with `ref: {number}`",
    "no-command-verb": "{owner:@owner} opens with `{word}`, which is no command verb",
    "no-command-verb.help": "see whether the beginning is lost or this is no criterion; where the "
    "source has it so, its owner may wish to know",
    "verb-not-in-table": "{owner:@owner} opens with `{word}`, and the table of verbs has no such "
    "verb",
    "verb-not-in-table.help": "where it is a verb, add it to a table of your own (rubric new "
    "command_verbs); otherwise see whether the beginning is lost",
    "unmeasurable-verb": "nobody can see whether {owner:@owner} is met: it asks to `{words}`",
    "unmeasurable-verb.help": "where the wording is yours, write what the learner does: explain, "
    "describe, show how; regulated wording stays, and its owner may wish to know",
    "several-verbs": "{owner:@owner} asks for two things: `{first}`, and `{second}`",
    "several-verbs.help": "where the wording is yours, think of two criteria; otherwise leave it, "
    "and look for evidence of both",
    "vague-word": "`{words}` in {owner:@owner} does not say against what it is judged",
    "vague-word.help": "where the wording is yours, say what it has to agree with: in line with …; "
    "otherwise agree on a reading with those who assess it",
    "amount-left-open": "`{words}` in {owner:@owner} does not say how many",
    "amount-left-open.help": "where the source says elsewhere how many, list them under `range:` "
    "or write a rule; otherwise agree on a reading and write it under `reading:`",
    "list-not-there": "{owner:@owner} announces a list, and none follows",
    "list-not-there.help": "write what follows in the source under `parts:` or `range:`",
    "wording-cut-off": "the wording of {owner:@owner} is not whole: it breaks off at `{words}`",
    "wording-cut-off.help": "put in what the source has there",
    "word-twice": "`{words}` stands in {owner:@owner}: one word twice",
    "word-twice.help": "write `{word}` once, unless the source has it twice",
    "same-wording-twice": "{owner:@owner} is worded as {other:@owner} is",
    "same-wording-twice.help": "see whether one of them was copied by mistake; otherwise leave "
    "them",
    "nearly-the-same-wording": "{owner:@owner} says nearly the same as {other:@owner}",
    "nearly-the-same-wording.help": "see whether both are meant, and where they differ; one may "
    "be a slip",
    "wording-of-another-unit": "{owner:@owner} {likeness:@likeness} {other:@owner} of `{unit}`",
    "wording-of-another-unit.help": "where that is meant, leave it: one item of evidence may then "
    "serve both",
    "likeness.exact": "is worded as",
    "likeness.other": "is worded nearly as",
    "broken-characters": "characters in {owner:@owner} were broken in copying",
    "broken-characters.help.1": f"most likely `{{meant}}` was meant; {_SOURCE}",
    "broken-characters.help": f"put in what was there; {_SOURCE}",
    "hidden-character": "{character:@hidden} stands in {owner:@owner}",
    "hidden-character.help": "write an ordinary character for it; {character:@hidden-instead}",
    "hidden.blank": "a non-breaking space",
    "hidden.hyphen": "a soft hyphen, which nobody sees,",
    "hidden.joined": "a sign that is two letters joined",
    "hidden.other": "a character that nobody sees",
    "hidden-instead.blank": "searches and comparisons do not find the words around it",
    "hidden-instead.hyphen": "take it out, and the word is whole",
    "hidden-instead.joined": "write the letters one by one",
    "hidden-instead.other": "take it out",
    "lost-letters": "letters are lost in {owner:@owner}: `{written}`",
    "lost-letters.help": "put in the letters that copying from a PDF has lost (fi, fl, ff, ti or "
    "tt)",
    "word-broken-by-hyphen": "a word in {owner:@owner} is cut by a hyphen: `{written}`",
    "word-broken-by-hyphen.help": "write `{meant}`, or the hyphen without a space",
    "words-run-together": "two words run together in {owner:@owner}: `{one}` and `{other}`",
    "words-run-together.help": "write a space between them; where a criterion of its own begins "
    "with `{other}`, write it as one",
    "bullet-in-wording": "the mark of a list stands in {owner:@owner}",
    "bullet-in-wording.help": "take it out; where a list follows in the source, write it under "
    "`parts:` or `range:`",
    "text-of-the-page": "{owner:@owner} holds text of the page it was copied from: `{words}`",
    "text-of-the-page.help": "take it out; it is no wording of the unit",
    "label-as-wording": "the wording of {owner:@owner} is a label: `{words}`",
    "label-as-wording.help": "write the wording that stands under this label in the source",
    "nothing-as-value": "{owner:@owner} is given as `{words}`",
    "nothing-as-value.help.1": "leave it out, and list `{field}` under `not_stated:` where the "
    "source gives none",
    "nothing-as-value.help": "write its wording, or take it out",
    "guidance-as-criterion": "{owner:@owner} begins as guidance does: `{words}`",
    "guidance-as-criterion.help": "where it only helps or advises, write it under `guidance:`; "
    "every criterion has to be met",
    "amount-without-rule": "{owner:@owner} asks for `{words}`, and no rule does",
    "amount-without-rule.help.parts": "write `achieved_by:` with `n_of: {n}` and the letters of "
    "the parts under `of:`; as it stands every part is needed",
    "amount-without-rule.help.range": "write `sufficient: {{range: {n}}}` with `basis: wording`; "
    "as it stands one item is enough",
    "amount-without-rule.help.nothing_listed": "list under `parts:` or `range:` what there is to "
    "choose from, with a rule for {n} of them; as it stands one item is enough",
    "amount-without-rule.help": "write `sufficient: {{{measure}: {n}}}` with `basis: wording`, or "
    "under `reading:` how it is understood; as it stands one item is enough",
    "amount-to-be-read": "{owner:@owner} asks for `{words}`, which nothing counts",
    "amount-to-be-read.help": "where evidence could state it, declare it under `measures:` and "
    "write a rule; otherwise write under `reading:` that whoever assesses it counts",
    "amount-differs-from-rule": "{owner:@owner} asks for `{words}`, and its rule for {asked} under "
    "`{name}`",
    "amount-differs-from-rule.help": "write {n} in the rule, or under `reading:` why it asks "
    "for {asked}; the rule stands at the place in the note",
    "verb-above-level": "`{verb}` in {owner:@owner} is usual from level {usual}, and the unit is "
    "at level {level}",
    "verb-above-level.help": "see whether level and wording are those of the source; a verb is a "
    "hint, and proves no level",
    "verb-below-level": "`{verb}` in {owner:@owner} is usual up to level {usual}, and the unit is "
    "at level {level}",
    "verb-below-level.help": "see whether level and wording are those of the source; a verb is a "
    "hint, and proves no level",
    "verb-against-outcome": "{owner:@owner} asks to `{verb}`, and {outcome:@owner} is to `{stem}`",
    "verb-against-outcome.help": "see whether it stands under the right outcome; many units mix "
    "them, and then both kinds of evidence are needed",
    "only-knowledge-below": "{owner:@owner} is to `{stem}`, and its criteria only ask to "
    "{verbs:and}",
    "only-knowledge-below.help": "see whether a criterion is missing in which the learner does it",
    "two-verb-tables": "there is a second table of verbs {for:@table-for}",
    "two-verb-tables.help": "keep one of the two; the one at the place in the note is used",
    "table-for.all": "for all owners",
    "table-for.owner": "for `{owner}`",
}
