"""The nine people, and what each picks for one field of a form, whichever page it stands on."""

import tomllib
from pathlib import Path

from intake.questionnaire import questionnaire

NONE, NOT_SURE = "none", "not_sure"


def people():
    """The name and the answers of each."""
    data = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))
    for entry in data["person"]:
        answers = data["usual"] | entry.get("but", {})
        kept = entry.get("only", answers)
        left_out = entry.get("without", ())
        yield entry["name"], {k: answers[k] for k in kept if k not in left_out}


def picks(name, offered, answers):
    """What this person picks of a field: values of its choices, or the text to type."""
    if name.startswith("gate_"):
        return ticks(offered, answers)
    answer = answers.get(name, [])
    return [answer] if isinstance(answer, str) else list(answer)


def ticks(offered, answers):
    """What of a gate is ticked: the questions that are not answered with their first option. A
    person who skips all of them ticks nothing."""
    asked = [name for name in offered if name in answers]
    unsure = [name for name in asked if answers[name] == NOT_SURE]
    if asked and asked == unsure and NOT_SURE in offered:
        return [NOT_SURE]
    apart = [name for name in asked if name not in unsure and not _is_first(name, answers[name])]
    return apart or [NONE] * bool(asked)


def _is_first(name, answer):
    first = questionnaire().questions[name].options[0].id
    return answer in (first, [first])
