"""What English wording says, read word by word: words, numbers and amounts.

Nothing here knows of specifications. Checks compare what is found with the rules
that were written, and whoever reads documents may propose rules from it.
"""

from rubric.wording.amounts import Amount, amounts_in
from rubric.wording.words import Word, words_of

__all__ = ["Amount", "Word", "amounts_in", "words_of"]
