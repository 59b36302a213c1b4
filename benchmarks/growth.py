"""How the work for one learner grows with the records, counted and not timed; and its memory.

Lines come to and texts compared are counted (`tests/growth/counting.py`), so the figures are
the same on every machine. The exponent is that between the smallest and the largest size, and
between the last two. An argument is the largest size: `python -m benchmarks.growth 10000`.
"""

import sys
import tracemalloc
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.growth.counting import exponent, operations
from tests.growth.shapes import SHAPES

from rubric.model.order import people_order

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
#: the exponent that is allowed
BOUND = 1.1


def counted(position: int, size: int) -> int:
    """Return the operations of one shape at one size.

    What it imports is there before, and no order of ids is remembered from another size.
    """
    SHAPES[position](10)()
    people_order.cache_clear()
    return operations(SHAPES[position](size))


def held(position: int, size: int) -> float:
    """Return the most bytes held at once for each record, without the records themselves."""
    run = SHAPES[position](size)
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1] / size
    finally:
        tracemalloc.stop()


def main(sizes: Sequence[int] = SIZES) -> int:
    """Print a line for each shape as it is done; 1 where one grows faster than it may."""
    print(f"operations a record, from {sizes[0]:,} to {sizes[-1]:,} records; exponent ≤ {BOUND}")
    print(f"{'':40}{'first':>9}{'last':>9}{'whole':>8}{'end':>8}{'bytes':>9}")
    worst = 0.0
    with ProcessPoolExecutor() as pool:
        every = range(len(SHAPES))
        counts = {p: [pool.submit(counted, p, size) for size in sizes] for p in every}
        memory = {p: pool.submit(held, p, sizes[-1]) for p in every}
        for position, shape in enumerate(SHAPES):
            made = [count.result() for count in counts[position]]
            whole = exponent((sizes[0], sizes[-1]), (made[0], made[-1]))
            end = exponent(sizes, made)
            worst = max(worst, whole, end)
            print(
                f"{shape.__name__.replace('_', ' '):40}"
                f"{made[0] / sizes[0]:9,.0f}{made[-1] / sizes[-1]:9,.0f}"
                f"{whole:8.3f}{end:8.3f}{memory[position].result():9,.0f}",
                flush=True,
            )
    print(f"the worst exponent is {worst:.3f}")
    return 0 if worst <= BOUND else 1


if __name__ == "__main__":
    asked = [size for size in SIZES if size <= int(sys.argv[1])] if sys.argv[1:] else SIZES
    sys.exit(main(asked))
