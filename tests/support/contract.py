"""The answers contract (answers.md) as plain data, read without the product: every question with
its options in their order, and when a question is asked.

An open answer (absent, or "not_sure") could be anything, so a question that hangs on one may be
asked: only what is known not to be asked is dropped.
"""

from collections.abc import Callable, Mapping
from typing import Any

Answers = Mapping[str, Any]

NOT_SURE = "not_sure"
SUBSTANCES = ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "other")
ALWAYS_DUE = ("respondent", "age_group", "concerns")
_LISTS = "concerns emergency_signs medicines substances sud_criteria use_risks free_times insurance"
MANY = frozenset(_LISTS.split())

_DAYS = "not_at_all several_days most_days nearly_every_day"
_FREQUENCY = "none 1_3_days weekly most_days daily"
_OPTIONS = {
    "respondent": "self loved_one",
    "age_group": "under_18 18_25 26_64 65_plus",
    "concerns": "alcohol drugs mental_health",
    "suicide": "none wish_to_be_dead thoughts plan_or_intent",
    "suicide_attempt": "never over_a_year_ago past_year past_3_months",
    "means": "none locked_away within_reach",
    "violence": "none unwanted_thoughts thoughts plan_or_acts",
    "emergency_signs": (
        "none seizure confusion new_seeing_or_hearing_things chest_pain_or_breathing "
        "cannot_be_woken overdose_or_poison fever_or_repeated_vomiting head_injury "
        "bleeding_or_jaundice pregnancy_bleeding"
    ),
    "home_safety": "safe tense unsafe",
    "use_frequency": _FREQUENCY,
    "medicines": (
        "none opioid_medication alcohol_medication psychiatric sedatives_daily "
        "opioid_painkillers_daily"
    ),
    "substances": "none " + " ".join(SUBSTANCES),
    **{f"frequency_{substance}": _FREQUENCY for substance in SUBSTANCES},
    "drinks_per_day": "1_2 3_4 5_7 8_plus",
    "sud_criteria": (
        "none larger_amounts cannot_cut_down time_spent craving role_failure social_problems "
        "activities_given_up hazardous_use use_despite_harm tolerance withdrawal"
    ),
    "use_risks": "none alone injecting unknown_supply mixed_opioid_and_sedative",
    "withdrawal_now": "none mild moderate severe",
    "withdrawal_history": "none uncomfortable needed_medical_help seizure_or_delirium",
    "stopping": "not_planned with_medical_help alone_soon stopped_suddenly",
    "overdose": "never over_a_year_ago past_year past_month",
    "time_without_use": "months weeks days hours",
    "low_mood": _DAYS,
    "anxiety": _DAYS,
    "trauma_symptoms": "none some a_lot",
    "mania": "never past now now_no_sleep_or_danger",
    "psychosis": "never past now_manageable now_distressing commanding",
    "eating": "none some serious",
    "mental_health_care": "not_needed stable_with_care care_not_enough no_care",
    "role_functioning": "managing slipping failing unable",
    "self_care": "managing harder often_not cannot",
    "relationships": "steady strained breaking_down",
    "medical": "none stable needs_monitoring unstable",
    "pregnancy": "no maybe yes gave_birth_past_year not_applicable",
    "thinking_problems": "none some serious",
    "treatment_history": (
        "none helped_and_lasted helped_for_a_while did_not_help several_did_not_help"
    ),
    "past_care": "outpatient iop php inpatient",
    "current_care": "none outpatient iop php inpatient",
    "current_progress": "goals_met improving no_change getting_worse",
    "left_care": "none iop php inpatient",
    "left_how": "as_planned early",
    "readiness": "ready unsure not_ready",
    "living": "stable sober_living temporary none",
    "home_substance_use": "none some a_lot",
    "support": "strong some little none",
    "stress": "low some high overwhelming",
    "work": "none part_time full_time",
    "work_schedule": "days evenings nights shifts",
    "work_flexibility": "can_take_leave some none",
    "school": "none part_time full_time",
    "caregiving": "none shared sole",
    "free_times": "none weekday_mornings weekday_afternoons weekday_evenings weekends",
    "hours_free": "20_plus 9_19 3_8 under_3",
    "overnight": "yes with_arrangements no",
    "transport": "easy hard none",
    "telehealth": "yes sometimes no",
    "court": "no yes",
    "insurance": "none private medicaid medicare va_or_tricare other",
    "cost_worry": "none some cannot_pay",
}
OPTIONS: dict[str, tuple[str, ...]] = {
    name: tuple(options.split()) for name, options in _OPTIONS.items()
}


