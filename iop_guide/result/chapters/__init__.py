"""What each page of the result is given: the card, and the chapters behind it."""
