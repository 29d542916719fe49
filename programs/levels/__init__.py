"""Levels of care: definitions as rows and files, their checks, releases, and publishing them."""
