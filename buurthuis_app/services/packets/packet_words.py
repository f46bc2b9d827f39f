"""Words about packets that were taken in or sent, alike in windows, status line and commands."""

from collections.abc import Iterator

from buurthuis_app.i18n import _, listing, ngettext, number
from buurthuis_app.services.packets.sending import Sent
from buurthuis_app.services.packets.taking_in import PacketsTaken


def taken_words(taken: PacketsTaken) -> str:
    """What came of taking in, in sentences."""
    return " ".join(_taken(taken))


def _taken(taken: PacketsTaken) -> Iterator[str]:
    if taken.packets:
        stories = ngettext("{n} verhaal", "{n} verhalen", taken.stories)
        sign_ups = ngettext("{n} aanmelding", "{n} aanmeldingen", taken.sign_ups)
        forms = ngettext("{n} ingevuld formulier", "{n} ingevulde formulieren", taken.forms)
        parts = (
            (taken.occurrences, _("{n} keer")),
            (taken.stories, stories),
            (taken.sign_ups, sign_ups),
            (taken.forms, forms),
        )
        within = listing([words.format(n=number(n)) for n, words in parts if n])
        yield ngettext(
            "{n} pakketje ingenomen, met {what}.",
            "{n} pakketjes ingenomen, met {what}.",
            taken.packets,
        ).format(n=number(taken.packets), what=within)
    elif not taken.refused:
        yield _("Er was niets nieuws.")
    if taken.known:
        yield ngettext(
            "{n} pakketje was al ingenomen.", "{n} pakketjes waren al ingenomen.", taken.known
        ).format(n=number(taken.known))
    if taken.waiting:
        yield ngettext(
            "{n} pakketje wacht op een eerder, dat nog moet komen.",
            "{n} pakketjes wachten op een eerder, dat nog moet komen.",
            taken.waiting,
        ).format(n=number(taken.waiting))
    if taken.erased:
        yield _(
            "Aan de deur is op verzoek iemand gewist. Dat is hier nu ook gedaan, en niet terug te draaien. Kijk met "
            "Bestand, Inzage en wissen of hier meer van die mens staat."
        )
    if taken.unanswered:
        yield _("De deur kan nog niet zien dat het hier is: {why}").format(why=taken.unanswered)


def sent_words(sent: Sent) -> str:
    """What came of sending, in sentences."""
    words = [
        ngettext(
            "Er ligt {n} pakketje klaar voor kantoor.",
            "Er liggen {n} pakketjes klaar voor kantoor.",
            sent.waiting,
        ).format(n=number(sent.waiting))
        if sent.waiting
        else _("Alles is op kantoor.")
    ]
    if sent.received:
        words.append(
            ngettext(
                "{n} pakketje is op kantoor aangekomen.",
                "{n} pakketjes zijn op kantoor aangekomen.",
                sent.received,
            ).format(n=number(sent.received))
        )
    if sent.planned:
        words.append(_("Het programma is bijgewerkt."))
    return " ".join(words)
