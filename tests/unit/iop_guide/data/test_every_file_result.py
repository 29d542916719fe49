"""Every data file of the result, spoiled in turn: what reads it at the start refuses each mistake,
with the file, the entry and the field."""

from pathlib import Path

import pytest

import iop_guide.result
from iop_guide.result.checks import vignettes_file
from iop_guide.result.data_files import READERS
from tests.support.spoiled_values import WAYS, Room

# What may be gone: fields with a default, and single keys of tables that are open by nature.
OPTIONAL = {
    "accepted.toml": {"accepted"},
    "alerts.toml": {"never_on_paper"},
    "calls.toml": {"lines", "virtual", "needs", "only"},
    "fit.toml": {"when", "ratings", "acute", "only_called", "formats", "never_first",
                 "not_before_a_doctor"},
    "money.toml": {"level"},
    "steps.toml": {"when", "outcomes", "levels", "formats", "moves", "in_the_way", "not_beside",
                   "not_there", "zip_given", "danger_open", "only_first"},
    "vignettes.toml": {"but", "without"},
    "en/fit.toml": {"ask_about_use"},
    "en/money.toml": {"levels"},
}  # fmt: skip
REFERENCES = {
    "accepted.toml": {"key", "options"},
    "alerts.toml": {"key", "lines", "danger_to_life", "always"},
    "calls.toml": {"needs", "only"},
    "fit.toml": {"format", "formats", "when", "ratings"},
    "money.toml": {"level"},
    "steps.toml": {"urgency", "outcomes", "levels", "formats", "moves", "in_the_way",
                   "not_beside", "when"},
    "vignettes.toml": {"expect", "without", "suicide", "concerns", "substances"},
    "en/money.toml": {"levels"},
    "en/phrases.toml": {"named", "purposes", "shortfalls"},
}  # fmt: skip
RESULT = Room(
    folder=Path(iop_guide.result.__file__).with_name("data"),
    readers=READERS,
    optional=OPTIONAL,
    references=REFERENCES,
    open={"levels", "named", "purposes", "shortfalls", "well", "but", "ratings", "sign"},
    free={"sign"},
    holders={"question", "way", "item"},
    kept=(vignettes_file.well,),
)


@pytest.fixture
def nothing_kept():
    yield
    RESULT.forget()


@pytest.mark.parametrize("spoil", WAYS)
@pytest.mark.parametrize("file", RESULT.files())
def test_every_mistake_stops_the_start_and_is_named_at_its_place(
    file, spoil, monkeypatch, nothing_kept
):
    assert list(RESULT.mistakes_missed(file, spoil, monkeypatch)) == []
