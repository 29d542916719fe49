"""How care fits into a week: what is free, what is committed, what a usual week holds."""
