"""Manual pages of the codes for the shape of what was written (RUB2xx).

Two codes of reading stand here too: they are about paths, and their samples are
the commands that name them.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import DECIDED, PORTFOLIO, UNIT, after, with_rule


def _long_text() -> bytes:
    return UNIT.replace("to agreed goals", "to agreed goals, " * 2000).encode("utf-8")


SHAPE_PAGES: Mapping[str, Page] = {
    "unreadable-file": Page(
        "The computer does not let the file be opened: it may not be there, or be open only to "
        "somebody else. Nothing in it was looked at.",
        "rubric report portfolios/L-0042.yml\n",
        "rubric report portfolios/L-0042.yaml\n",
    ),
    "folder-not-a-log": Page(
        "A report is about one portfolio, and a folder is not one. Name the file itself.",
        "rubric report portfolios\n",
        "rubric report portfolios/L-0042.yaml\n",
    ),
    "not-fields": Page(
        "A file is a set of named fields, so that everybody can tell what each value is for. This "
        "one starts with something else, such as a list.",
        "- Plan a visit to agreed goals\n- Review the visit\n",
        UNIT,
    ),
    "unknown-format": Page(
        "The first field says in which form the rest is written. A form that this version does "
        "not know could be misread, so it is not read at all.",
        UNIT.replace("rubric/1", "rubric/99"),
        UNIT,
    ),
    "unknown-field": Page(
        "A field with an unknown name is most often a slip of the keyboard. If it were passed "
        "over, what it says would be lost without anybody noticing.",
        after(UNIT, "title: Planning a visit", "lvel: 3"),
        after(UNIT, "title: Planning a visit", "level: 3"),
    ),
    "missing-field": Page(
        "Some fields have to be there, because nothing sensible could be said without them.",
        UNIT.replace("title: Planning a visit\n", ""),
        UNIT,
    ),
    "unknown-kind": Page(
        "The kind says what the file is: a unit, a portfolio, house rules and so on. Everything "
        "else in the file is read by it.",
        UNIT.replace("kind: unit", "kind: module"),
        UNIT,
    ),
    "wrong-shape": Page(
        "Some fields take one value, some a list and some further fields. Written in another "
        "shape, a value cannot be told from what belongs beside it.",
        after(UNIT, "title: Planning a visit", "supported_by: The Visits Council"),
        after(UNIT, "title: Planning a visit", "supported_by:", "  - The Visits Council"),
    ),
    "unknown-value": Page(
        "This field has a short list of values, and each of them means something. Another word "
        "for the same thing would have to be guessed at.",
        DECIDED.replace("judgement: met", "judgement: competent"),
        DECIDED,
    ),
    "no-such-date": Page(
        "The calendar does not have this day. Which day was meant decides whether evidence is "
        "recent enough, so it is not guessed.",
        PORTFOLIO.replace("2026-02-17", "2026-02-30"),
        PORTFOLIO.replace("2026-02-17", "2026-02-28"),
    ),
    "date-form": Page(
        "03/02/2026 is the third of February to some readers and the second of March to others. "
        "Dates are written year-month-day, which everybody reads the same way.",
        PORTFOLIO.replace("2026-02-17", "03/02/2026"),
        PORTFOLIO.replace("2026-02-17", "2026-02-03"),
    ),
    "not-a-number": Page(
        "The value is compared or added up, so it has to be written in digits.",
        after(UNIT, "title: Planning a visit", "credit: seven"),
        after(UNIT, "title: Planning a visit", "credit: 7"),
    ),
    "number-out-of-range": Page(
        "No such amount can be meant: hours below nothing, for example. Counted all the same, it "
        "would change the result.",
        after(PORTFOLIO, "method: product", "    hours: -2.5"),
        after(PORTFOLIO, "method: product", "    hours: 2.5"),
    ),
    "number-too-precise": Page(
        "Amounts are kept with three figures after the point. Rounding them unasked could turn "
        "too little into enough.",
        after(PORTFOLIO, "method: product", "    hours: 2.3333"),
        after(PORTFOLIO, "method: product", "    hours: 2.333"),
    ),
    "not-yes-or-no": Page(
        "The question has two answers. Any other word would have to be guessed at.",
        after(PORTFOLIO, "method: product", "    group: partly"),
        after(
            PORTFOLIO,
            "method: product",
            "    group: yes",
            "    own_contribution: Wrote the goals and agreed them with the client",
        ),
    ),
    "bad-ref": Page(
        "Other files and reports refer to things by this name. It has to stay the same for years "
        "and be easy to type, so it takes no blanks and no marks with a meaning of their own.",
        UNIT.replace("id: demo", "id: Planning a visit"),
        UNIT.replace("id: demo", "id: planning-a-visit"),
    ),
    "no-value": Page(
        "The field is named and then left blank. It cannot be told whether the value was "
        "forgotten or there is none.",
        UNIT.replace("title: Planning a visit", "title:"),
        UNIT,
    ),
    "bad-period": Page(
        "How old evidence may be is counted in calendar months or years. The same words have to "
        "give the same day to everybody.",
        with_rule("items: 1", "where: {within: two years}"),
        with_rule("items: 1", "where: {within: 2 years}"),
    ),
    "wrong-kind-here": Page(
        "A report is about a learner's portfolio. This is the first sample given to "
        "`rubric report`: it is a unit, and says nothing about any learner.",
        UNIT,
        PORTFOLIO,
    ),
    "rule-without-clause": Page(
        "A rule that asks for nothing is met by nothing. Most likely what it should ask for was "
        "forgotten.",
        with_rule("where: {methods: [observation]}"),
        with_rule("items: 1", "where: {methods: [observation]}"),
    ),
    "clauses-clash": Page(
        "The two clauses cannot both be followed where they stand. Somebody reading the rule "
        "could not tell what it asks for.",
        with_rule("range: 1", "once_per: occasion"),
        with_rule("items: 1", "once_per: occasion"),
    ),
    "clause-without-measure": Page(
        "The clause says which evidence to look at, and there is nothing beside it that is "
        "counted. It would change nothing, and somebody reading the rule would think it did.",
        with_rule("any: [{items: 2}, {hours: 12}]", "where: {methods: [observation]}"),
        with_rule(
            "any:",
            "  - {items: 2, where: {methods: [observation]}}",
            "  - {hours: 12, where: {methods: [observation]}}",
        ),
    ),
    "empty-list": Page(
        "The record is about at least one thing, and names none. It would be counted and say "
        "nothing.",
        DECIDED.replace("criteria: [1.1]", "criteria: []"),
        DECIDED,
    ),
    "text-too-long": Page(
        "No wording of a unit and no feedback is this long. Most likely a whole document was "
        "pasted into one field.",
        _long_text,
        UNIT,
    ),
    "bad-character": Page(
        "A name stands on one line and holds only characters that can be seen. Others would make "
        "two names look alike that are not.",
        PORTFOLIO.replace("learner: L-0042", "learner: |-\n  L-0042\n  second portfolio"),
        PORTFOLIO,
    ),
}
