"""The ratings, signed off one by one: each line is one way to a rating, and just short of it."""

import tomllib

import pytest

from intake.answers import stand
from intake.conditions import FALSE, TRUE
from intake.questionnaire import questionnaire
from intake.ratings import PATH as RATINGS
from intake.scoring import headline_scores, profile
from intake.terms import read_when
from tests.support.people import person, well_but

# Opens the section on alcohol and drugs for a well person, everything in it at its mildest.
USE = {
    "concerns": ["alcohol"], "use_frequency": "1_3_days", "substances": ["cannabis"],
    "sud_criteria": ["none"], "use_risks": ["none"], "withdrawal_now": "none",
    "withdrawal_history": "none", "stopping": "not_planned", "time_without_use": "months",
}  # fmt: skip
SIGNS = ["larger_amounts", "cannot_cut_down", "time_spent", "craving", "role_failure",
         "social_problems", "activities_given_up"]  # fmt: skip
ALCOHOL = {"substances": ["alcohol"], "drinks_per_day": "1_2"}
DAILY = ALCOHOL | {"use_frequency": "daily"}
MOST_DAYS = ALCOHOL | {"use_frequency": "most_days"}
SEDATIVES = {"substances": ["sedatives"], "use_frequency": "most_days"}
OPIOIDS = {"substances": ["opioids"], "use_frequency": "most_days"}
BIRTH = {"pregnancy": "gave_birth_past_year"}
VOICES = {"psychosis": "now_manageable", "mental_health_care": "stable_with_care"}
IN_CARE = {"low_mood": "most_days"}
BOTH = USE | {"concerns": ["alcohol", "mental_health"], "sud_criteria": SIGNS[:2]}
HARD_TO_HOLD = USE | {
    "treatment_history": "several_did_not_help", "past_care": "php",
    "sud_criteria": SIGNS[:6], "use_frequency": "weekly",
}  # fmt: skip


def rated(dimension, **changes):
    rating = profile(well_but(**{"left_care": "none"} | changes)).ratings[dimension]
    assert rating.low == rating.high
    return rating.low


