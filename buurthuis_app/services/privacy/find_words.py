"""Words for what was found about a person: where it stands, how sure it is, and what can become of it."""

from collections.abc import Iterable

from buurthuis_app.domain.papers.document import Sheet
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.shared.personal_data import (
    Certainty,
    ErasureChoice,
    ErasureDecision,
    KeptBecause,
    PersonalFind,
    PrivacyRequest,
    RequestKind,
)
from buurthuis_app.i18n import _, listing, ngettext
from buurthuis_app.services.privacy.processings import data_words, title_of


def place(found: PersonalFind) -> str:
    """Where it stands: "Verhalen, Soepgroep, 22-11-2026"."""
    return ", ".join(part for part in (title_of(found.table), found.about) if part)


def content(found: PersonalFind) -> str:
    """What stands there."""
    return found.text or data_words()[found.column]


def certainty(found: PersonalFind) -> str:
    """How sure it is that it is about the person who asks."""
    return {
        Certainty.OWN: _("zeker"),
        Certainty.LIKELY: _("waarschijnlijk"),
        Certainty.PERHAPS: _("misschien"),
    }[found.certainty]


def because_names() -> dict[KeptBecause, str]:
    """The reasons for which something may be kept."""
    return {
        KeptBecause.ANOTHER: _("het gaat over iemand anders"),
        KeptBecause.ASKED: _("deze persoon wil dat het blijft"),
        KeptBecause.LAW: _("de wet vraagt het te bewaren"),
        KeptBecause.CLAIM: _("nodig voor een klacht of geschil"),
    }


def choice(found: PersonalFind, decision: ErasureDecision | None) -> str:
    """What was decided, or that it is still to be decided."""
    if decision is None:
        return _("kies nog")
    if decision.because is not None:
        return _("blijft: {why}").format(why=because_names()[decision.because])
    if decision.choice is ErasureChoice.HIDE:
        return _("naam weg")
    return _("alles weg") if not found.column else _("tekst weg")


def finds_table(found: Iterable[PersonalFind]) -> Sheet:
    """What was found, for the person to read."""
    return sheet(
        _("Waar uw naam staat of over u kan gaan"),
        ((_("waar"), 30), (_("wat er staat"), 56), (_("over u"), 14)),
        [(place(each), content(each), certainty(each)) for each in found],
    )


def request_words(request: PrivacyRequest) -> tuple[str, str]:
    """What was asked, and what became of it."""
    if request.kind is RequestKind.ACCESS:
        return _("inzage"), _("alles is getoond")
    counted = (
        (
            request.removed,
            ngettext("{n} keer tekst gewist", "{n} keer tekst gewist", request.removed),
        ),
        (
            request.hidden,
            ngettext("{n} keer de naam gewist", "{n} keer de naam gewist", request.hidden),
        ),
        (request.kept, ngettext("{n} keer bewaard", "{n} keer bewaard", request.kept)),
    )
    done = listing([words.format(n=n) for n, words in counted if n])
    why = listing([because_names()[each] for each in KeptBecause if each in request.kept_because])
    if why:
        return _("wissen"), _("{done} ({why})").format(done=done, why=why)
    return _("wissen"), done or _("opnieuw gewist na terugzetten")
