"""Finding programs: against a slow and simple search of our own, and what must always hold."""

import random
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from iop_guide.rules.clock import DAYS
from programs.directory.distance import miles
from programs.directory.filters import filters
from programs.directory.finding import ACCEPTING_HOLDS, around, find, nearest
from programs.directory.groups import GROUPS, groups
from programs.directory.relaxing import relaxations
from programs.directory.search import ANY_DISTANCE, Search, as_data, read_search
from programs.directory.session_times import fits, touched
from programs.directory.vocabulary import vocabulary
from programs.directory.zips import centroid
from programs.models import Program, Spot
from tests.support.made_up import center, many

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def directory():
    """150 made-up programs, many of them around one place."""
    many(150)
    chance = random.Random(7)
    for program in Program.objects.all()[:100]:
        program.zip, program.at_address = "02139", True
        program.latitude = 42.36 + chance.uniform(-1, 1)
        program.longitude = -71.10 + chance.uniform(-1, 1)
        program.save()
    return Program.objects.all()


def searches(count, seed):
    """Random searches, of one to five filters."""
    chance = random.Random(seed)
    for _ in range(count):
        picks = {}
        for filter_ in chance.sample(list(filters()), chance.randint(0, 5)):
            keys = [option.key for option in filter_.options]
            picks[filter_.key] = tuple(chance.sample(keys, chance.randint(1, 2)))
        code = chance.choice(["02139", "02139", "01970", "10001"])
        yield Search(code, chance.choice([*filters().distances, ANY_DISTANCE]), picks)


def everything(search):
    """What a search finds, as (program id, open, miles), in order, over all of its pages."""
    found = find(search, size=1000)
    assert found.total == len(found.spots)
    return [(spot.program_id, spot.open, spot.miles) for spot in found.spots]


def state(program, key, picked, today):
    """Yes, no or open: one condition, said again in plain Python."""

    def fact(said):
        return {"yes": "yes", "no": "no"}.get(said, "open")

    def listed(values, wanted):
        return "open" if not values else "yes" if set(values) & set(wanted) else "no"

    option = {o.key: o for f in filters() for o in f.options if f.key == key or o.key == key}
    if key == "levels":
        answers = []
        for level in picked:
            merged = level == "php" and "php_or_day_treatment" in program.levels
            if level in program.levels:
                answers.append("yes")
            elif merged or level in program.levels_unknown or not program.levels:
                answers.append("open")
    elif key == "times":
        sessions = [
            touched(DAYS.index(s.day), int(s.start[:2]) * 60, int(s.end[:2]) * 60)
            for s in program.sessions.all()
        ]
        answers = (
            ["yes" if any(fits(s, picked) for s in sessions) else "no"] if sessions else ["open"]
        )
    elif key == "treats":
        same = [c for c in picked if program.directory in (c, "both")]
        answers = ["yes"] if same else [fact(program.treats_both)]
    elif key == "languages":
        answers = []
        for o in picked:
            if set(option[o].keys) & set(program.languages):
                answers.append("yes")
            elif o == "sign_language" or not set(program.languages) - {"sign_language"}:
                answers.append("open")
    elif key == "accepting":
        fresh = program.confirmed and program.confirmed >= today - ACCEPTING_HOLDS
        answers = [fact(program.accepting) if fresh else "open"]
    elif key in ("payers", "ages", "formats"):
        answers = []
        for o in picked:
            if not option[o].keys:
                answers.append(fact(getattr(program, option[o].source)))
            elif key == "ages" and program.directory == "substance_use":
                answers.append("yes" if o in program.ages else "open")
            elif key == "formats":
                open_ = not program.formats and (
                    not program.levels or "inpatient" in program.levels
                )
                known = set(option[o].keys) & set(program.formats)
                answers.append("yes" if known else "open" if open_ else "no")
            else:
                answers.append(listed(getattr(program, key), option[o].keys))
    else:
        answers = [fact(getattr(program, option[key].source))]
    return "yes" if "yes" in answers else "open" if "open" in answers else "no"