# dimension, rating, the answers that make it, one change that takes it below.
LINES = [
    ("risk_of_harm", 1, {"suicide": "wish_to_be_dead", "means": "none"}, {"suicide": "none"}),
    ("risk_of_harm", 2, {"suicide": "thoughts", "means": "locked_away"},
     {"suicide": "wish_to_be_dead"}),
    ("risk_of_harm", 2, {"suicide": "wish_to_be_dead", "means": "within_reach"},
     {"means": "locked_away"}),
    ("risk_of_harm", 3, {"suicide": "thoughts", "means": "none", "suicide_attempt": "past_year"},
     {"suicide_attempt": "over_a_year_ago"}),
    ("risk_of_harm", 4, {"suicide": "plan_or_intent", "means": "none"}, {"suicide": "thoughts"}),
    ("risk_of_harm", 1, {"suicide_attempt": "over_a_year_ago"}, {"suicide_attempt": "never"}),
    ("risk_of_harm", 3, {"suicide_attempt": "past_3_months"}, {"suicide_attempt": "past_year"}),
    ("risk_of_harm", 2, {"violence": "thoughts"}, {"violence": "none"}),
    ("risk_of_harm", 4, {"violence": "plan_or_acts"}, {"violence": "thoughts"}),
    ("risk_of_harm", 2, {"suicide_attempt": "past_year"},
     {"mental_health_care": "stable_with_care"}),
    ("risk_of_harm", 2, {"suicide_attempt": "past_year", "suicide": "wish_to_be_dead",
     "means": "none", "mental_health_care": "stable_with_care"}, {"suicide": "none"}),
    ("risk_of_harm", 3, {"suicide_attempt": "past_3_months", "current_care": "iop",
     "current_progress": "no_change"}, {"current_progress": "improving"}),
    ("risk_of_harm", 2, BIRTH | {"suicide": "wish_to_be_dead", "means": "none"},
     {"pregnancy": "no"}),
    ("risk_of_harm", 2, VOICES | {"suicide": "wish_to_be_dead", "means": "none"},
     {"suicide": "none"}),
    ("risk_of_harm", 2, VOICES | {"suicide": "wish_to_be_dead", "means": "none"},
     {"psychosis": "past"}),
    ("risk_of_harm", 1, {"violence": "unwanted_thoughts"}, {"violence": "none"}),
    ("risk_of_harm", 3, {"psychosis": "now_manageable", "violence": "thoughts"},
     {"psychosis": "past"}),
    ("risk_of_harm", 3, {"suicide": "thoughts", "means": "within_reach"},
     {"means": "locked_away"}),
    ("risk_of_harm", 1, USE | {"medicines": ["opioid_medication"], "use_frequency": "weekly",
     "substances": ["sedatives"]}, {"use_frequency": "1_3_days"}),
    ("risk_of_harm", 1, USE | ALCOHOL | {"medicines": ["opioid_painkillers_daily"],
     "use_frequency": "weekly"}, {"use_frequency": "1_3_days"}),
    ("risk_of_harm", 1, USE | {"medicines": ["opioid_painkillers_daily", "sedatives_daily"]},
     {"medicines": ["opioid_painkillers_daily"]}),
    ("risk_of_harm", 1, USE | ALCOHOL | {"medicines": ["sedatives_daily"],
     "use_frequency": "weekly", "drinks_per_day": "5_7"}, {"drinks_per_day": "3_4"}),
    ("risk_of_harm", 1, USE | ALCOHOL | {"medicines": ["sedatives_daily"],
     "use_frequency": "weekly", "drinks_per_day": "5_7"}, {"use_frequency": "1_3_days"}),
    ("risk_of_harm", 1, USE | MOST_DAYS | {"medicines": ["sedatives_daily"]},
     {"use_frequency": "weekly"}),
    *(("risk_of_harm", 4, {"emergency_signs": [sign]}, {"emergency_signs": ["none"]})
      for sign in ("overdose_or_poison", "cannot_be_woken")),
    ("risk_of_harm", 4, {"psychosis": "commanding"}, {"psychosis": "now_distressing"}),
    ("risk_of_harm", 4, {"mania": "now_no_sleep_or_danger"}, {"mania": "now"}),
    ("risk_of_harm", 1, {"overdose": "over_a_year_ago"}, {"overdose": "never"}),
    ("risk_of_harm", 2, USE | {"overdose": "past_year"}, {"use_frequency": "none"}),
    ("risk_of_harm", 2, USE | {"use_risks": ["injecting"]}, {"use_risks": ["alone"]}),
    ("risk_of_harm", 3, {"overdose": "past_month"}, {"overdose": "past_year"}),
    ("withdrawal", 1, USE | {"withdrawal_now": "mild"}, {"withdrawal_now": "none"}),
    ("withdrawal", 2, USE | {"withdrawal_now": "moderate"}, {"withdrawal_now": "mild"}),
    ("withdrawal", 4, USE | {"withdrawal_now": "severe"}, {"withdrawal_now": "moderate"}),
    ("withdrawal", 3, USE | ALCOHOL | {"withdrawal_now": "moderate"}, {"withdrawal_now": "mild"}),
    ("withdrawal", 1, USE | {"withdrawal_history": "uncomfortable"}, {"use_frequency": "none"}),
    ("withdrawal", 1, USE | OPIOIDS, {"use_frequency": "weekly"}),
    ("withdrawal", 1, USE | DAILY | {"time_without_use": "hours"}, {"time_without_use": "days"}),
    ("withdrawal", 1, USE | DAILY | {"sud_criteria": ["withdrawal"]},
     {"use_frequency": "most_days"}),
    ("withdrawal", 1, USE | {"medicines": ["sedatives_daily"], "stopping": "with_medical_help"},
     {"stopping": "not_planned"}),
    ("withdrawal", 1, USE | {"medicines": ["opioid_painkillers_daily"],
     "use_frequency": "most_days", "stopping": "with_medical_help"}, {"stopping": "not_planned"}),
    ("withdrawal", 2, USE | DAILY | {"withdrawal_now": "mild"}, {"withdrawal_now": "none"}),
    ("withdrawal", 2, USE | DAILY | {"withdrawal_now": "mild"}, {"use_frequency": "most_days"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "8_plus"}, {"drinks_per_day": "5_7"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "time_without_use": "hours"},
     {"time_without_use": "days"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "sud_criteria": ["withdrawal"]},
     {"sud_criteria": ["tolerance"]}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "time_without_use": "hours"},
     {"drinks_per_day": "1_2"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "thinking_problems": "serious"},
     {"thinking_problems": "some"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "medical": "needs_monitoring"},
     {"medical": "stable"}),
    ("withdrawal", 2, USE | DAILY | {"substances": ["alcohol", "sedatives"],
     "frequency_alcohol": "daily", "frequency_sedatives": "weekly", "drinks_per_day": "5_7"},
     {"frequency_sedatives": "1_3_days"}),
    ("withdrawal", 2, USE | DAILY | {"medicines": ["sedatives_daily"], "drinks_per_day": "5_7"},
     {"drinks_per_day": "3_4"}),
    ("withdrawal", 2, USE | MOST_DAYS | {"drinks_per_day": "8_plus", "withdrawal_now": "mild"},
     {"drinks_per_day": "5_7"}),
    ("withdrawal", 2, USE | ALCOHOL | {"use_frequency": "weekly", "drinks_per_day": "5_7",
     "withdrawal_history": "needed_medical_help"}, {"drinks_per_day": "3_4"}),
    ("withdrawal", 2, USE | MOST_DAYS | {"withdrawal_history": "needed_medical_help"},
     {"use_frequency": "weekly"}),
    ("withdrawal", 2, USE | MOST_DAYS | {"withdrawal_history": "needed_medical_help"},
     {"withdrawal_history": "uncomfortable"}),
    ("withdrawal", 2, USE | {"withdrawal_now": "mild", "pregnancy": "maybe"}, {"pregnancy": "no"}),
    ("withdrawal", 2, USE | SEDATIVES, {"use_frequency": "weekly"}),
    ("withdrawal", 2, USE | SEDATIVES | {"use_frequency": "weekly",
     "withdrawal_history": "seizure_or_delirium"}, {"withdrawal_history": "needed_medical_help"}),
    ("withdrawal", 2, USE | {"medicines": ["sedatives_daily"], "stopping": "stopped_suddenly"},
     {"stopping": "alone_soon"}),
    ("withdrawal", 1, USE | {"medicines": ["sedatives_daily"], "stopping": "alone_soon"},
     {"stopping": "not_planned"}),
    ("withdrawal", 2, USE | MOST_DAYS | {"drinks_per_day": "5_7", "stopping": "alone_soon"},
     {"stopping": "with_medical_help"}),
    ("withdrawal", 2, USE | MOST_DAYS | {"drinks_per_day": "3_4", "stopping": "alone_soon",
     "time_without_use": "hours"}, {"time_without_use": "days"}),
    ("withdrawal", 2, USE | DAILY | {"drinks_per_day": "3_4", "stopping": "alone_soon"},
     {"use_frequency": "most_days"}),
    ("withdrawal", 3, USE | {"withdrawal_now": "moderate", "pregnancy": "yes"},
     {"pregnancy": "no"}),
    ("withdrawal", 3, USE | ALCOHOL | {"withdrawal_now": "mild",
     "withdrawal_history": "needed_medical_help"}, {"withdrawal_history": "uncomfortable"}),
    ("withdrawal", 3, USE | ALCOHOL | {"withdrawal_now": "mild", "medical": "needs_monitoring"},
     {"medical": "stable"}),
    ("withdrawal", 3, USE | SEDATIVES | {"withdrawal_now": "mild"}, {"withdrawal_now": "none"}),
    ("withdrawal", 3, USE | SEDATIVES | {"withdrawal_history": "needed_medical_help"},
     {"use_frequency": "weekly"}),
    ("withdrawal", 3, USE | MOST_DAYS | {"drinks_per_day": "3_4",
     "withdrawal_history": "needed_medical_help"}, {"withdrawal_history": "uncomfortable"}),
    *(("withdrawal", rating, USE | MOST_DAYS | {"withdrawal_history": history} | more, milder)
      for rating, history in ((3, "needed_medical_help"), (4, "seizure_or_delirium"))
      for more, milder in (
          ({"drinks_per_day": "3_4"}, {"drinks_per_day": "1_2"}),
          ({"sud_criteria": ["withdrawal"]}, {"sud_criteria": ["tolerance"]}),
          ({"time_without_use": "hours"}, {"time_without_use": "days"}),
      )),
    ("withdrawal", 3, USE | MOST_DAYS | {"withdrawal_history": "seizure_or_delirium"},
     {"use_frequency": "weekly"}),
    ("withdrawal", 3, USE | MOST_DAYS | {"withdrawal_history": "seizure_or_delirium"},
     {"withdrawal_history": "needed_medical_help"}),
    ("withdrawal", 3, USE | ALCOHOL | {"use_frequency": "weekly", "drinks_per_day": "5_7",
     "withdrawal_history": "seizure_or_delirium"}, {"withdrawal_history": "needed_medical_help"}),
    ("withdrawal", 4, USE | MOST_DAYS | {"drinks_per_day": "3_4",
     "withdrawal_history": "seizure_or_delirium"}, {"use_frequency": "weekly"}),
    ("withdrawal", 4, USE | SEDATIVES | {"withdrawal_history": "seizure_or_delirium"},
     {"use_frequency": "weekly"}),
    ("withdrawal", 4, USE | ALCOHOL | {"withdrawal_now": "moderate",
     "withdrawal_history": "needed_medical_help"}, {"withdrawal_history": "uncomfortable"}),
    ("withdrawal", 4, USE | ALCOHOL | {"withdrawal_now": "moderate",
     "medical": "needs_monitoring"}, {"medical": "stable"}),
    ("withdrawal", 4, USE | ALCOHOL | {"withdrawal_now": "mild",
     "withdrawal_history": "seizure_or_delirium"}, {"withdrawal_now": "none"}),
    ("substance_use", 1, USE | {"sud_criteria": SIGNS[:2]}, {"sud_criteria": SIGNS[:1]}),
    ("substance_use", 2, USE | {"sud_criteria": SIGNS[:4]}, {"sud_criteria": SIGNS[:3]}),
    ("substance_use", 3, USE | {"sud_criteria": SIGNS[:6]}, {"sud_criteria": SIGNS[:5]}),
    ("substance_use", 3, USE | ALCOHOL | {"sud_criteria": SIGNS[:4], "use_frequency": "most_days"},
     {"use_frequency": "weekly"}),
    ("substance_use", 2, USE | {"sud_criteria": SIGNS[:4], "use_frequency": "most_days"},
     {"sud_criteria": SIGNS[:3]}),
    ("substance_use", 4, USE | ALCOHOL | {"sud_criteria": SIGNS[:6], "use_frequency": "daily",
     "time_without_use": "hours"}, {"time_without_use": "days"}),
    ("substance_use", 1, {"medicines": ["opioid_medication"]}, {"medicines": ["psychiatric"]}),
    ("substance_use", 1, USE | {"use_frequency": "most_days"}, {"use_frequency": "weekly"}),
    ("substance_use", 1, USE | {"use_risks": ["unknown_supply"]}, {"use_risks": ["alone"]}),
    ("substance_use", 1, USE | {"substances": ["opioids"]}, {"substances": ["cannabis"]}),
    *(("substance_use", 1, USE | ALCOHOL | {"use_frequency": "weekly",
       "drinks_per_day": "8_plus", "sud_criteria": SIGNS[:1]}, milder)
      for milder in ({"drinks_per_day": "5_7"}, {"sud_criteria": ["none"]},
                     {"use_frequency": "1_3_days"})),
    ("substance_use", 2, USE | OPIOIDS | {"sud_criteria": SIGNS[:2], "use_frequency": "weekly"},
     {"use_frequency": "1_3_days"}),
    ("substance_use", 2, USE | {"sud_criteria": SIGNS[:2], "use_risks": ["injecting"]},
     {"use_risks": ["unknown_supply"]}),
    ("substance_use", 2, USE | {"sud_criteria": SIGNS[:6], "use_frequency": "none",
     "time_without_use": "weeks"}, {"time_without_use": "months"}),
    *(("substance_use", 3, USE | {"sud_criteria": SIGNS[:4], "use_frequency": "most_days",
       "substances": [substance]}, {"sud_criteria": SIGNS[:3]})
      for substance in ("sedatives", "stimulants", "other")),
    *(("substance_use", 4, USE | {"sud_criteria": SIGNS[:6], "use_frequency": "daily",
       "substances": [substance], "time_without_use": "hours"}, {"use_frequency": "most_days"})
      for substance in ("sedatives", "stimulants", "other")),
    ("mental_health", 1, {"low_mood": "several_days"}, {"low_mood": "not_at_all"}),
    ("mental_health", 2, {"anxiety": "most_days"}, {"anxiety": "several_days"}),
    ("mental_health", 3, {"low_mood": "nearly_every_day", "anxiety": "most_days"},
     {"anxiety": "several_days"}),
    ("mental_health", 3, {"low_mood": "most_days", "anxiety": "nearly_every_day"},
     {"low_mood": "several_days"}),
    ("mental_health", 3, {"trauma_symptoms": "a_lot", "low_mood": "most_days"},
     {"trauma_symptoms": "some"}),
    *(("mental_health", 3, {"low_mood": "nearly_every_day"} | more, milder)
      for more, less in (({"self_care": "often_not"}, {"self_care": "harder"}),
                         ({"role_functioning": "unable"}, {"role_functioning": "failing"}))
      for milder in (less, {"low_mood": "most_days"})),
    ("mental_health", 1, {"mania": "past"}, {"mania": "never"}),
    ("treatment_response", 1, {"psychosis": "past"}, {"psychosis": "never"}),
    ("mental_health", 3, {"mania": "now"}, {"mania": "past"}),
    ("mental_health", 3, VOICES | {"self_care": "harder"},
     {"self_care": "managing"}),
    ("mental_health", 4, {"psychosis": "now_distressing"}, {"psychosis": "now_manageable"}),
    ("mental_health", 4, {"psychosis": "now_distressing", "mental_health_care": "no_care"},
     {"mental_health_care": "care_not_enough"}),
    ("mental_health", 4, {"psychosis": "now_distressing", "support": "little",
     "mental_health_care": "stable_with_care"}, {"support": "some"}),
    *(("mental_health", 3, VOICES | worse, milder)
      for worse, milder in (
          ({"relationships": "strained"}, {"relationships": "steady"}),
          ({"violence": "thoughts"}, {"violence": "unwanted_thoughts"}),
          ({"suicide": "wish_to_be_dead"}, {"suicide": "none"}),
          ({"use_frequency": "1_3_days"}, {"use_frequency": "none"}),
          *(({"mental_health_care": care}, {"mental_health_care": "stable_with_care"})
            for care in ("care_not_enough", "no_care", "not_needed")),
      )),
    ("mental_health", 3, VOICES | {"role_functioning": "slipping"},
     {"role_functioning": "managing"}),
    ("mental_health", 3, {"trauma_symptoms": "a_lot", "anxiety": "most_days"},
     {"anxiety": "several_days"}),
    *(("mental_health", 4, {"emergency_signs": [sign]}, {"emergency_signs": ["head_injury"]})
      for sign in ("new_seeing_or_hearing_things", "confusion")),
    ("mental_health", 2, {"suicide": "thoughts"}, {"suicide": "wish_to_be_dead"}),
    ("mental_health", 3, {"eating": "serious"}, {"eating": "some"}),
    ("mental_health", 2, {"mental_health_care": "no_care"},
     {"mental_health_care": "stable_with_care"}),
    ("functioning", 2, {"role_functioning": "failing"}, {"role_functioning": "slipping"}),
    ("functioning", 3, {"self_care": "often_not"}, {"self_care": "harder"}),
    ("functioning", 4, {"self_care": "cannot"}, {"self_care": "often_not"}),
    ("functioning", 1, {"relationships": "breaking_down"}, {"relationships": "steady"}),
    *(("functioning", 2, {"relationships": "breaking_down"} | more, milder)
      for more, less in (({"role_functioning": "slipping"}, {"role_functioning": "managing"}),
                         ({"self_care": "harder"}, {"self_care": "managing"}))
      for milder in (less, {"relationships": "strained"})),
    ("functioning", 2, {"thinking_problems": "serious"}, {"thinking_problems": "some"}),
    ("functioning", 3, {"mania": "now", "role_functioning": "failing"}, {"mania": "past"}),
    ("functioning", 3, {"mania": "now", "support": "little"}, {"support": "some"}),
    ("functioning", 3, {"mania": "now", "support": "little"}, {"mania": "past"}),
    ("functioning", 3, {"psychosis": "now_distressing"}, {"psychosis": "now_manageable"}),
    ("functioning", 3, BIRTH | {"low_mood": "nearly_every_day", "role_functioning": "failing"},
     {"pregnancy": "yes"}),
    ("co_occurring", 1, USE | {"sud_criteria": SIGNS[:2], "low_mood": "several_days"},
     {"low_mood": "not_at_all"}),
    ("co_occurring", 2, USE | {"sud_criteria": SIGNS[:2], "low_mood": "most_days"},
     {"low_mood": "several_days"}),
    ("co_occurring", 3, USE | {"sud_criteria": SIGNS[:2], "low_mood": "nearly_every_day",
     "mental_health_care": "care_not_enough"}, {"mental_health_care": "stable_with_care"}),
    ("co_occurring", 1, USE | {"sud_criteria": SIGNS[:2], "thinking_problems": "some"},
     {"thinking_problems": "none"}),
    ("co_occurring", 2, USE | {"sud_criteria": SIGNS[:2], "thinking_problems": "serious"},
     {"thinking_problems": "some"}),
    ("co_occurring", 2, USE | {"sud_criteria": SIGNS[:2], "suicide": "thoughts"},
     {"suicide": "none"}),
    ("co_occurring", 3, USE | {"sud_criteria": SIGNS[:2], "mania": "now"}, {"mania": "past"}),
    ("co_occurring", 3, USE | {"sud_criteria": SIGNS[:2], "eating": "serious"},
     {"eating": "some"}),
    *(("co_occurring", rating, BOTH | more, {"sud_criteria": ["none"]})
      for rating, more in (
          (1, {"anxiety": "several_days"}), (1, {"trauma_symptoms": "some"}),
          (1, {"mania": "past"}), (1, {"psychosis": "past"}),
          (1, {"mental_health_care": "stable_with_care"}),
          (2, {"anxiety": "most_days"}), (2, {"trauma_symptoms": "a_lot"}),
          (2, {"eating": "some"}), (2, {"mental_health_care": "care_not_enough"}),
          (3, {"anxiety": "nearly_every_day", "mental_health_care": "care_not_enough"}),
          (3, {"psychosis": "now_manageable"}),
      )),
    ("co_occurring", 4, USE | {"sud_criteria": SIGNS[:2], "psychosis": "now_distressing"},
     {"psychosis": "now_manageable"}),
    ("physical_health", 2, {"medical": "needs_monitoring"}, {"medical": "stable"}),
    ("physical_health", 4, {"medical": "unstable"}, {"medical": "needs_monitoring"}),
    ("physical_health", 2, USE | {"pregnancy": "yes"}, {"use_frequency": "none"}),
    *(("physical_health", 1, {"pregnancy": pregnancy}, {"pregnancy": "no"})
      for pregnancy in ("yes", "maybe", "gave_birth_past_year")),
    ("physical_health", 1, {"eating": "some"}, {"eating": "none"}),
    ("physical_health", 3, {"eating": "serious"}, {"eating": "some"}),
    ("physical_health", 1, USE | {"use_risks": ["injecting"]}, {"use_risks": ["alone"]}),
    ("physical_health", 4, {"emergency_signs": ["head_injury"]}, {"emergency_signs": ["none"]}),
    ("treatment_response", 1, {"current_care": "outpatient", "current_progress": "improving"},
     {"current_care": "none"}),
    ("treatment_response", 2, IN_CARE | {"current_care": "outpatient",
     "current_progress": "no_change"}, {"current_progress": "improving"}),
    ("treatment_response", 2, {"current_care": "iop", "current_progress": "improving"},
     {"current_progress": "goals_met"}),
    ("treatment_response", 3, IN_CARE | {"current_care": "iop", "current_progress": "no_change"},
     {"current_progress": "improving"}),
    ("treatment_response", 3, {"current_care": "php", "current_progress": "improving"},
     {"current_progress": "goals_met"}),
    ("treatment_response", 4, {"current_care": "php", "current_progress": "getting_worse"},
     {"current_progress": "no_change"}),
    ("treatment_response", 4, {"current_care": "inpatient", "current_progress": "no_change"},
     {"current_progress": "improving"}),
    *(("treatment_response", 4, {"current_care": "inpatient", "current_progress": "improving",
       "suicide": "thoughts", "means": "none", "suicide_attempt": "past_year"}, milder)
      for milder in ({"suicide": "wish_to_be_dead"}, {"suicide_attempt": "over_a_year_ago"},
                     {"current_progress": "goals_met"})),
    ("treatment_response", 2, {"treatment_history": "did_not_help", "role_functioning": "failing"},
     {"role_functioning": "slipping"}),
    ("treatment_response", 3, {"treatment_history": "several_did_not_help",
     "role_functioning": "failing"}, {"treatment_history": "did_not_help"}),
    ("treatment_response", 2, {"current_care": "outpatient", "current_progress": "getting_worse"},
     {"current_progress": "no_change"}),
    ("treatment_response", 3, {"current_care": "iop", "current_progress": "getting_worse"},
     {"current_progress": "no_change"}),
    ("treatment_response", 4, {"current_care": "php", "current_progress": "no_change",
     "role_functioning": "failing"}, {"role_functioning": "slipping"}),
    ("treatment_response", 1, {"treatment_history": "helped_for_a_while", "past_care": "iop",
     "low_mood": "most_days"}, {"low_mood": "several_days"}),
    *(("treatment_response", 1, USE | {"treatment_history": "helped_for_a_while",
       "past_care": "iop"} | more, milder)
      for more, milder in (
          (ALCOHOL | {"use_frequency": "weekly", "sud_criteria": SIGNS[:1]},
           {"sud_criteria": ["none"]}),
          (ALCOHOL | {"use_frequency": "weekly", "use_risks": ["alone"]},
           {"use_risks": ["none"]}),
          ({"substances": ["opioids"], "use_frequency": "weekly"},
           {"use_frequency": "1_3_days"}),
          (ALCOHOL | {"use_frequency": "weekly", "drinks_per_day": "8_plus"},
           {"drinks_per_day": "5_7"}),
      )),
    *(("treatment_response", 1, {"treatment_history": "several_did_not_help",
       "past_care": "iop"} | more, milder)
      for more, milder in (
          ({"low_mood": "several_days"}, {"low_mood": "not_at_all"}),
          ({"anxiety": "several_days"}, {"anxiety": "not_at_all"}),
          ({"trauma_symptoms": "some"}, {"trauma_symptoms": "none"}),
          (USE | {"sud_criteria": SIGNS[:1]}, {"sud_criteria": ["none"]}),
          ({"low_mood": "several_days"}, {"treatment_history": "did_not_help"}),
      )),
    ("treatment_response", 1, {"mania": "past"}, {"mania": "never"}),
    ("treatment_response", 2, {"treatment_history": "several_did_not_help", "past_care": "iop",
     "low_mood": "most_days"}, {"low_mood": "several_days"}),
    ("treatment_response", 2, {"current_care": "php", "current_progress": "goals_met"},
     {"current_care": "iop"}),
    ("treatment_response", 1, {"left_care": "iop", "left_how": "early"}, {"left_care": "none"}),
    *(("treatment_response", 2, IN_CARE | {"left_care": "iop", "left_how": "early"}, milder)
      for milder in ({"low_mood": "several_days"}, {"left_how": "as_planned"},
                     {"current_care": "outpatient", "current_progress": "improving"})),
    ("treatment_response", 2, {"left_care": "php", "left_how": "early"},
     {"left_how": "as_planned"}),
    ("treatment_response", 2, {"left_care": "inpatient", "left_how": "as_planned"},
     {"left_care": "php"}),
    ("treatment_response", 3, {"left_care": "inpatient", "left_how": "early"},
     {"left_how": "as_planned"}),
    *(("treatment_response", 3, {"left_care": left, "left_how": "early",
       "role_functioning": "failing"}, {"role_functioning": "slipping"})
      for left in ("iop", "php")),
    ("treatment_response", 4, HARD_TO_HOLD | {"living": "temporary"}, {"living": "sober_living"}),
    ("treatment_response", 4, HARD_TO_HOLD | {"home_substance_use": "some"},
     {"past_care": "iop"}),
    ("engagement", 3, {"readiness": "not_ready"}, {"readiness": "unsure"}),
    ("home", 4, {"home_safety": "unsafe"}, {"home_safety": "tense"}),
    ("home", 4, {"living": "none"}, {"living": "temporary"}),
    ("home", 3, {"home_substance_use": "a_lot"}, {"home_substance_use": "some"}),
    ("home", 2, {"stress": "high"}, {"stress": "some"}),
    ("support", 3, {"support": "little"}, {"support": "some"}),
]  # fmt: skip


