"""RUB6xx: the rows of a caller's database, what to do there about other codes, their schema."""

from collections.abc import Mapping

ROWS: Mapping[str, str] = {
    "unknown-table": "there is no table `{table}`",
    "unknown-table.help.1": "call it `{near}`; the tables are {allowed:and}",
    "unknown-table.help": "the tables are {allowed:and}",
    "unknown-column": "table {table} has no column `{column}`",
    "unknown-column.help.1": "call it `{near}`; the columns are {allowed:and}",
    "unknown-column.help.2": "leave it out, or call it `{carried}` to have it carried along; the "
    "columns are {allowed:and}",
    "unknown-column.help": "leave it out; the columns are {allowed:and}",
    "not-a-row": "{found:a} stands where cells should stand under the names of their columns",
    "not-a-row.help": "pass each row as a mapping of column to value, and the rows of a table in "
    "a list",
    "row-of-another-learner": "the row is of learner `{learner}`, among the rows of `{among}`",
    "row-of-another-learner.help": "group the rows by learner first; `rows_by_learner` does so",
    "row-without-learner": "the row does not say whose it is",
    "row-without-learner.help": "fill in the column `learner`",
    "learner-in-two-places": "learner `{learner}` has come before, and was judged without these "
    "rows",
    "learner-in-two-places.help": "bring all rows of a learner together; `rows_by_learner` does so",
    "rows-contradict": "the column `{column}` says something else here than in the row in the note",
    "rows-contradict.help.1": "call the column `{meant}`, if that is meant; otherwise let every "
    "row of item {item} say the same of the item",
    "rows-contradict.help.2": "let every row of item {item} say the same of the item",
    "rows-contradict.help": "let every row say the same",
    "duplicate-link": "item {item} is mapped to {criterion} a second time",
    "duplicate-link.help": "keep one row, with every place to look in its `at`",
    "not-a-reference": "the column `{column}` holds {found:a} where a reference should stand",
    "not-a-reference.help.list": "write a row for each",
    "not-a-reference.help": "pass references as text; as a number 1.10 would be 1.1",
    # codes that files have too: there the help is about lines, here about columns
    "missing-field.help.one_of.row": "fill in the column `criteria` or `units`",
    "missing-field.help.no_row.row": "pass a row of the learner in `registrations`",
    "missing-field.help.row": "fill in the column `{field}`",
    "no-value.help.row": "fill in the column `{field}`, or pass None where it is not needed",
    "empty-list.help.row": "name at least one, or pass None",
    "wrong-shape.help.list.row": "pass a list, a JSON array, or text with `;` between the entries",
    "wrong-shape.help.fields.row": "pass a mapping or a JSON object",
    "wrong-shape.help.row": "pass one value",
    "unknown-field.help.1.row": "call the column `{near}`; a quantity of another name is one that "
    "the specification declares as a measure",
    "unknown-field.help.row": "leave the column out, or let the specification declare `{field}` "
    "as a measure",
    "unknown-person.help.row": "add a row for `{person}` to `people`, with a role",
    # the published schema
    "rows_schema": "Tables of one learner or of many, each a list of rows.",
    "rows_schema.learner": "Whose row it is, where rows of several learners stand together.",
    "rows_schema.registrations": "What a learner is registered for, and since when: one row, or a "
    "row for each specification.",
    "rows_schema.registrations.specification": "The specification, as `id` or `id@version`. Some "
    "row of a learner has to name one.",
    "rows_schema.people": "Whoever decides, reviews, confirms or authorises. A row without "
    "`learner` is for the records of every learner. Where the table is left out, no "
    "person is looked up.",
    "rows_schema.people.id": "The person's reference, by which other tables name them.",
    "rows_schema.declarations": "The learner's signed statements that evidence is their own.",
    "rows_schema.items": "Evidence items. A quantity that the unit declares is a column of its own "
    "name.",
    "rows_schema.links": "Items mapped to criteria, a row a link.",
    "rows_schema.links.item": "The `id` of the item that is mapped.",
    "rows_schema.links.criterion": "The reference of the criterion that it is mapped to.",
    "rows_schema.evidence": "Items joined with their links, a row a link: instead of `items` and "
    "`links`. What a row says of the item is the same on every row of that item.",
    "rows_schema.evidence.criterion": "The reference of the criterion that the item is mapped to; "
    "blank for an item that is mapped to none.",
    "rows_schema.decisions": "What assessors decided.",
    "rows_schema.decisions.fingerprints.key": "The fingerprint of the criterion with this "
    "reference, as it was judged: a column for each, instead of `fingerprints`.",
    "rows_schema.reviews": "What internal quality assurance found.",
    "rows_schema.exemptions": "Exemptions, equivalences and credit transfer.",
}
