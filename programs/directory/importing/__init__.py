"""Importing programs: files are read into listings, listings are planned against the directory,
and a plan is carried out in one transaction, or not at all.

opening and tables know files, samhsa, findtreatment and template know sources, services knows
what the names of services mean, plan compares, writing writes, reports tells.
"""
