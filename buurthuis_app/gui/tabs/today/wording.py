"""Wording of the door's screen."""

import datetime as dt

from buurthuis_app.domain.activities.activity import Occurrence
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.counts.day_cards import Card, Gap
from buurthuis_app.i18n import _, clock, day_and_month, ngettext
from buurthuis_app.i18n import number as whole_number


def week_of_day(day: dt.date) -> str:
    """ISO week of a day in words: Week 47."""
    return _("week {week}").format(week=day.isocalendar().week)


def place_and_host(card: Card, day: dt.date) -> str:
    """Room or place and host in words: Grote zaal · met Ria S; and that it began the evening before `day`."""
    before = since_yesterday() if card.occurrence.date < day else ""
    host = _("met {name}").format(name=card.host) if card.host else ""
    extra = "" if card.occurrence.planned else _("niet gepland")
    return " · ".join(
        part for part in (before, card.room or card.occurrence.place, host, extra) if part
    )


def since_yesterday() -> str:
    """That an occurrence began the evening before."""
    return _("sinds gisteravond")


def not_counted() -> str:
    """That nobody counted; never 0."""
    return _("niet geteld")


def how_to_count() -> str:
    """How a number comes on the card, for who counts for the first time."""
    return _("typ hoeveel er kwamen, of druk op +")


def name_of_kind(kind: TallyKind) -> str:
    """The name of a row: what lies inside the visits begins with "waarvan"."""
    if kind.role is TallyRole.OF_WHOM:
        return _("waarvan {kind}").format(kind=plain_name(kind))
    if kind.role is TallyRole.REPAIRED:
        return _("{kind} (uit reparaties)").format(kind=plain_name(kind))
    return plain_name(kind)


def fills_itself() -> str:
    """Where a number comes from that nobody types."""
    return _("Dit aantal vult zichzelf: het telt wat is gerepareerd. Noteer dat bij Reparaties.")


def plain_name(kind: TallyKind) -> str:
    """The name that the centre gave it; one that many centres use is shown in the chosen language."""
    usual = {
        "volwassenen": _("volwassenen"),
        "kinderen": _("kinderen"),
        "jongeren": _("jongeren"),
        "bezoekers": _("bezoekers"),
        "bezoekers, niet uitgesplitst": _("bezoekers, niet uitgesplitst"),
        "nieuwe gezichten": _("nieuwe gezichten"),
        "vrijwilligers": _("vrijwilligers"),
        "maaltijden": _("maaltijden"),
    }
    return usual.get(kind.name.casefold(), kind.name)


def total(visits: int | None, *, estimated: bool) -> str:
    """Samen 17 · geschat; "niet geteld" when there is no number, never 0."""
    if visits is None:
        return not_counted()
    words = _("samen {n}").format(n=whole_number(visits))
    return _("{total} · geschat").format(total=words) if estimated else words


def beyond(total_words: str, kind: TallyKind) -> str:
    """The total, with the part that is larger than it."""
    words = _("{total}: minder dan {kind}. Klopt dat?")
    return words.format(total=total_words, kind=plain_name(kind))


def cancelled(occurrence: Occurrence, *, with_reason: bool) -> str:
    """Sentence on a cancelled occurrence: Niet doorgegaan: ziekte."""
    if not with_reason:
        return _("Niet doorgegaan")
    if occurrence.cancelled_because:
        return _("Niet doorgegaan: {reason}").format(reason=occurrence.cancelled_because)
    return _("Niet doorgegaan, reden onbekend")


def stories(number: int) -> str:
    """2 verhalen verteld; nothing when there are none."""
    if not number:
        return ""
    return ngettext("{n} verhaal verteld", "{n} verhalen verteld", number).format(n=number)


def gap(uncounted: Gap) -> str:
    """za 21 nov, 10.00: Koffie-inloop."""
    day = day_and_month(uncounted.date)
    when = (
        _("{day}, {time}").format(day=day, time=clock(uncounted.starts))
        if uncounted.starts
        else day
    )
    return _("{when}: {title}").format(when=when, title=uncounted.title)


def gaps(number: int) -> str:
    """Number of uncounted occurrences of this week and the last in words: 3 nog niet geteld."""
    return _("{n} nog niet geteld").format(n=number)


def added(title: str, kind: TallyKind, n: int) -> str:
    """What undo would take back: "Koffie-inloop: 2 bezoekers erbij"."""
    number = abs(n)
    if kind.role is not TallyRole.VISITS:
        words = _("{n} {kind} erbij") if n > 0 else _("{n} {kind} minder")
    elif n > 0:
        words = ngettext("{n} bezoeker erbij", "{n} bezoekers erbij", number)
    else:
        words = ngettext("{n} bezoeker minder", "{n} bezoekers minder", number)
    return _("{title}: {what}").format(
        title=title, what=words.format(n=number, kind=plain_name(kind))
    )


def typed(title: str, kind: TallyKind, number: int | None, former: int | None = None) -> str:
    """What undo would take back: "Koffie-inloop: volwassenen van 12 naar 14"; `former` is what stood there."""
    name = plain_name(kind)
    if former is None:
        words = _("{kind} leeggemaakt") if number is None else _("{kind} op {n} gezet")
    else:
        words = (
            _("{kind} van {former} naar leeg")
            if number is None
            else _("{kind} van {former} naar {n}")
        )
    what = words.format(
        kind=name,
        n="" if number is None else whole_number(number),
        former="" if former is None else whole_number(former),
    )
    return _("{title}: {what}").format(title=title, what=what)


def participants(card: Card) -> str:
    """What the button says that asks who is there."""
    return _("Wie is er ({n})").format(n=card.known) if card.known else _("Wie is er")
