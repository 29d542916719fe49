"""What a page of a real browser shows on paper, once it is told to show what it would print."""

# Headings, and what is printed below them, in order. A heading says nothing by itself.
BARE = """() => {
    const shown = [...document.querySelectorAll(
        "main :is(h1, h2, h3, summary, p, li, dd, td, svg, .tel, .signs, legend)")]
        .filter(e => e.checkVisibility() && (e.textContent.trim() || e.tagName === "svg"));
    const rank = e => e ? ({H1: 1, H2: 2, SUMMARY: 2.5, H3: 3})[e.tagName] || 9 : 0;
    return shown.filter((e, i) => rank(e) < 9 && rank(e) >= rank(shown[i + 1]))
        .map(e => e.textContent.trim());
}"""
# What is there to press says nothing on paper.
PRESSED = "main :is(.btn, .door, .link, .relax, .compare-releases)"


def bare_headings(page):
    """The headings that nothing is printed below."""
    return page.evaluate(BARE)


def pressed(page):
    """What is there to press, in its words."""
    shown = page.locator(PRESSED).locator("visible=true")
    return shown.evaluate_all("all => all.map(e => e.innerText || e.name)")
