"""The rows below a page as they were sent, put in the order in which they are saved by now."""

from django.forms.models import model_to_dict


def rows_below(row, model):
    """The rows of a model that belong to a row, in their order."""
    return model.objects.filter(**{parent_of(model, row): row.pk})


def parent_of(model, row):
    """The name of the field by which the rows of a model belong to a row."""
    fields = model._meta.concrete_fields
    return next(field.name for field in fields if field.related_model is type(row))


def aligned(data, prefix, row, model):
    """What was sent for the rows below, in the order in which they are saved now: rows that came
    meanwhile as they are, rows that went left out."""
    places, now = sent(data, prefix), {str(item.pk): item for item in rows_below(row, model)}
    if list(places) == list(now):
        return data
    new = data.copy()
    for key in [key for key in new if key.startswith(f"{prefix}-") and key.split("-")[1].isdigit()]:
        del new[key]
    first, total = len(places), int(data.get(f"{prefix}-TOTAL_FORMS") or 0)
    blocks = [
        block(data, f"{prefix}-{places[pk]}-") if pk in places else _saved(item)
        for pk, item in now.items()
    ]
    blocks += [block(data, f"{prefix}-{place}-") for place in range(first, total)]
    for place, values in enumerate(blocks):
        for name, value in values.items():
            new.setlist(f"{prefix}-{place}-{name}", value)
    new[f"{prefix}-TOTAL_FORMS"], new[f"{prefix}-INITIAL_FORMS"] = len(blocks), len(now)
    return new


def sent(data, prefix):
    """The places of the rows that were sent, by their ids."""
    count = int(data.get(f"{prefix}-INITIAL_FORMS") or 0)
    return {data.get(f"{prefix}-{place}-id"): place for place in range(count)}


def block(data, start):
    """What was sent for one row, by the names of its fields."""
    return {key.removeprefix(start): data.getlist(key) for key in data if key.startswith(start)}


def _saved(item):
    values = {name: value for name, value in model_to_dict(item).items() if value is not False}
    lists = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
    return {name: ["" if v is None else v for v in value] for name, value in lists.items()}
