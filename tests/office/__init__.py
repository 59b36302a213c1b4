"""Workbooks opened and saved by LibreOffice: `make office`."""
