"""The page where intake and programs meet: the result, what it leads to, and its checks."""
