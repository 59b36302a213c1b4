"""The forms in which lists are numbered: figures, letters, Roman numerals, words."""

_ONES = (
    *("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen"),
    *("Eighteen", "Nineteen"),
)
_TENS = ("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_FIRSTS = {
    "One": "First",
    "Two": "Second",
    "Three": "Third",
    "Five": "Fifth",
    "Eight": "Eighth",
    "Nine": "Ninth",
    "Twelve": "Twelfth",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def counted(count: int, form: str) -> str:
    """Return a number of a list in a form, by Word's name for it; in figures where unknown."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 5000:
        letters = _roman(count)
        return letters.upper() if form == "upperRoman" else letters
    if form == "decimalZero":
        return f"{count:02}"
    if form == "ordinal" and count > 0:
        return f"{count}{_ending(count)}"
    if form in ("cardinalText", "ordinalText") and 0 < count < 100:
        return _in_words(count, first=form == "ordinalText")
    if form == "numberInDash":
        return f"- {count} -"
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, written in _ROMAN:
        while count >= worth:
            letters, count = letters + written, count - worth
    return letters


def _ending(count: int) -> str:
    if 10 < count % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _in_words(count: int, *, first: bool) -> str:
    tens, ones = ("", count) if count < 20 else (_TENS[count // 10 - 2], count % 10)
    last = _ONES[ones - 1] if ones else ""
    if first:
        if last:
            last = _FIRSTS.get(last, f"{last}th")
        else:
            tens = tens[:-1] + "ieth"
    return f"{tens}-{last.lower()}" if tens and last else tens or last
