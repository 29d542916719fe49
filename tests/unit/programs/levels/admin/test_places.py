"""Where a problem can be mended: read off its place, not off its words."""

import pytest
from django.urls import reverse

from iop_guide.rules.mistakes import Mistake
from programs import models
from programs.levels.admin.places import in_words, place_of
from programs.levels.problem import Problem

pytestmark = pytest.mark.usefixtures("site")
TABLE = reverse("admin:programs_limit_table")


def page_of(model, key):
    row = model.objects.get(key=key)
    return reverse(f"admin:programs_{model._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("field", ["serves.withdrawal", "reasons.withdrawal.because"])
def test_what_is_wrong_with_a_limit_leads_to_its_cell(field):
    address, name = place_of(Mistake("anything at all", "", "level", "iop", field))
    assert (address, name) == (f"{TABLE}#id_iop.withdrawal", "IOP, Withdrawal")


@pytest.mark.parametrize(
    ("table", "key", "model", "field", "anchor"),
    [
        ("level", "iop", models.Level, "summary", "#id_summary"),
        ("level", "iop", models.Level, "hours_per_week", "#id_hours_low"),
        ("level", "iop", models.Level, "week.1", ""),
        ("level", "iop", models.Level, "format.iop_evening.text", ""),
        ("level", "inpatient", models.Level, "serves.withdrawal", ""),
        ("help", "emergency_911", models.HelpLine, "number", "#id_number"),
        ("guide", "for-teens", models.Guide, "body", "#id_body"),
    ],
)
def test_a_mistake_leads_to_its_row_and_field(table, key, model, field, anchor):
    address, _name = place_of(Mistake("anything at all", "", table, key, field))
    assert address == page_of(model, key) + anchor


def test_what_has_no_row_leads_to_all_of_its_kind():
    lines = place_of(Mistake("gone", table="help"))
    assert lines == (reverse("admin:programs_helpline_changelist"), "all help lines")
    assert place_of(Mistake("anything"))[1] == "all limits"


def test_a_field_is_told_by_its_label_and_a_sentence_stays_as_it_is():
    wrong = Mistake("'kind' must be one of call, text, chat", "", "help", "lifeline_988", "kind")
    row = models.HelpLine.objects.get(key="lifeline_988")
    assert in_words(Problem(str(wrong), wrong)) == f"{row}: “reached by” {wrong.words[7:]}."
    proven = Problem("PHP is not enough.", Mistake("", "", "level", "php", "serves.withdrawal"))
    assert in_words(proven) == "PHP is not enough."
