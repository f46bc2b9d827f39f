"""An empty sheet to draw on by hand, for papers that are no running text: what the PDF says of itself is set."""

from typing import IO

from reportlab.pdfgen.canvas import Canvas

from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.typesetting import one_line


def blank_sheet(
    content: IO[bytes],
    size: tuple[float, float],
    *,
    title: str,
    author: str,
    subject: str = "",
    language: str = "nl-NL",
) -> Canvas:
    """A canvas for sheets of this size, in points. Register the fonts (by a Typesetter) first."""
    canvas = Canvas(
        content,
        pagesize=size,
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type] # the stubs take it for a number
        lang=language,
    )
    canvas.setTitle(one_line(title))
    canvas.setAuthor(one_line(author))
    if subject:
        canvas.setSubject(one_line(subject))
    canvas.setCreator("Buurthuis")
    canvas.setProducer("Buurthuis")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
