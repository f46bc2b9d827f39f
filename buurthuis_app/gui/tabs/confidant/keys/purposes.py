"""Purposes of new keys, in words: the first confidant, a second one, a successor, or after a leak."""

from buurthuis_app.domain.confidant.page import Confidant
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import Purpose
from buurthuis_app.i18n import _
from buurthuis_app.services.confidant.keys import KeyCare
from buurthuis_app.services.confidant.new_keys import Founding
from buurthuis_app.services.confidant.register import ConfidantRegister


def first(register: ConfidantRegister, people: tuple[Confidant, ...]) -> Purpose:
    """The register is set up."""
    return Purpose(
        title=_("Register instellen"),
        sentences=(
            _("Laat de vertrouwenspersoon dit zelf doen, zonder dat iemand meekijkt."),
            _(
                "Wat mensen haar vertellen, gaat op slot. Alleen zij heeft de sleutel: de "
                "coördinator en het bestuur niet."
            ),
            _(
                "Er zijn twee dingen die het register openen: een wachtzin, en een "
                "herstelsleutel op papier."
            ),
            _("Is zij allebei kwijt, dan is alles weg. Niemand kan dan nog helpen."),
            _(
                "Het slot helpt niet tegen iemand die meekijkt, tegen een besmette "
                "computer, en tegen iemand die het bestand weggooit."
            ),
        ),
        understood=_("Alles is weg als wachtzin én papier weg zijn."),
        people=people,
        begin=lambda who, words, _ticked: register.begin(who, words, words),
        activate=register.activate,
    )


def second(keys: KeyCare, people: tuple[Confidant, ...]) -> Purpose:
    """Somebody else comes beside her."""
    return Purpose(
        title=_("Tweede vertrouwenspersoon"),
        sentences=(
            _("Laat haar of hem nu zelf achter de computer zitten."),
            _("Nieuwe berichten kunnen u allebei lezen, behalve als iemand één van u kiest."),
            _("Op haar of zijn naam komt de sleutel te staan. Klopt de naam op de pagina?"),
        ),
        understood=_("Zij of hij zit nu zelf achter de computer."),
        people=people,
        begin=lambda who, words, ticked: keys.begin_second(
            who, words, words, share=any(ticked), alone=ticked[1]
        ),
        activate=_closed,
        options=(
            _("Ook laten lezen wat er al is"),
            _("Ook wat alleen voor u is bedoeld"),
        ),
    )


def successor(keys: KeyCare, people: tuple[Confidant, ...]) -> Purpose:
    """Somebody else comes in her place."""
    return Purpose(
        title=_("Overdragen aan een opvolger"),
        sentences=(
            _("Laat uw opvolger nu zelf achter de computer zitten."),
            _(
                "Zij leest daarna alle berichten en zaken. Wat zij niet hoeft te weten, "
                "vernietigt u vooraf."
            ),
            _("Uw eigen wachtzin en herstelblad openen daarna niets meer."),
            _("Wat alleen voor u is bedoeld, verdwijnt, behalve als u het hieronder aankruist."),
        ),
        understood=_("Uw opvolger zit nu zelf achter de computer."),
        people=people,
        begin=lambda who, words, ticked: keys.begin_successor(who, words, words, alone=ticked[0]),
        activate=_closed,
        options=(_("Ook laten lezen wat alleen voor u is bedoeld"),),
    )


def renewal(keys: KeyCare, own: Confidant) -> Purpose:
    """Somebody may know her secrets."""
    return Purpose(
        title=_("Nieuwe sleutel"),
        sentences=(
            _(
                "Alle berichten en zaken gaan op een nieuw slot. Uw oude wachtzin en "
                "herstelblad openen daarna niets meer."
            ),
            _(
                "Een oude kopie van het bestand gaat nog wél open met de oude wachtzin of het "
                "oude herstelblad. Het programma kan de kopieën in zijn eigen map weghalen: van het "
                "hele buurthuis is er dan alleen nog een kopie van vandaag. Kopieën op een andere "
                "plaats moet u zelf weghalen."
            ),
        ),
        understood=_("Kopieën op een andere plaats gaan nog open met de oude wachtzin."),
        people=(own,),
        begin=lambda _who, words, ticked: keys.begin_renewal(words, words, copies=ticked[0]),
        activate=_renewed,
        options=(_("De reservekopieën van vóór nu weghalen"),),
    )


def _closed(founding: Founding, typed: str) -> None:
    """She opens it with her own passphrase: what is on the screen now is not hers."""
    founding.activate(typed).session.close()


def _renewed(founding: Founding, typed: str) -> int:
    """The same; how many copies of before would not go."""
    _closed(founding, typed)
    return founding.copies_left
