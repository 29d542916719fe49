"""Plausible treatment-seekers, made up: whole answers of people who might come to the guide.

Who comes follows what US federal data say of people entering treatment; what they tell is drawn
from a few latent factors (how bad use, distress, disability and adversity are), so that troubles
come together as they do in life. Nobody here is real. The tables are ASSUMPTIONS, written down on
2026-11-27 from general knowledge of the sources named beside them, before the guide was run on
anybody drawn from them. They are never to be changed to make an outcome of the guide come out.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, NamedTuple

from .contract import ALWAYS_DUE, NOT_SURE, OPTIONS, SUBSTANCES, Answers, asked, rank

Shares = Mapping[str, float]

# Who comes. TEDS admissions and the client data of state mental health agencies (MH-CLD), put
# together; a site that anyone may open also draws the worried and the barely ill.
KINDS = {"substances": 0.55, "mental_health": 0.30, "both": 0.15}
BARELY_ILL = 0.12  # of every kind: one shift down in every factor
LOVED_ONE = 0.30
LOVED_ONE_UNDER_18 = 0.60
AGES = {"under_18": 0.04, "18_25": 0.19, "26_64": 0.71, "65_plus": 0.06}
WOMEN = 0.46  # TEDS about 0.36, mental health care about 0.55
CAN_BE_PREGNANT = {"under_18": 1.0, "18_25": 1.0, "26_64": 0.6, "65_plus": 0.0}  # of the women
PREGNANCY = {"no": 0.815, "maybe": 0.02, "yes": 0.065, "gave_birth_past_year": 0.10}

# What is used. Main substance as in TEDS; those who come for mental health alone as in NSDUH.
MAIN = {
    "alcohol": 0.40,
    "opioids": 0.25,
    "stimulants": 0.15,
    "cannabis": 0.15,
    "sedatives": 0.02,
    "other": 0.03,
}
MAIN_IN_MENTAL_HEALTH = {
    "alcohol": 0.68,
    "cannabis": 0.24,
    "stimulants": 0.03,
    "opioids": 0.02,
    "sedatives": 0.02,
    "other": 0.01,
}
MAIN_UNDER_18 = {"cannabis": 0.70, "alcohol": 0.20, "opioids": 0.03, "other": 0.07}
# Beside it: a little over half of admissions name a second substance (TEDS).
BESIDE: dict[str, Shares] = {
    "alcohol": {
        "cannabis": 0.25,
        "stimulants": 0.13,
        "opioids": 0.06,
        "sedatives": 0.05,
        "other": 0.02,
    },
    "opioids": {
        "stimulants": 0.32,
        "cannabis": 0.18,
        "alcohol": 0.16,
        "sedatives": 0.14,
        "other": 0.03,
    },
    "stimulants": {
        "alcohol": 0.28,
        "cannabis": 0.27,
        "opioids": 0.25,
        "sedatives": 0.05,
        "other": 0.03,
    },
    "cannabis": {
        "alcohol": 0.35,
        "stimulants": 0.10,
        "opioids": 0.05,
        "sedatives": 0.04,
        "other": 0.04,
    },
    "sedatives": {
        "alcohol": 0.35,
        "opioids": 0.30,
        "cannabis": 0.25,
        "stimulants": 0.10,
        "other": 0.05,
    },
    "other": {"alcohol": 0.35, "cannabis": 0.30, "stimulants": 0.10, "opioids": 0.05},
}
BESIDE_IN_MENTAL_HEALTH = 0.5  # times the chances above
# Last month. TEDS: about a third of admissions daily, a quarter to a third not at all (in
# recovery, or from a place without); mental health alone: adults who drink now and then (NSDUH).
USE_FREQUENCY: dict[str, Shares] = {
    "substances": {
        "none": 0.26,
        "1_3_days": 0.13,
        "weekly": 0.15,
        "most_days": 0.14,
        "daily": 0.32,
    },
    "both": {"none": 0.18, "1_3_days": 0.14, "weekly": 0.20, "most_days": 0.18, "daily": 0.30},
    "mental_health": {
        "none": 0.45,
        "1_3_days": 0.24,
        "weekly": 0.18,
        "most_days": 0.08,
        "daily": 0.05,
    },
}
FREQUENCY_BESIDE = {
    "none": 0.10,
    "1_3_days": 0.30,
    "weekly": 0.30,
    "most_days": 0.15,
    "daily": 0.15,
}
STILL_USED_IN_24_HOUR_CARE = 0.6  # of those there now: still before they came, in the same month
DRINKS_MAIN = {"1_2": 0.08, "3_4": 0.20, "5_7": 0.32, "8_plus": 0.40}
DRINKS_BESIDE = {"1_2": 0.35, "3_4": 0.35, "5_7": 0.20, "8_plus": 0.10}
# How many of the eleven criteria: mean, and how much one step of the factor adds (NSDUH, TEDS).
CRITERIA = {"substances": (6.0, 2.4), "both": (6.0, 2.4), "mental_health": (1.2, 1.2)}
CRITERIA_SPREAD = 1.2
RISKS: dict[str, Shares] = {
    "alone": dict.fromkeys(SUBSTANCES, 0.35),
    "injecting": {"opioids": 0.25, "stimulants": 0.12},
    "unknown_supply": {"opioids": 0.40, "stimulants": 0.25, "cannabis": 0.08, "sedatives": 0.15},
}
MIXES = 0.45  # of those who use opioids and sedatives
RISKS_WITHOUT_USE = 0.2  # times the chances above, with no use in the last month

# Withdrawal by physical load: 0 hardly any, 1 some, 2 most days, 3 daily and much. Asked for over
# all: about 5 % moderate and 0.7 % severe now; a past seizure in about 3 % of those who use
# alcohol or sedatives (about 3 to 5 % of withdrawals have one).
WITHDRAWAL_NOW: tuple[Shares, ...] = (
    {"none": 0.97, "mild": 0.03},
    {"none": 0.85, "mild": 0.117, "moderate": 0.03, "severe": 0.003},
    {"none": 0.62, "mild": 0.268, "moderate": 0.10, "severe": 0.012},
    {"none": 0.36, "mild": 0.355, "moderate": 0.25, "severe": 0.035},
)
WITHDRAWAL_HISTORY: tuple[Shares, ...] = (
    {"none": 0.76, "uncomfortable": 0.18, "needed_medical_help": 0.05, "seizure_or_delirium": 0.01},
    {
        "none": 0.60,
        "uncomfortable": 0.30,
        "needed_medical_help": 0.085,
        "seizure_or_delirium": 0.015,
    },
    {"none": 0.40, "uncomfortable": 0.43, "needed_medical_help": 0.14, "seizure_or_delirium": 0.03},
    {"none": 0.22, "uncomfortable": 0.48, "needed_medical_help": 0.25, "seizure_or_delirium": 0.05},
)
HISTORY_IN_MENTAL_HEALTH = {"none": 0.92, "uncomfortable": 0.07, "needed_medical_help": 0.01}
STOPPING = {
    "not_planned": 0.45,
    "with_medical_help": 0.33,
    "alone_soon": 0.16,
    "stopped_suddenly": 0.06,
}
WITHOUT_USE: dict[str, Shares] = {
    "none": {"months": 0.70, "weeks": 0.22, "days": 0.07, "hours": 0.01},
    "1_3_days": {"months": 0.45, "weeks": 0.42, "days": 0.12, "hours": 0.01},
    "weekly": {"months": 0.25, "weeks": 0.45, "days": 0.27, "hours": 0.03},
    "most_days": {"months": 0.12, "weeks": 0.28, "days": 0.45, "hours": 0.15},
    "daily": {"months": 0.08, "weeks": 0.17, "days": 0.40, "hours": 0.35},
}
# Overdose, nearly all of it in those who use opioids (surveys of people who use drugs).
OVERDOSE: dict[str, Shares] = {
    "opioids": {"never": 0.62, "over_a_year_ago": 0.22, "past_year": 0.12, "past_month": 0.04},
    "drugs": {"never": 0.86, "over_a_year_ago": 0.09, "past_year": 0.04, "past_month": 0.01},
    "neither": {"never": 0.970, "over_a_year_ago": 0.024, "past_year": 0.005, "past_month": 0.001},
}
# Medicines: among admissions for opioids about a third on medication when they ask (TEDS).
MEDICATION_FOR_OPIOIDS, MEDICATION_FOR_ALCOHOL = 0.35, 0.08
PSYCHIATRIC = {"substances": 0.22, "mental_health": 0.52, "both": 0.45}
SEDATIVES_DAILY = {"substances": 0.03, "mental_health": 0.07, "both": 0.06}
PAINKILLERS_DAILY = {"under_18": 0.0, "18_25": 0.01, "26_64": 0.035, "65_plus": 0.08}

# Signs of danger now, in sum about 2 %; three times as likely in moderate or severe withdrawal.
SIGNS = {
    "seizure": 0.001,
    "confusion": 0.002,
    "new_seeing_or_hearing_things": 0.002,
    "chest_pain_or_breathing": 0.004,
    "cannot_be_woken": 0.0005,
    "overdose_or_poison": 0.001,
    "fever_or_repeated_vomiting": 0.003,
    "head_injury": 0.002,
    "bleeding_or_jaundice": 0.002,
}
SIGNS_IN_WITHDRAWAL = 3.0
PREGNANCY_BLEEDING = 0.01  # of those who are or may be pregnant

# Care now in about a quarter; 24-hour care left in the last four weeks in about one in twenty.
CURRENT_CARE = {"none": 0.75, "outpatient": 0.165, "iop": 0.04, "php": 0.015, "inpatient": 0.03}
PROGRESS = {"goals_met": 0.12, "improving": 0.45, "no_change": 0.28, "getting_worse": 0.15}
BETTER_BY = {"goals_met": -1.0, "improving": -0.5, "no_change": 0.0, "getting_worse": 0.3}
LEFT_CARE = {"none": 0.90, "iop": 0.03, "php": 0.02, "inpatient": 0.05}
LEFT_HOW = {"as_planned": 0.62, "early": 0.38}
BETTER_AFTER_24_HOUR_CARE = -0.4

# The factors: normal, sharing this much with one another; shifted by kind and by care, then drawn
# in again by as much as the shifts widen them, so that the shares below hold over all.
SHARED = 0.4
DRAWN_IN = 0.87
SHIFTS: dict[str, Shares] = {
    "substances": {"use": 0.1, "distress": -0.25, "disability": 0.0, "adversity": 0.05},
    "mental_health": {"use": -0.4, "distress": 0.25, "disability": 0.0, "adversity": -0.1},
    "both": {"use": 0.2, "distress": 0.4, "disability": 0.1, "adversity": 0.1},
}
SHIFT_BARELY_ILL, SHIFT_OTHERS = -1.4, 0.30
FACTORS = ("use", "distress", "disability", "adversity")
SHIFT_AT_65 = {"disability": 0.8}


class Graded(NamedTuple):
    """An ordered answer: the share of each option, and how much each factor weighs in it."""

    shares: Shares
    loads: Shares


# Ordered answers. Suicide and attempts: treatment samples of NSDUH and C-SSRS screening (thoughts
# without a plan 9 to 12 %, a plan 1.5 %, an attempt in three months 2 %); mood, anxiety, trauma:
# PHQ and GAD in treatment; psychosis and mania now about 4 % and 2 %; home: one in 25 unsafe.
GRADED = {
    "low_mood": Graded(
        {"not_at_all": 0.20, "several_days": 0.34, "most_days": 0.25, "nearly_every_day": 0.21},
        {"distress": 0.8, "use": 0.1},
    ),
    "anxiety": Graded(
        {"not_at_all": 0.17, "several_days": 0.34, "most_days": 0.26, "nearly_every_day": 0.23},
        {"distress": 0.75, "adversity": 0.1},
    ),
    "trauma_symptoms": Graded(
        {"none": 0.52, "some": 0.31, "a_lot": 0.17}, {"distress": 0.45, "adversity": 0.35}
    ),
    "suicide": Graded(
        {"none": 0.725, "wish_to_be_dead": 0.155, "thoughts": 0.105, "plan_or_intent": 0.015},
        {"distress": 0.7, "adversity": 0.1},
    ),
    "suicide_attempt": Graded(
        {"never": 0.80, "over_a_year_ago": 0.135, "past_year": 0.045, "past_3_months": 0.02},
        {"distress": 0.55, "adversity": 0.15, "use": 0.1},
    ),
    "means": Graded({"none": 0.36, "locked_away": 0.30, "within_reach": 0.34}, {"adversity": 0.1}),
    "violence": Graded(
        {"none": 0.93, "unwanted_thoughts": 0.04, "thoughts": 0.025, "plan_or_acts": 0.005},
        {"distress": 0.3, "adversity": 0.2},
    ),
    "home_safety": Graded({"safe": 0.81, "tense": 0.15, "unsafe": 0.04}, {"adversity": 0.6}),
    "mania": Graded(
        {"never": 0.87, "past": 0.11, "now": 0.018, "now_no_sleep_or_danger": 0.002},
        {"distress": 0.25, "disability": 0.2},
    ),
    "psychosis": Graded(
        {
            "never": 0.87,
            "past": 0.09,
            "now_manageable": 0.02,
            "now_distressing": 0.016,
            "commanding": 0.004,
        },
        {"distress": 0.2, "disability": 0.35, "use": 0.15},
    ),
    "eating": Graded({"none": 0.87, "some": 0.115, "serious": 0.015}, {"distress": 0.35}),
    "role_functioning": Graded(
        {"managing": 0.32, "slipping": 0.37, "failing": 0.22, "unable": 0.09},
        {"use": 0.35, "distress": 0.4, "disability": 0.3},
    ),
    "self_care": Graded(
        {"managing": 0.60, "harder": 0.29, "often_not": 0.10, "cannot": 0.01},
        {"use": 0.2, "distress": 0.45, "disability": 0.4},
    ),
    "relationships": Graded(
        {"steady": 0.34, "strained": 0.45, "breaking_down": 0.21},
        {"use": 0.35, "distress": 0.3, "adversity": 0.3},
    ),
    "medical": Graded(
        {"none": 0.54, "stable": 0.33, "needs_monitoring": 0.118, "unstable": 0.012},
        {"disability": 0.7},
    ),
    "thinking_problems": Graded(
        {"none": 0.60, "some": 0.36, "serious": 0.04}, {"disability": 0.55, "distress": 0.2}
    ),
    "treatment_history": Graded(
        {
            "none": 0.37,
            "helped_and_lasted": 0.10,
            "helped_for_a_while": 0.29,
            "did_not_help": 0.12,
            "several_did_not_help": 0.12,
        },
        {"use": 0.25, "distress": 0.25, "disability": 0.2},
    ),
    "past_care": Graded(
        {"outpatient": 0.48, "iop": 0.20, "php": 0.07, "inpatient": 0.25},
        {"use": 0.3, "distress": 0.2},
    ),
    "readiness": Graded({"ready": 0.52, "unsure": 0.36, "not_ready": 0.12}, {"use": 0.2}),
    "living": Graded(
        {"stable": 0.73, "sober_living": 0.05, "temporary": 0.14, "none": 0.08},
        {"adversity": 0.6, "use": 0.2},
    ),
    "home_substance_use": Graded(
        {"none": 0.63, "some": 0.26, "a_lot": 0.11}, {"use": 0.3, "adversity": 0.3}
    ),
    "support": Graded(
        {"strong": 0.30, "some": 0.38, "little": 0.23, "none": 0.09},
        {"adversity": 0.5, "distress": 0.2},
    ),
    "stress": Graded(
        {"low": 0.14, "some": 0.38, "high": 0.33, "overwhelming": 0.15},
        {"adversity": 0.6, "distress": 0.25},
    ),
    "work_flexibility": Graded({"can_take_leave": 0.30, "some": 0.42, "none": 0.28}, {}),
    "hours_free": Graded({"20_plus": 0.37, "9_19": 0.33, "3_8": 0.24, "under_3": 0.06}, {}),
    "overnight": Graded({"yes": 0.35, "with_arrangements": 0.33, "no": 0.32}, {}),
    "transport": Graded({"easy": 0.62, "hard": 0.28, "none": 0.10}, {"adversity": 0.4}),
    "telehealth": Graded({"yes": 0.63, "sometimes": 0.25, "no": 0.12}, {"adversity": 0.4}),
    "cost_worry": Graded({"none": 0.27, "some": 0.49, "cannot_pay": 0.24}, {"adversity": 0.4}),
}

# Mental health care by whether there is anything to be cared for.
NEEDS_CARE_FROM = 0.0  # of the factor of distress; always with mania or psychosis now or before
CARE_NEEDED = {
    "not_needed": 0.08,
    "stable_with_care": 0.24,
    "care_not_enough": 0.28,
    "no_care": 0.40,
}
CARE_NOT_NEEDED = {
    "not_needed": 0.50,
    "stable_with_care": 0.25,
    "care_not_enough": 0.05,
    "no_care": 0.20,
}

# Daily life: American Community Survey and TEDS (about a third of admissions work).
WORK: dict[str, Shares] = {
    "under_18": {"none": 0.85, "part_time": 0.15},
    "18_25": {"none": 0.38, "part_time": 0.30, "full_time": 0.32},
    "26_64": {"none": 0.44, "part_time": 0.15, "full_time": 0.41},
    "65_plus": {"none": 0.84, "part_time": 0.10, "full_time": 0.06},
}
SCHOOL: dict[str, Shares] = {
    "under_18": {"none": 0.08, "part_time": 0.07, "full_time": 0.85},
    "18_25": {"none": 0.62, "part_time": 0.14, "full_time": 0.24},
    "26_64": {"none": 0.94, "part_time": 0.04, "full_time": 0.02},
    "65_plus": {"none": 1.0},
}
CAREGIVING: dict[str, Shares] = {
    "under_18": {"none": 0.98, "shared": 0.02},
    "18_25": {"none": 0.82, "shared": 0.11, "sole": 0.07},
    "26_64": {"none": 0.60, "shared": 0.26, "sole": 0.14},
    "65_plus": {"none": 0.85, "shared": 0.11, "sole": 0.04},
}
SCHEDULE = {"days": 0.66, "evenings": 0.09, "nights": 0.08, "shifts": 0.17}
FREE = {
    "weekday_mornings": 0.40,
    "weekday_afternoons": 0.40,
    "weekday_evenings": 0.62,
    "weekends": 0.66,
}
COURT = {"substances": 0.26, "mental_health": 0.04, "both": 0.15}
INSURANCE = {
    "none": 0.13,
    "private": 0.31,
    "medicaid": 0.42,
    "medicare": 0.06,
    "va_or_tricare": 0.04,
    "other": 0.04,
}
INSURANCE_AT_65 = {"medicare": 0.86, "medicaid": 0.06, "private": 0.05, "va_or_tricare": 0.03}


@dataclass(frozen=True)
class Someone:
    """One person before they answer: why they come, who they are, and how bad things are."""

    chance: random.Random
    kind: str
    age: str
    woman: bool
    factors: Mapping[str, float]
    care: str
    progress: str
    left: str

    def happens(self, share: float) -> bool:
        """True with this chance."""
        return self.chance.random() < share

    def pick(self, shares: Shares) -> str:
        """One option, each with its share."""
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def some(self, shares: Shares) -> list[str]:
        """Every option with its own chance; `none` if it comes to nothing."""
        return [option for option, share in shares.items() if self.happens(share)] or ["none"]

    def graded(self, name: str) -> str:
        """An ordered answer of the table GRADED."""
        return self.along(*GRADED[name])

    def along(self, shares: Shares, loads: Shares) -> str:
        """One option in their order: the more of the factors, the later."""
        weights = loads.values()
        explained = (1 - SHARED) * sum(w * w for w in weights) + SHARED * sum(weights) ** 2
        score = sum(weight * self.factors[factor] for factor, weight in loads.items())
        place = NormalDist().cdf(score + self.chance.gauss(0, (1 - explained) ** 0.5))
        for option, share in shares.items():
            place -= share
            if place < 0:
                return option
        return list(shares)[-1]


def population(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many people with whole, valid answers; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _answers(_someone(chance))


def with_open(answers: Answers, share: float, chance: random.Random) -> dict[str, Any]:
    """The same person with about this share of their answers left out or "not sure". What was not
    asked of them stays absent; answers that hang on one now open stay, as it may be asked."""
    may_be_open = [name for name in answers if name not in ALWAYS_DUE]
    how_many = int(share * len(may_be_open) + chance.random())
    told = dict(answers)
    for name in chance.sample(may_be_open, how_many):
        told.pop(name)
        if name != "zip" and chance.random() < 0.5:
            told[name] = NOT_SURE
    return asked(told)


def _someone(chance: random.Random) -> Someone:
    def pick(shares: Shares) -> str:
        return chance.choices(list(shares), list(shares.values()))[0]

    kind, age, care, left = pick(KINDS), pick(AGES), pick(CURRENT_CARE), pick(LEFT_CARE)
    progress = pick(PROGRESS)
    shift = SHIFT_BARELY_ILL if chance.random() < BARELY_ILL else SHIFT_OTHERS
    shift += BETTER_BY[progress] if care != "none" else 0
    shift += BETTER_AFTER_24_HOUR_CARE if left == "inpatient" else 0
    factors = _factors(chance, kind, age, shift)
    return Someone(chance, kind, age, chance.random() < WOMEN, factors, care, progress, left)


def _factors(chance: random.Random, kind: str, age: str, shift: float) -> dict[str, float]:
    """How bad things are: what the factors share, what each has of its own, and the shifts."""
    shared, older = chance.gauss(0, 1), SHIFT_AT_65 if age == "65_plus" else {}
    return {
        factor: DRAWN_IN
        * (
            SHARED**0.5 * shared
            + (1 - SHARED) ** 0.5 * chance.gauss(0, 1)
            + SHIFTS[kind][factor]
            + older.get(factor, 0)
            + shift
        )
        for factor in FACTORS
    }


def _answers(someone: Someone) -> dict[str, Any]:
    """Everything that this person would answer, in the order of the contract."""
    told: dict[str, Any] = {}
    for part in (_use, _about, _graded, _medicines, _withdrawal, _signs, _mind, _care, _life):
        told |= part(someone, told)
    in_order = {name: told[name] for name in OPTIONS if name in told}
    return asked(in_order)


def _use(someone: Someone, told: Answers) -> dict[str, Any]:
    """What is used, and how often each."""
    main, beside = _substances(someone)
    often = someone.along(USE_FREQUENCY[someone.kind], {"use": 0.6})
    if someone.care == "inpatient" and not someone.happens(STILL_USED_IN_24_HOUR_CARE):
        often = "none"
    used = [substance for substance in SUBSTANCES if substance in (main, *beside)]
    none_at_all = someone.kind == "mental_health" and often == "none"
    drinks = DRINKS_MAIN if main == "alcohol" and someone.kind != "mental_health" else DRINKS_BESIDE
    return {
        "use_frequency": often,
        "substances": ["none"] if none_at_all else used,
        f"frequency_{main}": often,
        **{f"frequency_{other}": _beside(someone, often) for other in beside},
        "drinks_per_day": someone.along(drinks, {"use": 0.5}),
    }


def _beside(someone: Someone, often: str) -> str:
    """How often a second substance is used: never more than the main one."""
    drawn = someone.along(FREQUENCY_BESIDE, {"use": 0.3})
    return min(often, drawn, key=lambda option: rank("use_frequency", option))


def _substances(someone: Someone) -> tuple[str, list[str]]:
    """The main substance, and those beside it."""
    only_mental_health = someone.kind == "mental_health"
    main = someone.pick(MAIN_IN_MENTAL_HEALTH if only_mental_health else MAIN)
    if someone.age == "under_18":
        main = someone.pick(MAIN_UNDER_18)
    less = BESIDE_IN_MENTAL_HEALTH if only_mental_health else 1
    return main, [other for other, share in BESIDE[main].items() if someone.happens(share * less)]


def _about(someone: Someone, told: Answers) -> dict[str, Any]:
    """Who answers, and what they come for."""
    loved_one = LOVED_ONE_UNDER_18 if someone.age == "under_18" else LOVED_ONE
    concerns = [] if someone.kind == "mental_health" else _concerns_of_use(told["substances"])
    if someone.kind != "substances":
        concerns.append("mental_health")
    return {
        "respondent": "loved_one" if someone.happens(loved_one) else "self",
        "age_group": someone.age,
        "concerns": concerns,
    }


def _concerns_of_use(used: list[str]) -> list[str]:
    alcohol, drugs = "alcohol" in used, used != ["alcohol"]
    return [name for name, holds in (("alcohol", alcohol), ("drugs", drugs)) if holds]


def _graded(someone: Someone, told: Answers) -> dict[str, Any]:
    """Every ordered answer that follows the factors alone."""
    return {name: someone.graded(name) for name in GRADED}


def _uses(told: Answers, *substances: str) -> bool:
    return bool(set(substances) & set(told["substances"]))


def _medicines(someone: Someone, told: Answers) -> dict[str, Any]:
    """Medicines taken now."""
    troubled = _troubled_by_use(someone)
    return {
        "medicines": someone.some(
            {
                "opioid_medication": MEDICATION_FOR_OPIOIDS * (troubled and _uses(told, "opioids")),
                "alcohol_medication": MEDICATION_FOR_ALCOHOL
                * (troubled and _uses(told, "alcohol")),
                "psychiatric": PSYCHIATRIC[someone.kind],
                "sedatives_daily": SEDATIVES_DAILY[someone.kind],
                "opioid_painkillers_daily": PAINKILLERS_DAILY[someone.age],
            }
        )
    }


def _troubled_by_use(someone: Someone) -> bool:
    return someone.kind != "mental_health"


def _load(told: Answers) -> int:
    """How much the body is used to what is taken, 0 to 3."""
    heavy = [told[f"frequency_{s}"] for s in ("opioids", "sedatives") if _uses(told, s)]
    drinks = told["frequency_alcohol"] if _uses(told, "alcohol") else "none"
    much = told["drinks_per_day"] in ("5_7", "8_plus")
    heavy += [drinks] if much else []
    if "daily" in heavy:
        return 3
    if "most_days" in heavy or (drinks == "daily" and told["drinks_per_day"] == "3_4"):
        return 2
    weekly = "weekly" in heavy or told["use_frequency"] == "daily"
    return 1 if weekly or "sedatives_daily" in told["medicines"] else 0


def _withdrawal(someone: Someone, told: Answers) -> dict[str, Any]:
    """Withdrawal by load, and the signs and risks that come with use."""
    load, loads = _load(told), {"use": 0.4}
    history = WITHDRAWAL_HISTORY[load]
    if not _troubled_by_use(someone) and load == 0:
        history = HISTORY_IN_MENTAL_HEALTH
    return {
        "withdrawal_now": someone.along(WITHDRAWAL_NOW[load], {}),
        "withdrawal_history": someone.along(history, loads),
        "stopping": someone.pick(STOPPING),
        "time_without_use": someone.along(WITHOUT_USE[told["use_frequency"]], loads),
        "overdose": someone.along(OVERDOSE[_overdose_group(told)], loads),
        "sud_criteria": _criteria(someone, load),
        "use_risks": _risks(someone, told),
    }


def _overdose_group(told: Answers) -> str:
    if _uses(told, "opioids"):
        return "opioids"
    return "drugs" if _uses(told, "stimulants", "sedatives", "other") else "neither"


def _criteria(someone: Someone, load: int) -> list[str]:
    """Criteria of the last year: more with severity, withdrawal only in those used to it."""
    mean, step = CRITERIA[someone.kind]
    score = someone.chance.gauss(mean + step * someone.factors["use"], CRITERIA_SPREAD)
    free = [name for name in OPTIONS["sud_criteria"][1:] if name != "withdrawal" or load]
    picked = someone.chance.sample(free, max(0, min(len(free), round(score))))
    return [name for name in free if name in picked] or ["none"]


def _risks(someone: Someone, told: Answers) -> list[str]:
    """Risks in using: the highest chance that anything used brings."""
    less = RISKS_WITHOUT_USE if told["use_frequency"] == "none" else 1.0
    chances = {
        risk: less * max([shares.get(used, 0) for used in told["substances"]])
        for risk, shares in RISKS.items()
    }
    mixes = _uses(told, "opioids") and _uses(told, "sedatives")
    return someone.some({**chances, "mixed_opioid_and_sedative": less * MIXES * mixes})


def _signs(someone: Someone, told: Answers) -> dict[str, Any]:
    """Pregnancy, and signs of danger now."""
    pregnancy = _pregnancy(someone)
    ill = told["withdrawal_now"] in ("moderate", "severe")
    more = SIGNS_IN_WITHDRAWAL if ill else 1.0
    chances = {sign: share * more for sign, share in SIGNS.items()}
    chances["pregnancy_bleeding"] = PREGNANCY_BLEEDING * (pregnancy in ("maybe", "yes"))
    return {"pregnancy": pregnancy, "emergency_signs": someone.some(chances)}


def _pregnancy(someone: Someone) -> str:
    if someone.woman and someone.happens(CAN_BE_PREGNANT[someone.age]):
        return someone.pick(PREGNANCY)
    return someone.pick({"no": 0.15, "not_applicable": 0.85})


def _mind(someone: Someone, told: Answers) -> dict[str, Any]:
    """Care for mental health, by need."""
    ever = told["mania"] != "never" or told["psychosis"] != "never"
    needed = ever or someone.factors["distress"] > NEEDS_CARE_FROM
    return {"mental_health_care": someone.pick(CARE_NEEDED if needed else CARE_NOT_NEEDED)}


def _care(someone: Someone, told: Answers) -> dict[str, Any]:
    """Treatment now and just left."""
    return {
        "current_care": someone.care,
        "current_progress": someone.progress,
        "left_care": someone.left,
        "left_how": someone.pick(LEFT_HOW),
    }


def _life(someone: Someone, told: Answers) -> dict[str, Any]:
    """Obligations, court and money."""
    older = someone.age == "65_plus"
    return {
        "work": someone.pick(WORK[someone.age]),
        "work_schedule": someone.pick(SCHEDULE),
        "school": someone.pick(SCHOOL[someone.age]),
        "caregiving": someone.pick(CAREGIVING[someone.age]),
        "free_times": someone.some(FREE),
        "court": "yes" if someone.happens(COURT[someone.kind]) else "no",
        "insurance": [someone.pick(INSURANCE_AT_65 if older else INSURANCE)],
    }
