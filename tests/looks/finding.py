"""The search for programs: its form, what it finds, and what it does not find."""

from django.test import Client

from ..support.made_up import center, many

ALL_OF_IT = {
    "name": "Evening program", "levels": ["iop"], "extension": "12", "payers": ["medicaid"],
    "website": "https://example.org/", "telehealth": "yes", "child_care": "no",
    "languages": ["spanish"], "accepting": "yes", "sliding_fee": "yes",
}  # fmt: skip
NEAR = {"zip": "02139", "miles": "25"}


def search():
    """No programs known; then refused, some found, many, few, none."""
    yield "programs none known", Client().get("/programs/")
    the_directory()
    yield "programs", Client().get("/programs/")
    yield "programs refused", Client().post("/programs/", NEAR | {"zip": "0213"})
    for name, wanted in WANTED.items():
        client = Client()
        yield f"programs {name}", client.post("/programs/", NEAR | wanted, follow=True)
    client.post("/programs/", NEAR)
    others = client.post("/programs/relax/", {"others": "1"}, follow=True)
    yield "programs with those for others", others
    yield "programs second page", client.post("/programs/page/", {"page": "2"}, follow=True)


WANTED = {
    "found": {},
    "filtered": {"levels": ["iop", "php"], "payers": ["medicaid"], "also": ["accepting"]},
    "for veterans": {"payers": ["va_or_tricare"]},
    "few": {"levels": ["iop"], "languages": ["hmong"], "times": ["weekends"], "miles": "5"},
    "not found": {"zip": "99950", "miles": "5"},
}


def the_directory():
    """Some made-up programs around one place, every kind of listing among them."""
    center([("Tuesday", "18:00", "21:00"), ("Monday", "09:00", "12:00")], **ALL_OF_IT)
    center(only_for=["dui"], genders=["female"], levels=["iop"], provider="Example House")
    center(levels=["php_or_day_treatment"], intake_phone="617-555-0199", directory="both")
    center(levels=["inpatient"], formats=["residential"], payers=["va"], phone="")
    many(60)
    for number in range(24):
        center(provider=f"Example Clinic {number}", levels=["outpatient", "iop"], zip="02138")