# Two risks, whichever they are, always have one that counts to this step by itself; and some
# trouble with eating beside a substance problem counts to the next step already.
NEEDS_NO_LINE = [
    {"at_least": {"own_anything": "1_3_days", "use_risks": 2}},
    {"so": ["substance_problem"], "either": [{"at_least": {"eating": "some"}}]},
]


def ways_to_a_rating():
    """Every way in ratings.toml to a rating of need: dimension, rating, and its parts."""
    text = RATINGS.read_text(encoding="utf-8")
    for rule in tomllib.loads(text)["rule"]:
        for way in rule["when"] if rule["dimension"] != "obligations" else ():
            either = [{"either": [one]} for one in way.get("either", ())]
            for one in either or [{}]:
                yield rule["dimension"], rule["rating"], way | one


def test_every_way_to_a_rating_has_its_line():
    """It holds on the line, and just short of it no longer."""
    lines = [(name, step, held(own), held(own | less)) for name, step, own, less in LINES]
    for dimension, rating, way in ways_to_a_rating():
        when = read_when([way])
        assert way in NEEDS_NO_LINE or any(
            (name, step) == (dimension, rating)
            and when.truth(holds) == TRUE
            and when.truth(short) == FALSE
            for name, step, holds, short in lines
        ), (dimension, rating, way)


