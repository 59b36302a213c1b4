"""The work that a search may take, counted in steps: a slow machine ends where a fast one does."""

#: so many numbers of a program can be gone over in one step
_NUMBERS_A_STEP = 10_000
#: so many exchanges of the simplex method take about as long as one step
_EXCHANGES_A_STEP = 100


class Work:
    """Steps that are left for one answer, whatever number of searches it takes.

    A step is a branch of a search or a round of its cuts. In a program of very many
    numbers each counts for more.
    """

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int, numbers: int, exchanges: int = 0) -> None:
        """Take what a search took off what is left.

        Args:
            steps: its branches and rounds.
            numbers: how many numbers its program has.
            exchanges: of the simplex method, where it was done by itself.
        """
        self.left -= (steps + exchanges // _EXCHANGES_A_STEP) * (1 + numbers // _NUMBERS_A_STEP)

    def share(self, numbers: int) -> int:
        """Return the steps that the next search may take: half, so that those after it have some.

        Args:
            numbers: how many numbers its program has.
        """
        return self.left // (2 * (1 + numbers // _NUMBERS_A_STEP))
