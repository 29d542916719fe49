"""The help lines that stand first for a danger, and which danger is never printed: read off
data/alerts.toml, which is checked when the site starts. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake.triggers import triggers

from ..data import Mistake, all_there, read_file, refer, rows_of, structure
from ..rules.profile import Alert
from .known_keys import help_line_keys

PATH = Path(__file__).with_name("data") / "alerts.toml"
TABLES = ("first", "alert")


@dataclass(frozen=True, kw_only=True)
class AlertLines:
    """The help lines for one row of the triggers, and whether the row is never printed."""

    key: str
    lines: tuple[str, ...]
    never_on_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstLines:
    """The lines where life is in danger, or nothing is known; `always` is among them anyway."""

    danger_to_life: tuple[str, ...]
    always: str


@dataclass(frozen=True, kw_only=True)
class AlertsData:
    """All of alerts.toml."""

    first: FirstLines
    alert: Mapping[str, AlertLines]


@cache  # there are no words in it
def alerts_data(path: Path = PATH) -> AlertsData:
    """All of the file. Raises DataError."""
    tables, place = read_file(path, TABLES), Mistake("", path.name)
    all_there(tables, path)
    first = structure(tables["first"], FirstLines, place.at(table="first"))
    for field, lines in (("danger_to_life", first.danger_to_life), ("always", (first.always,))):
        refer(lines, help_line_keys(), place.at(table="first", field=field), "help line")
    rows = rows_of(tables["alert"], AlertLines, path, "alert")
    for key, row in rows.items():
        here = place.at(table="alert", key=key)
        refer([key], triggers(), here.at(field="key"), "trigger")
        refer(row.lines, help_line_keys(), here.at(field="lines"), "help line")
    return AlertsData(first=first, alert=rows)


def first_lines(alerts: Iterable[str]) -> list[str]:
    """The help lines to show first for the rows with these keys, each once."""
    data = alerts_data()
    rows = [data.alert.get(key) for key in alerts]
    lines = [line for row in rows for line in (row.lines if row else data.first.danger_to_life)]
    return list(dict.fromkeys([*(lines or data.first.danger_to_life), data.first.always]))


def may_be_printed(alert: str) -> bool:
    """Whether the row with this key may stand on paper."""
    row = alerts_data().alert.get(alert)
    return row is None or not row.never_on_paper


def kept_off_paper(alerts: Iterable[Alert]) -> bool:
    """Whether one of these alerts keeps what is worked out from all answers off paper: it could be
    read between the lines, by whoever is the danger."""
    return not all(may_be_printed(alert.key) for alert in alerts)
