"""An empty sheet to draw on by hand, for papers that are no running text: what the PDF says of itself is set."""

from typing import IO

from buurthuis_app.reports.kit import fonts
from buurthuis_app.reports.kit.tags.tagged_canvas import TaggedCanvas
from buurthuis_app.reports.kit.typesetting import one_line


def blank_sheet(
    content: IO[bytes],
    size: tuple[float, float],
    *,
    title: str,
    author: str,
    subject: str = "",
    language: str = "nl-NL",
) -> TaggedCanvas:
    """A canvas for sheets of this size, in points. Register the fonts (by a Typesetter) first."""
    canvas = TaggedCanvas(
        content,
        pagesize=size,
        initialFontName=fonts.REGULAR,
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
