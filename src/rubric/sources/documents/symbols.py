"""What is shown by fonts whose letters are pictures."""

#: characters of the fonts Symbol and Wingdings, as the private codes in which they are stored
_PICTURES = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF06E: "■",
    0xF06F: "□",
    0xF0A8: "□",
    0xF071: "❑",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0FE: "☑",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0DE: "⇒",
    0xF076: "❖",
    0xF02D: "–",
    0xF020: " ",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF0B1: "±",
    0xF0B0: "°",
}


def pictured(text: str) -> str:
    """Return text with the private characters of picture fonts as what they show."""
    return text.translate(_PICTURES)


def bullet(text: str) -> str:
    """Return the mark that a list without numbers shows; an `o` of Courier is a circle."""
    shown = pictured(text).strip()
    if shown == "o":
        return "◦"
    return "•" if any(0xE000 <= ord(letter) <= 0xF8FF for letter in shown) else shown
