"""Differences between what she left and what is there, in sentences: for the top of the open register."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from buurthuis_app.domain.confidant.case import Destroyed
from buurthuis_app.i18n import _, long_date, ngettext, number
from buurthuis_app.services.confidant.differences import Differences


def sentences(found: Differences, names: Mapping[UUID, str]) -> Iterator[str]:
    """One for each kind of difference; `names` are those of the confidants by their ids."""
    yield from _of_the_other(found, names)
    missing, absent = len(found.missing_cases), len(found.missing_messages)
    old, back = len(found.old_cases), len(found.back)
    for many, words in (
        (
            missing,
            ngettext(
                "{n} zaak ontbreekt: die is buiten het programma om weggehaald.",
                "{n} zaken ontbreken: die zijn buiten het programma om weggehaald.",
                missing,
            ),
        ),
        (
            absent,
            ngettext(
                "{n} bericht ontbreekt: het is buiten het programma om weggehaald.",
                "{n} berichten ontbreken: die zijn buiten het programma om weggehaald.",
                absent,
            ),
        ),
        (
            old,
            ngettext(
                "{n} zaak is teruggezet naar een oudere versie.",
                "{n} zaken zijn teruggezet naar een oudere versie.",
                old,
            ),
        ),
        (
            back,
            ngettext(
                "{n} vernietigd bericht of dossier is teruggezet. Kies Opruimen om het weg te halen.",
                "{n} vernietigde berichten of dossiers zijn teruggezet. Kies Opruimen.",
                back,
            ),
        ),
    ):
        if many:
            yield words.format(n=number(many))
    if found.rolled_back:
        yield _(
            "Het hele register is ouder dan deze computer het kende: er is een kopie teruggezet."
        )
    if found.contents_missing:
        yield _(
            "De inhoudsopgave is weg. Het programma kan nu niet zien of er iets ontbreekt. Vanaf nu "
            "houdt het dat weer bij."
        )
    if found.readers_changed:
        yield _(
            "De lijst van wie het register mag openen is niet die van de vorige keer, en ook geen "
            "vervolg daarop. Nieuwe zaken zijn daarom alleen voor u. Kijk op de pagina Sleutel of "
            "de namen kloppen, voor u ‘Gezien’ kiest."
        )


def _of_the_other(found: Differences, names: Mapping[UUID, str]) -> Iterator[str]:
    """What the other confidant destroyed: each case by what it was known by, messages together."""
    lines = [line for _id, line in found.destroyed]
    for line in lines:
        if not line.message:
            who = _who(line, names)
            if line.about:
                yield _(
                    "{name} heeft op {date} een zaak vernietigd of afgeschermd: {about}."
                ).format(name=who, date=long_date(line.on), about=line.about)
            else:
                yield _("{name} heeft op {date} een zaak vernietigd of afgeschermd.").format(
                    name=who, date=long_date(line.on)
                )
    messages = [line for line in lines if line.message]
    if messages:
        yield ngettext(
            "{name} heeft {n} bericht vernietigd of er een zaak van gemaakt.",
            "{name} heeft {n} berichten vernietigd of er een zaak van gemaakt.",
            len(messages),
        ).format(name=_who(messages[0], names), n=number(len(messages)))


def _who(line: Destroyed, names: Mapping[UUID, str]) -> str:
    return names.get(line.by) or _("De andere vertrouwenspersoon")
