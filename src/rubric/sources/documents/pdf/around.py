"""What stands above and below the text of every page: running heads, running feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from rubric.sources.documents.pdf.aligned import Block
from rubric.sources.pieces import Role

#: how many blocks from the edge of a page are looked at
_DEEP = 4
#: points: what stands at one height on several pages
_SAME_HEIGHT = 5.0
#: the share of pages on which a running head stands, as a document may have several parts
_SHARE = 0.4
_PAGE = re.compile(
    r"(page|p\.?)?\s*[-–—|]?\s*(\d{1,4}|[ivxl]{1,6})\s*((of|/)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
#: a number that is one of the page and of nothing else, such as an outcome
_PAGED = re.compile(r"\bp(age|\.)|[|•·–—\t]\s*\d+\s*$|^\s*\d+\s*[|•·–—\t]", re.IGNORECASE)
#: a number at the end, which is that of the page where it grows with the pages
_LAST = re.compile(r"\d{1,4}$")


def roles_of(pages: Sequence[Sequence[Block]]) -> list[dict[int, Role]]:
    """Return for each page which of its blocks, by position, are no part of the running text."""
    found: list[dict[int, Role]] = [{} for _ in pages]
    for role, step in (("header", 1), ("footer", -1)):
        ended = [False] * len(pages)
        for depth in range(_DEEP):
            at = [(depth if step == 1 else len(blocks) - 1 - depth) for blocks in pages]
            here = [
                blocks[place] if 0 <= place < len(blocks) and not ended[page] else None
                for page, (blocks, place) in enumerate(zip(pages, at, strict=True))
            ]
            keys = [None if block is None else _key(block) for block in here]
            # headings of outcomes grow with the pages too, but do not stand at the foot
            counted = [
                None if block is None or step == 1 else _counted(block, page)
                for page, block in enumerate(here)
            ]
            common = _common(keys, len(pages)) | _common(counted, len(pages))
            for page, block in enumerate(here):
                if block is not None and _PAGE.fullmatch(block.text.strip()):
                    found[page].setdefault(at[page], "page_number")
                elif block is not None and common.intersection((keys[page], counted[page])):
                    found[page].setdefault(at[page], role)  # type: ignore[arg-type]
                else:
                    ended[page] = True
    return found


Key = tuple[str, int]


def _common(keys: Sequence[Key | None], pages: int) -> set[Key | None]:
    """Return what stands at one height on many of the pages."""
    if pages < 2:
        return set()
    least = max(2.0, _SHARE * pages)
    counts = Counter(key for key in keys if key is not None)
    near: set[Key | None] = set()
    for text, height in counts:
        if sum(counts[text, each] for each in (height - 1, height, height + 1)) >= least:
            near.add((text, height))
    return near


def _key(block: Block) -> Key:
    """Return the text of a block, without the number of its page, and its height on the page."""
    text = " ".join(block.text.split()).casefold()
    if _PAGED.search(block.text):
        text = _FIGURES.sub("#", text)
    return text, round(block.top / _SAME_HEIGHT)


def _counted(block: Block, page: int) -> Key | None:
    """Return the same with how far its last number is ahead of the page; None if it has none."""
    text, height = " ".join(block.text.split()).casefold(), round(block.top / _SAME_HEIGHT)
    number = _LAST.search(text)
    return number and (f"{text[: number.start()]}#{int(number[0]) - page}", height)
