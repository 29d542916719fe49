"""Help lines and guides as drafts."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from simple_history.models import HistoricalRecords

KINDS = (("call", "call"), ("text", "text message"), ("chat", "chat"))


class HelpLine(models.Model):
    """A number to call or text, or a chat."""

    key = models.SlugField(
        max_length=60, unique=True, help_text="Pages ask for the line by this; it stays as it is."
    )
    position = models.PositiveSmallIntegerField("place in the order")
    name = models.CharField(max_length=120)
    kind = models.CharField("reached by", max_length=10, choices=KINDS)
    number = models.CharField(max_length=20, blank=True, help_text="Digits only, as dialled.")
    shown = models.CharField("as people read it", max_length=60)
    press = models.CharField("key to press after the greeting", max_length=5, blank=True)
    body = models.CharField("word to send in a text", max_length=20, blank=True)
    url = models.CharField(
        "address of the chat",
        max_length=200,
        blank=True,
        validators=[URLValidator(["https"], message="Write an address that starts with https://")],
    )
    who = models.TextField("for whom")
    what_happens = models.TextField("what happens then")
    open = models.CharField("when it is open", max_length=120)
    languages = models.CharField(max_length=200, blank=True)
    audience = models.CharField(
        max_length=40, blank=True, help_text="One word, such as anyone, veterans or youth."
    )
    source = models.TextField()
    reviewed = models.DateField("last reviewed", help_text="When someone dialled it last.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()})"

    def clean(self) -> None:
        if self.kind == "chat" and not self.url.startswith("https://"):
            raise ValidationError({"url": "A chat needs an address that starts with https://"})
        if self.kind in ("call", "text") and not (self.number.isascii() and self.number.isdigit()):
            raise ValidationError({"number": "Write the number as digits only, such as 988."})
        if self.press and not (self.press.isascii() and self.press.isdigit()):
            raise ValidationError({"press": "Write digits only."})


class Guide(models.Model):
    """One reading page as a draft; half of it may be missing while it is written."""

    key = models.SlugField(
        max_length=60, unique=True, help_text="The last part of the page's address; people keep it."
    )
    position = models.PositiveSmallIntegerField("place in the order")
    title = models.CharField(max_length=120)
    summary = models.TextField(
        blank=True, help_text="One or two sentences that are true when read alone."
    )
    body = models.TextField(
        blank=True,
        help_text="Markdown. Headings start with ##. Links go to our own pages, such as "
        "[IOP](/levels/iop/), and to numbers, such as [988](tel:988). HTML stays as typed.",
    )
    sources = models.TextField(blank=True, help_text="One source a line.")
    reviewed = models.DateField(
        "last reviewed", null=True, blank=True, help_text="When someone checked every fact."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
