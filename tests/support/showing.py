"""Shows what the site answered to Django's test client in a real browser, without a running site:
the page comes from the answer, its files from the static folders, and nothing leaves."""

import mimetypes
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

SITE = "http://localhost"  # as trusted as https
STATIC = "/static/"


class Screen:
    """One page of a browser that shows one answer after another; `errors` is what it reports."""

    def __init__(self, page):
        self.page, self.errors, self._answer, self._shown = page, [], None, 0
        page.route("**/*", self._fulfil)
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def show(self, answer):
        """Show this answer, at the address that it was asked for; each as a new entry of the
        history, which remembers which page of questions it showed."""
        self._answer, self._shown = answer, self._shown + 1
        path = answer.request["PATH_INFO"] if hasattr(answer, "request") else "/"
        self.page.goto(f"{SITE}{path}?{self._shown}")

    def _fulfil(self, route):
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            # Whatever its status: the browser would report a missing page as an error of ours.
            headers = {name: value for name, value in self._answer.items() if name != "Set-Cookie"}
            route.fulfill(body=self._answer.content, headers=headers)
        elif path.startswith(STATIC) and (file := finders.find(path.removeprefix(STATIC))):
            route.fulfill(path=file, content_type=mimetypes.guess_type(path)[0])
        else:
            self.errors.append(f"asked for {route.request.url}")
            route.abort()


@contextmanager
def screen(browser, **options):
    """A screen in a context of its own."""
    context = browser.new_context(reduced_motion="reduce", **options)
    try:
        yield Screen(context.new_page())
    finally:
        context.close()
