"""The history of the draft's rows, with dimensions by their names."""

from ...admin_pages.history import RowHistory
from ..words import dimension_name


class DraftHistory(RowHistory):
    """Differences as people read them, dimensions by their names too."""

    def prepare_delta_change_value(self, change, value):
        if change.field in ("dimension", "dimensions"):
            names = value if isinstance(value, list) else [value]
            return ", ".join(map(dimension_name, names))
        return super().prepare_delta_change_value(change, value)
