"""proposal: the way of the draft to visitors, step by step, without a browser."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from iop_guide.rules.definitions import DefinitionError
from programs import models
from programs.levels.publishing import proposals
from programs.levels.publishing.refusals import Refused
from programs.levels.publishing.status import moment_words, status

DONE = {
    "ask": "{} is kept as it stands, and waits.",
    "approve": "{} is approved.",
    "publish": "{} is published. Visitors see it now.",
    "withdraw": "{} is withdrawn.",
}


class Command(BaseCommand):
    """list shows proposals and how they stand; ask proposes the draft; approve, publish and
    withdraw take a step of proposal NUMBER. USER is who takes it, with the permissions and
    limits that person has in the browser. publish --at sets a moment (UTC) for publish_due."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["list", *DONE])
        parser.add_argument("number", nargs="?", type=int, default=0)
        parser.add_argument("--user", default="", help="who takes the step")
        parser.add_argument("--note", default="", help="what changes, and why (ask)")
        parser.add_argument("--reason", default="", help="why anyone may get a lower level (ask)")
        parser.add_argument("--at", help="such as 2027-01-31T06:00 (publish)")

    def handle(self, *, action: str, number: int, user: str, **given: Any) -> None:
        if action == "list":
            return self._list()
        who = get_user_model().objects.filter(username=user).first()
        if who is None:
            raise CommandError(f"--user: nobody is called {user!r}.", returncode=2)
        if action != "ask" and not models.Proposal.objects.filter(pk=number).exists():
            raise CommandError("Name the proposal by its number; list shows them.", returncode=2)
        try:
            self.stdout.write(self._step(action, number, who, given))
        except (Refused, DefinitionError) as error:
            raise CommandError(str(error)) from error

    def _step(self, action: str, number: int, who: AbstractUser, given: dict[str, Any]) -> str:
        if action == "ask":
            done = proposals.propose(who, given["note"], given["reason"])
        elif given["at"]:
            moment = _moment(given["at"])
            done = proposals.schedule(number, who, moment)
            return f"{done} goes live on {moment_words(moment)}."
        else:
            done = getattr(proposals, action)(number, who)
        return DONE[action].format(done)

    def _list(self) -> None:
        for proposal in models.Proposal.objects.select_related("proposer", "approver", "publisher"):
            said = f"{proposal}, by {proposal.proposer}: {status(proposal)}"
            self.stdout.write(" ".join(said.split()))


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise CommandError("--at: write the moment as in 2027-01-31T06:00 (UTC).", returncode=2)
    return make_aware(moment) if is_naive(moment) else moment
