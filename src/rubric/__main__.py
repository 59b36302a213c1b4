"""`python -m rubric` is the command `rubric`."""

from rubric.cli import main

if __name__ == "__main__":
    main()
