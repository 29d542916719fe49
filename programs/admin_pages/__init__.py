"""What the admin pages of both rooms share."""
