"""Why this level, why not the others, and what would change it: read off the findings."""
