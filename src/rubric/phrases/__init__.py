"""Sentences: per language as data, and the one function that fills them.

Nothing else in the project builds a sentence. A template names its arguments
in braces; `{count:hour|hours}` writes the number with the right word after it,
`{values:or}` a list as "a, b or c", `{shape:a}` a word with its article,
`{fault:@key}` the phrase `key.VALUE`, `{thing:@owner}` what staff call a thing. Any
text that came from outside is made safe to show: control and direction-changing
characters become visible escapes, and very long values are shortened with a
mark that says so.
"""

from rubric.phrases.filling import bare_name, same_name, shown, spelled, visible
from rubric.phrases.languages import LANGUAGES, has_phrase, help_text, outline, phrase

__all__ = [
    "LANGUAGES",
    "bare_name",
    "has_phrase",
    "help_text",
    "outline",
    "phrase",
    "same_name",
    "shown",
    "spelled",
    "visible",
]
