"""What each target begins with: files as people write them, sound and broken."""

import random
from collections.abc import Callable, Iterator, Mapping

from tests.fuzz import ROOT
from tests.fuzz.targets import SUFFIXES, sound_part
from tests.fuzz.trees import sound_trees
from tests.test_bad_inputs import MADE

#: tables of a log, apart by two blank lines, as `targets.logs` takes them
_LOGS = (
    b"learner,specification,registered\nL1,facilitating-action-learning,2026-01-12\n\n\n"
    b"learner,id,method,date,hours\nL1,E1,product,2026-02-17,12\n\n\n"
    b"learner,item,criterion,at\nL1,E1,2.1,p. 1\n\n\n"
    b"learner,id,criteria,judgement,assessor,date\nL1,D1,1.1;2.1,met,A-7,2026-06-25\n",
    b"Candidate;Unit\r\nL1;facilitating-action-learning\r\nL2;no-such-unit@2\r\n\n\n"
    b'Candidate;Evidence ref;Evidence type;Date\r\nL1;E1;"OB";17/02/2026\r\n;E2;x;2026-02-30\r\n',
    b'{"learner": "L1", "specification": "facilitating-action-learning"}\n\n\n'
    b'{"learner": "L1", "id": "E1", "hours": 2.5}\n{"learner": null, "id": ["E2"]}\n\n\n'
    b'{"learner": "L1", "item": "E1", "criterion": "2.1"}\n{}\n[1]\n"a"\n',
    "learner\tspecification\nL1\tfacilitating-action-learning\n".encode("utf-16"),
)
#: of a file of choices: how many of them there are to begin with
_CHOICES = (0, 8, 24)


def texts() -> Iterator[bytes]:
    """Yield every file of the criteria, the examples and the bad inputs."""
    for folder in ("criteria", "examples", "tests/bad", "src/rubric/templates"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield path.read_bytes()
    for name, made in MADE.items():
        if name not in ("made-100-mb.yaml", "made-long-text.yaml") and "deep" not in name:
            yield made()


def choices() -> Iterator[bytes]:
    """Yield, for every file that changes begin with, no change and a few."""
    drawn = random.Random(1)
    for number in range(len(sound_trees())):
        for size in _CHOICES:
            yield bytes([number]) + drawn.randbytes(size)


def documents() -> Iterator[bytes]:
    """Yield a sound document of each format, and those that the importers are tested with."""
    for number, suffix in enumerate(SUFFIXES):
        yield bytes([number]) + sound_part(suffix)
    for path in sorted((ROOT / "tests/importing/documents").iterdir()):
        if path.suffix in SUFFIXES:
            yield bytes([SUFFIXES.index(path.suffix)]) + path.read_bytes()


SEEDS: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "text": texts,
    "tree": choices,
    "portfolio": choices,
    "logs": lambda: iter(_LOGS),
    "documents": documents,
}
