"""Pages for two pairs of eyes: what a source says beside what was encoded, to compare and sign.

A page is one file of HTML without scripts, pictures or anything from elsewhere, on the base that
all pages have; its sentences are those of the catalogue, like everybody's.
"""
