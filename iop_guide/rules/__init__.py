"""The rules: which level of care a profile points to, and why.

Pure Python: no Django, no clock, no database, nothing of the two apps. The same profile and
the same definitions always give the same recommendation.

The rule, in one sentence: a level is needed when any less intensive level is not enough, so
the recommendation is the level just above the most intensive level that is not enough.
"""
