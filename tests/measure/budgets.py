"""What a way to a result and a result may take at most, and who takes more."""

FIRST_PAGE = {"words": 600, "phone screens": 4}
CHAPTER_WORDS, SHEETS, PART_TWO_MINUTES = 700, 2, 3
# Part one: for who has told of alcohol or drugs, and for everyone else.
PART_ONE = {
    True: {"screens": 22, "words": 1900, "minutes": 10},
    False: {"screens": 14, "words": 1300, "minutes": 7},
}


def over(answers, road, result):
    """What of one person's way and result is more than it may be, in words."""
    uses = bool({"alcohol", "drugs"} & set(answers["concerns"]))
    part_one = {"screens": len(road.screens), "words": road.words, "minutes": road.minutes}
    first = {"words": result.first.words, "phone screens": result.first.phones}
    yield from _more("part one", part_one, PART_ONE[uses])
    yield from _more("first page", first, FIRST_PAGE)
    for path, page in result.others.items():
        yield from _more(path, {"words": page.words}, {"words": CHAPTER_WORDS})
    yield from _more("paper", {"sheets": result.papers}, {"sheets": SHEETS})
    yield from _more(
        "part two", {"minutes": result.part_two.minutes}, {"minutes": PART_TWO_MINUTES}
    )


def _more(where, taken, most):
    for what, number in taken.items():
        if number > most[what]:
            yield f"{where}: {number:.4g} {what}, at most {most[what]}"