def test_the_same_as_a_slow_and_simple_search(directory):
    programs = list(directory.prefetch_related("sessions"))
    found_any = 0
    for search in searches(60, seed=1):
        expected = []
        for program in programs:
            away = miles(centroid(search.zip), (program.latitude, program.longitude))
            states = [
                state(program, item.key, [o.key for o in item.options], TODAY())
                for item in search.conditions()
            ]
            if "no" not in states and (away <= search.miles or search.miles == ANY_DISTANCE):
                level = [
                    said
                    for said, item in zip(states, search.conditions(), strict=True)
                    if item.key == "levels"
                ]
                if program.only_for:
                    continue
                expected.append((program.pk, states.count("open"), away, "open" in level))
        expected.sort(key=lambda row: (row[3], row[1], round(row[2], 6), row[0]))
        got = everything(search)
        assert [row[:2] for row in got] == [row[:2] for row in expected], search
        assert [row[2] for row in got] == pytest.approx([row[2] for row in expected], rel=0.005)
        found_any += len(got)
    assert found_any > 200


def test_nearest_first_among_those_known_to_have_as_much(directory):
    for search in searches(30, seed=2):
        spots = find(search, size=1000).spots
        rows = [(spot.part == "unsure", spot.open, spot.miles) for spot in spots]
        assert rows == sorted(rows)


def test_a_larger_distance_holds_all_of_the_smaller_and_filters_only_shrink(directory):
    for search in searches(30, seed=3):
        here = {row[0] for row in everything(search)}
        for more in (*filters().distances, ANY_DISTANCE):
            if search.miles and (more > search.miles or more == ANY_DISTANCE):
                assert here <= {row[0] for row in everything(search.relaxed((), more))}
        for condition in search.conditions():
            wider = search.relaxed([condition.key], search.miles)
            assert here <= {row[0] for row in everything(wider)}


def test_several_options_in_one_filter_find_what_each_of_them_does(directory):
    either = Search("02139", 100, {"payers": ("medicaid", "medicare")})
    one, other = (Search("02139", 100, {"payers": (name,)}) for name in either.picks["payers"])
    assert {r[0] for r in everything(either)} == {
        r[0] for search in (one, other) for r in everything(search)
    }


def test_what_relaxing_promises_is_what_one_then_gets(directory):
    offered = 0
    for search in searches(60, seed=4):
        before = find(search).total
        for item in relaxations(search):
            wider = search.relaxed([condition.key for condition in item.dropped], item.miles)
            assert find(wider).total == item.total > before
            offered += 1
    assert offered > 100


def test_where_nothing_is_near_any_distance_is_offered():
    center(zip="59718", levels=["iop"])
    search = Search("99546", 5, {"levels": ("iop",)})
    assert find(search).total == 0
    assert [(item.dropped, item.miles, item.total) for item in relaxations(search)] == [
        ((), ANY_DISTANCE, 1)
    ]
    assert find(search.relaxed((), ANY_DISTANCE)).total == 1


def test_where_one_thing_is_not_enough_two_are_offered():
    center(zip="02139", levels=["outpatient"], payers=["medicare"])
    search = Search("02139", 100, {"levels": ("iop",), "payers": ("medicaid",)})
    [item] = relaxations(search)
    assert [condition.key for condition in item.dropped] == ["levels", "payers"]
    assert item.total == 1


def test_an_empty_directory_has_nothing_to_offer():
    search = Search("02139", 25, {"levels": ("iop",)})
    assert find(search).total == 0 and relaxations(search) == []


def test_around_the_date_line_the_poles_and_the_islands():
    adak = center(zip="99546")
    attu = center(zip="99546", latitude=52.9, longitude=172.9, at_address=True)
    guam, san_juan = center(zip="96910"), center(zip="00901")
    found = find(Search("99546", ANY_DISTANCE)).spots
    assert [spot.program_id for spot in found][:2] == [adak.pk, attu.pk]
    near = find(Search("99546", 100)).spots
    assert [spot.program_id for spot in near] == [adak.pk]
    for code, program in (("96910", guam), ("00901", san_juan)):
        assert [spot.program_id for spot in find(Search(code, 25)).spots] == [program.pk]
    west = center(zip="99546", latitude=52.0, longitude=179.9, at_address=True)
    east = center(zip="99546", latitude=52.0, longitude=-179.9, at_address=True)
    across = set(around((52.0, -179.95), 25).values_list("pk", flat=True))
    assert across == {west.pk, east.pk}


