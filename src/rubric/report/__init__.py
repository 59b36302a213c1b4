"""Views of what was found: written only, and everything in them comes from results.

One file a view; each is imported by itself, so that nobody pays for the others.
"""
