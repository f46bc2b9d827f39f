"""Wording of a count sheet's import: before anything is kept, and after."""

from collections.abc import Callable

from msgspec import Struct

from buurthuis_app.domain.counts.count_sheet import CountFile
from buurthuis_app.domain.counts.sheet_merge import Merge
from buurthuis_app.i18n import _, listing, ngettext, number

MOST_NAMED = 5
"""Of what the file holds beside counts, so many are named."""


class Fact(Struct, frozen=True, kw_only=True):
    """One line of what was understood; left out when the number is 0, unless it says something by being 0."""

    words: Callable[[], str]
    value: Callable[[Merge], int]
    always: bool = False
    beside: Callable[[Merge], str] | None = None


def layout_sentence(layout: str) -> str:
    """How the sheet is laid out, as its owner would say it."""
    known = {
        "month matrix": _("Een lijst per maand: de activiteiten onder elkaar, de dagen ernaast."),
        "one row a count": _("Een lijst met op elke regel één telling."),
        "dates down": _("Een lijst met de dagen onder elkaar en de activiteiten ernaast."),
        "presence list": _(
            "Een lijst van wie er was: de kruisjes zijn per dag geteld. De namen worden niet bewaard."
        ),
    }
    return known.get(layout, _("Een lijst met tellingen."))


def new_and_known(merge: Merge) -> str:
    """How many of the activities are new: "2 nieuw, 4 al bekend"."""
    new = len(merge.activities)
    known = merge.summary.activities - new
    if not known:
        return _("allemaal nieuw")
    if not new:
        return _("allemaal al bekend")
    return _("{n} nieuw, {m} al bekend").format(n=number(new), m=number(known))


FACTS = (
    Fact(words=lambda: _("keer geteld"), value=lambda merge: merge.summary.counted, always=True),
    Fact(words=lambda: _("bezoeken"), value=lambda merge: merge.summary.visits, always=True),
    Fact(
        words=lambda: _("keer geschat"),
        value=lambda merge: merge.summary.estimated,
        beside=lambda _merge: _("zit in het totaal"),
    ),
    Fact(words=lambda: _("keer niet doorgegaan"), value=lambda merge: merge.summary.cancelled),
    Fact(
        words=lambda: _("activiteiten"),
        value=lambda merge: merge.summary.activities,
        always=True,
        beside=new_and_known,
    ),
    Fact(words=lambda: _("opmerkingen"), value=lambda merge: merge.summary.remarks),
    Fact(
        words=lambda: _("verhalen"),
        value=lambda merge: merge.summary.stories_without_consent,
        beside=lambda _merge: _("nog zonder toestemming"),
    ),
    Fact(words=lambda: _("keer al bekend"), value=lambda merge: merge.same),
)


def outcome_sentence(merge: Merge) -> str:
    """What keeping it will do."""
    if merge.nothing_new:
        if merge.differences or merge.unreadable:
            return _("Er valt niets nieuws te bewaren.")
        return _("Er is niets nieuws: alles in dit bestand staat er al in.")
    if not merge.occurrences:
        return _("Opslaan vult aan wat er al stond. Er wordt niets overschreven.")
    return ngettext(
        "Opslaan zet {n} keer erbij. Er wordt niets overschreven.",
        "Opslaan zet {n} keren erbij. Er wordt niets overschreven.",
        len(merge.occurrences),
    ).format(n=number(len(merge.occurrences)))


def kept_sentence(merge: Merge) -> str:
    """What was kept."""
    parts = [
        ngettext("{n} keer", "{n} keren", len(merge.occurrences)).format(
            n=number(len(merge.occurrences))
        )
    ]
    if merge.activities:
        words = ngettext("{n} nieuwe activiteit", "{n} nieuwe activiteiten", len(merge.activities))
        parts.append(words.format(n=number(len(merge.activities))))
    if merge.stories:
        words = ngettext("{n} verhaal", "{n} verhalen", len(merge.stories))
        parts.append(words.format(n=number(len(merge.stories))))
    return _("Ingelezen en bewaard: {what}.").format(what=listing(parts))


def unused_sentence(file: CountFile) -> str:
    """What the file holds beside counts and was left out; nothing when there is none of it."""
    if not file.unused:
        return ""
    named = list(file.unused[:MOST_NAMED])
    if len(file.unused) > MOST_NAMED:
        named.append(_("nog {n}").format(n=number(len(file.unused) - MOST_NAMED)))
    return _("Niet gebruikt: {what}.").format(what=listing(named))
