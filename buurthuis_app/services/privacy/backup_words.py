"""Words for backups: why one was made, of which moment it is, and what is in it."""

import datetime as dt

from buurthuis_app.i18n import _, clock, ngettext, number, short_date
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.rescue.restore import FileContents, RestoreCandidate
from buurthuis_app.services.privacy.backup_rounds import SecondPlace

_MEGABYTE = 1_000_000


def occasion(copy: Occasion) -> str:
    """Why it was made."""
    return {
        Occasion.DAY: _("elke dag"),
        Occasion.HOUR: _("tussendoor"),
        Occasion.CLOSING: _("bij het sluiten"),
        Occasion.BY_HAND: _("zelf gemaakt"),
        Occasion.MIGRATION: _("voor het bijwerken"),
        Occasion.IMPORT: _("voor het inlezen"),
        Occasion.ADOPTION: _("voor het vaststellen"),
        Occasion.RENEWAL: _("voor nieuwe sleutels"),
        Occasion.ERASING: _("voor het wissen"),
        Occasion.ASIDE: _("opzij gezet bij terugzetten"),
        Occasion.SAVED: _("gered uit beschadigd bestand"),
        Occasion.ELSEWHERE: _("van een andere plaats"),
    }[copy]


def moment(when: dt.datetime) -> str:
    """The local day and time."""
    local = when.astimezone()
    return f"{short_date(local.date())} {clock(local.time())}"


def size(copy: RestoreCandidate) -> str:
    """In megabytes."""
    return _("{n} MB").format(n=number(copy.size / _MEGABYTE, 1))


def amount(n: int | None) -> str:
    """A number, or a question mark for one that cannot be read."""
    return "?" if n is None else number(n)


def contents(held: FileContents) -> str:
    """Visits, volunteers, and the last change; what cannot be read is left out."""
    parts = []
    if held.visits is not None:
        words = ngettext("{n} bezoek", "{n} bezoeken", held.visits)
        parts.append(words.format(n=number(held.visits)))
    if held.volunteers is not None:
        words = ngettext("{n} vrijwilliger", "{n} vrijwilligers", held.volunteers)
        parts.append(words.format(n=number(held.volunteers)))
    if held.last_change is not None:
        parts.append(_("laatst veranderd {when}").format(when=moment(held.last_change)))
    return ", ".join(parts) if parts else _("niet te lezen")


def state(copy: RestoreCandidate) -> str:
    """Whether it can be relied on."""
    return _("in orde") if copy.sound else _("beschadigd")


def second_place(place: SecondPlace) -> str:
    """Where backups are brought as well, and what to do when they are not."""
    if place.folder is None:
        return _(
            "Alle kopieën staan nu op deze computer. Gaat die stuk of weg, dan zijn zij ook weg: "
            "kies een tweede plaats, zoals een USB-stick of een map in het netwerk."
        )
    if place.brought_at is None:
        return _("Tweede plaats: {folder}. Daar kwam nog geen kopie.").format(folder=place.folder)
    when = moment(place.brought_at)
    if place.there and not place.overdue:
        return _("Tweede plaats: {folder}, bijgewerkt {when}.").format(
            folder=place.folder, when=when
        )
    if place.overdue:
        return _(
            "Tweede plaats: {folder}. Sinds {when} kwam daar niets. Sluit de stick aan."
        ).format(folder=place.folder, when=when)
    return _("Tweede plaats: {folder}, nu niet te bereiken. Bijgewerkt {when}.").format(
        folder=place.folder, when=when
    )
