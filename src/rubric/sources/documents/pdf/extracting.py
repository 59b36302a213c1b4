"""The words and drawn cells of a PDF, page by page; run as a process of its own.

It reads the file from its input and writes a line of JSON for each page. Nothing but pdfplumber is
imported, and the process ends with the document.
"""

import json
import signal
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

#: seconds of its own time
MOST_TIME = 900
#: of the size of the letters: a gap as wide as this parts two words
_GAP = 0.18
#: of the size of the letters: how wide a bullet may be; how near it is to its word, and no other
_BULLET, _BEFORE = (0.15, 0.5), 1.5
#: on a page: more small shapes than this are a picture
_MOST_BULLETS = 300
#: points: lines shorter than this underline words
_SHORTEST = 40.0


def pages_of(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    """Yield how many pages there are, then what stands on each.

    Args:
        data: the file.
        most: of pages; of more than this only their number is given.
    """
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        pages = document.pages
        title = (document.metadata or {}).get("Title")
        yield {"pages": len(pages), "title": title if isinstance(title, str) else ""}
        if len(pages) > most:
            return
        for page in pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> dict[str, Any]:
    words = page.dedupe_chars().extract_words(
        x_tolerance_ratio=_GAP, extra_attrs=["fontname", "size"]
    )
    tables = page.find_tables() if words else []
    return {
        "width": float(page.width),
        "height": float(page.height),
        "words": [
            [
                word["text"],
                *(round(float(word[side]), 2) for side in ("x0", "top", "x1", "bottom", "size")),
                _bold(str(word["fontname"])),
            ]
            for word in [*words, *_bullets(page, words)]
        ],
        "tables": [
            [[round(float(side), 2) for side in cell] for cell in table.cells] for table in tables
        ],
        "rules": _rules(page) if words else [],
        "pictures": bool(page.images),
    }


def _bullets(page: Any, words: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the bullets that are drawn before words, as words: browsers print lists so."""
    shapes = [shape for shape in (*page.curves, *page.rects) if _is_small(shape)]
    if len(shapes) > _MOST_BULLETS:
        return []
    marks: dict[int, list[Any]] = {}
    for shape in shapes:
        middle = (shape["top"] + shape["bottom"]) / 2
        beside = [n for n, word in enumerate(words) if word["top"] < middle < word["bottom"]]
        after = [n for n in beside if words[n]["x1"] > shape["x0"]]
        before = [words[n] for n in beside if n not in after]
        alone = all(shape["x0"] - word["x1"] > _BEFORE * word["size"] for word in before)
        if after and alone:
            marks.setdefault(min(after, key=lambda n: words[n]["x0"]), []).append(shape)
    return [
        {**words[n], "text": "\u2022", "x0": shape["x0"], "x1": shape["x1"]}
        for n, (shape, *more) in marks.items()
        if not more and _marks(shape, words[n])
    ]


def _is_small(shape: Any) -> bool:
    return bool(1 < shape["width"] < 12 and abs(shape["width"] - shape["height"]) < 1)


def _marks(shape: Any, word: dict[str, Any]) -> bool:
    least, most = (share * word["size"] for share in _BULLET)
    gap = word["x0"] - shape["x1"]
    return bool(least <= shape["width"] <= most and 0 <= gap <= _BEFORE * word["size"])


def _rules(page: Any) -> list[list[float]]:
    """Return the lines that are drawn across a page: where each starts, ends and how low."""
    return [
        [round(float(edge[side]), 2) for side in ("x0", "x1", "top")]
        for edge in page.horizontal_edges
        if edge["x1"] - edge["x0"] > _SHORTEST
    ]


def _bold(font: str) -> bool:
    name = font.lower()
    return any(word in name for word in ("bold", "black", "heavy", "demi"))


def refused(error: BaseException) -> str:
    """Return why a file could not be read, from what was raised."""
    names = {type(each).__name__ for each in _causes(error)}
    if names & {"PDFPasswordIncorrect", "PDFEncryptionError"}:
        return "encrypted"
    return "memory" if names & {"MemoryError"} else "damaged"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        yield from (each for each in error.args if isinstance(each, BaseException))
        error = error.__cause__ or error.__context__


def _limited(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the one who waits ends the process there
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, MOST_TIME)):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, hard))


def _page_begins(seconds: float) -> None:
    """Have the system end this process once it has worked so long on a page.

    Time in which a busy machine does other things is not counted.
    """
    if hasattr(signal, "setitimer"):  # Windows has none; the one who waits ends the process there
        signal.setitimer(signal.ITIMER_PROF, seconds)


def main() -> None:
    """Read a PDF from the input, and write what stands on its pages."""
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    _limited(int(sys.argv[2]))
    seconds = float(sys.argv[3])
    _page_begins(seconds)
    sys.setrecursionlimit(2000)
    try:
        for page in pages_of(data, int(sys.argv[1])):
            out.write(json.dumps(page).encode() + b"\n")
            out.flush()
            _page_begins(seconds)
        answer = {"done": True}
    except Exception as error:  # whatever a library makes of a damaged file
        answer = {"refused": refused(error)}  # type: ignore[dict-item]
    out.write(json.dumps(answer).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