def held(changes):
    return stand(well_but(**{"left_care": "none"} | changes), questionnaire())


@pytest.mark.parametrize(("dimension", "rating", "answers", "less"), LINES)
def test_each_way_to_a_rating_and_just_short_of_it(dimension, rating, answers, less):
    assert rated(dimension, **answers) == rating
    assert rated(dimension, **(answers | less)) < rating


def test_a_stay_in_24_hour_care_says_nothing_about_use_outside_it():
    """A month without use on a ward does not make a severe use disorder a mild one."""
    away = USE | {"use_frequency": "none", "sud_criteria": SIGNS[:6]}
    inside = away | {"current_care": "inpatient", "current_progress": "goals_met"}
    assert rated("substance_use", **inside) == 3
    assert rated("substance_use", **away) < 3


def test_daily_opioids_call_for_medication_and_not_for_more_hours():
    daily = USE | OPIOIDS | {"use_frequency": "daily", "sud_criteria": SIGNS[:4]}
    assert rated("substance_use", **daily) == 2
    assert rated("substance_use", **daily | {"substances": ["stimulants"]}) == 3


def test_how_often_another_substance_is_used_rates_nothing():
    """Daily cannabis beside a drink now and then is no daily drinking."""
    told = USE | {"use_frequency": "daily", "substances": ["alcohol", "cannabis"],
                  "frequency_alcohol": "1_3_days", "frequency_cannabis": "daily",
                  "drinks_per_day": "8_plus", "withdrawal_history": "seizure_or_delirium",
    }  # fmt: skip
    assert rated("withdrawal", **told) == 1
    assert rated("withdrawal", **told | {"frequency_alcohol": "daily"}) == 4


