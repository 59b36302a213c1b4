"""Numbers in figures and in words: `12`, `2.5`, `twelve`, `twenty-five`."""

from decimal import Decimal

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IN_WORDS = {
    **{word: n for n, word in enumerate(_SMALL)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    **{
        f"{ten}-{_SMALL[one]}": 10 * n + one
        for n, ten in enumerate(_TENS, start=2)
        for one in range(1, 10)
    },
    "dozen": 12,
    "hundred": 100,
}


def number_of(word: str) -> Decimal | None:
    """Return the number that a word is, or None where it is none.

    >>> number_of("twenty-five"), number_of("1,500"), number_of("tea")
    (Decimal('25'), Decimal('1500'), None)
    """
    if word[:1].isdigit():
        plain = word.replace(",", "")
        return Decimal(plain) if plain.count(".") < 2 and plain.isascii() else None
    found = _IN_WORDS.get(word)
    return None if found is None else Decimal(found)
