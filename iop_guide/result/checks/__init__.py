"""What definitions and questions do to people, checked before either reaches the public."""