def test_a_frequency_told_above_the_most_frequent_raises_what_is_read_from_it():
    told = USE | {"use_frequency": "weekly", "substances": ["alcohol", "cannabis"],
                  "frequency_alcohol": "weekly", "drinks_per_day": "1_2"}  # fmt: skip
    assert rated("substance_use", **told | {"frequency_cannabis": "weekly"}) == 0
    assert rated("substance_use", **told | {"frequency_cannabis": "daily"}) == 1


def test_a_medicine_taken_as_prescribed_is_no_use():
    prescribed = USE | {"use_frequency": "none", "substances": ["none"]}
    assert rated("substance_use", **prescribed | {"medicines": ["sedatives_daily"]}) == 0


def test_care_that_was_left_is_no_care_now():
    attempt = {"suicide_attempt": "past_3_months", "left_care": "inpatient"}
    assert rated("risk_of_harm", **attempt) == 3
    inside = attempt | {"current_care": "inpatient", "current_progress": "improving"}
    assert rated("risk_of_harm", **inside) == 2


def test_the_headline_scores_are_the_highest_of_their_dimensions():
    answers = person("Daily drinking after seizures in withdrawal")
    ratings, scores = profile(answers).ratings, headline_scores(profile(answers))
    severity = ["risk_of_harm", "withdrawal", "substance_use", "mental_health", "functioning"]
    assert scores["severity"][0] == max(ratings[name].low for name in severity) == 4
    both = ["co_occurring", "physical_health"]
    assert scores["co_occurring"][0] == max(ratings[name].low for name in both) == 3


