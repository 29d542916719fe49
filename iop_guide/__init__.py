"""The site: settings, addresses, and the pages where intake and programs meet."""
