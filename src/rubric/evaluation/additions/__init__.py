"""What would close a gap: the least addition to one rule (`closing`), to a unit (`together`)."""
