"""What tests of the levels share."""

import pytest


@pytest.fixture(autouse=True)
def no_search_for_idle_options(settings):
    """It takes seconds for every other draft, and says nothing of them: the tests of the questions
    (iop_guide/result/checks) and of the proof run it."""
    settings.DEFINITION_WARNINGS = []
