"""The guides' index: every guide once, under a heading; one that no group names is not lost."""

from dataclasses import replace

from programs.levels.content import read_files, read_guides
from programs.levels.guide_groups import grouped, guide_groups

GUIDES = read_guides(read_files())


def shown(guides):
    return {
        one.key: [guide.key for guide in of] for one, of in grouped(guides, guide_groups().group)
    }


def test_every_guide_stands_once_and_under_a_heading_that_names_it():
    keys = [key for one in guide_groups().group for key in one.guides]
    assert sorted(keys) == sorted(GUIDES)
    assert [key for of in shown(GUIDES).values() for key in of] == keys


def test_what_no_group_names_stands_in_the_last_and_an_empty_group_is_left_out():
    new = replace(GUIDES["gambling"], key="grief")
    some = {
        key: guide for key, guide in GUIDES.items() if key not in ("in-care", "after-treatment")
    }
    rows = shown(some | {"grief": new})
    assert rows["more"] == ["gambling", "grief"] and "going_on" not in rows


def test_the_index_shows_the_headings(client, site):
    html = client.get("/guide/").content.decode()
    places = [html.index(f">{one.name}</h2>") for one in guide_groups().group]
    assert places == sorted(places)
    assert all(html.count(f"/guide/{key}/") == 1 for key in GUIDES)
