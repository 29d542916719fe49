"""Programs: the level-of-care definitions, their releases, and the help numbers."""
