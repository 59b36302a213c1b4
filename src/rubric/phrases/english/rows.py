"""RUB6xx: the rows of a caller's database."""

from collections.abc import Mapping

ROWS: Mapping[str, str] = {
    "unknown-table": "there is no table `{table}`",
    "unknown-table.help.1": "write `{near}`; the tables are {allowed:and}",
    "unknown-table.help": "the tables are {allowed:and}",
    "unknown-column": "the table {table} has a column `{column}`, which is not one of its columns",
    "unknown-column.help.1": "call it `{near}`; the columns are {allowed:and}",
    "unknown-column.help": "leave it out, or call it `external.{column}` to have it carried along; "
    "the columns are {allowed:and}",
    "not-a-row": "a {found} stands where cells under the names of columns should stand",
    "not-a-row.help": "pass each row as a mapping of column to value, and rows in a list",
    "row-of-another-learner": "the row is of learner `{learner}`, among the rows of `{among}`",
    "row-of-another-learner.help": "group the rows by learner first; rows_by_learner does so",
    "row-without-learner": "the row does not say whose it is",
    "row-without-learner.help": "fill in the column `learner`",
    "learner-in-two-places": "rows of learner `{learner}` came before those of other learners, and "
    "come again here",
    "learner-in-two-places.help": "bring all rows of a learner together; what came first was "
    "judged without these",
    "rows-contradict": "the column `{column}` says something else here than in the row in the note",
    "rows-contradict.help.1": "let every row of item {item} say the same of the item",
    "rows-contradict.help": "let every row say the same",
    "duplicate-link": "item {item} is mapped to {criterion} a second time",
    "duplicate-link.help": "keep one row, with every place to look in its `at`",
    "not-a-reference": "the column `{column}` holds {found:a} where a reference should stand",
    "not-a-reference.help": "pass references as text: as a number, 1.10 is the same as 1.1",
}
