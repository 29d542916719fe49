"""An independent reading of what stops everything else, row by row, written without the code.

Written straight from the rows as they were decided and from docs/answers.md, without the product:
the two must agree over whole answers, where every asked question is answered and nothing is "not
sure". What is read literally: "where no row above holds" means no row that stands earlier.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass

from .contract import SUBSTANCES, Answers, asked, named, rank

URGENCIES = ("emergency", "help_first", "today", "this_week")
HEAVY_CARE = ("php", "inpatient")


def own(answers: Answers, substance: str) -> str:
    """How often one substance is used beyond what is prescribed."""
    picked, pooled = named(answers, "substances"), answers.get("use_frequency", "none")
    if substance not in picked or pooled == "none":
        return "none"
    told: str = pooled if len(picked) == 1 else answers[f"frequency_{substance}"]
    return told


def own_sedatives(answers: Answers) -> str:
    """How often sedatives are used, the prescription left out."""
    return own(answers, "sedatives")


def freq(answers: Answers, substance: str) -> str:
    """How often one substance is used; prescribed daily sedatives make sedatives daily."""
    if substance == "sedatives" and "sedatives_daily" in named(answers, "medicines"):
        return "daily"
    return own(answers, substance)


def anything(answers: Answers) -> str:
    """The highest of all: how often whatever is used most is used. `use_frequency` counts even
    beside "none of these substances": an answer that something is used is never overheard."""
    every = [freq(answers, substance) for substance in SUBSTANCES]
    every.append(answers.get("use_frequency", "none"))
    return max(every, key=lambda option: rank("use_frequency", option))


@dataclass(frozen=True)
class Person:
    """Whole answers, and the words that the rows are written in."""

    answers: Answers

    def told(self, name: str, *options: str) -> bool:
        """The answer is one of these."""
        return self.answers.get(name) in options

    def least(self, name: str, option: str) -> bool:
        """The answer is at least this, in the order of its question."""
        return name in self.answers and rank(name, self.answers[name]) >= rank(name, option)

    def has(self, name: str, *options: str) -> bool:
        """The list has one of these."""
        return bool(set(options) & set(named(self.answers, name)))

    def uses(self, substance: str, least: str) -> bool:
        """freq(substance) at least this."""
        return _often(freq(self.answers, substance), least)

    def own_sedatives(self, least: str) -> bool:
        """own(sedatives) at least this."""
        return _often(own_sedatives(self.answers), least)

    @property
    def sedating(self) -> bool:
        return self.has("substances", "alcohol", "sedatives") or self.prescribed_sedatives

    @property
    def prescribed_sedatives(self) -> bool:
        return self.has("medicines", "sedatives_daily")

    @property
    def there_now(self) -> bool:
        return self.told("current_care", "inpatient")

    @property
    def any_sign(self) -> bool:
        return bool(named(self.answers, "sud_criteria") or named(self.answers, "use_risks"))

    @property
    def dependence(self) -> bool:
        """A sign of dependence."""
        return (
            self.least("withdrawal_history", "uncomfortable")
            or self.has("sud_criteria", "withdrawal")
            or self.told("time_without_use", "hours")
        )

    @property
    def pregnant(self) -> bool:
        return self.told("pregnancy", "yes", "maybe")

    @property
    def gave_birth(self) -> bool:
        return self.told("pregnancy", "gave_birth_past_year")

    def followed(self, *levels: str) -> bool:
        """In care now and getting better, at one of these levels (or at any)."""
        in_care = self.least("current_care", "outpatient")
        here = in_care and (not levels or self.told("current_care", *levels))
        return here and self.told("current_progress", "goals_met", "improving")


def _often(frequency: str, least: str) -> bool:
    return rank("use_frequency", frequency) >= rank("use_frequency", least)


Holds = Callable[[Person, Set[str]], bool]
ROWS: list[tuple[str, str, Holds]] = []


def row(urgency: str) -> Callable[[Holds], Holds]:
    """Adds one row of the document: a function of the person and of the rows above that fire."""

    def add(holds: Holds) -> Holds:
        ROWS.append((holds.__name__.upper(), urgency, holds))
        return holds

    return add


def alerts(answers: Answers) -> list[tuple[str, str]]:
    """Key and urgency of every row that fires over whole answers, most urgent first, within an
    urgency in the order of the document."""
    person, fired = Person(asked(answers)), dict[str, str]()
    for key, urgency, holds in ROWS:
        if holds(person, fired.keys()):
            fired[key] = urgency
    return sorted(fired.items(), key=lambda item: URGENCIES.index(item[1]))


# Emergency


@row("emergency")
def e1(p: Person, above: Set[str]) -> bool:
    attempted = p.told("suicide_attempt", "past_3_months") and p.least("suicide", "thoughts")
    return p.told("suicide", "plan_or_intent") or attempted


@row("emergency")
def e2(p: Person, above: Set[str]) -> bool:
    return p.told("violence", "plan_or_acts")


@row("emergency")
def e3(p: Person, above: Set[str]) -> bool:
    return bool(named(p.answers, "emergency_signs"))


@row("emergency")
def e4(p: Person, above: Set[str]) -> bool:
    return p.told("withdrawal_now", "severe")


@row("emergency")
def e5(p: Person, above: Set[str]) -> bool:
    dangerous = p.told("withdrawal_history", "seizure_or_delirium") or p.told("medical", "unstable")
    return p.least("withdrawal_now", "moderate") and p.sedating and dangerous


@row("emergency")
def e6(p: Person, above: Set[str]) -> bool:
    worst = p.told("psychosis", "commanding") or p.told("mania", "now_no_sleep_or_danger")
    beside = p.least("psychosis", "now_distressing") or p.least("mania", "now")
    harm = p.least("suicide", "thoughts") or p.least("violence", "thoughts")
    return worst or (beside and harm)


@row("emergency")
def e7(p: Person, above: Set[str]) -> bool:
    return p.told("self_care", "cannot") and (
        p.told("eating", "serious")
        or p.told("medical", "unstable")
        or p.least("psychosis", "now_distressing")
        or p.told("thinking_problems", "serious")
    )


@row("emergency")
def e8(p: Person, above: Set[str]) -> bool:
    return p.gave_birth and (p.least("psychosis", "now_manageable") or p.least("mania", "now"))


# Help first


@row("help_first")
def h1(p: Person, above: Set[str]) -> bool:
    return p.told("home_safety", "unsafe")


# Medical first


def thoughts_with_a_way(p: Person) -> bool:
    """M0's answers."""
    return p.least("suicide", "thoughts") and p.told("means", "within_reach")


