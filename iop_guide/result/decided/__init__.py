"""Decided: which questions can still change a result, whatever the open ones turn out.

Pure. Every condition is read with all that is not told as open; such a truth, once it is certain,
stays so whatever is answered later. So a question that no open condition of a trigger, a need or a
first step hangs on, and no rating that could still move the range, changes nothing.
"""
