"""What a result shows: its first page, its other pages, paper, and the questions asked from it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .road import RESULT, Road, walk
from .screen import Screen, look

# A browser's own margins, which those of a sheet itself stand in for.
MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
PART_TWO = "main button[name=open][value=part_two]"


@dataclass
class Result:
    """`papers`: the most sheets that any of its pages prints on."""

    first: Screen
    papers: int
    others: dict[str, Screen] = field(default_factory=dict)
    part_two: Road = field(default_factory=Road)


def look_at_result(page, answers):
    """The result that this page is; the page ends where it began."""
    result, address = Result(look(page), sheets(page)), page.url
    links = page.locator(f"main a[href^='{RESULT}']").evaluate_all("all => all.map(a => a.href)")
    others = [link for link in dict.fromkeys(links) if link.split("#")[0] != address]
    for link in dict.fromkeys(other.split("#")[0] for other in others):
        page.goto(link)
        result.others[urlsplit(link).path] = look(page)
        result.papers = max(result.papers, sheets(page))
    for link in [address, *others]:
        page.goto(link)
        if (opens := page.locator(PART_TWO).first).count():
            with page.expect_navigation(wait_until="domcontentloaded"):
                opens.click()
            result.part_two = walk(page, answers)
            break
    page.goto(address)
    return result


def sheets(page):
    """How many sheets of paper this page prints on, on the size that takes more."""
    papers = [page.pdf(format=size, margin=MARGINS) for size in ("Letter", "A4")]
    return max(len(re.findall(rb"/Type\s*/Page[^s]", paper)) for paper in papers)
