"""Register of processing (verwerkingsregister, article 30 of the GDPR), made of the marks on the columns."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.papers.document import Document, Section, Words
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.personal_data import PrivacyRequest, Retention
from buurthuis_app.i18n import _, listing, ngettext, short_date
from buurthuis_app.persistence.erasure import retention
from buurthuis_app.services.privacy.find_words import request_words
from buurthuis_app.services.privacy.processings import Processing, data_words, processings
from buurthuis_app.services.privacy.retention_words import kept_words
from buurthuis_app.services.shared.service import Service, still_there

if TYPE_CHECKING:
    from buurthuis_app.persistence.erasure.retention import KeptColumn


class ProcessingRegister(Service):
    """For the coordinator, and for who comes to look whether the centre keeps the law."""

    def document(self) -> Document:
        """The register as it is today, with what was done on request."""
        self._actor.demand(Permission.KEEP)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            kept = retention.kept_columns(work)
            requests = work.store(PrivacyRequest).find(centre_id=self._centre_id)
        return register_document(centre, kept, requests, self._clock.today())


def register_document(
    centre: Centre,
    kept: Sequence["KeptColumn"],
    requests: Sequence[PrivacyRequest],
    printed_on: dt.date,
) -> Document:
    """The register of a centre that keeps these columns, with what was done on request."""
    return Document(
        centre=centre.name,
        title=_("Verwerkingsregister"),
        lines=(_("Artikel 30 van de Algemene verordening gegevensbescherming (AVG)"),),
        printed_on=printed_on,
        sections=(
            _responsible(centre),
            *(_section(each, kept) for each in processings()),
            _safety(),
            _done(requests),
        ),
    )


def _responsible(centre: Centre) -> Section:
    blank = "…" * 30
    lines = (
        (
            _("Wie verantwoordelijk is"),
            ", ".join(part for part in (centre.name, centre.town) if part),
        ),
        (_("Adres, telefoon en e-mail"), blank),
        (_("Contactpersoon voor privacy"), blank),
        (_("Aan wie wij gegevens doorgeven"), _("aan niemand, tenzij hieronder iets anders staat")),
        (
            _("Buiten de Europese Unie"),
            _("nee: het programma maakt geen verbinding met het internet"),
        ),
    )
    return Section(
        key="responsible",
        title=_("Wie en waar"),
        blocks=(
            sheet(_("Verantwoordelijke"), (_("wat"), _("wie")), lines),
            Words(
                text=_(
                    "Het programma maakte dit register van wat het zelf bewaart. Wat het buurthuis daarbuiten bewaart, "
                    "op papier of in andere programma’s, hoort er nog bij. De grondslagen zijn een voorstel: "
                    "laat het bestuur ze vaststellen."
                ),
                quiet=True,
            ),
        ),
    )


def _section(processing: Processing, kept: Sequence["KeptColumn"]) -> Section:
    rows = list(_kept_rows([each for each in kept if each.table in processing.tables]))
    facts = (
        (_("Van wie"), processing.about),
        (_("Grondslag"), processing.ground),
        (_("Wie het ziet"), processing.seen_by),
    )
    return Section(
        key=processing.tables[0],
        title=processing.title,
        blocks=(
            sheet(processing.title, (_("wat"), _("hoe het is")), facts),
            sheet(_("Gegevens"), (_("gegevens"), _("waarvoor"), _("hoe lang")), rows),
        ),
    )


def _kept_rows(kept: Iterable["KeptColumn"]) -> Iterator[tuple[str, ...]]:
    """A row a purpose and term, with all the kinds of data that serve it."""
    words = data_words()
    grouped: dict[tuple[str, str], dict[str, None]] = {}
    for each in kept:
        line = (each.personal.purpose, _how_long(each))
        grouped.setdefault(line, {})[words[each.column]] = None
    for (purpose, term), data in grouped.items():
        yield listing(list(data)), purpose, term


def _how_long(kept: "KeptColumn") -> str:
    if kept.personal.retention is Retention.ON_REQUEST:
        return _("zolang waar het bij hoort; de naam op verzoek eerder")
    after = kept_words()[kept.table][1]
    if not kept.months:
        return after
    words = ngettext("{n} maand {after}", "{n} maanden {after}", kept.months)
    return words.format(n=kept.months, after=after)


def _safety() -> Section:
    return Section(
        key="safety",
        title=_("Hoe het is beveiligd"),
        blocks=(
            Words(
                text="\n".join(
                    (
                        _(
                            "De gegevens staan in één bestand op de eigen computer. Andere gebruikers ervan "
                            "kunnen het niet lezen."
                        ),
                        _(
                            "De deur ziet geen namen van vrijwilligers. Een code houdt de Deurstand dicht."
                        ),
                        _(
                            "Wat voor de vertrouwenspersoon is, is verzegeld: niemand anders kan het lezen."
                        ),
                        _(
                            "Reservekopieën blijven hooguit twaalf maanden. Wat op verzoek is gewist, wordt na het "
                            "terugzetten van een kopie opnieuw gewist. Wat mee naar buiten gaat, gaat versleuteld mee."
                        ),
                        _(
                            "Het programma wist elke dag wat over zijn termijn is, en zegt dat een week van tevoren."
                        ),
                    )
                )
            ),
        ),
    )


def _done(requests: Sequence[PrivacyRequest]) -> Section:
    """What was done on request, without who asked."""
    rows = [
        (short_date(request.done_on), *request_words(request))
        for request in sorted(requests, key=lambda request: request.done_on)
    ]
    nothing = Words(text=_("Er is nog geen verzoek gedaan."), quiet=True)
    headings = (_("dag"), _("verzoek"), _("wat er gebeurde"))
    return Section(
        key="requests",
        title=_("Verzoeken om inzage en wissen"),
        blocks=(sheet(_("Verzoeken"), headings, rows) if rows else nothing,),
    )
