"""Checking many files: what is known of each by itself, from a cache or from several processes."""
