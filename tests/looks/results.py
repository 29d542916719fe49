"""The result: the card of every outcome in both voices, its special states, and every chapter."""

from ..support.made_up import center
from ..support.people import person, well_but
from ..support.walking import fill, opened
from .asking import walked

CHAPTERS = ("why", "week", "cost", "programs", "take-along")
# Whom each outcome, and what only some results say, is shown with: one of the example people, or
# someone of their own.
CARDS = {
    "emergency": "A plan to end life",
    "youth": "Sixteen",
    "medical first": "Daily drinking after seizures in withdrawal",
    "medical first with much": "Alcohol with benzodiazepines, and thoughts of suicide",
    "not enough answers": "Sure of nothing",
    "no program": "Nothing stands out",
    "outpatient": "A light drinking problem in a settled life",
    "iop": "A parent alone, on night shifts, with cocaine",
    "php": "Home early from residential care",
    "inpatient": "Stimulants, nowhere to live, earlier programs did not hold",
    "no program to iop": well_but(role_functioning=None),
    "range": well_but(
        low_mood="nearly_every_day", anxiety="most_days", role_functioning=None, left_care="none"
    ),
    "staying": well_but(
        current_care="outpatient", current_progress="improving", low_mood="most_days"
    ),
    "in care": "Two months of IOP, goals reached",
    "pregnant": "Pregnant, with fentanyl every day",
}
# With whom every chapter is shown; where nothing is in the way, and where much is.
IN_CHAPTERS = ("iop", "emergency", "youth", "medical first with much", "not enough answers",
               "no program", "inpatient", "range", "in care")  # fmt: skip
ESTIMATE = {"sessions": "3", "weeks": "9", "price": "250", "copay": "5"}


def with_voice(name, voice):
    """The answers of one of these people, told by themselves or by someone who cares about them."""
    answers = CARDS[name] if isinstance(CARDS[name], dict) else person(CARDS[name])
    return answers | {"respondent": voice, "zip": "02139"}


def cards():
    """The card of every outcome, in both voices."""
    for name in CARDS:
        for voice in ("self", "loved_one"):
            client = walked(with_voice(name, voice))
            yield f"card {name} {voice}", client.get("/recommendation/")


def early():
    """Part one alone; and the card after an answer was changed."""
    client = walked(well_but(low_mood="most_days", eating="not_sure"), "mood")
    yield "card early", client.get("/recommendation/")
    client = walked(person(CARDS["iop"]))
    opened(client, "low_mood", "card")
    told = person(CARDS["iop"]) | {"low_mood": "nearly_every_day", "anxiety": "most_days"}
    fill(client, "mood", told, "card")
    yield "card changed", client.get("/recommendation/")


def chapters():
    """Every chapter for some people, with part two told and programs near by."""
    center(levels=["iop", "php"], payers=["medicaid", "private"])
    for name in IN_CHAPTERS:
        client = walked(with_voice(name, "self"))
        for chapter in CHAPTERS:
            yield f"{chapter} {name}", client.get(f"/recommendation/{chapter}/")


def parts():
    """Chapters before part two is told; a rough figure, wrong and right; a summary with answers."""
    client = walked(person(CARDS["iop"]), "week")
    for chapter in CHAPTERS:
        yield f"{chapter} before part two", client.get(f"/recommendation/{chapter}/")
    client = walked(person(CARDS["iop"]))
    cost = "/recommendation/cost/"
    yield "cost refused", client.post(cost, ESTIMATE | {"weeks": "x", "copay": ""})
    yield "cost worked out", client.post(cost, ESTIMATE)
    include = {"include": ["concerns", "use_frequency", "low_mood"]}
    yield "take-along chosen", client.post("/recommendation/take-along/", include)
