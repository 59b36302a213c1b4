"""How long our reader takes beside PyYAML's C loader, over 400 generated unit specifications.

Run `python benchmarks/reader.py`. Both sides read the same texts by turns, so
that a slow moment of the machine falls on both.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence

import yaml

from rubric.load.yaml_reader import WordingFields, read_yaml

#: units, and how many times all of them are read
UNITS = 400
ROUNDS = 15
#: our time as a part of the C loader's
TARGET = 0.6

WORDING = WordingFields(
    frozenset({"text", "title", "purpose", "reading"}),
    frozenset({"indicative_content"}),
    frozenset({"entries", "translations"}),
)
_WORDS = (
    "action agree analyse demonstrate design deliver evaluate evidence explain facilitate goals "
    "hours identify individuals intervention learning maintain meet needs participants plan "
    "practice professional record reflect resources review set support theories"
)


def unit(random_of: random.Random, number: int) -> str:
    """Return a unit of 8 to 12 criteria as an awarding body would write it."""

    def words(n: int) -> str:
        return " ".join(random_of.choices(_WORDS.split(), k=n)).capitalize()

    lines = [
        "# yaml-language-server: $schema=../schema/specification.schema.json",
        "format: rubric/1",
        "kind: unit",
        f"id: unit-{number}",
        "version: 1",
        f"title: {words(4)}",
        "level: 5",
        "credit: 7",
        "glh: 10",
        f"purpose: {words(18)}",
        "sector: {code: 15.3, title: Business Management}",
        "supported_by:",
        f"  - {words(4)}",
        "not_stated: [unit_number, assessment_requirements]",
        "outcomes:",
    ]
    n_criteria = random_of.randint(8, 12)
    for outcome in range(1, 5):
        lines += [f"  - ref: {outcome}", f"    text: {words(8)}", "    indicative_content:"]
        lines += [f"      - {words(9)}" for _ in range(4)]
        lines += ["    criteria:"]
        for criterion in range(outcome, n_criteria + 1, 4):
            lines += [f"      - ref: {outcome}.{criterion}", f"        text: {words(12)}"]
            if criterion == outcome:
                lines += [
                    "        sufficient: {hours: 12, once_per: occasion}",
                    "        basis: wording",
                    f"        reading: {words(12)}",
                ]
    return "\n".join(lines) + "\n"


def seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return how long reading all texts takes."""
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def by_c_loader(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def by_our_reader(text: str) -> object:
    return read_yaml(text, "unit.yaml", WORDING)


def main() -> None:
    random_of = random.Random(2026)
    texts = [unit(random_of, number) for number in range(UNITS)]
    theirs, ours = [], []
    for _ in range(ROUNDS):
        theirs.append(seconds(by_c_loader, texts))
        ours.append(seconds(by_our_reader, texts))
    ratios = sorted(our / their for our, their in zip(ours, theirs, strict=True))
    size = sum(map(len, texts)) / len(texts)
    print(f"{UNITS} units of about {size:.0f} characters, {ROUNDS} rounds by turns")
    print(f"C loader   {statistics.median(theirs) * 1000:7.1f} ms")
    print(f"our reader {statistics.median(ours) * 1000:7.1f} ms")
    print(
        f"ratio      {statistics.median(ratios):7.2f}    "
        f"from {ratios[0]:.2f} to {ratios[-1]:.2f}, target at most {TARGET}"
    )


if __name__ == "__main__":
    main()
