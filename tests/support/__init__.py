"""What tests share: people, strategies, databases that fail, readings of the contracts."""
