"""Pages of a PDF as pictures, through pypdfium2. Used on the long lane only: pdfium knows one thread at a time."""

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """In points (1/72 inch)."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return tuple(PageSize(width=width, height=height) for width, height in sizes)


def page_picture(pdf: bytes, number: int, pixels_per_point: float) -> QImage:
    """Page `number` (from 0) on white."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=pixels_per_point, prefer_bgrx=True, may_draw_forms=False)
        try:
            picture = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            )
            return picture.copy()  # its own memory: pdfium's is freed below
        finally:
            bitmap.close()
            page.close()