def test_sessions_are_held_against_the_free_times():
    evening = center([("Tuesday", "18:00", "21:00"), ("Monday", "09:00", "12:00")])
    day = center([("Tuesday", "09:00", "15:00")])
    unsaid = center()
    named = center(formats=["iop_evening"])
    found = find(Search("02139", 5, {"times": ("weekday_evenings",)})).spots
    assert {spot.program_id: spot.open for spot in found} == {
        evening.pk: 0,
        unsaid.pk: 1,
        named.pk: 0,
    }
    mornings = find(Search("02139", 5, {"times": ("weekday_mornings",)})).spots
    assert day.pk not in {spot.program_id for spot in mornings}
    both = ("weekday_mornings", "weekday_afternoons")
    assert day.pk in {spot.program_id for spot in find(Search("02139", 5, {"times": both})).spots}


def test_a_session_that_is_deleted_or_moved_counts_no_more():
    program = center([("Tuesday", "18:00", "21:00")])
    search = Search("02139", 5, {"times": ("weekday_evenings",)})
    assert [spot.open for spot in find(search).spots] == [0]
    session = program.sessions.get()
    session.start, session.end = "09:00", "12:00"
    session.save()
    assert find(search).total == 0
    session.delete()
    assert [spot.open for spot in find(search).spots] == [1]


def test_taking_new_people_holds_for_thirty_days():
    long_ago = TODAY() - ACCEPTING_HOLDS - timedelta(days=1)
    yes = center(accepting="yes", confirmed=TODAY())
    stale = center(accepting="yes", confirmed=long_ago)
    center(accepting="no", confirmed=TODAY())
    was_full = center(accepting="no", confirmed=long_ago)
    found = find(Search("02139", 5, {"also": ("accepting",)})).spots
    assert {spot.program_id: spot.open for spot in found} == {
        yes.pk: 0,
        stale.pk: 1,
        was_full.pk: 1,
    }


def test_what_is_gone_or_hidden_or_nowhere_is_not_found():
    program = center()
    center(gone=TODAY())
    center(hidden=True)
    center(zip="99999")
    assert [spot.program_id for spot in find(Search("02139", ANY_DISTANCE)).spots] == [program.pk]
    program.hidden = True
    program.save()
    assert not Spot.objects.exists()


def test_a_federal_listing_for_mental_health_is_never_a_no_to_iop():
    unsaid = center(directory="mental_health", levels=["outpatient"], levels_unknown=["iop"])
    merged = center(levels=["php_or_day_treatment"])
    for level, program in (("iop", unsaid), ("php", merged)):
        [spot] = find(Search("02139", 5, {"levels": (level,)})).spots
        assert (spot.program_id, spot.open) == (program.pk, 1)
        assert [item.key for item in spot.unsaid] == ["levels"]


def test_pages_hold_everything_once(directory):
    search = Search("02139", ANY_DISTANCE)
    total = find(search).total
    ids = []
    for page in range(1, find(search).pages + 1):
        ids += [spot.program_id for spot in find(search, page).spots]
    assert len(ids) == len(set(ids)) == total > 100
    assert find(search, 10_000).page == find(search).pages
    assert find(search, -3).page == 1


def test_queries_are_constant(directory, django_assert_num_queries):
    for search in searches(10, seed=5):
        if find(search).total:
            with django_assert_num_queries(4):
                find(search)
            with django_assert_num_queries(2):
                nearest(search, 3)


def test_a_search_opens_as_it_was_kept():
    for search in searches(20, seed=6):
        again = read_search(as_data(search))
        assert (again.zip, again.miles) == (search.zip, search.miles)
        assert again.conditions() == search.conditions()
    strange = {"zip": 5, "miles": 7, "picks": {"levels": ["no such"], "no such": ["iop"]}}
    assert read_search(strange) == Search("5", filters().usual_distance, {})
    assert read_search({}) == Search()


def test_a_zip_code_without_a_place_is_refused():
    with pytest.raises(ValueError):
        find(Search("99999"))


