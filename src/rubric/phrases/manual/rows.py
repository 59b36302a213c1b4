"""Pages of the codes RUB6xx: the rows of a caller's database.

A sample is the JSON of tables by name, for `rows_by_learner` and `evaluate_many`;
or, where it is a list, of learners with their tables, for `evaluate_many` as it is.
"""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

_REGISTERED = '{"learner": "L-0042", "specification": "facilitating-action-learning@1"}'
_ITEM = '{"learner": "L-0042", "id": "E1", "method": "product", "date": "2026-02-17"}'
_LINK = '{"learner": "L-0042", "item": "E1", "criterion": "1.1", "at": "p. 1"}'


def _tables(**tables: tuple[str, ...]) -> str:
    """Tables as JSON, a row on each line."""
    return "{\n" + ",\n".join(_table(name, rows) for name, rows in tables.items()) + "\n}\n"


def _table(name: str, rows: tuple[str, ...], indent: str = "  ") -> str:
    lines = ",\n".join(f"{indent}  {row}" for row in rows)
    return f'{indent}"{name}": [\n{lines}\n{indent}]'


def _learners(*learners: tuple[str, dict[str, tuple[str, ...]]]) -> str:
    """Learners with their tables as JSON, as they come one after the other."""
    pairs = []
    for learner, tables in learners:
        told = ",\n".join(_table(name, rows, "    ") for name, rows in tables.items())
        pairs.append(f'  ["{learner}", {{\n{told}\n  }}]')
    return "[\n" + ",\n".join(pairs) + "\n]\n"


_FIRST = '{"specification": "facilitating-action-learning@1"}'
_SECOND = '{"id": "E1", "method": "product", "date": "2026-02-17", "criterion": "1.1"}'
_SOUND = _tables(registrations=(_REGISTERED,), items=(_ITEM,), links=(_LINK,))

ROW_PAGES: Mapping[str, Page] = {
    "unknown-table": Page(
        why="A table under a name that is not known would not be read at all, and what it records "
        "would be missing from the result without a word.",
        wrong=_tables(registrations=(_REGISTERED,), item=(_ITEM,)),
        right=_tables(registrations=(_REGISTERED,), items=(_ITEM,)),
        rows=True,
    ),
    "unknown-column": Page(
        why="A column that is not known would not be read. Most often its name is spelled in "
        "another way; what only your own system needs is carried along with an item as "
        "`external.NAME`.",
        wrong=_tables(registrations=(_REGISTERED,), items=(_ITEM.replace('"method"', '"mehtod"'),)),
        right=_tables(registrations=(_REGISTERED,), items=(_ITEM,)),
        rows=True,
    ),
    "not-a-row": Page(
        why="A row says under which column each of its values stands. A bare list does not, and "
        "whoever guessed at the order would put values where they do not belong.",
        wrong=_tables(registrations=(_REGISTERED,), items=('["L-0042", "E1", "product"]',)),
        right=_tables(
            registrations=(_REGISTERED,),
            items=('{"learner": "L-0042", "id": "E1", "method": "product"}',),
        ),
        rows=True,
    ),
    "row-of-another-learner": Page(
        why="One learner's evidence never counts for another. A row that names somebody else shows "
        "that rows were grouped wrongly, so nothing of this portfolio is judged.",
        wrong=_learners(
            ("L-0042", {"registrations": (_FIRST,), "items": (_ITEM.replace("L-0042", "L-0043"),)})
        ),
        right=_learners(("L-0042", {"registrations": (_FIRST,), "items": (_ITEM,)})),
        rows=True,
    ),
    "row-without-learner": Page(
        why="A row that does not say whose it is cannot be given to anybody. It is reported by "
        "itself, and the learners that are named are judged without it.",
        wrong=_tables(
            registrations=(_REGISTERED,), items=(_ITEM.replace('"learner": "L-0042", ', ""),)
        ),
        right=_tables(registrations=(_REGISTERED,), items=(_ITEM,)),
        rows=True,
    ),
    "learner-in-two-places": Page(
        why="Learners are judged one by one as they come. What comes a second time would be judged "
        "without what came before, and neither result would be the learner's.",
        wrong=_learners(
            ("L-0042", {"registrations": (_FIRST,)}),
            ("L-0043", {"registrations": (_FIRST,)}),
            ("L-0042", {"registrations": (_FIRST,), "evidence": (_SECOND,)}),
        ),
        right=_learners(
            ("L-0042", {"registrations": (_FIRST,), "evidence": (_SECOND,)}),
            ("L-0043", {"registrations": (_FIRST,)}),
        ),
        rows=True,
    ),
    "rows-contradict": Page(
        why="Where items stand joined with their links, an item is written once for each of its "
        "criteria. If its rows disagree, nobody can tell by which date or method to judge it.",
        wrong=_tables(
            registrations=(_REGISTERED,),
            evidence=(
                '{"learner": "L-0042", "id": "E1", "date": "2026-02-17", "criterion": "1.1"}',
                '{"learner": "L-0042", "id": "E1", "date": "2026-02-18", "criterion": "2.1"}',
            ),
        ),
        right=_tables(
            registrations=(_REGISTERED,),
            evidence=(
                '{"learner": "L-0042", "id": "E1", "date": "2026-02-17", "criterion": "1.1"}',
                '{"learner": "L-0042", "id": "E1", "date": "2026-02-17", "criterion": "2.1"}',
            ),
        ),
        rows=True,
    ),
    "duplicate-link": Page(
        why="An item is mapped to a criterion once. Of two rows one would be lost, and with it the "
        "place to look or the parts that it names.",
        wrong=_tables(
            registrations=(_REGISTERED,),
            items=(_ITEM,),
            links=(_LINK, _LINK.replace("p. 1", "p. 4")),
        ),
        right=_tables(
            registrations=(_REGISTERED,),
            items=(_ITEM,),
            links=(_LINK.replace("p. 1", "p. 1, p. 4"),),
        ),
        rows=True,
    ),
    "not-a-reference": Page(
        why="As a number with a point 1.10 is 1.1, which is another criterion. So references are "
        "passed as text, and a column that holds them is a column of text.",
        wrong=_SOUND.replace('"1.1"', "1.1"),
        right=_SOUND,
        rows=True,
    ),
}
