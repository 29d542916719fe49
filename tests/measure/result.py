"""What a result shows: its first page, its other pages, paper, and the questions asked from it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .road import RESULT, Road, walk
from .screen import Screen, look

PART_TWO = "main button[name=open][value=part_two]"


@dataclass
class Result:
    first: Screen
    papers: int
    others: dict[str, Screen] = field(default_factory=dict)
    part_two: Road = field(default_factory=Road)


def look_at_result(page, answers):
    """The result that this page is; the page ends where it began."""
    result, address = Result(look(page), _papers(page)), page.url
    links = page.locator(f"main a[href^='{RESULT}']").evaluate_all("all => all.map(a => a.href)")
    others = [link for link in dict.fromkeys(links) if link.split("#")[0] != address]
    for link in dict.fromkeys(other.split("#")[0] for other in others):
        page.goto(link)
        result.others[urlsplit(link).path] = look(page)
    for link in [address, *others]:
        page.goto(link)
        if (opens := page.locator(PART_TWO).first).count():
            with page.expect_navigation(wait_until="domcontentloaded"):
                opens.click()
            result.part_two = walk(page, answers)
            break
    page.goto(address)
    return result


def _papers(page):
    """How many sheets of paper it prints on."""
    paper = page.pdf(format="Letter", margin=dict.fromkeys(("top", "bottom"), "15mm"))
    return len(re.findall(rb"/Type\s*/Page[^s]", paper))
