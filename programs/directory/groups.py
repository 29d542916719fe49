"""For whom alone a program is: the groups of people that it takes, and nobody else.

Pure. Read off what a source says of genders, ages and services for some people only. What it
does not say is never taken for it: then a program is for everyone.
"""

from typing import Any

# The keys of the groups in data/search.toml; the later ones are those of `only_for`.
WOMEN, MEN, TEENS = "women", "men", "teens"
GROUPS = (WOMEN, MEN, TEENS, "veterans", "military", "dui", "alcohol", "opioid")
BY_GENDER = {"female": WOMEN, "male": MEN}
UNDER_18 = "under_18"
# Groups of a program that has no adults, as far as they tell.
OF_THE_YOUNG = {"adolescents", "serious_emotional_disturbance"}
OF_ADULTS = {
    "young_adults", "older_adults", "women", "men", "pregnant", "parents_with_children", "veterans",
    "active_duty", "dui", "dementia", "serious_mental_illness",
}  # fmt: skip


def groups(program: Any) -> list[str]:
    """The groups that alone it takes, in their order; none where it is for everyone."""
    alone = set(program.only_for)
    if len(program.genders) == 1:
        alone.add(BY_GENDER.get(program.genders[0], ""))
    if _is_for_teens(program):
        alone.add(TEENS)
    return [group for group in GROUPS if group in alone]


def _is_for_teens(program: Any) -> bool:
    """The substance use directory leaves adults out of the ages of many places for adults: there
    its other groups must say the same."""
    populations = set(program.populations)
    if program.ages != [UNDER_18] or populations & OF_ADULTS:
        return False
    return program.directory != "substance_use" or bool(populations & OF_THE_YOUNG)


def ages_are_all(program: Any) -> bool:
    """Whether an age that is not named is not taken. The substance use directory does not say."""
    return bool(program.ages) and (program.directory != "substance_use" or _is_for_teens(program))
