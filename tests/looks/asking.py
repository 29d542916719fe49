"""The start page, every page of questions in its states, and the pages met on the way."""

from django.test import Client

from intake.questionnaire import questionnaire

from ..support.people import person, well_but
from ..support.walking import (
    CHECK,
    HELP,
    QUESTIONS,
    RESULT,
    fill,
    open_part_two,
    opened,
    safe,
    send,
    shown,
    walk,
)

# Together they meet every page of questions but the one that the start page asks.
ASKED = (
    "A parent alone, on night shifts, with cocaine",
    "Sure of nothing",
    "Daily drinking after seizures in withdrawal",
    "A parent answers for a grown child",
    "Cannabis on most days, pills and beer on weekends",
    "Two PHPs that did not hold, and drinking at home",
)
MUCH = person("Alcohol with benzodiazepines, and thoughts of suicide")


def begun(respondent="self"):
    """A visitor on the first page of questions."""
    client = Client()
    client.post("/intake/", {"respondent": respondent})
    return client


def walked(answers, until=None):
    """A visitor who has answered all, or all before the page `until`."""
    client = begun(answers.get("respondent", "self"))
    walk(client, answers, until)
    return client


def start():
    """Before the questions: afresh, with answers kept, and after a visit has ended."""
    yield "start", Client().get("/intake/")
    client = walked(well_but(), "mood")
    yield "start kept", client.get("/intake/")
    yield "home kept", client.get("/")
    yield "erased", client.post("/intake/erase/")
    client.cookies["visit"] = "of-a-visit-that-has-ended"
    yield "start ended", client.get("/intake/")


def questions():
    """Every page of questions once, as it is met; one that several people meet, as the first."""
    met = set()
    for name in ASKED:
        for key, page in met_by(person(name)):
            if key not in met:
                met.add(key)
                yield f"question {key}", page
    client = begun()
    opened(client, "respondent")
    yield "question for_whom", client.get(QUESTIONS)


def met_by(answers):
    """The pages of questions that one person meets, by key: part one, and part two after it."""
    client, address, back_to = begun(answers["respondent"]), QUESTIONS, ""
    while address != CHECK:
        if address == RESULT:
            back_to = "check"
            address = open_part_two(client)["Location"]
        elif address == HELP:
            address = safe(client)["Location"]
        else:
            key = shown(client)
            yield key, client.get(QUESTIONS)
            address = fill(client, key, answers, back_to)["Location"]


def answered():
    """Questions that were answered already, opened from the check page; and refused answers."""
    client = walked(MUCH)
    for page in questionnaire().pages:
        if page.key in ("about", "right_now", "mood", "place"):
            opened(client, page.questions[0])
            yield f"answered {page.key}", client.get(QUESTIONS)
            wrong = {name: ["not_sure", "none", "no such"] for name in page.questions}
            yield f"refused {page.key}", send(client, page.key, wrong)


def gates():
    """Every gate with a tick, and refused."""
    for page in questionnaire().pages:
        if gate := questionnaire().gate_of(page):
            client = begun()
            walk(client, MUCH, page.key)
            lines = [line.id for line in gate.lines]
            ticks = {gate.field_name: [lines[0]], "shown": " ".join(lines)}
            send(client, page.key, ticks)
            back = client.post(QUESTIONS, back_from_the_next(client), follow=True)
            yield f"gate {page.key} ticked", back
            ticks[gate.field_name].append("none")
            yield f"gate {page.key} refused", send(client, page.key, ticks)


def back_from_the_next(client):
    """The next page's own Back, pressed."""
    return {"page": shown(client), "run": client.run_seen, "back": "1"}


def check():
    """Check your answers: all given, some ahead, some that count no more."""
    client = walked(MUCH)
    yield "check", client.get(CHECK)
    fill(client, "use", MUCH | {"use_frequency": "none"}, "check")
    yield "check dropped", client.get(CHECK)
    yield "check early", walked(well_but(), "mood").get(CHECK)
    yield "check unsure", walked(person("Sure of nothing")).get(CHECK)


def danger():
    """Help now on the way: told of oneself, told of someone else, a second danger; and after."""
    plan = person("A plan to end life")
    client = begun()
    walk(client, plan, "thoughts")
    fill(client, "thoughts", plan)
    yield "help now told", client.get(HELP)
    safe(client)
    yield "question after danger", client.get(QUESTIONS)
    yield "home after danger", client.get("/")
    fill(client, "right_now", {"emergency_signs": ["overdose"]})
    yield "help now second", client.get(HELP)
    other = begun("loved_one")
    walk(other, plan | {"respondent": "loved_one"}, "thoughts")
    fill(other, "thoughts", plan)
    yield "help now told of another", other.get(HELP)
    yield "help now on the way", walked(well_but(), "mood").get(HELP)
