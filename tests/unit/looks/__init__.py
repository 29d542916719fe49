"""What can be said of every page and state without a browser."""
