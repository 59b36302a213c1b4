"""Word documents (.docx): paragraphs and tables in the order in which they are read.

python-docx opens the file; what stands in it is walked here, because the library leaves out what
people do use: automatic numbers, text boxes, content controls, notes, tracked changes.
"""
