"""Records stand in the order in which people count."""

from typing import NamedTuple

from rubric.model.order import in_order_of_ids


class _Record(NamedTuple):
    id: str
    turn: int = 1


def test_records_stand_in_the_order_of_their_ids() -> None:
    written = [_Record("E10"), _Record("E9"), _Record("D1"), _Record("E01"), _Record("E1")]
    for records in (written, written[::-1]):
        assert [one.id for one in in_order_of_ids(records)] == ["D1", "E01", "E1", "E9", "E10"]


def test_of_two_records_with_one_id_the_last_stands() -> None:
    records = [_Record("E1"), _Record("E2"), _Record("E1", 2)]
    assert list(in_order_of_ids(records)) == [_Record("E1", 2), _Record("E2")]
