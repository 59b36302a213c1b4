"""Pages of the codes RUB88x: what keeps a whole population from being judged.

A sample is the file of one table of a log.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_ROWS = "learner,specification\nL-0042,facilitating-action-learning@1\n"
_WORDS = ", ".join(f"place {n}" for n in range(1, 64))

POPULATION_PAGES: Mapping[str, Page] = {
    "population-on-qualification": Page(
        "Which combination of units is best for a learner is a search of its own, for which a "
        "solver is needed. Without one a population is judged on units, and on no qualification.",
        "learner,qualification,units\nL-0042,demo-diploma,demo\n",
        _ROWS,
        name="registrations.csv",
        told={"qualifications": ("demo-diploma",)},
    ),
    "nobody-registered": Page(
        "Learners are judged against what they are registered for. Without registrations nobody "
        "can say who is missing evidence: a learner of whom nothing is recorded stands in no other "
        "table.",
        "learner,registered\nL-0042,2026-01-12\n",
        _ROWS,
        name="registrations.csv",
        told={},
    ),
    "too-many-for-population": Page(
        "For a population each range item and each letter of a part is one digit of a number, and "
        "there is an end to its digits. Nothing is left out silently: such a unit is refused by "
        "its name.",
        f"range: [{_WORDS}]\n",
        "range: [place 1, place 2]\n",
        told={"owner": "demo@1", "n": 63, "kind": "range", "most": 62},
    ),
    "table-not-read": Page(
        "A table with a value that is no day or no number cannot be read as it stands, and "
        "guessing would move a day by months. The reason is told in the words of the database.",
        "learner,registered,specification\nL-0042,12/01/2026,facilitating-action-learning@1\n",
        "learner,registered,specification\nL-0042,2026-01-12,facilitating-action-learning@1\n",
        name="registrations.csv",
        told={"reason": "12/01/2026"},
    ),
    "evidence-in-two-forms": Page(
        "`evidence` holds items and links joined, a row for each link. Beside it, `items` and "
        "`links` say the same apart. A population reads one form; of the other nothing would be "
        "judged, and nobody would see it.",
        "learner,id,method,criterion\nL-0042,E1,product,1.1\n",
        "learner,item,criterion\nL-0042,E1,1.1\n",
        name="links.csv",
        told={"tables": ("items", "links")},
    ),
}
