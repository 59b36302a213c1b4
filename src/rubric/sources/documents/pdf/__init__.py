"""PDFs: the words of each page put into lines, tables and columns, and joined over pages.

What opens the file runs in a process of its own (`extracting`), so that time and memory are bounded
whatever it holds. What it gives are words with their places and the cells that are drawn; all that
is made of them is made here.
"""
