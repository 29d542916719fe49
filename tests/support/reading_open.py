"""The independent reading (tests/support/reading.py) over answers some of which are open.

A row of emergency, help first or medical first fires when its leading parts, bold in the document,
are known to hold and no known part rules it out. Said with whole answers: give every open question
that leads in the row its mildest answer, every other open one whatever lets the row hold; the row
fires exactly if it then holds. Rows of this week need every part known: each must hold whatever
the open answers turn out to be.
"""

import random
from typing import Any

from .contract import MANY, OPTIONS, Answers, asked, is_asked, is_open
from .reading import ROWS, Person, alerts

_FREQ = "substances use_frequency "
_ALCOHOL = _FREQ + "frequency_alcohol "
_SEDATIVES = _FREQ + "frequency_sedatives "
_OPIOIDS = _FREQ + "frequency_opioids "
_EVERY = _FREQ + " ".join(name for name in OPTIONS if name.startswith("frequency_")) + " "
_DEPENDENCE = "withdrawal_history sud_criteria time_without_use "
_LEADS = {
    "E1": "suicide suicide_attempt",
    "E2": "violence",
    "E3": "emergency_signs",
    "E4": "withdrawal_now",
    "E5": "withdrawal_now substances medicines",
    "E6": "psychosis mania suicide violence",
    "E7": "self_care",
    "E8": "pregnancy psychosis mania",
    "H1": "home_safety",
    "M0": "suicide means",
    "M1": "withdrawal_now",
    "M2": "withdrawal_now substances medicines",
    "M3": _ALCOHOL + _SEDATIVES + "withdrawal_history drinks_per_day",
    "M4": _ALCOHOL + _SEDATIVES + "withdrawal_history",
    "M5": _SEDATIVES + "medicines stopping",
    "M6": _ALCOHOL
    + _SEDATIVES
    + _DEPENDENCE
    + "medicines drinks_per_day withdrawal_now thinking_problems medical",
    "M7": "overdose",
    "M8": _OPIOIDS + _ALCOHOL + _SEDATIVES + "overdose use_risks medicines",
    "M9": _EVERY + "pregnancy medicines withdrawal_now",
    "M10": "mania",
    "M11": "psychosis mental_health_care violence",
    "M12": "eating",
    "M13": "medical",
    "M14": "self_care",
    "M15": "suicide_attempt suicide",
    "M16": _ALCOHOL + _SEDATIVES + _DEPENDENCE + "medicines stopping drinks_per_day",
    "M17": "pregnancy suicide violence",
    "M18": _ALCOHOL + _SEDATIVES + _OPIOIDS + "left_care overdose suicide suicide_attempt",
}
LEADS = {key: frozenset(names.split()) for key, names in _LEADS.items()}
HOLDS = {key: holds for key, _, holds in ROWS}

# What an open part that does not lead is taken for: all that lets a row hold at once.
LETS_HOLD: dict[str, Any] = {
    "use_frequency": "daily",
    "withdrawal_history": "seizure_or_delirium",
    "sud_criteria": ["craving"],
    "use_risks": ["alone"],
    "medical": "unstable",
    "pregnancy": "yes",
    "eating": "serious",
    "psychosis": "now_distressing",
    "thinking_problems": "serious",
    "current_care": "none",  # neither there now nor followed
    "current_progress": "getting_worse",  # not known to be going well: not followed
}

# Rows of this week that hang neither on what another row came to nor (T7) on a frequency that could
# still be told higher than what was told of all.
ON_THEIR_OWN = ("T1", "T2", "T3", "T5", "T6")


def mildest(name: str) -> Any:
    """The mildest answer: the first option, but for "not needed", which clears nothing."""
    if name == "mental_health_care":
        return "stable_with_care"
    return list(OPTIONS[name][:1]) if name in MANY else OPTIONS[name][0]


def known(answers: Answers) -> dict[str, Any]:
    """What is told in answer to questions that are known to be asked: an answer that hangs on an
    open one would not have been asked for."""
    told = {name: answer for name, answer in answers.items() if not is_open(answers, name)}
    shut = {name: mildest(name) for name in OPTIONS} | told
    return {name: answer for name, answer in told.items() if is_asked(shut, name)}


def fired(answers: Answers) -> set[str]:
    """The rows of emergency, help first and medical first that fire, answers open or not."""
    told = known(answers)
    return {key for key in LEADS if _fires(told, key)}


def _fires(told: Answers, key: str) -> bool:
    filled = {
        name: mildest(name) if name in LEADS[key] else LETS_HOLD.get(name, mildest(name))
        for name in OPTIONS
    }
    # None of these rows asks which rows above it fire.
    return HOLDS[key](Person(asked(filled | dict(told))), frozenset())


def holds_in_any_case(answers: Answers, key: str, chance: random.Random, tries: int = 20) -> bool:
    """Whether a row holds however the open answers turn out (tried so many times, at random)."""
    told = known(answers)
    every = ({name: at_random(name, chance) for name in OPTIONS} | told for _ in range(tries))
    return all(key in dict(alerts(filled)) for filled in every)


def at_random(name: str, chance: random.Random) -> Any:
    """Any answer to a question, each option as likely as the others."""
    if name not in MANY:
        return chance.choice(OPTIONS[name])
    free = [option for option in OPTIONS[name] if option != "none"]
    some = sorted(chance.sample(free, chance.randint(1, 3)), key=free.index)
    nothing = "none" in OPTIONS[name] and chance.random() < 0.3
    return ["none"] if nothing else some
