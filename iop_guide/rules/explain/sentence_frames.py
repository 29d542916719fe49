"""The sentences of an explanation before they are filled in. Pure; who reads the file of words
makes them, in the voice of whoever answers."""

from dataclasses import dataclass

from ..blanks import filled_with


@dataclass(frozen=True, kw_only=True)
class Frames:
    """The sentence frames for one voice.

    Filled in are: `told` what was told, as clauses, `level`, `below` and `more` names of levels,
    `shortfall` what a level leaves open, `about` what was rated above none, `open` open questions,
    `changes` changed answers and `more` of them, `then` what they lead to.
    """

    quoted: str = filled_with("name")
    told: str = filled_with("told")
    also_told: str = filled_with("told")
    and_also_told: str = filled_with("told")
    too_little: str = filled_with("shortfall", "told", "level")
    too_little_plainly: str = filled_with("told", "level")
    passed_over: str = filled_with("level", "more")
    not_enough_either: str = filled_with("level")
    could_be: str = filled_with("level", "open")
    could_be_anything: str = filled_with("level")
    could_not_be: str = filled_with("below", "level")
    enough: str = filled_with("below", "level", "about")
    enough_easily: str = filled_with("below", "level")
    enough_baseline: str = filled_with("below", "level", "about")
    enough_baseline_easily: str = filled_with("below", "level")
    more_than_enough: str = filled_with("below", "level", "about")
    would_change_more: str = filled_with("changes", "then")
    would_change_less: str = filled_with("changes", "then")
    would_change_long: str = filled_with("changes", "then")
    would_change_longest: str = filled_with("changes", "more", "then")
    then_level: str = filled_with("level")
    then_level_at_least: str = filled_with("level")
    then_no_program: str
    then_after_doctor: str = filled_with("level")
    then_after_doctor_nothing: str
