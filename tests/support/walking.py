"""Walks the questionnaire as a visitor does: page by page, through the forms."""

import re

from intake.questionnaire import questionnaire


def key_of(html):
    """Which page of questions this is, from its hidden field."""
    return re.search(r'name="page" value="([a-z_]+)"', html).group(1)


def fill(client, address, answers):
    """Answer one page of questions with what `answers` holds for it."""
    page = key_of(client.get(address).content.decode())
    names = next(p.questions for p in questionnaire().pages if p.key == page)
    data = {name: answers[name] for name in names if name in answers}
    return client.post(address, {"page": page, **data})


def walk(client, answers, most=30):
    """From the first page to the check page; past an emergency by "I am safe for now".

    Returns every address met, in order.
    """
    address = "/intake/step-1/"
    met = [address]
    while address != "/intake/check/" and len(met) < most:
        if address == "/help-now/":
            response = client.post("/intake/safe-for-now/")
        else:
            response = fill(client, address, answers)
        assert response.status_code == 302, response.content.decode()[:2000]
        address = response["Location"]
        met.append(address)
    return met
