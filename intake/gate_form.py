"""The form of a gate: one field of boxes, refusing what cannot stand together; and the form of a
page, whichever it is."""

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext

from .answers import Answers
from .forms import NOT_SURE_LABEL, PageForm, QuestionField, cannot_stand, crispy
from .gates import NONE, SHOWN, Choice, chosen, seen
from .journey import Journey
from .questions import NOT_SURE, Gate, Line, Page


class GateForm(forms.Form):
    """One gate, as this respondent reads it; `ticks` are those of before, None where it is new."""

    def __init__(
        self,
        gate: Gate,
        lines: tuple[Line, ...],
        answers: Answers,
        ticks: Collection[str] | None,
        data: QueryDict | None = None,
    ):
        self.gate, self.name = gate, gate.field_name
        self.lines = seen(gate.lines, data) if data and SHOWN in data else lines
        self.alone = {NONE: gate.none, NOT_SURE: NOT_SURE_LABEL}
        super().__init__(data, initial={self.name: chosen(lines, answers, ticks)})
        self.questions = [gate]
        self.respondent = answers.get("respondent", "self")
        del self.fields  # Django's own, empty; ours are made when they are looked at

    may_be_skipped = True

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        """The one field. A page that is kept already needs none."""
        return {self.name: self._boxes()}

    @cached_property
    def helper(self) -> FormHelper:
        """How the boxes are laid out."""
        return crispy(Layout(QuestionField(self.name, "intake/gate.html", self._beside())))

    @property
    def is_blank(self) -> bool:
        """Whether nothing on it is one person's own: no tick, and no error."""
        return not self.is_bound and not self.initial[self.name]

    @property
    def shows(self) -> tuple[str, ...]:
        """What a blank form is told by, beside who reads it."""
        return (self.gate.key, *(line.id for line in self.lines))

    def _boxes(self) -> forms.MultipleChoiceField:
        lines = [(line.id, line.text(self.respondent)) for line in self.lines]
        return forms.MultipleChoiceField(
            label=self.gate.text(self.respondent),
            choices=[*lines, *self.alone.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": gettext("Choose one of the answers shown.")},
        )

    def _beside(self) -> dict[str, object]:
        hint = self.gate.hint_for(self.respondent)
        names = " ".join(line.id for line in self.lines)
        return {"gate": self.gate, "hint": hint, "alone": tuple(self.alone), "shown": names}

    def clean(self) -> dict[str, Any]:
        """Refuse "none of these" and "not sure" beside anything else."""
        cleaned = super().clean()
        ticked = cleaned.get(self.name, [])
        for lone, label in self.alone.items():
            if lone in ticked and len(ticked) > 1:
                self.add_error(self.name, cannot_stand(label))
                break
        return cleaned

    def told(self) -> Choice:
        """What was chosen, of the lines that were shown."""
        return Choice(self.gate, self.lines, tuple(self.cleaned_data[self.name]))

    def accepted(self) -> Choice | dict[str, object]:
        """What can be kept of a gate that is left half done: nothing where it has a mistake."""
        return self.told() if self.is_valid() else {}


def form_of(so_far: Journey, page: Page, data: QueryDict) -> GateForm | PageForm:
    """The form of a page of the journey, empty or as it was sent."""
    if gate := so_far.questionnaire.gate_of(page):
        ticks = so_far.ticks.get(gate.key)
        return GateForm(gate, so_far.lines_on(page), so_far.answers, ticks, data or None)
    asked = [so_far.questionnaire.questions[name] for name in so_far.questions_on(page)]
    return PageForm(asked, so_far.answers, data or None)