@row("help_first")
def m0(p: Person, above: Set[str]) -> bool:
    return thoughts_with_a_way(p) and not p.followed(*HEAVY_CARE)


@row("today")
def m1(p: Person, above: Set[str]) -> bool:
    return p.least("withdrawal_now", "moderate")


@row("today")
def m2(p: Person, above: Set[str]) -> bool:
    return (p.least("withdrawal_now", "mild") and p.sedating) and (
        p.pregnant
        or p.least("medical", "needs_monitoring")
        or p.least("withdrawal_history", "needed_medical_help")
    )


@row("today")
def m3(p: Person, above: Set[str]) -> bool:
    often = p.uses("alcohol", "most_days") or p.own_sedatives("most_days")
    much = p.uses("alcohol", "weekly") and p.least("drinks_per_day", "5_7")
    history = p.told("withdrawal_history", "seizure_or_delirium")
    return not p.there_now and history and (often or much)


@row("today")
def m4(p: Person, above: Set[str]) -> bool:
    often = p.uses("alcohol", "most_days") or p.own_sedatives("most_days")
    return not p.there_now and p.least("withdrawal_history", "needed_medical_help") and often


@row("today")
def m5(p: Person, above: Set[str]) -> bool:
    misused = p.own_sedatives("most_days") and (p.any_sign or not p.prescribed_sedatives)
    stopped = p.prescribed_sedatives and p.least("stopping", "alone_soon")
    return not p.there_now and (misused or stopped)


