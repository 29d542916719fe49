"""Every distinct page of the site in every state, in one list, to be looked at and to be checked.

`python -m tests.looks --to FOLDER` makes a picture of each; tests/browser/test_states.py and
tests/unit/looks/ check each. A state is a name and what the site answers to a made-up person's
browser; a page or a state that is new gets a line in the module of its kind.
"""
