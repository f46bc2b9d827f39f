"""Notes for the maker of a paper: how long it became, and which letters could not be shown."""

import unicodedata

from msgspec import Struct

from buurthuis_app.i18n import _, listing


class Notes(Struct, frozen=True, kw_only=True):
    """What there is to say about a finished paper."""

    pages: int
    missing_letters: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes as sentences for the user; empty when all went well."""
        if not self.missing_letters:
            return ()
        named = listing([_named(letter) for letter in self.missing_letters])
        return (
            _("Deze tekens kan het lettertype niet tonen, er staat een blokje: {letters}.").format(
                letters=named
            ),
        )


def _named(letter: str) -> str:
    """A letter with its number in Unicode; half a letter cannot be shown anywhere, so only its number."""
    number = f"U+{ord(letter):04X}"
    return number if unicodedata.category(letter) == "Cs" else f"{letter} ({number})"
