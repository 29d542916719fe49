"""Rows that are written once: what refuses to change or delete them, also many at once."""

from typing import NoReturn

from django.db import models


class Frozen(TypeError):
    """Someone tried to change or delete what stays as it is."""


class FrozenRows(models.QuerySet):
    """Rows that are added one at a time, each checked, and never changed or deleted in a heap."""

    def update(self, *values: object, **named: object) -> NoReturn:
        raise Frozen(f"{self._called()} cannot be changed. Publish another one.")

    bulk_update = update_or_create = update

    def bulk_create(self, *values: object, **named: object) -> NoReturn:
        raise Frozen(f"{self._called()} are made one at a time, so that each is checked.")

    def delete(self) -> NoReturn:
        raise Frozen(f"{self._called()} cannot be deleted.")

    def _called(self) -> str:
        return str(self.model._meta.verbose_name_plural).capitalize()
