"""The form of one page: a field a question, refusing whatever was not offered."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms

from .answers import Answers
from .questions import NOT_SURE, Question

NOT_SURE_LABEL = "I’m not sure"


class PageForm(forms.Form):
    """The questions of one page, as this respondent reads them."""

    def __init__(self, questions: list[Question], answers: Answers, data=None):
        super().__init__(data, initial=_initial(questions, answers))
        self.questions = questions
        self.respondent = answers.get("respondent", "self")
        for question in questions:
            self.fields[question.id] = _field(question, self.respondent)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*map(self._layout, questions))

    def _layout(self, question: Question) -> Field:
        template = "intake/zip.html" if question.kind == "zip" else "intake/choices.html"
        return QuestionField(question.id, template, self._words(question))

    def _words(self, question: Question) -> dict[str, object]:
        return {
            "question": question,
            "hint": question.hint_for(self.respondent),
            "find_out": question.find_out if self.respondent == "loved_one" else "",
            "option_hints": {option.id: option.hint for option in question.options},
            "alone": len(self.questions) == 1,
        }

    def clean(self):
        """Refuse options that exclude each other."""
        cleaned = super().clean()
        for question in self.questions:
            value = cleaned.get(question.id)
            if question.many and value and len(value) > 1:
                for lone in (NOT_SURE, question.exclusive):
                    if lone in value:
                        self.add_error(question.id, _excludes(question, lone, self.respondent))
                        break
        return cleaned

    def given(self) -> dict[str, object]:
        """The answers of a valid form; a question left blank is not among them."""
        found = {}
        for question in self.questions:
            value = self.cleaned_data[question.id]
            if value:
                found[question.id] = NOT_SURE if value == [NOT_SURE] else value
        return found

    def told(self) -> dict[str, object]:
        """The same with None for each question left blank: all that this page asked."""
        return dict.fromkeys(question.id for question in self.questions) | self.given()


class QuestionField(Field):
    """A crispy field that hands our own words to its template."""

    def __init__(self, name, template, words):
        super().__init__(name, template=template)
        self.words = words

    def render(self, form, context, template_pack="bootstrap5", extra_context=None, **kwargs):
        return super().render(form, context, template_pack, extra_context=self.words, **kwargs)


def _initial(questions, answers):
    found = {}
    for question in questions:
        if question.id in answers:
            value = answers[question.id]
            found[question.id] = [value] if question.many and value == NOT_SURE else value
    return found


def _field(question: Question, respondent: str) -> forms.Field:
    label = question.text(respondent)
    if question.kind == "zip":
        return forms.RegexField(
            r"^[0-9]{5}$",
            label=label,
            required=False,
            error_messages={"invalid": "Enter a ZIP code of five digits, or leave this empty."},
        )
    choices = [(option.id, option.label(respondent)) for option in question.options]
    if question.not_sure:
        choices.append((NOT_SURE, NOT_SURE_LABEL))
    many = question.many
    return (forms.MultipleChoiceField if many else forms.ChoiceField)(
        label=label,
        choices=choices,
        required=question.required,
        widget=forms.CheckboxSelectMultiple if many else forms.RadioSelect,
        error_messages={
            "required": f"Choose an answer for “{label}”",
            "invalid_choice": "Choose one of the answers shown.",
        },
    )


def _excludes(question: Question, lone: str, respondent: str) -> str:
    label = NOT_SURE_LABEL if lone == NOT_SURE else question.option(lone).label(respondent)
    return f"“{label}” cannot stand beside other answers. Untick it, or untick the others."
