"""A document that was read before: what it holds is known, and its text is read only for places."""

from typing import TYPE_CHECKING, Any

from rubric.diagnostics import Path
from rubric.load.document import LINE_END, Document, document_of
from rubric.model import Written
from rubric.sources import Located, Place

if TYPE_CHECKING:
    from rubric.load.ignoring import Ignore


class Restored(Document):
    """A document whose text need not be parsed, unless somebody asks where something stands."""

    __slots__ = ("_again", "_text")
    _again: Document | None
    _text: str

    def __init__(
        self, name: str, text: str, kind: str, value: Written, problems: tuple[Located, ...]
    ) -> None:
        stated: dict[str, Any] = {"name": name, "kind": kind, "value": value, "problems": problems}
        stated |= {"_parsed": None, "_addresses": None, "_text": text, "_again": None}
        for field, known in stated.items():
            object.__setattr__(self, field, known)

    def __reduce__(self) -> tuple[object, ...]:
        """Return what a pickle holds: the text is read again where that is asked for."""
        return Restored, (self.name, self._text, self.kind, self.value, self.problems)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text."""
        return tuple(LINE_END.split(self._text))

    def ignores(self) -> "tuple[tuple[Ignore, ...], tuple[Located, ...]]":
        """Return what comments of the file ignore, and what is wrong with these comments."""
        from rubric.load.ignoring import may_ignore  # only `check` asks

        return self._read().ignores() if may_ignore(self._text) else ((), ())

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:
        """Return where a path of the model stands, as the document itself would."""
        return self._read().place(path, span)

    def _read(self) -> Document:
        if self._again is None:
            object.__setattr__(self, "_again", document_of(self._text, self.name))
        assert self._again is not None
        return self._again
