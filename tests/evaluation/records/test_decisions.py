"""What a decision names, and what is left of it on the day (meaning 4)."""

from tests.evaluation.test_known import ON, TOMORROW
from tests.evaluation.test_set_aside import D1, MET, found


def test_what_is_not_known_of_a_decision_is_taken_out_alone() -> None:
    countersigned = "countersigned: {by: %s, date: %s}"
    override = "override: {reason: R., authorised_by: %s}"
    for signature, authorised, expected in (
        (countersigned % ("A", ON), override % "Q", (True, True)),
        (countersigned % ("A", TOMORROW), override % "Q", (False, True)),
        (countersigned % ("Z", ON), override % "Q", (False, True)),
        (countersigned % ("A", ON), override % "Z", (True, False)),
        (countersigned % ("A", ON), "", (True, False)),
        ("", override % "Q", (False, True)),
        ("", override % "Z", (False, False)),
    ):
        more = ", ".join(one for one in (signature, authorised) if one)
        [decision] = found(f"decisions: [{{{D1}, {more}}}]").decisions
        record = decision.record
        assert (bool(record.countersigned), record.override is not None) == expected, more


def test_what_a_decision_names() -> None:
    criteria = "id: D1, criteria: [1.10, u/1.9, 1.9]"
    prints = "fingerprints: {1.9: f1:a, u/1.9: f1:b, 1.10: f1:c}"
    items = "evidence: [{id: E10}, {id: E9}]"
    said = f"{{{criteria}, {MET}, evidence: [E10, E9], {prints}}}"
    given = found(f"{items}, decisions: [{said}]")
    [decision] = given.decisions
    one, two = ("u@1", "1.9"), ("u@1", "1.10")
    assert decision.criteria == (one, two)
    assert decision.evidence == ("E9", "E10")
    assert decision.fingerprints == {one: {"f1:a", "f1:b"}, two: {"f1:c"}}
    assert given.decided == {one: (decision,), two: (decision,)}
    [level] = found(f"decisions: [{{id: D1, criteria: [1.11, 1.12], {MET}, level: low}}]").decisions
    assert level.levels == {("u@1", "1.11"): "low"}
