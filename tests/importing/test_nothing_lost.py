"""Law 10: an importer places every piece of its source or lists it as left over."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import WRITERS, layouts, units, written

from rubric.api.wording import builtin_verbs
from rubric.importers import Verbs
from rubric.sources import Located
from rubric.sources.documents import read_document
from rubric.sources.documents.reading import read_bytes
from rubric.sources.documents.refusing import Refused
from rubric.testing import laws

VERBS = Verbs(builtin_verbs())
HERE = Path(__file__).parent
SHARED = Path(
    os.environ.get("RUBRIC_SHARED", Path(__file__).resolve().parents[2].parent / "shared")
)
OURS = sorted((HERE / "documents").iterdir())
SAMPLES = [*sorted((SHARED / "samples" / "docs").glob("*")), *sorted((SHARED / "seeds").glob("*"))]
SETTINGS = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def held(path: Path) -> None:
    document = read_document(path, path.name)
    assert not isinstance(document, Located)
    laws.law_10_nothing_lost(document, VERBS)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_law_10_of_our_documents(path: Path) -> None:
    held(path)


@pytest.mark.skipif(not SAMPLES, reason="the samples do not stand beside this repository")
def test_law_10_of_the_samples() -> None:
    for path in SAMPLES:
        held(path)


@SETTINGS
@given(data=st.data())
def test_law_10_of_drawn_layouts(data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from([".txt", ".md", ".html", ".docx", ".xlsx"]))
    assert suffix in WRITERS
    layout = data.draw(layouts())
    unit = data.draw(units(layout))
    laws.law_10_nothing_lost(read_bytes(written(unit, layout, suffix), suffix, "unit"), VERBS)


#: texts in which something was lost or invented once
FOUND = (
    # an outcome of which there is nothing but the number
    "Outcome 1\nUnit code: J2K7 44\n\nPerformance criteria\n(a) Select clothing.\n"
    "(b) Identify hazards.\n\nOutcome 2\nPaddle a kayak.\n\nPerformance criteria\n"
    "(a) Enter the boat safely.\n(b) Paddle forwards.\n",
    # heads of a row below which stand others, and no values
    "UNIT STANDARD:\n| ABET BAND | UNIT STANDARD TYPE | NQF LEVEL | CREDITS |\n"
    "| REGISTRATION STATUS | REGISTRATION START DATE | REGISTRATION END DATE | "
    "SAQA DECISION NUMBER |\n| Reregistered | 2018-07-01 | 2023-06-30 | SAQA 06120/18 |\n\n"
    "Specific Outcomes and Assessment Criteria:\nSPECIFIC OUTCOME 1\nSelect hives for "
    "pollination.\nASSESSMENT CRITERIA\nASSESSMENT CRITERION 1\n"
    "1. Hives are inspected for strength before they are moved.\n",
    # bullets within a line, of which the first piece was read twice
    "Unit title: Sow grass\nLevel 3 • 10 credits • 60 guided learning hours\n\n"
    "Learning outcome 1: Be able to sow\n1.1 Sow a pasture\n"
    "1.2 Outline what pests do:\t• mites • caterpillars\n",
    # an outcome that is listed without its number beforehand
    "Level\n2\n\nLearning outcomes\nBe able to shave\n\nOn completion of this unit you will:\n\n"
    "1. Be able to prepare for a shave\n2. Be able to shave\n\nOutcome 1\n"
    "Be able to prepare for a shave\nYou can:\n\n[ ] a. Prepare the client\n\nOutcome 2\n"
    "Be able to shave\nYou can:\n\n[ ] a. Choose a lather\n",
)


@pytest.mark.parametrize("text", FOUND)
def test_law_10_of_texts_that_broke_it_once(text: str) -> None:
    laws.law_10_nothing_lost(read_bytes(text.encode(), ".txt", "unit.txt"), VERBS)


#: tables in which something was invented once
FOUND_IN_TABLES = (
    # a criterion with a number of its own below a head that numbers its column
    "Learning outcome,AC1,AC2,AC3\nclay,Wedge the clay,Weigh the clay, 2. Throw a bowl,"
    "Centre the clay,Deepen the well,Pull the walls\n",
    # the same where the number is that of a part
    "Element 2\nPC2.1,Travel forwards within a marked route\nPC2.2,PC3.3\n"
    "PC2.3,Give way at crossings used by pedestrians\nPerformance criteria,You must be able to:\n"
    "PC3.1,Stack a palletised load\n",
    # a head that numbers its column and says something else below
    'Learning outcome,"Assessment criteria1.1\nThe learner can:"\n'
    "1 Understand regulations,Outline duties under regulations\n",
    # a body whose name goes over two lines of a cell
    'Title,Coach\nUnit supported by,"Institute of Leadershi\np & Management"\n'
    "Learning outcome,Assessment criteria\n1 Coach,1.1 Plan coaching\n,1.2 Give coaching\n",
)


@pytest.mark.parametrize("text", FOUND_IN_TABLES)
def test_law_10_of_tables_that_broke_it_once(text: str) -> None:
    laws.law_10_nothing_lost(read_bytes(text.encode(), ".csv", "unit.csv"), VERBS)


#: what somebody may put into a text, or a program leave there
ODD = (
    *("1.1", "2", "LO1", "AC2 ", "P1", "(a)", "Range", "•", " | ", "Level: 3", "Title:", "\t"),
    *("\u00ad", "\ufb01", "\u00a0", "Learning outcomes", "Assessment criteria", "1.1 1.2", "\n"),
    *("Understand", "Explain ", "Page 2 of 3", "Indicative content", "e.g.", ":", "\n\n", "N/A"),
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """One of our texts with lines taken out, doubled, joined or moved, and odd things put in.

    With its suffix: it may be pasted text, a table in a text, or the source of a web page.
    """
    path = draw(st.sampled_from(OURS))
    lines = path.read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["out", "double", "join", "move", "odd", "cut"])):
            case "out" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(draw(st.integers(0, len(lines))), lines[at])
            case "join":
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "odd":
                n = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:n] + draw(st.sampled_from(ODD)) + lines[at][n:]
            case "cut":
                n = draw(st.integers(0, len(lines[at])))
                lines[at : at + 1] = [lines[at][:n], lines[at][n:]]
    return "\n".join(lines), path.suffix


@SETTINGS
@given(mutated())
@example((" | ", ".csv"))  # no line is left in it
@example(("LEARNING OUTCOMES\n2.\nAC2 Understand diet.\n2.1\nEvaluate a diet.", ".txt"))
def test_law_10_of_mutated_texts(drawn: tuple[str, str]) -> None:
    text, suffix = drawn
    try:
        document = read_bytes(text.encode(), suffix, f"unit{suffix}")
    except Refused:
        return  # nothing is left in it
    laws.law_10_nothing_lost(document, VERBS)
