"""Formats that go both ways: a portfolio as the rows of a database, and back."""
