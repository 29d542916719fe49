"""The site itself, as an app: home of its commands."""

from django.apps import AppConfig

from iop_guide.rules.definitions import Definitions
from iop_guide.rules.mistakes import DataError, Mistake


class GuideConfig(AppConfig):
    """Where intake and programs meet."""

    name = "iop_guide"

    def ready(self) -> None:
        """Refuse to start on a wrong data file, on a language without a grammar, or where the two
        apps rate other dimensions."""
        from programs.levels.content import made_for, read_files, read_rules

        from .result.data_files import read_all
        from .rules.grammar import check_grammars

        check_grammars()
        read_all()
        levels = read_files()
        definitions = read_rules(levels)
        _same_dimensions(definitions)
        _each_decides(definitions)
        _same_edition(made_for(levels))


def _same_dimensions(definitions: Definitions) -> None:
    """The questions rate what the levels are decided by, and nothing else."""
    from .result.known_keys import dimension_keys

    for name in {*definitions.dimensions} ^ {*dimension_keys()}:
        words = f"{name!r} is a dimension of one only"
        raise DataError(Mistake(words, "ratings.toml and levels.toml"))


def _each_decides(definitions: Definitions) -> None:
    """No dimension is rated in vain: some level has a limit for it."""
    for name in definitions.undecided:
        words = f"no level has a limit for {name!r}: its ratings would change nothing"
        raise DataError(Mistake(words, "levels.toml", field="dimensions"))


def _same_edition(of_levels: int | None) -> None:
    """Limits and floors hold only for the ratings that they were made for."""
    from intake.editions import editions
    from programs.levels.floors import edition

    today = editions()[-1].number
    for file, stated in (("levels.toml", of_levels), ("floors.toml", edition())):
        if stated != today:
            words = (
                f"ratings_edition is {stated}, but ratings.toml is at edition {today}: go through "
                f"everything in {file}, then write {today} there"
            )
            raise DataError(Mistake(words, file, field="ratings_edition"))
