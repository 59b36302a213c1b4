"""What quality assurance and the head of a centre ask of many results: views, claims, a sample.

Nothing is judged here a second time: everything is read off results and the facts they rest on.
Each learner is taken by itself first, so that a log can be gone through once and nothing of a
result has to be kept.
"""
