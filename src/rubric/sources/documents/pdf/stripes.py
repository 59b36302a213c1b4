"""Tables of which every other row is filled: what is drawn is a table for each filled row."""

from collections.abc import Sequence

from rubric.sources.documents.pdf.aligned import columns_of, crosses
from rubric.sources.documents.pdf.frames import Frame
from rubric.sources.documents.pdf.grids import Box, holds
from rubric.sources.documents.pdf.lines import Word, lines_of

#: points: what is drawn at the edge of a frame is in it
_NEAR = 2.0


def without_stripes(
    tables: Sequence[Sequence[Box]], frames: Sequence[Frame], words: Sequence[Word], page: int
) -> list[Sequence[Box]]:
    """Return the tables that are drawn, without those that are rows of a larger one.

    Between these stand rows in the same columns, of which one has text in several, or the row of
    headings above the first has; no line goes across.
    """
    kept = list(tables)
    for frame in frames:
        inside = [table for table in kept if all(_is_in(frame, box) for box in table)]
        if not inside:
            continue
        top, bottom = frame.heights[0], frame.heights[-1]
        free = [word for word in words if not any(holds(box, word) for t in inside for box in t)]
        rows = lines_of([word for word in free if top < _middle(word) < bottom], page)
        heads = lines_of([word for word in free if _middle(word) < top], page)[-1:]
        near = [line for line in heads if top - line.bottom < line.size]
        several = any(sum(map(bool, columns_of(row, frame.gaps))) > 1 for row in (*near, *rows))
        if rows and several and not any(crosses(row, frame.gaps) for row in rows):
            kept = [table for table in kept if table not in inside]
    return kept


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _is_in(frame: Frame, box: Box) -> bool:
    return frame.heights[0] - _NEAR <= box[1] and box[3] <= frame.heights[-1] + _NEAR
