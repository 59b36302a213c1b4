"""All faults that are planted, by what is done: the slug of the code, and who does it."""

from tests.quality import asked, copying, numbers, worded
from tests.quality.planting import FAULTS, Plant, Planted

#: the modules that enter their faults when they are imported
ENTERED_BY = (numbers, worded, copying, asked)

__all__ = ["ENTERED_BY", "FAULTS", "Plant", "Planted"]
