"""The directory of local programs: what they offer, and finding one that fits."""
