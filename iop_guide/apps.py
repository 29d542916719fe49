"""The site itself, as an app: home of its commands."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Where intake and programs meet."""

    name = "iop_guide"

    def ready(self) -> None:
        """Refuse to start on a wrong data file, or where the two apps rate other dimensions."""
        from intake.ratings import OBLIGATIONS, read_ratings
        from intake.reading import DataError
        from programs.levels.content import read_files, read_rules
        from programs.levels.floors import floors

        from .result import alert_lines, calls, fit_data, money, phrases, steps
        from .result.checks.vignettes_file import people

        readers = (phrases.phrases, fit_data.fit_data, money.coverage, money.taxes, calls.calls)
        for read in (*readers, steps.steps, steps.team_questions, alert_lines.alerts_data, people):
            read()

        rated = set(read_ratings().dimensions) - {OBLIGATIONS}
        for name in set(read_rules(read_files()).dimensions) ^ rated:
            raise DataError(f"ratings.toml and levels.toml: {name!r} is a dimension of one only")
        floors()
        _same_edition()


def _same_edition() -> None:
    """Limits and floors hold only for the ratings that they were made for."""
    from intake.editions import editions
    from intake.reading import DataError
    from programs.levels.content import made_for, read_files
    from programs.levels.floors import edition

    today = editions()[-1].number
    for name, found in (("levels.toml", made_for(read_files())), ("floors.toml", edition())):
        if found != today:
            raise DataError(
                f"{name}: ratings_edition is {found}, but ratings.toml is at edition {today}: go "
                f"through everything in {name}, then write {today} there"
            )