@row("today")
def m6(p: Person, above: Set[str]) -> bool:
    if p.there_now:
        return False
    in_withdrawal = p.least("withdrawal_now", "mild")
    very_much = p.told("drinks_per_day", "8_plus")
    frail = (
        p.dependence
        or p.told("thinking_problems", "serious")
        or p.least("medical", "needs_monitoring")
    )
    daily = p.uses("alcohol", "daily") and (
        very_much
        or in_withdrawal
        or (p.least("drinks_per_day", "3_4") and frail)
        or (p.least("drinks_per_day", "5_7") and p.uses("sedatives", "weekly"))
    )
    return daily or (p.uses("alcohol", "most_days") and very_much and in_withdrawal)


@row("today")
def m7(p: Person, above: Set[str]) -> bool:
    return not p.there_now and p.told("overdose", "past_month")


def only_prescribed_painkillers(p: Person) -> bool:
    """The only opioid is a painkiller taken as prescribed."""
    return (
        p.has("medicines", "opioid_painkillers_daily")
        and not p.has("medicines", "opioid_medication")
        and not p.any_sign
        and not p.uses("alcohol", "weekly")
        and not p.own_sedatives("weekly")
        and not p.least("overdose", "past_year")
    )


def opioids_beside_what_slows_breathing(p: Person) -> bool:
    """The second part of M8."""
    return p.uses("opioids", "weekly") and (
        p.least("overdose", "past_year")
        or p.has("use_risks", "mixed_opioid_and_sedative")
        or p.uses("alcohol", "weekly")
        or p.uses("sedatives", "weekly")
    )


@row("today")
def m8(p: Person, above: Set[str]) -> bool:
    untreated = p.uses("opioids", "most_days") and not p.has("medicines", "opioid_medication")
    used = untreated or opioids_beside_what_slows_breathing(p)
    mixed = p.least("overdose", "past_year") or p.has("use_risks", "mixed_opioid_and_sedative")
    prescribed = p.has("medicines", "opioid_medication", "opioid_painkillers_daily")
    beside = prescribed and p.own_sedatives("weekly") and mixed
    return not p.there_now and ((used and not only_prescribed_painkillers(p)) or beside)


@row("today")
def m9(p: Person, above: Set[str]) -> bool:
    uses = _often(anything(p.answers), "weekly")
    return p.pregnant and (uses or p.least("withdrawal_now", "mild"))


@row("today")
def m10(p: Person, above: Set[str]) -> bool:
    return p.least("mania", "now")


@row("today")
def m11(p: Person, above: Set[str]) -> bool:
    without_help = p.told("mental_health_care", "no_care", "not_needed")
    worse = without_help or p.least("violence", "thoughts")
    return p.least("psychosis", "now_distressing") or (
        p.least("psychosis", "now_manageable") and worse
    )


@row("today")
def m12(p: Person, above: Set[str]) -> bool:
    return p.told("eating", "serious")


@row("today")
def m13(p: Person, above: Set[str]) -> bool:
    return p.told("medical", "unstable")


@row("today")
def m14(p: Person, above: Set[str]) -> bool:
    return p.told("self_care", "cannot")


@row("today")
def m15(p: Person, above: Set[str]) -> bool:
    wish = not p.told("current_care", "php") and p.least("suicide", "wish_to_be_dead")
    attempted = p.told("suicide_attempt", "past_3_months")
    return not p.there_now and attempted and (not p.followed() or wish)


