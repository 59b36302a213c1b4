"""Pages of RUB71x to RUB73x: how criteria are worded, and what a copy brings with it."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT

_GOALS = "Plan a visit to agreed goals"
_SECOND = """\
      - ref: 1.2
        text: Explain why these goals were agreed with the client
"""
_TWO = UNIT + _SECOND
_LIST = """\
        parts:
          - {ref: a, text: the goals}
          - {ref: b, text: the timetable}
"""
_SAME = UNIT.replace("id: demo", "id: first-demo")


def _with(text: str) -> str:
    return UNIT.replace(_GOALS, text)


def _second(text: str) -> str:
    return _TWO.replace("Explain why these goals were agreed with the client", text)


WORDING_PAGES: Mapping[str, Page] = {
    "no-command-verb": Page(
        "A criterion opens with a command verb, which says what the learner does. Where most "
        "criteria of a unit do and one does not, its beginning was mostly lost, or it is no "
        "criterion. Only English wording is looked at.",
        _second("The reasons for the goals of a visit"),
        _second("Explain the reasons for the goals of a visit"),
    ),
    "verb-not-in-table": Page(
        "The word that a criterion opens with is none of the verbs that are known. It may be a "
        "verb of a trade, and then belongs into a table of your own; or the beginning was lost.",
        _second("Photocopies of badges for visitors"),
        _second("Copy badges for visitors"),
    ),
    "unmeasurable-verb": Page(
        "Whether somebody knows, understands or is aware of something cannot be seen. An assessor "
        "can see that they explain, list or show it. Such verbs belong into learning outcomes.",
        _second("Be aware of the reasons for the goals"),
        _second("Explain the reasons for the goals"),
    ),
    "several-verbs": Page(
        "Two verbs are two judgements: with evidence for one of them the criterion is not met, and "
        "nobody can record that half of it is. Regulated wording is never split: it is advice.",
        _with("Design and deliver a visit"),
        _with("Deliver a visit"),
    ),
    "vague-word": Page(
        "How well something is to be done can only be judged against something. Without it, two "
        "assessors judge differently. Advice, since much regulated wording is so.",
        _with("Respond effectively to questions"),
        _with("Respond to questions in line with the procedures of the organisation"),
    ),
    "amount-left-open": Page(
        "Nobody can count several, or a range of something. A learner cannot know when it is "
        "enough, and two assessors ask for different amounts.",
        _with("Plan a range of visits"),
        _with("Plan a range of visits") + "        reading: Two visits of different kinds.\n",
    ),
    "list-not-there": Page(
        "Wording that ends with a colon announces a list. If the list was left out, nobody is "
        "asked for what stands in it.",
        _with('"Plan for a visit:"'),
        _with('"Plan for a visit:"') + _LIST,
    ),
    "wording-cut-off": Page(
        "Wording that begins or ends in the middle of a sentence has mostly lost a line in "
        "copying. What is not there cannot be asked for. Only English wording is looked at.",
        _with("Plan a visit to agreed goals and"),
        UNIT,
    ),
    "word-twice": Page(
        "A word that stands twice in a row is mostly a slip. Where it stands twice in regulated "
        "wording, leave it, and tell the owner.",
        _with("Plan a visit to the the goals"),
        _with("Plan a visit to the goals"),
    ),
    "same-wording-twice": Page(
        "With the same wording under two numbers the same evidence is asked for twice. Mostly one "
        "of them was copied by mistake, and the wording that belongs there is missing.",
        _second(_GOALS),
        _TWO,
    ),
    "nearly-the-same-wording": Page(
        "Two criteria that differ in an ending or a letter are mostly meant to be one, or one of "
        "them has a slip. It is advice: both may be meant.",
        _second("Plan visits to the agreed goal"),
        _TWO,
    ),
    "wording-of-another-unit": Page(
        "A criterion of another unit of the library has the same wording. That may be meant, and "
        "then one item of evidence can serve both. It may be a copy that was never worded anew. "
        "Wording of five units or more is taken as common.",
        UNIT,
        _with("Plan a visit by a client to the workshop"),
        {"a-first-unit.yaml": _SAME},
    ),
    "broken-characters": Page(
        "Characters that were read in the wrong encoding stand in the wording, such as those that "
        "an apostrophe leaves. Learners see them, and nobody finds the words again.",
        _with("Plan a visit to the clientâ€™s goals"),
        _with("Plan a visit to the client’s goals"),
    ),
    "hidden-character": Page(
        "Copying from Word, PDF or the web brings characters along that nobody sees, or that only "
        "look like others. Searches and comparisons then do not find the words.",
        _with("Plan a visit to agreed\u00a0goals"),
        UNIT,
    ),
    "lost-letters": Page(
        "Fonts draw fi, fl, ff, ti and tt as one sign, and copying from a PDF may drop it. Only "
        "common English words of the field are known, so look at the rest of the text too.",
        _with("Plan a visit with specic goals"),
        _with("Plan a visit with specific goals"),
    ),
    "word-broken-by-hyphen": Page(
        "A word that stood at the end of a line keeps its hyphen when lines are joined. In the "
        "wording it is two halves of a word.",
        _with("Plan a visit to agreed organi- sational goals"),
        _with("Plan a visit to agreed organisational goals"),
    ),
    "words-run-together": Page(
        "Where lines or cells were joined without a space, one criterion may have run into the "
        "next. It is told where the second word is a command verb.",
        _with("Plan a visit to agreed goalsExplain why they were agreed"),
        _TWO,
    ),
    "bullet-in-wording": Page(
        "The mark of a list is no wording. Where several stand in one text, a list was copied as "
        "one line, and its items cannot be asked for one by one.",
        _with('"Plan a visit: • goals • timetable"'),
        _with('"Plan a visit:"') + _LIST,
    ),
    "text-of-the-page": Page(
        "Pages say things about themselves: cookies, page numbers, rights. Copied into a unit they "
        "look as if a learner had to meet them.",
        _with("Plan a visit to agreed goals Page 3 of 12"),
        UNIT,
    ),
    "label-as-wording": Page(
        "A heading or the name of a column was taken for wording. The wording that stood under it "
        "is mostly missing.",
        _with("Assessment criteria"),
        UNIT,
    ),
    "nothing-as-value": Page(
        "A word for there being nothing, such as N/A, is no value. It would be shown as the "
        "wording of the unit. That the source gives none is said under `not_stated`.",
        UNIT.replace("outcomes:", "purpose: N/A\noutcomes:"),
        UNIT.replace("outcomes:", "not_stated: [purpose]\noutcomes:"),
    ),
    "guidance-as-criterion": Page(
        "Tips, examples and lists of possible evidence help, and ask for nothing. Written as a "
        "criterion, every learner would have to meet them. Only English wording is looked at.",
        _second("Evidence may include a plan and a letter"),
        UNIT + "        guidance:\n          - Evidence may include a plan and a letter\n",
    ),
}
