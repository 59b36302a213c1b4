"""One target under Atheris in this process: `python -m tests.fuzz.process TARGET SECONDS FOLDER`.

What fails is kept in FOLDER and the run goes on, so that one fault does not hide the next; the same
fault (the same kind of exception at the same line of ours) is kept once, with its shortest input.
What hangs ends the run, since nothing else ends it.
"""

import sys
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["rubric"]):
    import rubric
    from tests.fuzz.targets import LONGEST, TARGETS, in_time

from tests.fuzz.seeds import SEEDS

#: bytes of one input
_LONGEST_INPUT = 8_000


def main(name: str, seconds: int, folder: Path) -> None:
    """Fuzz for some seconds; inputs that led somewhere new stay in `folder`/corpus."""
    corpus, found = folder / "corpus", folder / "found"
    for made in (corpus, found):
        made.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]()):
        if len(seed) <= _LONGEST_INPUT:
            (corpus / f"seed-{number}").write_bytes(seed)
    target = TARGETS[name]

    def one(data: bytes) -> None:
        try:
            with in_time():
                target(data)
        except Exception as error:
            _keep(found, error, data)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST_INPUT}",
            f"-timeout={int(LONGEST * 6)}",  # of the clock, on a machine that others use too
            f"-report_slow_units={int(LONGEST * 6)}",
            f"-artifact_prefix={found}/",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
            "-reload=0",
        ],
        one,
    )
    atheris.Fuzz()


def _keep(found: Path, error: Exception, data: bytes) -> None:
    """Keep what failed where it is new, or shorter than what is kept."""
    ours = Path(rubric.__file__).parent
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(ours)]
    at = (inside or frames)[-1]
    name = f"{type(error).__name__}-{Path(at.filename).stem}-{at.lineno}"
    kept = found / name
    if kept.exists() and len(kept.read_bytes()) <= len(data):
        return
    kept.write_bytes(data)
    told = "".join(traceback.format_exception(error))
    (found / f"{name}.txt").write_text(told, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
