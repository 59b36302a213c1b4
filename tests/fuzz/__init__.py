"""Fuzzing that follows branches: `make fuzz SECONDS=600`, or `python -m tests.fuzz 600 text logs`.

`targets.py` has the functions that take bytes and fail where something is wrong; `seeds.py` the
bytes to begin with; `trees.py` makes files of bytes, so that a change of one byte is a change of a
field and not of a bracket. `process.py` gives a target to Atheris in a process of its own.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
