"""How long the way to a result is, for nine made-up people on a phone: `python -m tests.measure`.

It presses what a person would press, so it decides everything from the forms it meets. Two versions
of the site can be measured with the same people. Nothing here is collected as a test.
"""
