"""A person's photo on paper: the part with the face, as a square with round corners."""

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from buurthuis_app.domain.confidant.page import ConfidantPhoto
from buurthuis_app.reports.kit.tags.tag_tree import content, spoken


def draw_square_photo(
    canvas: Canvas, photo: ConfidantPhoto, corner: tuple[float, float], side: float, *, said: str
) -> None:
    """The middle of a photo as a square with round corners. `said` is read instead."""
    with content(canvas, "Figure", spoken(canvas, said, (*corner, side, side))):
        _square(canvas, photo, corner, side)


def _square(
    canvas: Canvas, photo: ConfidantPhoto, corner: tuple[float, float], side: float
) -> None:
    left, bottom = corner
    canvas.saveState()
    around = canvas.beginPath()
    around.roundRect(left, bottom, side, side, side / 12)
    canvas.clipPath(around, stroke=0, fill=0)
    scale = side / min(photo.width, photo.height)
    wide, high = photo.width * scale, photo.height * scale
    # Faces stand in the upper half of an upright picture.
    down = (high - side) * 0.35
    canvas.drawImage(
        ImageReader(io.BytesIO(photo.content)),
        left - (wide - side) / 2,
        bottom - (high - side) + down,
        wide,
        high,
    )
    canvas.restoreState()
