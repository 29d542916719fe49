"""The safety rows, way by way: what sets each off,
and for every leading part what is just below it.

A way is one line of the reference read literally. It stands beside MILDEST, a person of whom every
question is told at its mildest, so that nothing but the way itself can set anything off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from intake.frequency import FREQUENCIES

# Every section open and every question answered, at its mildest: sets off nothing.
MILDEST = {
    "concerns": ["alcohol", "drugs", "mental_health"], "substances": ["cannabis"],
    "drinks_per_day": "1_2", "sud_criteria": ["none"], "use_risks": ["none"],
    "withdrawal_now": "none", "withdrawal_history": "none", "stopping": "not_planned",
    "time_without_use": "months", "means": "none", "current_progress": "goals_met",
    "left_care": "none", "past_care": "outpatient", "mental_health_care": "stable_with_care",
    **{f"frequency_{name}": "none" for name in
       ("alcohol", "opioids", "sedatives", "stimulants", "cannabis", "other")},
}  # fmt: skip

Some = Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """One way into a row. `lead` and `rest` together set it off; `below` has for each leading
    question an answer just below it. Of the rest, any of `rests` is enough, `rests_false` is not,
    and `rests_open` leaves open the questions named."""

    key: str
    lead: Some
    below: Some
    rests: Sequence[Some] = ({},)
    rests_false: Sequence[Some] = ()
    rests_open: Sequence[tuple[Some, set[str]]] = field(default=())

    def __str__(self) -> str:
        told = ", ".join(f"{name}={answer}" for name, answer in self.lead.items())
        return f"{self.key}: {told}"


def uses(**how_often: str) -> dict[str, Any]:
    """Someone who uses this and that, so often each."""
    use = max(how_often.values(), key=FREQUENCIES.index)
    told = {f"frequency_{substance}": step for substance, step in how_often.items()}
    picked = {"substances": list(how_often), "use_frequency": use}
    return picked if len(how_often) == 1 else picked | told


def drinks(step: str, amount: str = "1_2") -> dict[str, Any]:
    """Someone who drinks so often, and so much on a day with drinking."""
    return uses(alcohol=step) | {"drinks_per_day": amount}


def rx(*medicines: str) -> dict[str, Any]:
    """Someone who takes these medicines."""
    return {"medicines": list(medicines)}


CANNABIS = {"substances": ["cannabis"]}
NO_WITHDRAWAL = {"withdrawal_now": "none"}
BIRTH, PREGNANT = {"pregnancy": "gave_birth_past_year"}, {"pregnancy": "yes"}
NOT_PREGNANT = {"pregnancy": "no"}
PILLS, BENZOS, MEDICATION = "opioid_painkillers_daily", "sedatives_daily", "opioid_medication"
SEIZURE = {"withdrawal_history": "seizure_or_delirium"}
NEEDED_HELP = {"withdrawal_history": "needed_medical_help"}
UNCOMFORTABLE = {"withdrawal_history": "uncomfortable"}
MIXED = {"use_risks": ["mixed_opioid_and_sedative"]}
NOT_MIXED = {"use_risks": ["alone", "injecting", "unknown_supply"]}
ATTEMPT = {"suicide_attempt": "past_3_months"}
THOUGHTS, WISH = {"suicide": "thoughts"}, {"suicide": "wish_to_be_dead"}
LEFT = {"left_care": "inpatient"}


def care(level: str, progress: str = "improving") -> dict[str, str]:
    """Someone in care now, and how it goes."""
    return {"current_care": level, "current_progress": progress}


def followed(*levels: str) -> list[dict[str, str]]:
    """Care now that goes well, at each of these levels."""
    return [care(level, well) for level in levels for well in ("goals_met", "improving")]


UNKNOWN_CARE = ({"current_care": None, "current_progress": "goals_met"}, {"current_care"})
UNKNOWN_PROGRESS = ({"current_care": "php", "current_progress": None}, {"current_progress"})

# What lets E5 and M2 hold beside withdrawal from something sedating, and what does not.
E5_RESTS = {
    "rests": [SEIZURE, {"medical": "unstable"}],
    "rests_false": [NEEDED_HELP | {"medical": "needs_monitoring"}],
    "rests_open": [
        ({"medical": None}, {"medical"}),
        ({"withdrawal_history": None}, {"withdrawal_history"}),
        ({"withdrawal_history": None, "medical": None}, {"withdrawal_history", "medical"}),
    ],
}  # fmt: skip
M2_RESTS = {
    "rests": [PREGNANT, {"pregnancy": "maybe"}, {"medical": "needs_monitoring"}, NEEDED_HELP],
    "rests_false": [BIRTH | UNCOMFORTABLE | {"medical": "stable"}],
    "rests_open": [
        ({"pregnancy": None}, {"pregnancy"}),
        ({"medical": None}, {"medical"}),
        ({"withdrawal_history": None}, {"withdrawal_history"}),
    ],
}
E7_RESTS = {
    "rests": [{"eating": "serious"}, {"medical": "unstable"}, {"psychosis": "now_distressing"},
              {"thinking_problems": "serious"}],
    "rests_false": [{"eating": "some", "medical": "needs_monitoring", "thinking_problems": "some",
                     "psychosis": "now_manageable"}],
    "rests_open": [({name: None}, {name}) for name in
                   ("eating", "medical", "psychosis", "thinking_problems")],
}  # fmt: skip
NOT_FOLLOWED_CLOSELY = {
    "rests": [{}, care("iop"), care("outpatient"), care("php", "no_change"),
              care("inpatient", "getting_worse")],
    "rests_false": followed("php", "inpatient"),
    "rests_open": [UNKNOWN_CARE, UNKNOWN_PROGRESS],
}  # fmt: skip
NOT_AS_PRESCRIBED = {
    "rests": [{}, rx(PILLS) | {"sud_criteria": ["craving"]}, rx(PILLS) | {"use_risks": ["alone"]},
              rx(PILLS) | {"overdose": "past_year"}],
    "rests_false": [rx(PILLS), rx(PILLS) | {"overdose": "over_a_year_ago"}, rx(MEDICATION)],
    "rests_open": [
        ({"medicines": None}, {"medicines"}),
        (rx(PILLS) | {"overdose": None}, {"overdose"}),
        (rx(PILLS) | {"sud_criteria": None}, {"sud_criteria"}),
    ],
}  # fmt: skip
DRINKS_OFTEN = [
    Way("M16", drinks("most_days", "5_7") | {"stopping": "alone_soon"},
        {"stopping": "with_medical_help", "use_frequency": "weekly", "drinks_per_day": "3_4"}),
    Way("M16", drinks("daily", "3_4") | {"stopping": "stopped_suddenly"},
        {"use_frequency": "most_days", "drinks_per_day": "1_2"}),
    Way("M16", drinks("most_days") | NEEDED_HELP | {"stopping": "alone_soon"},
        {"stopping": "with_medical_help", "use_frequency": "weekly"} | UNCOMFORTABLE),
    *(Way("M16", drinks("most_days", "3_4") | {"stopping": "alone_soon"} | sign,
          {"drinks_per_day": "1_2"} | no_sign)
      for sign, no_sign in (
          (UNCOMFORTABLE, {"withdrawal_history": "none"}),
          ({"sud_criteria": ["withdrawal"]}, {"sud_criteria": ["tolerance"]}),
          ({"time_without_use": "hours"}, {"time_without_use": "days"}),
      )),
]  # fmt: skip

EMERGENCIES = [
    Way("E1", {"suicide": "plan_or_intent"}, THOUGHTS),
    Way("E1", ATTEMPT | THOUGHTS, {"suicide_attempt": "past_year"} | WISH),
    Way("E2", {"violence": "plan_or_acts"}, {"violence": "thoughts"}),
    *(Way("E3", {"emergency_signs": signs}, {"emergency_signs": ["none"]})
      for signs in (["seizure"], ["confusion"], ["new_seeing_or_hearing_things"],
                    ["chest_pain_or_breathing"], ["cannot_be_woken"], ["overdose_or_poison"],
                    ["fever_or_repeated_vomiting"], ["head_injury"], ["bleeding_or_jaundice"],
                    ["pregnancy_bleeding"], ["seizure", "head_injury"])),
    *(Way("E4", {"withdrawal_now": "severe"} | taken, {"withdrawal_now": "moderate"})
      for taken in (CANNABIS, uses(opioids="daily"), {"substances": ["none"]},
                    {"substances": None}, drinks("weekly"))),
    Way("E5", drinks("weekly") | {"withdrawal_now": "moderate"},
        CANNABIS | {"withdrawal_now": "mild"}, **E5_RESTS),
    Way("E5", uses(sedatives="weekly") | {"withdrawal_now": "severe"},
        {"substances": ["opioids"], "withdrawal_now": "mild"}, **E5_RESTS),
    Way("E5", rx(BENZOS) | {"withdrawal_now": "moderate"},
        rx(MEDICATION) | {"withdrawal_now": "mild"}, **E5_RESTS),
    Way("E6", {"psychosis": "commanding"}, {"psychosis": "now_distressing"}),
    Way("E6", {"mania": "now_no_sleep_or_danger"}, {"mania": "now"}),
    *(Way("E6", one | other, {**one_below, **other_below})
      for one, one_below in (({"psychosis": "now_distressing"}, {"psychosis": "now_manageable"}),
                             ({"mania": "now"}, {"mania": "past"}))
      for other, other_below in ((THOUGHTS, WISH),
                                 ({"violence": "thoughts"}, {"violence": "unwanted_thoughts"}))),
    Way("E7", {"self_care": "cannot"}, {"self_care": "often_not"}, **E7_RESTS),
    Way("E8", BIRTH | {"psychosis": "now_manageable"}, PREGNANT | {"psychosis": "past"}),
    Way("E8", BIRTH | {"mania": "now"}, NOT_PREGNANT | {"mania": "past"}),
]  # fmt: skip

HELP_FIRST = [
    Way("H1", {"home_safety": "unsafe"}, {"home_safety": "tense"}),
    Way("M0", THOUGHTS | {"means": "within_reach"}, WISH | {"means": "locked_away"},
        **NOT_FOLLOWED_CLOSELY),
]  # fmt: skip

TODAY = [
    Way("M1", {"withdrawal_now": "moderate"}, {"withdrawal_now": "mild"}),
    Way("M2", drinks("weekly") | {"withdrawal_now": "mild"}, CANNABIS | NO_WITHDRAWAL, **M2_RESTS),
    Way("M2", uses(sedatives="1_3_days") | {"withdrawal_now": "mild"},
        {"substances": ["opioids"]} | NO_WITHDRAWAL, **M2_RESTS),
    Way("M2", rx(BENZOS) | {"withdrawal_now": "mild"}, rx("psychiatric") | NO_WITHDRAWAL,
        **M2_RESTS),
    Way("M3", drinks("most_days") | SEIZURE,
        {"use_frequency": "weekly"} | CANNABIS | NEEDED_HELP),
    Way("M3", uses(sedatives="most_days") | SEIZURE,
        {"use_frequency": "weekly"} | CANNABIS | NEEDED_HELP),
    Way("M3", drinks("weekly", "5_7") | SEIZURE,
        {"use_frequency": "1_3_days", "drinks_per_day": "3_4"} | CANNABIS | NEEDED_HELP),
    Way("M4", drinks("most_days") | NEEDED_HELP,
        {"use_frequency": "weekly"} | CANNABIS | UNCOMFORTABLE),
    Way("M4", uses(sedatives="most_days") | NEEDED_HELP,
        {"use_frequency": "weekly"} | CANNABIS | UNCOMFORTABLE),
    Way("M4", uses(sedatives="most_days", cannabis="daily") | NEEDED_HELP,
        {"frequency_sedatives": "weekly"} | UNCOMFORTABLE),
    Way("M5", uses(sedatives="most_days"), {"use_frequency": "weekly"} | CANNABIS,
        rests=[{}, rx(BENZOS) | {"sud_criteria": ["craving"]},
               rx(BENZOS) | {"use_risks": ["alone"]}],
        rests_false=[rx(BENZOS)],
        rests_open=[({"medicines": None}, {"medicines"}),
                    (rx(BENZOS) | {"sud_criteria": None}, {"sud_criteria"}),
                    (rx(BENZOS) | {"use_risks": None}, {"use_risks"})]),
    Way("M5", rx(BENZOS) | {"stopping": "alone_soon"},
        rx("psychiatric") | {"stopping": "with_medical_help"}),
    Way("M6", drinks("daily", "8_plus"),
        {"use_frequency": "most_days", "drinks_per_day": "5_7"} | CANNABIS),
    Way("M6", drinks("daily") | {"withdrawal_now": "mild"},
        {"use_frequency": "most_days"} | NO_WITHDRAWAL),
    *(Way("M6", drinks("daily", "3_4") | sign,
          {"drinks_per_day": "1_2", "use_frequency": "most_days"} | no_sign)
      for sign, no_sign in (
          (UNCOMFORTABLE, {"withdrawal_history": "none"}),
          ({"sud_criteria": ["withdrawal"]}, {"sud_criteria": ["tolerance"]}),
          ({"time_without_use": "hours"}, {"time_without_use": "days"}),
          ({"thinking_problems": "serious"}, {"thinking_problems": "some"}),
          ({"medical": "needs_monitoring"}, {"medical": "stable"}),
      )),
    Way("M6", uses(alcohol="daily", sedatives="weekly", cannabis="daily")
        | {"drinks_per_day": "5_7"},
        {"frequency_alcohol": "most_days", "frequency_sedatives": "1_3_days",
         "drinks_per_day": "3_4"}),
    Way("M6", drinks("daily", "5_7") | rx(BENZOS), rx("none") | {"drinks_per_day": "3_4"}),
    Way("M6", drinks("most_days", "8_plus") | {"withdrawal_now": "mild"},
        {"use_frequency": "weekly", "drinks_per_day": "5_7"} | NO_WITHDRAWAL),
    Way("M7", {"overdose": "past_month"}, {"overdose": "past_year"}),
    Way("M8", uses(opioids="most_days"), {"use_frequency": "weekly"} | CANNABIS,
        **NOT_AS_PRESCRIBED),
    Way("M8", uses(opioids="most_days", other="daily"), {"frequency_opioids": "weekly"},
        **NOT_AS_PRESCRIBED),
    *(Way("M8", uses(opioids="weekly") | risk, {"use_frequency": "1_3_days"} | no_risk)
      for risk, no_risk in (({"overdose": "past_year"}, {"overdose": "over_a_year_ago"}),
                            (MIXED, NOT_MIXED))),
    *(Way("M8", uses(opioids="weekly", cannabis="weekly", **{beside: "weekly"}),
          {"frequency_opioids": "1_3_days", f"frequency_{beside}": "1_3_days"})
      for beside in ("alcohol", "sedatives")),
    Way("M8", uses(opioids="weekly") | rx(BENZOS),
        rx("psychiatric") | {"use_frequency": "1_3_days"},
        rests_false=[rx(BENZOS, PILLS)],
        rests_open=[(rx(BENZOS, PILLS) | {"overdose": None}, {"overdose"})]),
    *(Way("M8", uses(sedatives="weekly") | rx(medicine) | risk,
          {"use_frequency": "1_3_days"} | rx("alcohol_medication") | no_risk)
      for medicine in (MEDICATION, PILLS)
      for risk, no_risk in (({"overdose": "past_year"}, {"overdose": "over_a_year_ago"}),
                            (MIXED, NOT_MIXED))),
    *(Way("M9", {"pregnancy": pregnant} | uses(**{substance: "weekly"}),
          BIRTH | {"use_frequency": "1_3_days"})
      for pregnant in ("yes", "maybe") for substance in ("cannabis", "opioids", "alcohol")),
    Way("M9", PREGNANT | {"withdrawal_now": "mild"}, NOT_PREGNANT | NO_WITHDRAWAL),
    Way("M9", PREGNANT | rx(BENZOS), NOT_PREGNANT | rx("psychiatric")),
    Way("M10", {"mania": "now"}, {"mania": "past"}),
    Way("M11", {"psychosis": "now_distressing"}, {"psychosis": "now_manageable"}),
    *(Way("M11", {"psychosis": "now_manageable"} | beside, {"psychosis": "past"} | enough)
      for beside, enough in (
          ({"mental_health_care": "no_care"}, {"mental_health_care": "care_not_enough"}),
          ({"mental_health_care": "not_needed"}, {"mental_health_care": "stable_with_care"}),
          ({"violence": "thoughts"}, {"violence": "unwanted_thoughts"}),
      )),
    Way("M12", {"eating": "serious"}, {"eating": "some"}),
    Way("M13", {"medical": "unstable"}, {"medical": "needs_monitoring"}),
    Way("M14", {"self_care": "cannot"}, {"self_care": "often_not"}),
    Way("M15", ATTEMPT, {"suicide_attempt": "past_year"},
        rests=[{}, care("php", "no_change"), care("outpatient", "getting_worse")],
        rests_false=followed("outpatient", "iop", "php"),
        rests_open=[UNKNOWN_CARE, UNKNOWN_PROGRESS]),
    Way("M15", ATTEMPT | WISH, {"suicide_attempt": "past_year"},
        rests=[{}, *followed("outpatient", "iop")], rests_false=followed("php"),
        rests_open=[UNKNOWN_CARE]),
    Way("M16", uses(sedatives="most_days") | {"stopping": "alone_soon"},
        {"stopping": "with_medical_help", "use_frequency": "weekly"} | CANNABIS),
    Way("M16", rx(BENZOS) | {"stopping": "stopped_suddenly"},
        rx("psychiatric") | {"stopping": "with_medical_help"}),
    *DRINKS_OFTEN,
    Way("M17", BIRTH | THOUGHTS, NOT_PREGNANT | WISH),
    Way("M17", PREGNANT | THOUGHTS, {"pregnancy": "maybe"} | WISH),
    Way("M17", BIRTH | {"violence": "thoughts"}, PREGNANT | {"violence": "unwanted_thoughts"}),
    *(Way("M18", LEFT | danger, {"left_care": "php"} | below)
      for danger, below in (
          ({"overdose": "past_month"}, {"overdose": "past_year"}),
          (THOUGHTS | care("iop"), WISH),
          (drinks("most_days"), {"use_frequency": "weekly"} | CANNABIS),
          (uses(sedatives="most_days"), {"use_frequency": "weekly"} | CANNABIS),
          (uses(opioids="weekly"), {"use_frequency": "1_3_days"} | CANNABIS),
      )),
    *(Way("M18", LEFT | danger, {"left_care": "php"} | below,
          rests=[{}, care("outpatient"), care("iop", "no_change")],
          rests_false=followed("iop", "php"),
          rests_open=[UNKNOWN_CARE, UNKNOWN_PROGRESS])
      for danger, below in ((ATTEMPT, {"suicide_attempt": "past_year"}),
                            (WISH, {"suicide": "none"}))),
]  # fmt: skip

THIS_WEEK = [
    Way("T1", {"thinking_problems": "serious"}, {"thinking_problems": "some"}),
    *(Way("T2", rx(medicine) | drinks("weekly"),
          rx("psychiatric") | CANNABIS | {"use_frequency": "1_3_days"})
      for medicine in (PILLS, MEDICATION)),
    Way("T2", rx(MEDICATION) | uses(sedatives="weekly"), {"use_frequency": "1_3_days"} | CANNABIS),
    *(Way("T2", rx(medicine, BENZOS), rx(medicine)) for medicine in (PILLS, MEDICATION)),
    Way("T3", {"psychosis": "now_manageable", "mental_health_care": "care_not_enough"},
        {"psychosis": "past", "mental_health_care": "stable_with_care"}),
    *(Way("T4", ATTEMPT | well, {"suicide_attempt": "past_year"})
      for well in followed("outpatient", "iop", "php", "inpatient")),
    Way("T4", ATTEMPT | care("inpatient", "getting_worse"), {"suicide_attempt": "past_year"}),
    Way("T4", ATTEMPT | WISH | care("php"), {"suicide_attempt": "past_year"}),
    *(Way("T5", THOUGHTS | {"means": "within_reach"} | well, WISH | {"means": "locked_away"})
      for well in followed("php", "inpatient")),
    Way("T6", BIRTH | WISH, PREGNANT | {"suicide": "none"}),
    Way("T6", BIRTH | {"low_mood": "nearly_every_day"}, PREGNANT | {"low_mood": "most_days"}),
    Way("T7", PREGNANT | uses(cannabis="1_3_days"), BIRTH | {"use_frequency": "none"}),
    Way("T7", {"pregnancy": "maybe"} | drinks("1_3_days"), BIRTH | {"use_frequency": "none"}),
    Way("T8", drinks("daily"), {"use_frequency": "most_days"} | CANNABIS),
    Way("T8", drinks("daily", "5_7"), {"use_frequency": "most_days"} | CANNABIS),
    Way("T9", uses(opioids="1_3_days"), {"use_frequency": "none"} | CANNABIS),
    Way("T9", uses(opioids="daily") | rx(PILLS), CANNABIS),
    Way("T9", uses(opioids="most_days") | rx(MEDICATION), CANNABIS),
    Way("T10", LEFT, {"left_care": "php"}),
    Way("T11", drinks("weekly") | NEEDED_HELP, UNCOMFORTABLE | CANNABIS),
    Way("T11", rx(BENZOS) | SEIZURE, UNCOMFORTABLE | rx("psychiatric")),
    Way("T11", uses(sedatives="weekly") | {"withdrawal_now": "mild"}, NO_WITHDRAWAL | CANNABIS),
    Way("T12", THOUGHTS, WISH),
    Way("T12", THOUGHTS | care("iop"), WISH),
    *(Way("T12", WISH | {"means": "within_reach", "support": support},
          {"suicide": "none", "means": "locked_away", "support": "some"})
      for support in ("little", "none")),
    Way("T12", WISH | {"suicide_attempt": "past_year"},
        {"suicide": "none", "suicide_attempt": "over_a_year_ago"}),
    Way("T13", {"violence": "thoughts"}, {"violence": "unwanted_thoughts"}),
]  # fmt: skip

ALL = [*EMERGENCIES, *HELP_FIRST, *TODAY, *THIS_WEEK]
# Rows that do not apply to someone in 24-hour care now.
DAGGER = {"M3", "M4", "M5", "M6", "M7", "M8", "M15", "T8"}

# A row of this week makes room for what is more urgent: its own parts hold, and so does another.
OUTRANKED = [
    ("T4", "M15", ATTEMPT),
    ("T4", "M15", ATTEMPT | WISH | care("iop")),
    ("T8", "M6", drinks("daily", "8_plus")),
    ("T9", "M8", uses(opioids="daily")),
    ("T9", "M8", uses(opioids="weekly", alcohol="weekly")),
    ("T10", "M18", LEFT | THOUGHTS),
    ("T10", "M18", LEFT | {"overdose": "past_month"}),
    ("T11", "M3", drinks("weekly", "5_7") | SEIZURE),
    ("T11", "M4", drinks("most_days") | NEEDED_HELP),
    ("T11", "M9", drinks("none") | PREGNANT | {"withdrawal_now": "mild"}),
    ("T11", "M6", drinks("daily") | {"withdrawal_now": "mild"}),
    ("T11", "T1", drinks("weekly") | {"withdrawal_now": "mild", "thinking_problems": "serious"}),
    ("T12", "E1", THOUGHTS | ATTEMPT),
    ("T12", "M0", THOUGHTS | {"means": "within_reach"}),
    ("T12", "M17", THOUGHTS | BIRTH),
    ("T12", "M18", THOUGHTS | LEFT),
    ("T12", "T5", THOUGHTS | {"means": "within_reach"} | care("php")),
    ("T13", "E2", {"violence": "plan_or_acts"}),
    ("T13", "M11", {"violence": "thoughts", "psychosis": "now_manageable"}),
    ("T13", "M14", {"violence": "thoughts", "self_care": "cannot"}),
    ("T13", "T1", {"violence": "thoughts", "thinking_problems": "serious"}),
]
# One that says something of its own stands beside the more urgent one.
BESIDE = [
    ("T2", "M8", rx(PILLS) | uses(sedatives="weekly") | MIXED),
    ("T9", "M8", rx(MEDICATION) | uses(opioids="most_days", alcohol="weekly")),
    ("T12", "M15", WISH | ATTEMPT),
    ("T1", "M6", {"thinking_problems": "serious"} | drinks("daily", "3_4")),
    ("M15", "E1", ATTEMPT | THOUGHTS),
    ("M1", "E4", {"withdrawal_now": "severe"}),
]
