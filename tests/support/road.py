"""The road of one person as the journey gives it, page by page, without a site around it."""

from intake.deciding import decided, everything
from intake.journey import journey
from intake.questionnaire import questionnaire


def walked(answers, asks=everything):
    """The journey of someone who answers each page with what `answers` holds for it."""
    told, seen = {}, []
    so_far = journey(told, seen, questionnaire())
    while page := so_far.first_unseen():
        names = so_far.questions_on(page)
        told |= {name: answers[name] for name in names if name in answers}
        seen.append(page.key)
        so_far = journey(told, seen, questionnaire(), decided(told, seen, asks))
    return so_far


def length(answers):
    """How many pages and how many questions their road has."""
    road = walked(answers)
    return len(road.pages), len(road.asked)
