"""The form of one page: a field a question, refusing whatever was not offered."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.http import QueryDict
from django.template import Context
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .answers import Answers
from .frequency import contradiction
from .questionnaire import questionnaire
from .questions import NOT_SURE, Question

NOT_SURE_LABEL = _("Not sure")
# Said at the question that makes how often each is used disagree with how often anything is.
DISAGREES = {
    "use_frequency": _(
        "Earlier you said how often each one is used, and none of them is used %(often)s. Here,"
        " pick what fits the one used most. You can change each one later."
    ),
    "substances": _(
        "Earlier you said that something is used %(often)s. Nothing picked here is used that"
        " often. Pick that one too, or go back and change how often."
    ),
}
DISAGREES_ALONE = _(
    "Earlier you said that something is used %(often)s. Pick that here, or go back and change it."
)
DISAGREES_EACH = _(
    "Earlier you said that something is used %(often)s. Pick that for at least one of these, or go"
    " back and change it."
)


class PageForm(forms.Form):
    """The questions of one page, as this respondent reads them."""

    def __init__(self, questions: list[Question], answers: Answers, data: QueryDict | None = None):
        super().__init__(data, initial=_initial(questions, answers))
        self.questions = questions
        self.answers = answers
        self.respondent = answers.get("respondent", "self")
        del self.fields  # Django's own, empty; ours are made when they are looked at

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        """A field a question. A page that is kept already needs none."""
        return {question.id: _field(question, self.respondent) for question in self.questions}

    @cached_property
    def helper(self) -> FormHelper:
        """How the questions are laid out."""
        return crispy(Layout(*map(self._layout, self.questions)))

    @property
    def may_be_skipped(self) -> bool:
        """Whether nothing on it has to be answered."""
        return not any(question.required for question in self.questions)

    @property
    def is_blank(self) -> bool:
        """Whether nothing on it is one person's own: no answer, and no error."""
        return not self.is_bound and self.answers.keys().isdisjoint(self.shows)

    @property
    def shows(self) -> tuple[str, ...]:
        """What a blank form is told by, beside who reads it."""
        return tuple(question.id for question in self.questions)

    def _layout(self, question: Question) -> Field:
        template = "intake/zip.html" if question.kind == "zip" else "intake/choices.html"
        return QuestionField(question.id, template, self._shown_beside(question))

    def _shown_beside(self, question: Question) -> dict[str, object]:
        return {
            "question": question,
            "hint": question.hint_for(self.respondent),
            "find_out": question.find_out if self.respondent == "loved_one" else "",
            "option_hints": {option.id: option.hint for option in question.options},
            "alone": len(self.questions) == 1,
        }

    def clean(self) -> dict[str, Any]:
        """Refuse options that exclude each other, and frequencies that cannot all be so."""
        cleaned = super().clean()
        self._refuse_excluded(cleaned)
        self._refuse_disagreeing()
        return cleaned

    def _refuse_excluded(self, cleaned: dict[str, Any]) -> None:
        for question in self.questions:
            value = cleaned.get(question.id)
            if question.many and value and len(value) > 1:
                for lone in (NOT_SURE, question.exclusive):
                    if lone in value:
                        self.add_error(question.id, _excludes(question, lone, self.respondent))
                        break

    def _refuse_disagreeing(self) -> None:
        """The error stands at the first question of this page that has a part in it."""
        names = [question.id for question in self.questions]
        before = {name: value for name, value in self.answers.items() if name not in names}
        together = before | self.given()
        parts = [name for name in names if name in DISAGREES or name.startswith("frequency_")]
        if parts and contradiction(together):
            often = questionnaire().questions["use_frequency"].option(together["use_frequency"])
            each = DISAGREES_ALONE if len(parts) == 1 else DISAGREES_EACH
            words = DISAGREES.get(parts[0], each)
            self.add_error(parts[0], words % {"often": often.said})

    def given(self) -> dict[str, object]:
        """The answers that were accepted; a question left blank is not among them."""
        given = {}
        for question in self.questions:
            value = self.cleaned_data.get(question.id)
            if value:
                given[question.id] = NOT_SURE if value == [NOT_SURE] else value
        return given

    def accepted(self) -> dict[str, object]:
        """What can be kept of a page that is left half done: nothing of a field with a mistake."""
        return {name: value for name, value in self.told().items() if name in self.cleaned_data}

    def told(self) -> dict[str, object]:
        """The same with None for each question left blank: all that this page asked."""
        return dict.fromkeys(question.id for question in self.questions) | self.given()


def crispy(layout: Layout) -> FormHelper:
    """What lays out the fields of a form whose tag and token stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = layout
    return helper


class QuestionField(Field):
    """A crispy field that hands our own words to its template."""

    def __init__(self, name: str, template: str, words: dict[str, object]):
        super().__init__(name, template=template)
        self.words = words

    def render(self, form: forms.Form, context: Context, **options: object) -> SafeString:
        return super().render(form, context, **options | {"extra_context": self.words})


def _initial(questions: list[Question], answers: Answers) -> dict[str, object]:
    initial = {}
    for question in questions:
        if question.id in answers:
            value = answers[question.id]
            initial[question.id] = [value] if question.many and value == NOT_SURE else value
    return initial


def _field(question: Question, respondent: str) -> forms.Field:
    label = question.text(respondent)
    if question.kind == "zip":
        return forms.RegexField(
            r"^[0-9]{5}$",
            label=label,
            required=False,
            error_messages={
                "invalid": gettext("Enter a ZIP code of five digits, or leave this empty.")
            },
        )
    # "None" of several stands after all that it is none of: whoever is in danger reads that first.
    options = sorted(question.options, key=lambda o: question.many and o.id == question.exclusive)
    choices = [(option.id, option.label(respondent)) for option in options]
    if question.not_sure:
        choices.append((NOT_SURE, NOT_SURE_LABEL))
    many = question.many
    return (forms.MultipleChoiceField if many else forms.ChoiceField)(
        label=label,
        choices=choices,
        required=question.required,
        widget=forms.CheckboxSelectMultiple if many else forms.RadioSelect,
        error_messages={
            "required": gettext("Choose an answer."),
            "invalid_choice": gettext("Choose one of the answers shown."),
        },
    )


def _excludes(question: Question, lone: str, respondent: str) -> str:
    label = NOT_SURE_LABEL if lone == NOT_SURE else question.option(lone).label(respondent)
    return cannot_stand(label)


def cannot_stand(label: object) -> str:
    """What is said where an answer stands beside others that it excludes."""
    return gettext(
        "“%(answer)s” does not go with other answers. Uncheck it, or uncheck the others."
    ) % {"answer": label}
