"""Forms in which a program's lists are ticked by words."""

from django import forms
from django.conf import settings
from django.utils.module_loading import import_string

from .. import models
from ..vocabulary import vocabulary, word

LEVELS = [(key, words) for key, words in vocabulary()["levels"].items()]
HINT = "Leave all empty where it is not known."


def ticked(field, required=False):
    """A list of keys as boxes; keys that only a source knows come after our own."""
    return forms.MultipleChoiceField(
        label=models.Program._meta.get_field(field).verbose_name.capitalize(),
        required=required,
        widget=forms.CheckboxSelectMultiple,
        choices=list(vocabulary().get(field, vocabulary()["levels"]).items()),
        help_text="" if required else HINT,
    )


class ProgramForm(forms.ModelForm):
    """Lists are ticked. Coordinates that are typed in are those of the address."""

    levels, levels_unknown = ticked("levels", required=True), ticked("levels_unknown")
    formats, payers, languages = ticked("formats"), ticked("payers"), ticked("languages")
    ages, genders, populations = ticked("ages"), ticked("genders"), ticked("populations")
    only_for, accreditation = ticked("only_for"), ticked("accreditation")
    website = forms.URLField(required=False, max_length=300, assume_scheme="https")
    LISTS = (
        "levels", "levels_unknown", "formats", "payers", "languages", "ages", "genders",
        "populations", "only_for", "accreditation",
    )  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "levels" not in self.fields:
            return  # whoever may only look gets no form
        self.fields["levels"].required = self.instance.pk is None
        self._also("formats", import_string(settings.WAYS_TO_GIVE_A_LEVEL)())
        for name in self.LISTS:
            there = getattr(self.instance, name)
            self._also(name, {key: word_of(name, key) for key in there})

    def _also(self, name, more):
        known = list(self.fields[name].choices)
        there = dict(known)
        self.fields[name].choices = known + [(k, w) for k, w in more.items() if k not in there]

    def clean(self):
        cleaned = super().clean()
        for name in self.LISTS:
            if name in cleaned:
                cleaned[name] = sorted(cleaned[name])
        if {"latitude", "longitude"} & set(self.changed_data):
            self.instance.at_address = cleaned.get("latitude") is not None
        return cleaned


def word_of(field, key):
    """What people read for a key of a list."""
    return word("levels" if field == "levels_unknown" else field, key)


class SessionForm(forms.ModelForm):
    """The level is picked."""

    level = forms.ChoiceField(choices=[("", "---------"), *LEVELS])
