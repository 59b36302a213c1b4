"""The text of one paragraph, with what stands out, its boxes and the notes that it points at."""

from dataclasses import dataclass, field

from rubric.sources.documents.symbols import pictured
from rubric.sources.documents.word.names import Element, children, local, name, value
from rubric.sources.documents.word.styles import Styles


@dataclass(slots=True)
class Written:
    """What a paragraph holds."""

    texts: list[str] = field(default_factory=list)
    #: whether each run with letters stands out
    strong: list[bool] = field(default_factory=list)
    #: text boxes, as the elements that hold their paragraphs
    boxes: list[Element] = field(default_factory=list)
    #: the kind and id of each note that is pointed at
    notes: list[tuple[str, str]] = field(default_factory=list)
    #: whether hidden text was left out
    hidden: bool = False
    #: whether a number is filled in here: of this page, or of all
    paged: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(self.texts)


def written(paragraph: Element, styles: Styles) -> Written:
    """Return what stands in a paragraph once tracked changes are accepted."""
    found = Written()
    for run in children(paragraph):
        tag = local(run)
        if tag == "r":
            _run(run, paragraph, styles, found)
        elif tag in ("oMath", "oMathPara"):
            found.texts.extend(each.text or "" for each in run.iter(name("m:t")))
    return found


def _run(run: Element, paragraph: Element, styles: Styles, found: Written) -> None:
    if styles.hidden(run):
        found.hidden = found.hidden or any(each.text for each in run.iter(name("w:t")))
        return
    before = len(found.texts)
    for part in children(run):
        _part(part, found)
    if "".join(found.texts[before:]).strip():
        found.strong.append(styles.stands_out(paragraph, run))


def _part(part: Element, found: Written) -> None:
    tag = local(part)
    if tag == "t":
        found.texts.append(pictured(part.text or ""))
    elif tag == "tab" or tag == "ptab":
        found.texts.append("\t")
    elif tag in ("br", "cr"):
        # a page or column that ends within a sentence leaves the space between its words
        found.texts.append("\n" if value(part, "w:type") not in ("page", "column") else " ")
    elif tag == "noBreakHyphen":
        found.texts.append("-")
    elif tag == "softHyphen":
        found.texts.append("\u00ad")
    elif tag == "sym":
        code = value(part, "w:char") or ""
        found.texts.append(_symbol(code))
    elif tag in ("footnoteReference", "endnoteReference"):
        found.notes.append((tag[: -len("Reference")], value(part, "w:id") or ""))
    elif tag in ("drawing", "pict", "object"):
        found.boxes.extend(part.iter(name("w:txbxContent")))
    elif tag == "ruby":
        base = part.find(name("w:rubyBase"))
        if base is not None:
            found.texts.extend(each.text or "" for each in base.iter(name("w:t")))
    elif tag == "instrText":
        found.paged = found.paged or "PAGE" in (part.text or "")


def _symbol(code: str) -> str:
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    if at < 0x20 or at > 0xFFFF or 0xD800 <= at <= 0xDFFF:
        return ""
    return pictured(chr(at if at >= 0x100 else at + 0xF000))
