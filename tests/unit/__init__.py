"""A file for each module or page, laid out as the product."""
