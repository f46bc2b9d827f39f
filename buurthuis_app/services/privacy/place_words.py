"""Words for the place of the data: whose folder it is, where it is open, and what is found in another."""

from buurthuis_app import paths
from buurthuis_app.i18n import _, number
from buurthuis_app.persistence.place.presence import where_open
from buurthuis_app.services.privacy import backup_words
from buurthuis_app.services.privacy.data_place import (
    PlaceFacts,
    PlaceFound,
    PlaceKind,
    ServerFound,
)

_MEGABYTE = 1_000_000


def whose(kind: PlaceKind, *, remote: bool) -> str:
    """Whose folder it is."""
    if kind is PlaceKind.OWN:
        return _("Op deze computer, alleen voor u")
    if kind is PlaceKind.SERVER:
        return _("Op een server, versleuteld op de lijn") if remote else _("Op een server")
    if kind is PlaceKind.EVERYBODY:
        return _("Op deze computer, voor iedereen die hem gebruikt")
    return _("In een map op een andere computer") if remote else _("In een map die is gekozen")


def facts(facts: PlaceFacts) -> str:
    """How large the data are, and when they were copied."""
    made = facts.backed_up and backup_words.moment(facts.backed_up)
    if facts.size is None:
        if made is None:
            return _("Nog geen reservekopie op deze computer")
        return _("Laatste reservekopie op deze computer: {when}").format(when=made)
    size = _("{n} MB").format(n=number(facts.size / _MEGABYTE, 1))
    if made is None:
        return _("{size}, nog geen reservekopie").format(size=size)
    return _("{size}, laatste reservekopie {when}").format(size=size, when=made)


def openings(facts: PlaceFacts) -> str:
    """Where else the data are open; of a server only the server itself knows."""
    if facts.kind is PlaceKind.SERVER:
        return ""
    others = list(facts.computers)
    if paths.computer_name() in others:
        others.remove(paths.computer_name())  # this window
    if not others:
        return _("Nu alleen hier open.")
    return _("Nu ook open {where}.").format(where=where_open(tuple(others)))


def found(found: PlaceFound | ServerFound) -> str:
    """What is in the folder or on the server, and what can be done with it."""
    if isinstance(found, ServerFound):
        return _on_server(found)
    if found.contents is None:
        return _(
            "Deze map is goed: er is ruimte, en twee computers zitten elkaar er niet in de weg. Uw gegevens kunnen "
            "erheen verhuizen. Wat er nu staat, blijft als reservekopie op zijn plaats."
        )
    name = found.centre or _("een buurthuis zonder naam")
    return _(
        "Hier staan al gegevens: {name}, {contents}. U kunt die gebruiken. "
        "Wat u nu hebt, blijft staan waar het staat en komt er niet bij."
    ).format(name=name, contents=backup_words.contents(found.contents))


def _on_server(found: ServerFound) -> str:
    line = _("De lijn is versleuteld.") if found.remote else _("De server is deze computer zelf.")
    if found.centre is None:
        sentence = _(
            "De server laat u binnen, en er staat nog geen buurthuis. {line} Uw gegevens kunnen erheen verhuizen; "
            "daarna wordt elke regel vergeleken. Wat er nu staat, blijft als reservekopie op deze computer."
        )
        return sentence.format(line=line)
    sentence = _(
        "De server laat u binnen. {line} Daar staat al een buurthuis: {name}. U kunt dat gebruiken. "
        "Wat u nu hebt, blijft staan waar het staat en komt er niet bij."
    )
    return sentence.format(line=line, name=found.centre or _("een buurthuis zonder naam"))
