"""From draft to release: proposed, agreed, published, and read again later."""
