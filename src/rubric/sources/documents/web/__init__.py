"""Web pages, also as browsers save them: text, lists and tables, and what surrounds them."""
