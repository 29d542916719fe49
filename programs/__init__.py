"""Programs: levels of care with their releases and help numbers, and the directory of real ones."""