def test_a_rating_names_the_answers_that_made_it():
    rating = profile(well_but(suicide="thoughts", means="locked_away")).ratings["risk_of_harm"]
    assert rating.low_from == ("suicide",)


def test_an_open_answer_is_named_as_what_could_raise_the_rating():
    rating = profile(well_but(self_care="not_sure")).ratings["functioning"]
    assert (rating.low, rating.high) == (0, 4)
    assert rating.high_from == ("self_care",)


@pytest.mark.parametrize(
    ("changes", "score"),
    [
        ({"work": "none", "overnight": "yes", "hours_free": "20_plus"}, 0),
        ({}, 2),
        ({"caregiving": "sole"}, 3),
        ({"work_flexibility": "none"}, 3),
        ({"hours_free": "under_3"}, 4),
        ({"free_times": ["none"]}, 4),
    ],
)
def test_obligations_have_a_score_of_their_own(changes, score):
    obligations = profile(well_but(**changes)).obligations
    assert (obligations.low, obligations.high) == (score, score)


def test_what_could_raise_a_rating_is_open_itself():
    """Care just left was told; whether it counts hangs on where the person is now."""
    left = {"left_care": "inpatient", "left_how": "as_planned", "current_care": "not_sure"}
    rating = profile(well_but(**left)).ratings["treatment_response"]
    assert "current_care" in rating.high_from
    assert not {"left_care", "left_how"} & set(rating.high_from)
