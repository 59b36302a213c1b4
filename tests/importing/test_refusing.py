"""What is no specification is refused, in each carrier, with the reason that is true of it."""

from pathlib import Path

import pytest
import yaml
from tests.importing.carriers import word_of

from rubric.api.wording import builtin_verbs
from rubric.importers import Verbs, recognise
from rubric.phrases import help_text, phrase
from rubric.sources.documents.reading import read_bytes

REFUSED = yaml.safe_load((Path(__file__).parent / "refused.yaml").read_text(encoding="utf-8"))
VERBS = Verbs(builtin_verbs())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_specification_is_refused_with_the_reason(name: str) -> None:
    text = REFUSED[name]["text"]
    for ending, data in ((".txt", text.encode()), (".docx", word_of(text))):
        document = read_bytes(data, ending, name + ending)
        assert recognise(document, VERBS).refused == REFUSED[name]["because"], ending


@pytest.mark.parametrize("because", sorted({one["because"] for one in REFUSED.values()}))
def test_each_reason_is_said_with_what_to_do(because: str) -> None:
    why = {"how": because}
    assert phrase("not-a-specification", why)
    assert help_text("not-a-specification", why)
