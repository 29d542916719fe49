"""Rows in a table below a page, each field of them named."""

from django import forms


class NamedFormSet(forms.BaseInlineFormSet):
    """In a table the column names a field for the eye only; here it is named for all."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = "Remove" if name == "DELETE" else field.label or name.replace("_", " ")
            if not isinstance(field.widget, forms.CheckboxSelectMultiple):
                field.widget.attrs["aria-label"] = label
