"""The confidant on paper: a poster for the wall, and cards to take along."""

from collections.abc import Sequence

from buurthuis_app.domain.confidant.poster import DUTCH, Poster, PosterSize, language
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.confidant.messages import Confiding
from buurthuis_app.services.confidant.page import Confidants
from buurthuis_app.services.papers.paper import Paper, picture


class ConfidantPapers:
    """Makes the papers."""

    def __init__(self, database: Database, confidants: Confidants, confiding: Confiding) -> None:
        self._database = database
        self._confidants = confidants
        self._confiding = confiding

    @in_dutch()
    def poster(
        self,
        *,
        size: PosterSize = PosterSize.A4,
        main: str = DUTCH,
        others: Sequence[str] = ("en", "tr", "pl", "uk", "ar"),
    ) -> Paper:
        """The poster in the language `main`, with a line below in each of `others`, by their codes.

        Raises Invalid while nobody stands on the page, KeyAlarm when a key was swapped.
        """
        from buurthuis_app.reports.confidant.poster import write_poster

        poster = self._of(size, main, others)
        heading = _("Affiche vertrouwenspersoon")
        return picture(heading, poster.centre, lambda out: write_poster(poster, out))

    @in_dutch()
    def cards(self, *, main: str = DUTCH) -> Paper:
        """A sheet of cards for each confidant. Raises Invalid while nobody stands on the page."""
        from buurthuis_app.reports.confidant.cards import write_cards

        poster = self._of(PosterSize.A4, main, ())
        heading = _("Kaartjes vertrouwenspersoon")
        return picture(heading, poster.centre, lambda out: write_cards(poster, out))

    @in_dutch()
    def recovery_sheet(self, key: str, words: str, name: str) -> bytes:
        """The sheet with the recovery key, as a PDF in memory: print it, and write it nowhere."""
        from buurthuis_app.reports.confidant.recovery_sheet import drawn_sheet

        return drawn_sheet(self._confidants.recovery_sheet(key, words, name))

    def _of(self, size: PosterSize, main: str, others: Sequence[str]) -> Poster:
        with self._database.read() as work:
            page = self._confidants.page_in(work)
            if not page.confidants:
                raise Invalid(
                    _(
                        "Er staat nog geen vertrouwenspersoon op de pagina. Vul haar of hem eerst in."
                    )
                )
            holders = self._confiding.holders_in(work)
        return Poster(
            centre=page.centre,
            confidants=page.confidants,
            photos=page.photos,
            behaviours=page.behaviours,
            words=language(main),
            others=tuple(language(code) for code in others if code != main),
            size=size,
            mailbox=holders.ready,
            known_by=holders.words if holders.ready else (),
        )
