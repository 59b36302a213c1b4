"""Where something stands in data, and which fields hold free text."""

from typing import NamedTuple

#: where something stands in the data: keys, and positions in lists from 0
Location = tuple[str | int, ...]


class WordingFields(NamedTuple):
    """Which keys hold wording, the free text that people write."""

    #: keys with a text: `text: Plan the work`
    texts: frozenset[str]
    #: keys with a list of texts: `indicative_content:`
    lists: frozenset[str]
    #: keys with a mapping whose values, at any depth, are texts: `translations:`
    mappings: frozenset[str]

    def ask_for(self, location: Location) -> bool:
        """Return whether exactly this location is to hold one text."""
        if not location:
            return False
        last = location[-1]
        if isinstance(last, str):
            return last in self.texts
        return len(location) > 1 and location[-2] in self.lists

    def hold(self, location: Location) -> bool:
        """Return whether a text at this location is wording."""
        return self.ask_for(location) or any(key in self.mappings for key in location[:-1])
