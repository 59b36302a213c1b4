"""The comments of a draft stay with what they are about."""

import pytest

from rubric.load.yaml_draft import Comments, comments_of

FILE = 'a: "{}"\n# of b\nb: 1 # beside\n# of c\nc: 2\n# the end\n'
KEPT = Comments(
    above={("b",): ["# of b"], ("c",): ["# of c"]},
    beside={("b",): "# beside"},
    tail=("# the end",),
)


@pytest.mark.parametrize("within", ["plain", "two\u2028lines", "a\u2029b", "next\x85line"])
def test_no_character_of_a_text_moves_a_comment(within: str) -> None:
    assert comments_of(FILE.format(within)) == KEPT
