"""The verbs: where paths meet places, and readers meet judgements.

One file a verb; `rubric` itself names what is public and imports it when it is used.
"""