def is_open(answers: Answers, name: str) -> bool:
    """Whether this was not told, or told as "not sure"."""
    return answers.get(name, NOT_SURE) == NOT_SURE


def named(answers: Answers, name: str) -> list[str]:
    """What a list names, without `none`; nothing where it is open."""
    return [] if is_open(answers, name) else [one for one in answers[name] if one != "none"]


def rank(name: str, option: str) -> int:
    """The place of an option in the order of its question."""
    return OPTIONS[name].index(option)


def could_be(answers: Answers, name: str, least: str) -> bool:
    """Whether the answer is, or being open could be, this option or a later one."""
    return is_open(answers, name) or rank(name, answers[name]) >= rank(name, least)


def could_have(answers: Answers, name: str, *options: str) -> bool:
    """Whether the list has, or being open could have, one of these."""
    return is_open(answers, name) or bool(set(options) & set(answers[name]))


def most_frequent(answers: Answers) -> str:
    """`use_frequency`, raised by the frequency of one of several substances that lies above it.
    Open as long as it is open itself; none stays none."""
    pooled: str = answers.get("use_frequency", NOT_SURE)
    picked = named(answers, "substances")
    if pooled in ("none", NOT_SURE) or len(picked) < 2:
        return pooled
    names = [name for name in map("frequency_{}".format, picked) if not is_open(answers, name)]
    every = [pooled, *(answers[name] for name in names)]
    return max(every, key=lambda option: rank("use_frequency", option))


def _uses_at_least(answers: Answers, least: str) -> bool:
    return could_be({"use_frequency": most_frequent(answers)}, "use_frequency", least)


def _substances_open_up(answers: Answers) -> bool:
    return (
        could_have(answers, "concerns", "alcohol", "drugs")
        or _uses_at_least(answers, "1_3_days")
        or could_have(answers, "medicines", "sedatives_daily", "opioid_painkillers_daily")
    )


def _mental_health_opens_up(answers: Answers) -> bool:
    any_but_first = "suicide suicide_attempt violence trauma_symptoms mania psychosis eating"
    return (
        could_have(answers, "concerns", "mental_health")
        or could_be(answers, "low_mood", "most_days")
        or could_be(answers, "anxiety", "most_days")
        or any(could_be(answers, name, OPTIONS[name][1]) for name in any_but_first.split())
    )


def _stopping(answers: Answers) -> bool:
    return _uses_at_least(answers, "most_days") or could_have(
        answers, "medicines", "sedatives_daily"
    )


def _drinks(answers: Answers) -> bool:
    uses = _substances_open_up(answers) and _uses_at_least(answers, "1_3_days")
    return uses and could_have(answers, "substances", "alcohol")


def _left_care(answers: Answers) -> bool:
    return answers.get("current_care") != "inpatient"


def _its_frequency(substance: str) -> Callable[[Answers], bool]:
    def is_asked(answers: Answers) -> bool:
        uses = _substances_open_up(answers) and _uses_at_least(answers, "1_3_days")
        several = is_open(answers, "substances") or len(named(answers, "substances")) > 1
        return uses and several and could_have(answers, "substances", substance)

    return is_asked


_REST = "substances sud_criteria use_risks withdrawal_now withdrawal_history time_without_use"
ASKED_WHEN: dict[str, Callable[[Answers], bool]] = {
    **dict.fromkeys(_REST.split(), _substances_open_up),
    **{f"frequency_{substance}": _its_frequency(substance) for substance in SUBSTANCES},
    "drinks_per_day": _drinks,
    "stopping": _stopping,
    "mental_health_care": _mental_health_opens_up,
    "means": lambda answers: could_be(answers, "suicide", "wish_to_be_dead"),
    "current_progress": lambda answers: could_be(answers, "current_care", "outpatient"),
    "left_care": _left_care,
    "left_how": lambda answers: _left_care(answers) and could_be(answers, "left_care", "iop"),
    "past_care": lambda answers: could_be(answers, "treatment_history", "helped_and_lasted"),
    "work_schedule": lambda answers: could_be(answers, "work", "part_time"),
    "work_flexibility": lambda answers: could_be(answers, "work", "part_time"),
}


def is_asked(answers: Answers, name: str) -> bool:
    """Whether a question is asked of this person, as far as is known."""
    return name not in ASKED_WHEN or ASKED_WHEN[name](answers)


def asked(answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that are not asked of this person."""
    return {name: answer for name, answer in answers.items() if is_asked(answers, name)}


def open_questions(answers: Answers) -> list[str]:
    """The questions that may be asked of this person and have no answer (a ZIP aside)."""
    return [name for name in OPTIONS if is_asked(answers, name) and is_open(answers, name)]
