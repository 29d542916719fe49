"""The door for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iop_guide.settings")
application = get_wsgi_application()
# What was read at the start stays until the end: looking through it for rubbish, again and again,
# would slow every tenth page.
gc.collect()
gc.freeze()
