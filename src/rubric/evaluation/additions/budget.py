"""How much work one search may do, counted in steps and not in time, so that answers never vary."""


class Budget:
    """Steps that are left: a step is one look at what one kind of item gives one clause."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int = 1) -> bool:
        """Take steps, and return whether there were as many left."""
        enough = steps <= self.left
        self.left = self.left - steps if enough else 0
        return enough

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    def share(self, of: int) -> "Budget":
        """Take one of so many equal shares out, as a budget of its own."""
        part = self.left // of
        self.left -= part
        return Budget(part)

    def give_back(self, share: "Budget") -> None:
        """Put back what is left of a share."""
        self.left += share.left
        share.left = 0
