"""The command line: a thin shell over `rubric.api`."""

import gc
import os


def main() -> None:
    """Run the command and end the process."""
    # a short run: looking for pydantic plugins and collecting cycles only cost time at the start
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    gc.set_threshold(100_000)
    from rubric.cli.verbs import run  # with the libraries that it stands on, so after these

    run()
