"""The site itself, as an app: home of its commands."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Where intake and programs meet."""

    name = "iop_guide"

    def ready(self) -> None:
        """Refuse to start where the two apps speak of different dimensions, or where the safety
        floors cannot be read."""
        from intake.reading import DataError
        from intake.scoring import OBLIGATIONS, read_scoring
        from programs.content import read_files, read_rules
        from programs.floors import floors

        rated = set(read_scoring().dimensions) - {OBLIGATIONS}
        for name in set(read_rules(read_files()).dimensions) ^ rated:
            raise DataError(f"ratings.toml and levels.toml: {name!r} is a dimension of one only")
        floors()
