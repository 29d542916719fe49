"""Pages to read, the same for everyone: home, levels, guides, what the site says of itself."""

from django.test import Client

from programs.levels.releases import newest

from ..support.publishing import publish

ABOUT = ["about", "about/releases", "about/releases/1", "privacy", "measures"]


def home():
    """The first page, for whoever comes for the first time."""
    yield "home", Client().get("/")


def levels():
    """All levels, each of them, and each two compared."""
    keys = [level.key for level in newest().definitions.levels[1:]]
    pairs = [f"{a}/{b}" for n, a in enumerate(keys) for b in keys[n + 1 :]]
    yield "levels", Client().get("/levels/")
    for path in [*keys, *pairs]:
        yield f"levels {path}", Client().get(f"/levels/{path}/")


def guides():
    """The list of guides, and each of them."""
    yield "guides", Client().get("/guide/")
    for key in newest().guides:
        yield f"guide {key}", Client().get(f"/guide/{key}/")


def about():
    """What the site says of itself; two releases compared."""
    for path in ABOUT:
        yield path, Client().get(f"/{path}/")
    publish("Looked at.")
    yield "releases two", Client().get("/about/releases/")
    yield "releases compared", Client().get("/about/releases/compare/?a=1&b=2")
    yield "releases no such", Client().get("/about/releases/compare/?a=1&b=9")
    yield "help now general", Client().get("/help-now/")
    yield "cost for anyone", Client().get("/recommendation/cost/")
