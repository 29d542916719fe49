"""Definitions proven over every combination of ratings: what is wrong, and what a change does."""
