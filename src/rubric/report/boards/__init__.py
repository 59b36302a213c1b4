"""Pages for quality assurance and the head of a centre: numbers, each with the list it leads to.

`board.py` is the one flat shape of such a page; `claims.py`, `quality.py` and `sample.py` say what
stands on each, and `text.py`, `markdown.py` and `page.py` lay any of them out.
"""
