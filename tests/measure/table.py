"""The table that is printed: a row a person, as Markdown."""

COLUMNS = (
    "person", "screens", "questions", "taps", "words before", "minutes", "phone screens before",
    "result words", "result screens", "words with all its pages", "screens with all its pages",
    "sheets printed", "part two: screens", "part two: minutes",
)  # fmt: skip


def row(name, road, result):
    """The cells of one person."""
    pages, part_two = [result.first, *result.others.values()], result.part_two
    return [
        name,
        len(road.screens),
        len(road.questions),
        road.choices + road.presses,
        road.words,
        f"{road.minutes:.1f}",
        f"{sum(screen.phones for screen in road.screens):.0f}",
        result.first.words,
        f"{result.first.phones:.1f}",
        sum(page.words for page in pages),
        f"{sum(page.phones for page in pages):.1f}",
        result.papers,
        len(part_two.screens),
        f"{part_two.minutes:.1f}",
    ]


def line(cells):
    """One line of a table in Markdown."""
    return f"| {' | '.join(map(str, cells))} |"
