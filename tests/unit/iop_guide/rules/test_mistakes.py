"""What is wrong is a value with its place; the sentence is made of it, never the other way."""

from iop_guide.rules.definitions import DefinitionError
from iop_guide.rules.mistakes import DataError, Mistake


def test_a_mistake_reads_with_as_much_of_its_place_as_is_known():
    whole = Mistake("it is misspelt", "steps.toml", "step", "rest", "urgency")
    assert str(whole) == "steps.toml: step 'rest': it is misspelt"
    assert str(Mistake("it is misspelt", table="step")) == "step: it is misspelt"
    assert str(Mistake("it is misspelt")) == "it is misspelt"


def test_an_error_says_every_mistake_and_can_be_placed_better():
    error = DefinitionError(Mistake("one", table="level", key="iop"), "two")
    assert str(error) == "level 'iop': one\ntwo"
    placed = error.at(file="mine.toml")
    assert type(placed) is DefinitionError and isinstance(placed, DataError)
    assert str(placed) == "mine.toml: level 'iop': one\nmine.toml: two"
