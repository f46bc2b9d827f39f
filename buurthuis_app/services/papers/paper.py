"""Paper that is finished: its pages, what is said beside them, and what it was drawn from."""

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from buurthuis_app.domain.papers.document import Document, Spot
from buurthuis_app.domain.papers.names_on_paper import NameQuestion
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.reports.kit.print_notes import Notes

if TYPE_CHECKING:
    from collections.abc import Callable


class Paper(Struct, frozen=True, kw_only=True):
    """A finished PDF: how it is called, whose it is, and what its maker should know about it.

    `questions` are the names in it: it is not given out before all are decided. One that is no picture knows the
    document it was drawn from, and where its figures stand.
    """

    heading: str
    centre: str
    content: bytes
    made_with: Notes | None = None
    questions: tuple[NameQuestion, ...] = ()
    document: Document | None = None
    spots: tuple[Spot, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What its maker should know, in the language of the window: on the paper itself stands none of it."""
        return self.made_with.sentences if self.made_with else ()


def drawn(document: Document, progress: Progress | None = None) -> Paper:
    """The pages of a document."""
    from buurthuis_app.reports.kit.document_pdf import draw

    pages = draw(document, progress)
    return Paper(
        heading=document.heading,
        centre=document.centre,
        content=pages.content,
        made_with=pages.notes,
        document=document,
        spots=pages.spots,
    )


def picture(
    heading: str,
    centre: str,
    write: "Callable[[BinaryIO], Notes]",
    questions: tuple[NameQuestion, ...] = (),
) -> Paper:
    """A paper that draws itself: a poster, a form, a list to tick."""
    content = BytesIO()
    notes = write(content)
    return Paper(
        heading=heading,
        centre=centre,
        content=content.getvalue(),
        made_with=notes,
        questions=questions,
    )
