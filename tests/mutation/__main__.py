"""Try the mutants that are still to be tried, keep the figures, and say what no test finds.

`python -m tests.mutation` goes through every file whose text is not the one that figures are
kept of; `python -m tests.mutation rules/matching.py` tries the survivors of that file again.
With `--tables` the laws are passed over, to see soon what no table finds.
"""

import sys

from tests.mutation import kept, running


def main(asked: list[str]) -> int:
    """Return 0 where everything asked for was tried and enough was found, else 1."""
    tables_only = "--tables" in asked
    asked = [file for file in asked if file != "--tables"]
    unknown = [file for file in asked if file not in running.files()]
    if unknown:
        print(f"no such file: {', '.join(unknown)}; write for example rules/matching.py")
        return 2
    known = kept.figures()
    fresh = [f for f in running.files() if known.get(f, {}).get("source") != running.source_of(f)]
    to_try = asked or fresh
    try:
        code = running.run(to_try, survivors_again=bool(asked), tables_only=tables_only)
    except KeyboardInterrupt:  # mutmut was told to stop as well, and has kept what it did
        code = 130
    if code not in (0, 130):
        return code
    made = {file: figures for file in to_try if (figures := running.figures_of(file)) is not None}
    kept.keep(made)
    for file, figures in made.items():
        left = kept.open_survivors(file, figures)
        print(f"{file}: {figures['found']} of {figures['mutants']} found, {len(left)} open")
        for survivor in left:
            print(f"  {survivor['function']}\n    - {survivor['line']}")
            print(f"    + {survivor['becomes']}")
    unfinished = [f for f in to_try if f not in made and running.tried(f)]
    for file in unfinished:
        print(f"{file}: not finished; `make mutants` goes on")
    print("now `make generated` writes docs/mutants.md")
    short = [file for file, of in made.items() if kept.share(file, of) < kept.AIM]
    return 1 if short or unfinished else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