@row("today")
def m16(p: Person, above: Set[str]) -> bool:
    dependent = p.dependence or p.uses("alcohol", "daily")
    alcohol = p.uses("alcohol", "most_days") and (
        p.least("drinks_per_day", "5_7")
        or (p.least("drinks_per_day", "3_4") and dependent)
        or p.least("withdrawal_history", "needed_medical_help")
    )
    return p.least("stopping", "alone_soon") and (p.uses("sedatives", "most_days") or alcohol)


@row("today")
def m17(p: Person, above: Set[str]) -> bool:
    mother = p.told("pregnancy", "gave_birth_past_year", "yes")
    return (mother and p.least("suicide", "thoughts")) or (
        p.gave_birth and p.least("violence", "thoughts")
    )


@row("today")
def m18(p: Person, above: Set[str]) -> bool:
    back = (
        p.told("overdose", "past_month")
        or p.least("suicide", "thoughts")
        or p.uses("alcohol", "most_days")
        or p.own_sedatives("most_days")
        or p.uses("opioids", "weekly")
    )
    wish = p.told("suicide_attempt", "past_3_months") or p.least("suicide", "wish_to_be_dead")
    alone = wish and not p.followed("iop", "php")
    return p.told("left_care", "inpatient") and (back or alone)


# This week


@row("this_week")
def t1(p: Person, above: Set[str]) -> bool:
    return p.told("thinking_problems", "serious")


@row("this_week")
def t2(p: Person, above: Set[str]) -> bool:
    opioids = p.has("medicines", "opioid_painkillers_daily", "opioid_medication")
    return opioids and (
        p.prescribed_sedatives or p.uses("alcohol", "weekly") or p.uses("sedatives", "weekly")
    )


@row("this_week")
def t3(p: Person, above: Set[str]) -> bool:
    voices = p.told("psychosis", "now_manageable")
    return voices and p.told("mental_health_care", "care_not_enough")


@row("this_week")
def t4(p: Person, above: Set[str]) -> bool:
    return p.told("suicide_attempt", "past_3_months") and "M15" not in above


@row("this_week")
def t5(p: Person, above: Set[str]) -> bool:
    return thoughts_with_a_way(p) and p.followed(*HEAVY_CARE)


@row("this_week")
def t6(p: Person, above: Set[str]) -> bool:
    low = p.told("suicide", "wish_to_be_dead") or p.told("low_mood", "nearly_every_day")
    return p.gave_birth and low


@row("this_week")
def t7(p: Person, above: Set[str]) -> bool:
    # "Use below weekly" is some use in the last month: it never fires for no use at all.
    return p.pregnant and anything(p.answers) == "1_3_days"


@row("this_week")
def t8(p: Person, above: Set[str]) -> bool:
    return p.uses("alcohol", "daily") and "M6" not in above and not p.there_now


@row("this_week")
def t9(p: Person, above: Set[str]) -> bool:
    in_spite = p.uses("opioids", "most_days") and p.has("medicines", "opioid_medication")
    return in_spite or (p.uses("opioids", "1_3_days") and "M8" not in above)


@row("this_week")
def t10(p: Person, above: Set[str]) -> bool:
    return p.told("left_care", "inpatient") and "M18" not in above


@row("this_week")
def t11(p: Person, above: Set[str]) -> bool:
    needed_help = p.least("withdrawal_history", "needed_medical_help")
    history = needed_help and not above & {"M3", "M4"}
    return p.sedating and (history or (p.told("withdrawal_now", "mild") and not above))


@row("this_week")
def t12(p: Person, above: Set[str]) -> bool:
    seen_to = above & {"E1", "M0", "M17", "M18", "T5"}
    alone = p.told("means", "within_reach") and p.told("support", "little", "none")
    wish = p.told("suicide", "wish_to_be_dead")
    near = wish and (alone or p.least("suicide_attempt", "past_year"))
    return near or (p.told("suicide", "thoughts") and not seen_to)


@row("this_week")
def t13(p: Person, above: Set[str]) -> bool:
    return p.least("violence", "thoughts") and not above