def test_the_index_can_be_made_anew(directory, capsys):
    before = list(Spot.objects.order_by("pk").values())
    Spot.objects.filter(pk__in=[row["program_id"] for row in before[:50]]).delete()
    Spot.objects.update(may_offers=0)
    call_command("index_programs")
    assert list(Spot.objects.order_by("pk").values()) == before
    assert capsys.readouterr().out == f"{len(before)} programs are in the index.\n"


def test_a_program_known_to_give_the_level_comes_before_a_nearer_one_that_may():
    near = center(levels=[], payers=["medicaid"])
    far = center(zip="01970", levels=["iop"], payers=[])
    search = Search("02139", 25, {"levels": ("iop",), "payers": ("medicaid",)})
    assert [(spot.program_id, spot.part) for spot in find(search).spots] == [
        (far.pk, "usual"),
        (near.pk, "unsure"),
    ]


@pytest.mark.parametrize("alone", [
    {"only_for": ["dui"]}, {"only_for": ["veterans"]}, {"genders": ["female"]},
    {"ages": ["under_18"], "directory": "mental_health"},
])  # fmt: skip
def test_a_program_for_other_people_only_is_left_out_and_counted_until_asked_for(alone):
    some, everyone = center(**alone), center(zip="02140")
    found = find(Search("02139", 5))
    assert [spot.program_id for spot in found.spots] == [everyone.pk]
    assert (found.total, found.others) == (1, 1)
    shown = find(Search("02139", 5, others=True))
    assert [(spot.program_id, spot.part) for spot in shown.spots] == [
        (everyone.pk, "usual"),
        (some.pk, "others"),
    ]
    assert (shown.total, shown.others) == (2, 1)


def test_a_program_for_the_group_one_belongs_to_is_like_any_other():
    women, men = center(genders=["female"]), center(genders=["male"])
    center(genders=["female"], only_for=["dui"])
    found = find(Search("02139", 5, groups=("women",)))
    assert [(spot.program_id, spot.part) for spot in found.spots] == [(women.pk, "usual")]
    assert found.others == 2
    assert men.pk in {spot.program_id for spot in find(Search("02139", 5, groups=("men",))).spots}
    teens = center(ages=["under_18"], directory="both")
    search = Search("02139", 5, {"ages": ("under_18",)})
    assert teens.pk in {spot.program_id for spot in find(search).spots}


def test_places_for_veterans_come_first_for_someone_who_served():
    near = center(levels=["iop"])
    va = center(zip="01970", levels=[], only_for=["veterans"])
    search = Search("02139", 25, {"levels": ("iop",)}, ("veterans",))
    assert [(spot.program_id, spot.part) for spot in find(search).spots] == [
        (va.pk, "served"),
        (near.pk, "usual"),
    ]


def test_what_a_source_does_not_say_of_people_is_never_a_no():
    """The substance use directory leaves adults out of the ages of many places for adults."""
    unsaid = center(ages=["under_18"])
    adults = center(ages=["65_plus", "under_18"], populations=["men", "women"])
    teens = center(ages=["under_18"], populations=["adolescents"])
    found = find(Search("02139", 5, {"ages": ("26_64",)}))
    assert {spot.program_id: spot.open for spot in found.spots} == {unsaid.pk: 1, adults.pk: 1}
    assert find(Search("02139", 5)).others == 1
    young = center(ages=["under_18"], directory="mental_health")
    said = [groups(program) for program in (unsaid, adults, teens, young)]
    assert said == [[], [], ["teens"], ["teens"]]


def test_every_way_of_being_for_some_only_is_a_group():
    assert set(vocabulary()["only_for"]) <= set(GROUPS)
    for group in vocabulary()["only_for"]:
        assert groups(Program(only_for=[group])) == [group]


def test_the_group_of_a_search_is_kept_and_its_wider_searches_leave_others_out_too():
    search = Search("02139", 5, {"levels": ("iop",)}, ("women",), True)
    assert read_search(as_data(search)) == search
    center(levels=["outpatient"], genders=["male"])
    assert relaxations(Search("02139", 5, {"levels": ("iop",)})) == []
    [item] = relaxations(Search("02139", 5, {"levels": ("iop",)}, others=True))
    assert item.total == 1
